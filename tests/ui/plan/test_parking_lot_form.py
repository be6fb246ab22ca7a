"""The parking lot: parking, settling, and what a thought becomes."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.parking_lot_form import ParkingLotForm, ParkingRow
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, context: SessionContext) -> ParkingLotForm:
    form = ParkingLotForm(context)
    qtbot.addWidget(form)
    form.resize(1000, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def entry(context: SessionContext, entry_id: str) -> ParkingEntry:
    found = context.document.find(ParkingEntry, ItemId(entry_id))
    assert found is not None
    return found


def row_of(form: ParkingLotForm, entry_id: str) -> ParkingRow:
    row = form.rows.row(ItemId(entry_id))
    assert isinstance(row, ParkingRow)
    return row


def test_a_thought_is_parked_with_enter_and_the_line_is_ready_again(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    qtbot.keyClicks(form.line, "Who owns the complaint codes?")
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert context.document.all(ParkingEntry)[-1].text == "Who owns the complaint codes?"
    assert form.line.text() == ""
    assert form.line.hasFocus()


@pytest.mark.parametrize("kind", [Goal, NextStep])
def test_what_a_thought_becomes_remembers_why_and_is_one_undo_step(
    qtbot: QtBot, context: SessionContext, kind: type[Goal] | type[NextStep]
) -> None:
    form = shown(qtbot, context)
    row = row_of(form, "k0")
    before = len(context.document.all(kind))
    (row.to_goal if kind is Goal else row.to_step).click()
    made = context.document.all(kind)[-1]
    assert (made.text, made.because) == ("CRM access for branches", "k0")
    assert entry(context, "k0").is_settled
    assert row.tick.isChecked()
    assert not row.to_goal.isVisible()
    context.undo()
    assert len(context.document.all(kind)) == before
    assert not entry(context, "k0").is_settled
    assert row.to_goal.isVisible()


def test_a_deleted_thought_comes_back_in_its_place(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    order = [row.item_id for row in form.rows.rows]
    row_of(form, "k1").deletion.click()
    assert len(form.rows.rows) == 2
    context.undo()
    assert [row.item_id for row in form.rows.rows] == order


def test_scrolling_over_a_name_changes_nothing(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    box = row_of(form, "k0").by
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert entry(context, "k0").raised_by == "p4"
