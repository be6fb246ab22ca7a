"""The pages of the plan as the windows use them."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.views import VIEWS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.commitments import CommitmentsPage
from cxworkshop_ui.plan.decisions import DecisionsPage
from cxworkshop_ui.plan.definition import DefinitionPage
from cxworkshop_ui.plan.form_page import FormPage
from cxworkshop_ui.plan.goals import GoalsPage
from cxworkshop_ui.plan.line_list import Line, LineButton, LineList
from cxworkshop_ui.plan.next_steps import NextStepsPage
from cxworkshop_ui.plan.outside import OutsidePage
from cxworkshop_ui.plan.overview import OverviewPage
from cxworkshop_ui.plan.parking_lot import ParkingLotPage
from cxworkshop_ui.widgets.panels import ScrollPage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.kinds import KINDS
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAGES: tuple[tuple[type[FormPage], str], ...] = (
    (DefinitionPage, "d1"),
    (GoalsPage, "g1"),
    (CommitmentsPage, "c2"),
    (NextStepsPage, "s3"),
    (DecisionsPage, "w0"),
    (OutsidePage, "o0"),
    (ParkingLotPage, "k1"),
)


def shown(qtbot: QtBot, page: QWidget, width: int = 1070) -> None:
    qtbot.addWidget(page)
    page.resize(width, 620)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def lines(page: OverviewPage, title: str) -> list[str]:
    found = next(part for part in page.findChildren(LineList) if part.accessibleName() == title)
    buttons = found.findChildren(LineButton)
    return [button.accessibleName() for button in buttons if not button.isHidden()]


def test_every_activity_kind_has_a_form() -> None:
    assert set(VIEWS) == {kind.id for kind in KINDS}


@pytest.mark.parametrize(("page_type", "item"), PAGES)
def test_a_page_reveals_its_items_and_no_others(
    qtbot: QtBot, context: SessionContext, page_type: type[FormPage], item: str
) -> None:
    page = page_type(context)  # type: ignore[call-arg]
    shown(qtbot, page)
    page.entered()
    assert page.isAncestorOf(QApplication.focusWidget())
    assert page.reveal(ItemId(item))
    assert not page.reveal(ItemId("p0"))


@pytest.mark.parametrize("page_type", [entry[0] for entry in PAGES] + [OverviewPage])
def test_no_page_is_wider_than_a_small_window(
    qtbot: QtBot, context: SessionContext, page_type: type[FormPage]
) -> None:
    page = page_type(context)  # type: ignore[call-arg]
    shown(qtbot, page, 820)
    for scroll in page.findChildren(ScrollPage):
        assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    assert page.width() == 820


def test_every_control_of_the_plan_has_a_name(qtbot: QtBot, context: SessionContext) -> None:
    for page_type, _item in PAGES:
        page = page_type(context)  # type: ignore[call-arg]
        shown(qtbot, page)
        unnamed = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.window() is page
            and not (widget.accessibleName() or getattr(widget, "text", str)())
            and widget.focusProxy() is None
        ]
        assert unnamed == []


def test_the_overview_follows_the_plan_and_leads_to_what_it_names(
    qtbot: QtBot, context: SessionContext
) -> None:
    page = OverviewPage(context)
    shown(qtbot, page)
    assert lines(page, "Next steps by date")[0].endswith("to the branches, Femi")
    context.remove(ItemId("s5"), M("Delete"))
    assert lines(page, "Next steps by date")[0].endswith("in the last year, Bo")
    weak = [line for line in lines(page, "Worth a look before it goes out") if "Chen Wei" in line]
    assert "no measure" in weak[0]
    button = next(
        button for button in page.findChildren(LineButton) if "Chen Wei" in button.accessibleName()
    )
    with qtbot.waitSignal(context.reveal) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == ["c2"]


def test_the_lines_of_a_list_begin_at_one_edge(qtbot: QtBot, context: SessionContext) -> None:
    page = LineList("Next steps", "None.", "steps")
    page.show_lines(
        [
            Line(ItemId("a"), "Call the branches", lead="7 Dec"),
            Line(ItemId("b"), "Read it to the board", lead="28 January 2027"),
        ]
    )
    shown(qtbot, page)
    places = [
        button.mapTo(page, QPoint(button.text_left, 0)).x()
        for button in page.findChildren(LineButton)
    ]
    assert len(places) == 2
    assert len(set(places)) == 1


def test_the_overview_asks_for_the_export(qtbot: QtBot, context: SessionContext) -> None:
    page = OverviewPage(context)
    shown(qtbot, page)
    page.entered()
    with qtbot.waitSignal(page.export_wanted):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


@pytest.mark.parametrize("kind", ["definition", "goals", "commitments", "next_steps"])
def test_a_form_that_gets_the_focus_is_ready_to_type(
    qtbot: QtBot, context: SessionContext, kind: str
) -> None:
    form = VIEWS[kind](context, ItemId(""))
    shown(qtbot, form)
    form.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit))
    assert form.isAncestorOf(QApplication.focusWidget())
