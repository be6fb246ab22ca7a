"""Reads the fields of a PDF that may come from anybody. Runs in a process of its own, with limits.

The PDF comes in as bytes on standard input, its fields go out as JSON on standard output:
``{"fields": {name: value}}`` or ``{"error": code}``. Nothing in it is run, drawn or fetched.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from typing import Any

from cxworkshop.importing.child import Refused, answer

FLAG = "--read-form"
"""The argument with which a frozen program starts itself as this reader."""

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 500
MAX_FIELDS = 20_000
MAX_NAME = 400
MAX_TEXT = 4000
CPU_SECONDS = 4
MEMORY = 768 * 1024 * 1024

_PREFIX = "cx1/"


def main() -> int:
    """Read standard input, write the answer. Always returns 0: the answer says how it went."""
    return answer(lambda data: {"fields": fields_of(data)}, MAX_BYTES, CPU_SECONDS, MEMORY)


def fields_of(data: bytes) -> dict[str, str]:
    """The fields with our names and what stands in them; "" where nothing was filled in.

    Raises Refused for what is no form of ours, or too big; whatever else is raised: it is damaged.
    """
    if len(data) > MAX_BYTES:
        raise Refused("too_big")
    if b"%PDF-" not in data[:1024]:
        raise Refused("not_a_pdf")
    import pypdfium2

    pdfium: Any = pypdfium2
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        is_locked = code == pdfium.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Refused("protected" if is_locked else "damaged") from None
    if len(document) > MAX_PAGES:
        raise Refused("too_big")
    document.init_forms()
    found: dict[str, str] = {}
    others = 0
    for number in range(len(document)):
        for name, value in _widgets(pdfium.raw, document, number):
            if not name.startswith(_PREFIX):
                others += 1
            elif value or name not in found:
                found[name] = value
            if len(found) + others > MAX_FIELDS:
                raise Refused("too_big")
    if not found:
        raise Refused("another_form" if others else "no_fields")
    return found


def _widgets(raw: Any, document: Any, number: int) -> Iterator[tuple[str, str]]:
    """The name and the value of every field on a page."""
    if document.formenv is None:
        return
    page = raw.FPDF_LoadPage(document.raw, number)
    if not page:
        return
    form = document.formenv.raw
    raw.FORM_OnAfterLoadPage(page, form)  # without it no box is known to be ticked
    try:
        for place in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
            annotation = raw.FPDFPage_GetAnnot(page, place)
            if not annotation:
                continue
            try:
                kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
                if kind > raw.FPDF_FORMFIELD_UNKNOWN:
                    name = _text(raw.FPDFAnnot_GetFormFieldName, form, annotation, MAX_NAME)
                    yield name, _value(raw, form, annotation, kind)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)
    finally:
        raw.FORM_OnBeforeClosePage(page, form)
        raw.FPDF_ClosePage(page)


def _value(raw: Any, form: Any, annotation: Any, kind: int) -> str:
    if kind in (raw.FPDF_FORMFIELD_RADIOBUTTON, raw.FPDF_FORMFIELD_CHECKBOX):
        if not raw.FPDFAnnot_IsChecked(form, annotation):
            return ""
        return _text(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation, MAX_NAME)
    text = _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation, MAX_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(ask: Any, form: Any, annotation: Any, most: int) -> str:
    """A text that pdfium tells, cut to ``most`` characters."""
    size = ask(form, annotation, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")[:most]


if __name__ == "__main__":
    sys.exit(main())
