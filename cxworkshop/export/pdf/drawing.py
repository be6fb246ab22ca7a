"""Pages drawn with reportlab: lines of text, rules, boxes, pictures, header and footer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cxworkshop.blocks import Report
from cxworkshop.export.pdf.forms import Form
from cxworkshop.export.pdf.pages import LINE, MARGIN, QUIET
from cxworkshop.export.pdf.plates import PlatePainter
from cxworkshop.export.pdf.sheets import Box, Line, Page, Picture, Piece, Plate, Rule, Tag
from cxworkshop.export.pdf.streams import mend_streams
from cxworkshop.export.pdf.tags import Marks, Told, add_tree
from cxworkshop.export.pdf.type import SANS, Faces
from cxworkshop.export.pdf.writing import Writer, indent
from cxworkshop.figures.colour import parsed
from cxworkshop.figures.inks import paper_inks

PROGRAM = "CX Workshop"
_ARTIFACT, _END = "/Artifact BMC", "EMC"
_REPEATED = "/Artifact <</Type /Pagination>> BDC"
_NO_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufffe\uffff]+"
)


class Laid(Protocol):
    """A document laid out: its pages, and how it is read out."""

    faces: Faces
    colour: str
    tree: Tag

    @property
    def pages(self) -> list[Page]:
        """Every page, the cover first."""
        ...


def draw(
    report: Report,
    layout: Laid,
    target: Path,
    size: tuple[float, float],
    progress: Callable[[float], None] = lambda _: None,
    *,
    is_archival: bool = False,
) -> None:
    """Write the pages of a layout as one tagged PDF. The same report gives the same bytes.

    ``is_archival`` makes it one for archives (PDF/A-2a) as well.
    """
    told = Told(
        title=_plain(f"{report.title} – {report.name}"),
        author=_plain(report.author or report.organisation),
        subject=_plain(report.name),
        program=PROGRAM,
        language=report.language,
        is_archival=is_archival,
    )
    mend_streams()
    settings: dict[str, Any] = {
        "initialFontName": SANS,
        "lang": report.language,
        "pdfVersion": (1, 7),
    }
    canvas = Canvas(str(target), pagesize=size, invariant=1, pageCompression=1, **settings)
    inner: Any = canvas
    inner._doc.info = _Properties()  # noqa: SLF001 - reportlab has no public way to its objects
    canvas.setTitle(told.title)
    canvas.setAuthor(told.author)
    canvas.setSubject(told.subject)
    canvas.setCreator(told.program)
    canvas.setProducer(told.program)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    paper = size
    covers = sum(page.is_cover for page in layout.pages)
    last = len(layout.pages) - covers
    marks = Marks()
    writer = Writer(canvas, report.language)
    form = Form(canvas, marks, len(layout.pages))
    plates = PlatePainter(canvas, layout.faces, paper_inks(layout.colour), writer)
    for number, page in enumerate(layout.pages):
        if (page.width, page.height) != paper:
            canvas.setPageSize((page.width, page.height))
            paper = (page.width, page.height)
        _bookmark(canvas, page, number)
        if not (page.is_cover or page.is_bare):
            place = f"{number - covers + 1} / {last}"
            _frame(page, report, layout, place, is_said=number == covers == 0)
        _Painter(canvas, page.height, marks, plates, writer).paint(page)
        for widget in page.widgets:
            form.put(widget, number, page.height)
        canvas.showPage()
        progress((number + 1) / len(layout.pages))
    form.finish()
    add_tree(canvas, layout.tree, marks, told)
    canvas.save()


class _Properties(PDFInfo):
    """What a reader says about the file: no date, as the same report gives the same bytes."""

    def format(self, document: Any) -> Any:
        told = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        return PDFDictionary({key: PDFString(text) for key, text in told.items()}).format(document)


def _plain(text: str) -> str:
    """A text for a reader's window: no control characters, no halves of characters."""
    return _NO_TEXT.sub(" ", text)


def _bookmark(canvas: Canvas, page: Page, number: int) -> None:
    for place, title in enumerate(page.bookmarks):
        key = f"section-{number}-{place}"
        canvas.bookmarkPage(key, fit="FitH", top=page.height)
        canvas.addOutlineEntry(_plain(title), key, level=0)


