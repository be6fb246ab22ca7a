"""Pages of a PDF as pictures, without any screen library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec


class PagePicture(msgspec.Struct, frozen=True):
    """One page as RGB bytes, three a pixel, rows from the top."""

    width: int
    height: int
    rgb: bytes


class Preview:
    """The pages of one PDF file; close it when done."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(str(path))

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int, width: int) -> PagePicture:
        """A page, counted from 0, drawn ``width`` pixels wide."""
        page = self._document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        rgb = bytes(bitmap.to_pil().convert("RGB").tobytes())
        picture = PagePicture(bitmap.width, bitmap.height, rgb)
        bitmap.close()
        page.close()
        return picture

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()
