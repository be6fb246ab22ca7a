"""Objects of a PDF that are written by ourselves: reportlab takes its time over a dictionary."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStream, PDFZCompress

_AS_IT_IS = frozenset({*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)})
"""Characters whose code in a short text string is their own (ISO 32000-1, D.2)."""


class Written(PDFObject):
    """An object whose bytes are known by the time the file is saved; ``number`` is its own."""

    __RefOnly__ = 1
    data = b""

    def __init__(self, document: Any) -> None:
        self.reference = document.Reference(self)
        self.number = int(document.idToObjectNumberAndVersion[self.reference.name][0])

    def format(self, _document: Any) -> bytes:
        """The object as it stands in the file."""
        return self.data


def number_of(document: Any, reference: Any) -> int:
    """The number of an object of reportlab's that is referred to."""
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def stream_of(document: Any, data: bytes) -> PDFStream:
    """A stream of a document, smaller in the file where that is wanted."""
    stream = PDFStream()
    stream.content = data
    if document.compression:
        stream.filters = [PDFZCompress]
    return stream


def text_string(text: str) -> bytes:
    """A text as a string of the file, in one byte a character where that says it all."""
    if _AS_IT_IS.issuperset(map(ord, text)):
        plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({plain})".encode("latin-1")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()
