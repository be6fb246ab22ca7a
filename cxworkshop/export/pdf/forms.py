"""Fields of a PDF that are filled in on screen (ISO 32000-1, 12.7), tagged like all else.

reportlab's own know Latin-1 and the standard fonts only, and no tags. Here every field brings
its look with it, in an embedded font, and says by itself what is asked.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.blocks import Choice, Field, TextField, asked_of
from cxworkshop.export.pdf.form_font import FORM_FONT, form_font
from cxworkshop.export.pdf.objects import Written, number_of, text_string
from cxworkshop.export.pdf.pages import FIELD, INK
from cxworkshop.export.pdf.sheets import Widget
from cxworkshop.export.pdf.tags import Marks
from cxworkshop.figures.colour import parsed

_MULTILINE, _RADIO = 1 << 12, 1 << 15
_SIZE = 9.0
_MOST = 2000
"""Characters that a text field takes."""
TICKED = "yes"
"""The value of a box that is ticked."""
_OFF = "Off"
_PRINTED = 4
"""The flag of a widget that is printed."""
_CURVE = 0.5523
"""How far the handles of a quarter of a circle stand off, in radii."""


class Form:
    """The fields of one document, which has ``pages`` pages; their tags go into ``marks``."""

    def __init__(self, canvas: Canvas, marks: Marks, pages: int) -> None:
        inner: Any = canvas
        self._canvas = inner
        self._document: Any = inner._doc  # noqa: SLF001 - reportlab has no public way
        self._marks = marks
        self._pages = pages
        self._fields: list[Written] = []
        self._groups: dict[str, tuple[Written, Choice, list[int]]] = {}
        self._looks: dict[tuple[str, float, float], int] = {}

    def put(self, widget: Widget, page: int, height: float) -> None:
        """Put a field on the page that is drawn now, ``height`` points high."""
        field = widget.field
        bottom = height - widget.y - widget.height
        corners = (widget.x, bottom, widget.x + widget.width, bottom + widget.height)
        made = Written(self._document)
        if isinstance(field, Choice):
            group, _, kids = self._group(field)
            kids.append(made.number)
            belongs = b"/Parent %d 0 R" % group.number
        else:
            self._fields.append(made)
            belongs = b"/T " + text_string(field.name)
        said = text_string(asked_of(field))
        made.data = b"<< %b /Rect [%b] /StructParent %d %b /TU %b /Contents %b %b >>" % (
            _WIDGET,
            " ".join([f"{corner:.2f}" for corner in corners]).encode(),
            self._pages + len(self._marks.fields),
            belongs,
            said,
            said,
            self._own(field, widget.width, widget.height).encode(),
        )
        self._canvas._annotationrefs.append(made.reference)  # noqa: SLF001 - as above
        self._marks.fields[widget.tag] = (page, made.number)

    def finish(self) -> None:
        """Tell the document of its fields, once every page is drawn."""
        if not self._fields:
            return
        for group, choice, kids in self._groups.values():
            group.data = b"<< /FT /Btn /Ff %d /T %b /TU %b /V /%b /Kids [%b] >>" % (
                _RADIO,
                text_string(choice.name),
                text_string(choice.asked or choice.told),
                _OFF.encode(),
                b" ".join([b"%d 0 R" % kid for kid in kids]),
            )
        font = self._document.Reference(form_font(self._document))
        form = PDFDictionary(
            {
                "Fields": PDFArray([field.reference for field in self._fields]),
                "DA": PDFString(_appearance()),
                "DR": PDFDictionary({"Font": PDFDictionary({FORM_FONT: font})}),
            }
        )
        self._document.Catalog.AcroForm = form

    def _group(self, choice: Choice) -> tuple[Written, Choice, list[int]]:
        """The field whose answers are chosen from, with its answers so far."""
        found = self._groups.get(choice.name)
        if found is None:
            group = Written(self._document)
            found = self._groups[choice.name] = (group, choice, [])
            self._fields.append(group)
        return found

    def _own(self, field: Field, width: float, height: float) -> str:
        """What is a field's own: its type and its looks."""
        if isinstance(field, TextField):
            look = self._look("field", width, height)
            lines = _MULTILINE if field.lines > 1 else 0
            told = f"/FT /Tx /Ff {lines} /MaxLen {_MOST} /DA ({_appearance()}) /V ()"
            return f"{told} /AP << /N {look} 0 R >>"
        is_choice = isinstance(field, Choice)
        on = field.value if isinstance(field, Choice) else TICKED
        chosen = self._look("chosen" if is_choice else "ticked", width, height)
        empty = self._look("ring" if is_choice else "box", width, height)
        looks = f"/AP << /N << /{on} {chosen} 0 R /{_OFF} {empty} 0 R >> >> /AS /{_OFF}"
        return looks if is_choice else f"/FT /Btn /V /{_OFF} {looks}"

    def _look(self, name: str, width: float, height: float) -> int:
        key = (name, round(width, 2), round(height, 2))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._stream(_drawn(name, width, height), width, height)
        return found

    def _stream(self, code: str, width: float, height: float) -> int:
        stream = PDFStream()
        stream.content = code
        stream.dictionary["Type"] = PDFName("XObject")
        stream.dictionary["Subtype"] = PDFName("Form")
        stream.dictionary["BBox"] = PDFArray([0, 0, round(width, 2), round(height, 2)])
        stream.dictionary["Resources"] = PDFDictionary({})
        return number_of(self._document, self._document.Reference(stream))


