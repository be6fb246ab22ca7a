"""The gallery's pages that stand for the real ones: the agenda and the commitments."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.avatar import Avatar
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.chip import Chip, paint_chip
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.day_stripe import stripe_colour
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import Inspector, ScrollPage, Surface
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.side_nav import SideNav
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.table import Table
from cxworkshop_ui.widgets.text import Text

_DAY: tuple[tuple[str, str, str, str, Role | None, str], ...] = (
    ("09:00", "20", "Welcome and what we want", "Opening", "neutral", "Expectations"),
    ("09:20", "60", "Where are we? Five statements", "Diagnostic", "definition", "Evidence"),
    ("10:20", "15", "Break", "", None, ""),
    ("10:35", "75", "Walk the customer’s journey", "Journey map", "accent", "Pain points"),
    ("11:50", "40", "Hand-offs: whose goals collide?", "Hand-offs", "accent", "Conflicts"),
    ("12:30", "45", "Lunch", "", None, ""),
    ("13:15", "45", "Our definition", "Shared definition", "definition", "One sentence"),
    ("14:00", "50", "Goals we can keep", "Goals", "goals", "3 goals, measured"),
    ("14:50", "10", "Break", "", None, ""),
    ("15:00", "40", "My commitment", "Commitments", "goals", "One per leader"),
    ("15:40", "35", "Next steps and who decides", "Next steps", "steps", "Owner and date"),
    ("16:15", "15", "Read back and close", "Closing", "neutral", "Rating of the day"),
)

_LEADERS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    (
        *("Ana Pérez", "Sales", "I will bring Legal into every deal above 50k before the price is"),
        *("no deal re-priced after signature in Q1", "joint deal desk, Tue 8 Dec · With: Gus"),
        *("31 Mar 2027", "Onboarding goal"),
    ),
    (
        *("Gus Lindqvist", "Legal", "I will publish a two-page contract and sign in five days."),
        *("median signature ≤ 5 days (today 19)", "draft to Ana, Fri 11 Dec · With: Ana"),
        *("28 Feb 2027", "Onboarding goal"),
    ),
    ("Chen Wei", "Marketing", "I will improve communication with the other teams.", "", "", "", ""),
    (
        *("Eva Kovač", "HR", "I will put one customer hour a month in every manager’s objectives."),
        *("all 60 managers logged one hour by Jan", "wording with Bo, Mon 7 Dec · With: Bo"),
        *("31 Jan 2027", "Capability goal"),
    ),
    (
        *("Bo Nyström", "Branches", "I will call five lost customers each month and report."),
        *("five calls logged, three months running", "list from CRM, Wed 9 Dec · With: Dina"),
        *("Monthly", "Listening goal"),
    ),
    ("Femi Adeyemi", "Operations", "", "", "", "", ""),
)


def agenda_page() -> QWidget:
    """Prepare: the agenda, with the inspector at the right."""
    window, middle = _window("prepare")
    nav = SideNav("Pages of the stage")
    nav.add("agenda", "Agenda", "agenda")
    nav.add("people", "Participants", "people", badge="14")
    nav.add("details", "Session details", "settings")
    nav.add("kit", "Paper kit", "print")
    nav.add("check", "Readiness check", "check", badge="2", badge_role="steps")
    middle.addWidget(_side(nav))
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(14)
    title = PageTitle("Agenda", "09:00 – 16:30 · 7 h 30 planned · 25 min slack")
    title.add_action(Button("Add activity", icon="add"))
    column.addWidget(title)
    column.addWidget(_agenda_table(), 1)
    column.addStretch(0)
    middle.addWidget(page, 1)
    inspector = Inspector("Activity")
    inspector.setMinimumWidth(300)
    inspector.setMaximumWidth(in_use().px(400))
    inspector.body.addWidget(Chip("Journey map", "accent"))
    inspector.body.addWidget(Text("Walk the customer’s journey", "section", wrap=True))
    pair = QHBoxLayout()
    pair.setSpacing(12)
    pair.addWidget(Field("Duration", QLineEdit("75 min")))
    pair.addWidget(Field("Fixed start", QLineEdit("Not fixed")))
    inspector.body.addLayout(pair)
    for label, words in (
        ("Purpose", "See the experience as the customer lives it, across every function."),
        ("Script", "1. Name one customer. 5 min\n2. Stages on the wall. 10 min\n3. In pairs."),
        ("On the room screen", "“What does our customer go through – from first hearing of us?”"),
        ("Materials", "Journey poster A1, sticky notes, dots"),
    ):
        text = GrowingText(min_lines=1 if label == "Materials" else 2)
        text.setPlainText(words)
        inspector.body.addWidget(Field(label, text))
    inspector.body.addStretch(1)
    middle.addWidget(inspector)
    return window


def commitments_page() -> QWidget:
    """Action plan: one card a leader."""
    window, middle = _window("plan")
    nav = SideNav("Pages of the stage")
    nav.add("overview", "Overview", role="goals")
    nav.add("definition", "Good experience", role="goals")
    nav.add("goals", "Goals", role="goals", badge="3")
    nav.add("commitments", "Commitments", role="goals", badge="11 / 14")
    nav.add("steps", "Next steps", role="goals", badge="9")
    nav.add("parking", "Parking lot", role="goals", badge="4")
    nav.set_current("commitments")
    middle.addWidget(_side(nav))
    page = ScrollPage()
    title = PageTitle("Commitments", "one from every leader in the room")
    title.add_action(Button("Print sheets"))
    title.add_action(Button("Add commitment", "primary"))
    page.body.addWidget(title)
    coverage = Coverage("goals")
    coverage.set(
        11 / 14,
        "11 of 14 leaders",
        "have committed. Still open: Femi (Operations), Hana (IT), Ivo (Finance)",
    )
    page.body.addWidget(coverage)
    grid = FlowGrid(320, 3)
    grid.set_cards([_leader_card(*leader) for leader in _LEADERS])
    page.body.addWidget(grid)
    page.body.addStretch(1)
    middle.addWidget(page, 1)
    return window


def _leader_card(
    name: str, function: str, words: str, kept: str, first: str, by: str, goal: str
) -> Card:
    card = Card("plain" if kept else "warning" if words else "empty")
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Avatar(name, "goals" if words else "neutral"))
    head.addWidget(Text(name, "strong", "ink" if words else "ink2"))
    head.addWidget(Text(function, "small", "ink2"))
    head.addStretch(1)
    card.body.addLayout(head)
    card.body.addWidget(Text(words or "I will …", "quote", "ink" if words else "ink3", wrap=True))
    if kept:
        card.body.addWidget(Text(f"Kept when: {kept}", "small", "ink2", wrap=True))
        card.body.addWidget(Text(f"First step: {first}", "small", "ink2", wrap=True))
    elif words:
        card.body.addWidget(
            StatusDot("Can’t be checked yet: no measure, no first step.", "steps", "triangle")
        )
    card.body.addStretch(1)
    foot = QHBoxLayout()
    foot.setSpacing(6)
    if kept:
        foot.addWidget(Chip(by))
        foot.addWidget(Chip(goal, "goals"))
    elif words:
        foot.addWidget(Button("Make it checkable"))
    foot.addStretch(1)
    card.body.addLayout(foot)
    return card


def _window(stage: str) -> tuple[QWidget, QHBoxLayout]:
    window = Surface(ground="ground")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = Surface("bottom")
    row = QHBoxLayout(bar)
    row.setContentsMargins(20, 8, 20, 8)
    row.setSpacing(12)
    row.addWidget(ElidedText("strong", text="Northwind leadership immersion"))
    row.addWidget(ElidedText("body", "ink2", "3 Dec 2026 · Montevideo"))
    row.addStretch(1)
    stages = SegmentedBar(
        [
            ("prepare", "Prepare"),
            ("run", "Run"),
            ("plan", "Action plan"),
            ("followup", "Follow-up"),
        ],
        "Stage",
    )
    stages.set_current(stage)
    row.addWidget(stages)
    row.addStretch(1)
    row.addWidget(Button("Room screen"))
    row.addWidget(Button("Export…", "primary"))
    column.addWidget(bar)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    column.addLayout(middle, 1)
    foot = Surface("top")
    low = QHBoxLayout(foot)
    low.setContentsMargins(20, 6, 20, 6)
    low.setSpacing(20)
    low.addWidget(StatusDot("All changes saved 10:42:08"))
    low.addWidget(Text("northwind.cxsession", "small", "ink2"))
    low.addStretch(1)
    low.addWidget(Text("14 participants · 6 functions", "small", "ink2"))
    column.addWidget(foot)
    return window, middle


def _side(nav: SideNav) -> Surface:
    side = Surface("right", "ground")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 12, 0, 0)
    column.addWidget(nav)
    nav.setFixedWidth(nav.sizeHint().width())
    return side


def _agenda_table() -> Table:
    model = QStandardItemModel(0, 5)
    model.setHorizontalHeaderLabels(["Start", "Min", "Activity", "Kind", "Output"])
    for start, minutes, title, kind, role, output in _DAY:
        row = [QStandardItem(text) for text in (start, minutes, title, "", output)]
        row[3].setData(kind, 0x0102)
        row[0].setData(role)
        row[3].setData(role)
        if role is not None:
            row[2].setFont(font("strong", in_use().scale))
        row[0].setFont(font("strong", in_use().scale))
        row[4].setForeground(QColor(in_use().palette.ink2))
        model.appendRow(row)
    table = Table("Agenda", fits_rows=True)
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegateForColumn(0, _Stripe(table))
    table.setItemDelegateForColumn(3, _Kind(table))
    head = table.horizontalHeader()
    for column, width in ((0, 80), (1, 64), (3, 160), (4, 170)):
        head.resizeSection(column, in_use().px(width))
    head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.selectRow(3)
    return table


class _Stripe(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        colour = stripe_colour(in_use().palette, index.data(0x0101))
        place = QRectF(option.rect)
        painter.fillRect(QRectF(place.left(), place.top(), 4, place.height() - 1), QColor(colour))


class _Kind(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        role = index.data(0x0101)
        if role:
            place = QRectF(option.rect)
            at = QPointF(place.left() + 12, place.center().y())
            paint_chip(painter, at, str(index.data(0x0102)), role, in_use())
