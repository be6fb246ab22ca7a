"""Pictures of every widget and of two pages, to judge the look by: ``--out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop_ui.theme.apply import STYLE, Mode, Theme
from cxworkshop_ui.theme.gallery_pages import agenda_page, commitments_page
from cxworkshop_ui.theme.gallery_widgets import controls_page, pieces_page

PAGES = {
    "controls": controls_page,
    "pieces": pieces_page,
    "agenda": agenda_page,
    "commitments": commitments_page,
}

SIZES: tuple[tuple[str, int, int, Mode, float], ...] = (
    ("light", 1440, 900, "light", 1.0),
    ("dark", 1440, 900, "dark", 1.0),
    ("small", 1280, 720, "light", 1.0),
    ("large-text", 1280, 720, "light", 2.0),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a picture of each page in each look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], *STYLE])
    chosen.out.mkdir(parents=True, exist_ok=True)
    theme = Theme("light")
    theme.apply(app)
    for name, width, height, mode, scale in SIZES:
        theme.set_mode(mode)
        theme.set_text_scale(scale)
        for page_name, make in PAGES.items():
            if chosen.only and chosen.only not in page_name:
                continue
            page = make()
            picture(page, width, height).save(str(chosen.out / f"{page_name}-{name}.png"))
            page.close()
            page.deleteLater()
    return 0


def picture(page: QWidget, width: int, height: int) -> QImage:
    """What a window of this size shows."""
    page.resize(width, height)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    image = QImage(page.size(), QImage.Format.Format_RGB32)
    page.render(image, QPoint(0, 0))
    return image


if __name__ == "__main__":
    sys.exit(main())
