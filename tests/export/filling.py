"""Forms as somebody fills them in: by the keys and clicks of a reader, or as others save them."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf

from cxworkshop.activities.form_names import Asked, FormName, form_name


def names(path: Path) -> list[FormName]:
    """The names of all fields of a form, in their order."""
    with pikepdf.open(path) as pdf:
        found = [form_name(str(field.T)) for field in pdf.Root.AcroForm.Fields]
    assert None not in found
    return [name for name in found if name is not None]


def of(path: Path, asked: Asked, number: int | None = None) -> FormName:
    """The first field that asks for something."""
    return next(
        name for name in names(path) if name.asked is asked and number in (None, name.number)
    )


def saved(path: Path, values: Mapping[FormName, str], target: Path) -> Path:
    """The form saved by a program that writes values and their states, whole and anew."""
    by_name = {name.written: value for name, value in values.items()}
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = by_name.get(str(field.T))
            if value is None:
                continue
            if field.get("/FT") == "/Tx":
                field.V = pikepdf.String(value)
                continue
            field.V = pikepdf.Name(f"/{value}")
            for button in field.get("/Kids", [field]):
                is_on = f"/{value}" in button.AP.N
                button.AS = pikepdf.Name(f"/{value}" if is_on else "/Off")
        pdf.save(target)
    return target


def appended(path: Path, name: FormName, text: str, target: Path) -> Path:
    """The form with one text more as an incremental update at its end, as many readers save."""
    data = path.read_bytes()
    start = data.rindex(b"startxref")
    before = int(data[start + 9 :].split()[0])
    with pikepdf.open(path) as pdf:
        size = int(pdf.trailer.Size)
        root = pdf.trailer.Root.objgen
        field = next(each for each in pdf.Root.AcroForm.Fields if str(each.T) == name.written)
        number, generation = field.objgen
        field.V = pikepdf.String(text)
        held = field.unparse(resolved=True)
    place = len(data) + 1
    update = b"\n%d %d obj\n%s\nendobj\n" % (number, generation, held)
    at = len(data) + len(update)
    update += b"xref\n%d 1\n%010d %05d n \n" % (number, place, generation)
    update += b"trailer\n<< /Size %d /Root %d %d R /Prev %d >>\n" % (size, *root, before)
    update += b"startxref\n%d\n%%%%EOF\n" % at
    target.write_bytes(data + update)
    return target


def clicked(path: Path, name: FormName, value: str, target: Path) -> Path:
    """The form filled in with a reader's own mouse: pdfium, as in Chrome."""
    import pypdfium2

    raw: Any = pypdfium2.raw
    pdf = pypdfium2.PdfDocument(str(path))
    pdf.init_forms()
    x, y, page_number = _place(path, name, value)
    page = pdf[page_number]
    form = pdf.formenv.raw
    raw.FORM_OnMouseMove(form, page.raw, 0, x, y)
    raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
    raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
    if name.asked in (Asked.HAPPENED, Asked.EVIDENCE, Asked.NAME):
        typed = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
        pointer = ctypes.cast(typed, ctypes.POINTER(ctypes.c_ushort))
        raw.FORM_ReplaceSelection(form, page.raw, pointer)
    raw.FORM_ForceToKillFocus(form)
    pdf.save(str(target))
    return target


def _place(path: Path, name: FormName, value: str) -> tuple[float, float, int]:
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.get("/Annots", []):
                holder = widget.get("/Parent", widget)
                is_it = str(holder.T) == name.written
                if is_it and (widget.get("/FT") == "/Tx" or f"/{value}" in widget.AP.N):
                    left, low, right, high = map(float, widget.Rect)
                    return (left + right) / 2, (low + high) / 2, number
    raise AssertionError(name)
