"""Outputs read back, and compared with what is kept of them in ``tests/golden/``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cxworkshop.export.exporter import Exporter, ExportOptions, Quiet
from cxworkshop.i18n import Message, catalogue
from cxworkshop.model.document import Document

GOLDEN = Path(__file__).parent.parent / "golden"
RENEW = "CXWORKSHOP_RENEW_GOLDEN"


def written(
    exporter: Exporter,
    document: Document,
    path: Path,
    *,
    language: str = "en",
    **options: Any,
) -> tuple[Message, ...]:
    """Write an output and give its notes."""
    return exporter.write(document, catalogue(language), ExportOptions(**options), path, Quiet())


def page_texts(path: Path) -> list[str]:
    """The text of every page of a PDF, as another program reads it."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(str(path))
    found: list[str] = []
    for page in document:
        text_page = page.get_textpage()
        found.append(text_page.get_text_range().replace("\r\n", "\n"))
        text_page.close()
        page.close()
    document.close()
    return found


def assert_golden(name: str, text: str) -> None:
    """Compare with the kept text; with CXWORKSHOP_RENEW_GOLDEN=1 keep this one instead."""
    path = GOLDEN / name
    if os.environ.get(RENEW):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == kept, f"{path.name} is another now; if it should be: {RENEW}=1 pytest, and look"
