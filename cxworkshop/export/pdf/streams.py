"""Streams that end on a line of their own, as PDF/A asks of every file (ISO 19005-2, 6.1.7.1)."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream

_END = b"endstream\n"
_EOL = b"\r\n"
"""Both: who measures a stream from its end takes a last byte of data for half of a single one."""


@cache
def mend_streams() -> None:
    """Let reportlab write an end of line before every ``endstream``; works once."""
    stream: Any = PDFStream
    written = stream.format

    def format_mended(self: Any, document: Any) -> bytes:
        data: bytes = written(self, document)
        return data[: -len(_END)] + _EOL + _END

    stream.format = format_mended
