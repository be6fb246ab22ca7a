"""The gallery's pages of single widgets, standard ones and our own."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTimeEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.paths import resource
from cxworkshop_ui.theme.tokens import ROLES
from cxworkshop_ui.widgets.avatar import Avatar
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.big_clock import BigClock
from cxworkshop_ui.widgets.button import Button, ButtonRole, IconButton
from cxworkshop_ui.widgets.card import Card, CardButton
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.day_stripe import DayStripe
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage, Surface
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text

_BUTTONS: tuple[ButtonRole, ...] = ("primary", "secondary", "quiet", "danger")


def controls_page() -> QWidget:
    """Standard controls in their states."""
    page, column = _page("Controls", "every standard widget in use")
    row = _row(column)
    for role in _BUTTONS:
        row.addWidget(Button(role.capitalize(), role))
        disabled = Button("Disabled", role)
        disabled.setEnabled(False)
        row.addWidget(disabled)
    row.addWidget(Button("With icon", "primary", "export"))
    row.addWidget(Button("Undo", "secondary", "undo"))
    row.addStretch(1)
    row = _row(column)
    for path in sorted(resource("icons").glob("*.svg")):
        row.addWidget(IconButton(path.stem, path.stem))
        if row.count() == 20:
            row.addStretch(1)
            row = _row(column)
    row.addStretch(1)
    grid = QGridLayout()
    grid.setSpacing(14)
    column.addLayout(grid)
    combo = QComboBox()
    combo.addItems(["Journey map", "Diagnostic", "Shared definition"])
    minutes = QSpinBox()
    minutes.setSuffix(" min")
    minutes.setMaximum(600)
    minutes.setValue(75)
    day = QDateEdit(QDate(2026, 12, 3))
    day.setCalendarPopup(True)
    off = QLineEdit("Cannot be changed now")
    off.setEnabled(False)
    editors: list[tuple[str, QWidget, str]] = [
        ("Organisation", QLineEdit("Northwind Bank"), ""),
        ("Search", _placeholder("Find in this session …"), "Ctrl+F"),
        ("Kind", combo, ""),
        ("Duration", minutes, ""),
        ("Date", day, "The day itself, without travel"),
        ("Fixed start", QTimeEdit(QTime(9, 20)), ""),
        ("Locked", off, ""),
        ("Measure", QLineEdit("better communication"), ""),
    ]
    for at, (label, editor, hint) in enumerate(editors):
        field = Field(label, editor, hint)
        if label == "Measure":
            field.set_error("Nobody can check this: name a number and a date.")
        grid.addWidget(field, at // 4, at % 4)
    row = _row(column)
    for text, state in (
        ("Open", Qt.CheckState.Unchecked),
        ("Chosen", Qt.CheckState.Checked),
        ("Partly", Qt.CheckState.PartiallyChecked),
    ):
        box = QCheckBox(text)
        box.setTristate(state is Qt.CheckState.PartiallyChecked)
        box.setCheckState(state)
        row.addWidget(box)
    for text in ("Plenary", "Pairs"):
        radio = QRadioButton(text)
        radio.setChecked(text == "Pairs")
        row.addWidget(radio)
    tabs = QTabBar()
    for text in ("Now", "Next", "Later"):
        tabs.addTab(text)
    tabs.setAccessibleName("Horizon")
    tabs.setDrawBase(False)
    row.addWidget(tabs)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(60)
    row.addWidget(bar, 1)
    tree = QTreeWidget()
    tree.setAccessibleName("Outputs")
    tree.ensurePolished()  # rows measured before the style sheet is known keep their height
    tree.setHeaderLabels(["Output", "Format", "For"])
    for words in (("Action plan", "PDF", "the group"), ("Workbook", "Excel", "the group")):
        item = QTreeWidgetItem(list(words))
        item.setCheckState(0, Qt.CheckState.Checked)
        tree.addTopLevelItem(item)
    tree.setCurrentIndex(tree.model().index(0, 0))
    tree.setMaximumHeight(140)
    tree.setColumnWidth(0, 300)
    column.addWidget(tree)
    column.addStretch(1)
    return page


def pieces_page() -> QWidget:
    """Our own building blocks."""
    page, column = _page("Pieces", "the blocks that pages are made of")
    row = _row(column)
    row.addWidget(
        SegmentedBar(
            [("a", "Prepare"), ("b", "Run"), ("c", "Action plan"), ("d", "Follow-up")], "Stage"
        )
    )
    row.addStretch(1)
    row = _row(column)
    for role in ROLES:
        row.addWidget(Chip(role.capitalize(), role))
    row.addWidget(Avatar("Ana Pérez"))
    row.addWidget(Avatar("Femi Adeyemi", "neutral"))
    row.addStretch(1)
    column.addWidget(
        Banner("info", "A newer plan was exported at 15:31.", [("show", "Show in folder")], "Close")
    )
    column.addWidget(
        Banner(
            "warning",
            "The stick is gone. Everything is kept on this computer and will be written when it "
            "is back.",
            [("place", "Choose a place…")],
            "Close",
        )
    )
    coverage = Coverage("goals")
    coverage.set(11 / 14, "11 of 14 leaders", "have committed. Still open: Femi, Hana, Ivo")
    column.addWidget(coverage)
    grid = FlowGrid(280)
    template = CardButton("CX leadership immersion")
    template.body.addWidget(Chip("1 day · 7 h 30"))
    template.body.addWidget(Text("CX leadership immersion", "heading"))
    template.body.addWidget(
        Text("Common goals, a personal commitment from every leader.", "body", "ink2", wrap=True)
    )
    template.body.addWidget(
        DayStripe(
            [("neutral", 20), ("definition", 60), (None, 15), ("accent", 75), ("goals", 90)], ""
        )
    )
    template.body.addStretch(1)
    clock_card = Card(stripe="accent")
    clock = BigClock("Time left")
    clock.set_time("26:10", 0.56, "33 of 60 min used · ends 10:24")
    clock_card.body.addWidget(clock)
    late_card = Card("warning")
    late = BigClock("Time left")
    late.set_time("−02:41", 1.0, "62 of 60 min used · lunch at 12:30 is at risk")
    late.set_state("over", "Over time")
    late_card.body.addWidget(late)
    notes = Card()
    notes.body.addWidget(
        Field("Evidence", GrowingText("One line of evidence …", 2, 6), "Enter goes on")
    )
    notes.body.addWidget(StatusDot("All changes saved 10:42:08"))
    notes.body.addWidget(StatusDot("Not written yet: the stick is gone", "risk", "diamond"))
    for card in (template, clock_card, late_card, notes):
        grid.add(card)
    column.addWidget(grid)
    column.addWidget(
        EmptyState(
            "Nothing decided yet",
            "The next steps of the day stand here, each with one owner and a date.",
            "Add the first step",
        )
    )
    column.addStretch(1)
    return page


def _page(title: str, secondary: str) -> tuple[QWidget, QVBoxLayout]:
    window = Surface(ground="ground")
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    scroll = ScrollPage()
    outer.addWidget(scroll)
    scroll.body.addWidget(PageTitle(title, secondary))
    return window, scroll.body


def _row(column: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    column.addLayout(row)
    return row


def _placeholder(text: str) -> QLineEdit:
    editor = QLineEdit()
    editor.setPlaceholderText(text)
    return editor