def _appearance() -> str:
    return f"/{FORM_FONT} {_SIZE:g} Tf {_code(INK)} rg"


def _code(colour: str) -> str:
    return " ".join(f"{share:g}" for share in _shares(colour))


def _shares(colour: str) -> list[float]:
    return [round(part / 255, 3) for part in parsed(colour) or (0, 0, 0)]


_WIDGET = (
    f"/Type /Annot /Subtype /Widget /F {_PRINTED} /MK << /BC [{_code(FIELD)}] >> "
    "/BS << /W 1 /S /S >>"
).encode()
"""What all fields have in common."""


def _drawn(name: str, width: float, height: float) -> str:
    """The code of a look."""
    if name == "field":
        return f"{_frame(width, height)}\n/Tx BMC\nEMC"
    if name in ("ring", "chosen"):
        middle, radius = (width / 2, height / 2), min(width, height) / 2 - 0.6
        code = f"q 0.8 w {_code(FIELD)} RG {_circle(*middle, radius)} S Q"
        if name == "chosen":
            code += f"\nq {_code(INK)} rg {_circle(*middle, radius * 0.55)} f Q"
        return code
    code = f"q 0.8 w {_code(FIELD)} RG 0.6 0.6 {width - 1.2:.2f} {height - 1.2:.2f} re S Q"
    if name == "ticked":
        points = ((0.22, 0.5), (0.43, 0.26), (0.8, 0.76))
        steps = [
            f"{x * width:.2f} {y * height:.2f} {'l' if number else 'm'}"
            for number, (x, y) in enumerate(points)
        ]
        code += f"\nq 1.6 w 1 J 1 j {_code(INK)} RG {' '.join(steps)} S Q"
    return code


def _frame(width: float, height: float) -> str:
    return f"q 0.6 w {_code(FIELD)} RG 0.3 0.3 {width - 0.6:.2f} {height - 0.6:.2f} re S Q"


def _circle(x: float, y: float, radius: float) -> str:
    off = radius * _CURVE
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"{left:.2f} {y:.2f} m "
        f"{left:.2f} {y + off:.2f} {x - off:.2f} {high:.2f} {x:.2f} {high:.2f} c "
        f"{x + off:.2f} {high:.2f} {right:.2f} {y + off:.2f} {right:.2f} {y:.2f} c "
        f"{right:.2f} {y - off:.2f} {x + off:.2f} {low:.2f} {x:.2f} {low:.2f} c "
        f"{x - off:.2f} {low:.2f} {left:.2f} {y - off:.2f} {left:.2f} {y:.2f} c h"
    )
