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

from cxworkshop.activities.kinds import KINDS
from cxworkshop.model.document import Document
from tests.ui.test_app_day import pages_of
from tests.ui.whole import document, texts
from tests.whole_day.clock import morning_clock
from tests.whole_day.evening import EXPORT
from tests.whole_day.gestures import Gesture, Holds, Write, strokes
from tests.whole_day.killing import check_found, killed, moments
from tests.whole_day.the_day import DAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

IN_THE_PLAN = {
    "opening": ("One bill a customer can read", "We finish on time"),
    "diagnostic": ("We do not know what it costs",),
    "journey": ("A baker with two shops", "Rings the depot twice", "Nobody rings back"),
    "handoffs": ("Two days of notice", "Volume against quality", "One calendar for both"),
    "gap": ("Nine pages today", "One page tomorrow", "We counted forty letters"),
    "prioritise": ("Short letters", "A new app", "Nobody asked for it"),
    "break": (),
    "definition": ("We say what happens next", "Nobody has to ask twice"),
    "goals": ("Accounts open in five days", "From form to account", "Asks for all papers at once"),
    "impact": ("One letter a claim", "Large print, on both sides", "Costs a printer"),
    "outside": ("A human answers in a minute", "Everybody who calls"),
    "discussion": ("We close the old portal", "The portal on the wall"),
    "commitments": ("I will sit in the call centre", "Four half days in my diary", "A headset"),
    "next_steps": ("Book the room by the depot and the tape", "It is booked", "Version 2"),
    "decisions": ("Who may waive a fee", "Operations, Chidi Obi"),
    "review": ("Ring before eight",),
    "closing": ("Relieved",),
}
"""What the plan and the workbook say of each kind, and with it each kind once."""
ONLY_PRINTED = ("We finish on time", "The portal on the wall", "Version 2")
PRIVATE = (
    "It took three calls",
    "The board has never seen a claim",
    "Eiji came with a cold",
    "A ramp at the north door",
    "Nobody knew how many still use it",
)


def test_a_whole_day_with_every_kind_is_lived_by_keyboard_alone_and_handed_over(
    program: Callable[..., App],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cxworkshop.editing.editor.time", morning_clock())
    # Each key is kept at once: what follows from it follows while one types.
    for module in ("fields.binding", "fields.new_line", "activities.first_words"):
        monkeypatch.setattr(f"cxworkshop_ui.{module}.COMMIT_AFTER_MS", 0)
    app = program(outputs_in=str(tmp_path / "out"))
    live(app, qapp, DAY)
    assert app.desk.context is not None
    app.desk.context.flush()
    check_all_is_there(document(app), texts(app))
    handed = app.desk.context.hand_over
    qtbot.waitUntil(lambda: not handed.is_busy)
    folder = handed.folder
    assert folder is not None
    assert list(folder.parent.glob("*sheet of Eiji Mori.pdf")), "who left took a sheet along"
    check_handed_over(folder)
    live(app, qapp, EXPORT)
    qtbot.waitUntil(lambda: any("cript" in file.name for file in tmp_path.rglob("out/*.pdf")))


def live(app: App, qapp: QApplication, day: tuple[Gesture, ...]) -> None:
    for _ in strokes(app, day):
        qapp.processEvents()


def check_all_is_there(found: Document, written: list[str]) -> None:
    there = "\n".join(written)
    for gesture in DAY:
        if isinstance(gesture, Write):
            assert gesture.text.strip() in there
        elif isinstance(gesture, Holds):
            assert gesture.found(found), gesture.what


def check_handed_over(folder: Path) -> None:
    plan = next(path for path in folder.rglob("*.pdf") if path.stem.endswith("plan"))
    pages = " ".join(pages_of(plan).split())
    (workbook,) = folder.glob("*.xlsx")
    book = openpyxl.load_workbook(workbook)
    cells = "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
    )
    assert set(IN_THE_PLAN) == {kind.id for kind in KINDS}
    not_there = {("workbook", words) for words in ONLY_PRINTED}
    missing = [
        (where, kind, words)
        for kind, said in IN_THE_PLAN.items()
        for words in said
        for where, whole in (("plan", pages), ("workbook", cells))
        if words not in whole and (where, words) not in not_there
    ]
    assert not missing
    assert not [words for words in PRIVATE if words in pages or words in cells]


@pytest.mark.parametrize("share", moments(4))
def test_the_day_goes_on_where_it_was_when_the_program_was_killed(
    tmp_path: Path, share: float
) -> None:
    told = killed(tmp_path, share, random.Random(share))
    check_found(tmp_path, told)
