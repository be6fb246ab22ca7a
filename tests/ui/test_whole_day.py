"""Every kind filled by keyboard alone, from the start page to the folder that is handed over."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from cxworkshop_ui.app import App
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_app_day import pages_of
from tests.ui.whole import document, texts
from tests.whole_day.gestures import Holds, Write, strokes
from tests.whole_day.killing import check_found, killed
from tests.whole_day.the_day import DAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HANDED = (
    "Accounts open in five days",
    "Book the room by the depot",
    "I will sit in the call centre",
    "We say what happens next",
    "Who may waive a fee",
)


def test_a_whole_day_with_every_kind_is_lived_by_keyboard_alone_and_handed_over(
    program: Callable[..., App], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    app = program(export_folder=str(tmp_path / "out"))
    for _ in strokes(app, DAY):
        qapp.processEvents()
    assert app.desk.context is not None
    app.desk.context.flush()
    there = "\n".join(texts(app))
    for gesture in DAY:
        if isinstance(gesture, Write):
            assert gesture.text in there
        elif isinstance(gesture, Holds):
            assert gesture.found(document(app)), gesture.what
    handed = app.desk.context.hand_over
    qtbot.waitUntil(lambda: not handed.is_busy, timeout=60_000)
    folder = handed.folder
    assert folder is not None
    plan = next(path for path in folder.rglob("*.pdf") if path.stem.endswith("plan"))
    written = pages_of(plan)
    (workbook,) = folder.glob("*.xlsx")
    book = openpyxl.load_workbook(workbook)
    cells = "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
    )
    for words in HANDED:
        assert words in written
        assert words in cells


@pytest.mark.parametrize("share", [0.3, 0.75])
def test_the_day_goes_on_where_it_was_when_the_program_was_killed(
    tmp_path: Path, share: float
) -> None:
    told = killed(tmp_path, share, random.Random(share))
    check_found(tmp_path, told)