def _frame(page: Page, report: Report, layout: Laid, place: str, *, is_said: bool) -> None:
    """The running header and the footer of one page; read out where no cover has said it all."""
    faces, right, height = layout.faces, page.width - MARGIN, page.height
    room = right - MARGIN
    owner = _fitted(faces.bold.lines(report.organisation, 9, room * 0.4))
    running = _fitted(faces.sans.lines(report.running, 9, room * 0.58))
    named = " · ".join(filter(None, (report.name, report.version)))
    name = _fitted(faces.sans.lines(named, 8, room * 0.8))
    head, foot = 52.0, height - 30
    page.shapes.append(Rule(MARGIN, height - 44, right, height - 44, LINE))
    told = [
        Line(MARGIN, head, faces.bold, 9, layout.colour, owner),
        Line(right - faces.sans.width(running, 9), head, faces.sans, 9, QUIET, running),
        Line(MARGIN, foot, faces.sans, 8, QUIET, name),
    ]
    if is_said:
        said = [Piece(Tag("P"), [line]) for line in told if line.text]
        page.pieces[:0] = said
        layout.tree.inside[:0] = [piece.tag for piece in said]
    else:
        page.repeated += told
    page.repeated.append(
        Line(right - faces.sans.width(place, 8), foot, faces.sans, 8, QUIET, place)
    )


def _fitted(lines: list[str]) -> str:
    return str(lines[0]) if len(lines) == 1 else f"{lines[0].rstrip()}…"


class _Painter:
    """Draws one page with the origin at the top left, every piece between its marks.

    What is decoration or a repetition stands between the marks of an artifact, so that it is not
    read out. Lines go into one text object until a figure ends it: that is what makes it fast.
    """

    def __init__(
        self,
        canvas: Canvas,
        height: float,
        marks: Marks,
        plates: PlatePainter,
        writer: Writer,
    ) -> None:
        self._canvas = canvas
        self._height = height
        self._marks = marks
        self._plates = plates
        self._text: PDFTextObject | None = None
        self._writer = writer
        self._colour = ""

    def paint(self, page: Page) -> None:
        """Draw the page."""
        self._marks.begin_page()
        if page.shapes:
            self._code(_ARTIFACT)
            for shape in page.shapes:
                self._shape(shape)
            self._code(_END)
        for piece in page.pieces:
            mark = f"/{piece.tag.role} <</MCID {self._marks.mark(piece.tag)}>> BDC"
            if piece.figure is None:
                self._lines(mark, piece.lines)
            else:
                self._end_text()
                self._code(mark)
                self._shape(piece.figure)
                self._code(_END)
        self._lines(_REPEATED, [line for line in page.repeated if line.text])
        self._end_text()

    def _code(self, code: str) -> None:
        canvas: Any = self._canvas
        canvas._code.append(code)  # noqa: SLF001 - reportlab has no marks of its own

    def _end_text(self) -> None:
        if self._text is not None:
            self._canvas.drawText(self._text)
            self._text, self._colour = None, ""

    def _lines(self, mark: str, lines: list[Line]) -> None:
        if self._text is None:
            self._text = self._writer.begin()
        text: Any = self._text
        code: list[str] = text._code  # noqa: SLF001 - reportlab has no marks of its own
        code.append(mark)
        for line in lines:
            if line.colour != self._colour:
                self._colour = line.colour
                code.append(_fill(line.colour))
            x = line.x + indent(line.face, line.size, line.text)
            code.append(f"1 0 0 1 {x:.2f} {self._height - line.y:.2f} Tm")
            self._writer.put(line.face, line.size, line.text)
        code.append(_END)

    def _shape(self, shape: Rule | Box | Picture | Plate) -> None:
        if isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Plate):
            self._plates.paint(shape, self._height)
        elif isinstance(shape, Rule):
            self._rule(shape)
        else:
            self._picture(shape)

    def _rule(self, rule: Rule) -> None:
        canvas = self._canvas
        canvas.setStrokeColorRGB(*_rgb(rule.colour))
        canvas.setLineWidth(rule.width)
        canvas.line(rule.x, self._height - rule.y, rule.x2, self._height - rule.y2)

    def _box(self, box: Box) -> None:
        canvas = self._canvas
        if box.fill:
            canvas.setFillColorRGB(*_rgb(box.fill))
        if box.stroke:
            canvas.setStrokeColorRGB(*_rgb(box.stroke))
            canvas.setLineWidth(0.8)
        y = self._height - box.y - box.height
        shape = (box.x, y, box.width, box.height)
        fill, stroke = int(bool(box.fill)), int(bool(box.stroke))
        if box.radius:
            canvas.roundRect(*shape, radius=box.radius, fill=fill, stroke=stroke)
        else:
            canvas.rect(*shape, fill=fill, stroke=stroke)

    def _picture(self, picture: Picture) -> None:
        y = self._height - picture.y - picture.height
        self._canvas.drawImage(
            ImageReader(io.BytesIO(picture.data)),
            picture.x,
            y,
            picture.width,
            picture.height,
            mask="auto",
        )


@cache
def _fill(colour: str) -> str:
    red, green, blue = _rgb(colour)
    return f"{red:.4f} {green:.4f} {blue:.4f} rg"


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = parsed(colour) or (0, 0, 0)
    return red / 255, green / 255, blue / 255
