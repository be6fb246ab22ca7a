"""The building blocks: by keyboard, by name, as plain text, at every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cxworkshop_ui.theme.apply import Theme
from cxworkshop_ui.theme.gallery import PAGES, picture
from cxworkshop_ui.widgets.avatar import initials
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.big_clock import BigClock
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card, CardButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.day_stripe import DayStripe
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.side_nav import SideNav
from cxworkshop_ui.widgets.table import Table
from cxworkshop_ui.widgets.text import Text, breakable
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HOSTILE = '<img src="file:///etc/passwd"><b>Ana</b>'


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme on the application of the tests."""
    made = Theme("light")
    made.apply(qapp)
    yield made
    made.release()
    qapp.setStyleSheet("")


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_the_stages_are_switched_with_the_arrow_keys(qtbot: QtBot) -> None:
    bar = SegmentedBar([("prepare", "Prepare"), ("run", "Run"), ("plan", "Action plan")], "Stage")
    shown(qtbot, bar)
    heard: list[str] = []
    bar.chosen.connect(heard.append)
    bar.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert heard == ["run", "plan"]
    assert bar.current == "plan"
    bar.set_current("prepare")
    assert heard == ["run", "plan"]


def test_a_stage_is_a_radio_button_to_a_screen_reader(qtbot: QtBot) -> None:
    bar = SegmentedBar([("prepare", "Prepare"), ("run", "Run")], "Stage")
    shown(qtbot, bar)
    first = QAccessible.queryAccessibleInterface(bar.findChildren(QPushButton)[0])
    assert first.role() == QAccessible.Role.RadioButton
    assert first.state().checked
    assert first.text(QAccessible.Text.Name) == "Prepare"


def test_the_pages_are_chosen_by_keyboard_and_their_badges_are_spoken(qtbot: QtBot) -> None:
    nav = SideNav("Pages")
    nav.add("goals", "Goals", badge="3")
    nav.add("commitments", "Commitments", role="goals")
    shown(qtbot, nav)
    heard: list[str] = []
    nav.chosen.connect(heard.append)
    nav.set_badge("commitments", "11 / 14")
    QTest.keyClick(nav, Qt.Key.Key_Down)
    nav.set_current("goals")
    assert heard == ["commitments"]
    spoken = QAccessible.queryAccessibleInterface(nav).child(1)
    assert spoken.text(QAccessible.Text.Name) == "Commitments, 11 / 14"


def test_a_pressable_card_is_a_button_with_a_name(qtbot: QtBot) -> None:
    card = CardButton("Half day")
    shown(qtbot, card)
    card.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(card.clicked):
            QTest.keyClick(card, key)
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken.role() == QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "Half day"


def test_a_field_lends_its_name_and_its_error_to_the_editor(qtbot: QtBot) -> None:
    editor = QLineEdit()
    field = Field("Measure", editor, "A number and a date")
    shown(qtbot, field)
    assert (editor.accessibleName(), editor.accessibleDescription()) == (
        "Measure",
        "A number and a date",
    )
    field.set_error("Nobody can check this.")
    assert editor.accessibleDescription() == "Nobody can check this."
    assert "Nobody can check this." in [
        label.text() for label in field.findChildren(QLabel) if label.isVisible()
    ]
    field.set_error("")
    assert editor.accessibleDescription() == "A number and a date"


def test_cards_take_as_many_columns_as_fit_and_keep_their_order(qtbot: QtBot) -> None:
    grid = FlowGrid(min_card_width=300, max_columns=4, gap=10)
    for name in "abcde":
        grid.add(CardButton(name))
    assert [grid.columns(width) for width in (200, 609, 610, 1240, 4000)] == [1, 1, 2, 4, 4]
    grid.resize(950, 400)
    shown(qtbot, grid)
    grid.insert(1, CardButton("new"))
    grid.cards[0].setFocus()
    visited = []
    for _ in range(6):
        visited.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited == ["a", "new", "b", "c", "d", "e"]
    assert grid.cards[3].y() > grid.cards[2].y()
    assert grid.cards[2].geometry().right() == grid.width() - 1


def test_a_text_grows_to_its_limit_and_takes_only_plain_text(qtbot: QtBot) -> None:
    text = GrowingText(min_lines=1, max_lines=4)
    shown(qtbot, text)
    heights = []
    for lines in (1, 3, 4, 9):
        text.setPlainText("\n".join("x" * lines))
        heights.append(text.height())
    assert heights == sorted(heights)
    assert heights[0] < heights[1] < heights[2] == heights[3]
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText(HOSTILE)
    text.clear()
    text.insertFromMimeData(rich)
    assert text.toPlainText() == HOSTILE


def test_tab_leaves_a_text_and_the_page_brings_the_focus_into_view(qtbot: QtBot) -> None:
    page = ScrollPage()
    first, last = GrowingText(), QLineEdit()
    page.body.addWidget(first)
    page.body.addSpacing(2000)
    page.body.addWidget(last)
    page.resize(400, 300)
    shown(qtbot, page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_words_from_strangers_are_never_markup(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    clock = BigClock(HOSTILE)
    clock.set_time(HOSTILE, 0.5, HOSTILE)
    for piece in (
        PageTitle(HOSTILE, HOSTILE),
        Banner("error", HOSTILE, [("a", "Again")], "Close"),
        Field(HOSTILE, QLineEdit(), HOSTILE),
        ElidedText(text=HOSTILE),
        clock,
    ):
        column.addWidget(piece)
    window.resize(240, 600)
    shown(qtbot, window)
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "<img" not in label.toolTip()
    assert "<img" not in IconButton("add", HOSTILE).toolTip()


def test_a_banner_is_closed_and_acted_on_by_its_buttons(qtbot: QtBot) -> None:
    banner = Banner("warning", "The stick is gone.", [("place", "Choose a place…")], "Close")
    shown(qtbot, banner)
    with qtbot.waitSignal(banner.acted) as acted:
        banner.findChildren(Button)[0].click()
    assert acted.args == ["place"]
    with qtbot.waitSignal(banner.dismissed):
        banner.findChildren(IconButton)[0].click()
    assert banner.isHidden()


def test_the_clock_says_in_words_what_its_colour_says(qtbot: QtBot) -> None:
    clock = BigClock("Time left")
    clock.set_time("−02:41", 1.2, "62 of 60 min used")
    clock.set_state("over", "Over time")
    shown(qtbot, clock)
    words = [label.text() for label in clock.findChildren(QLabel) if label.isVisible()]
    assert {"Over time", "−02:41", "62 of 60 min used"} <= set(words)
    assert clock.accessibleName() == "Time left −02:41"


def test_a_day_without_minutes_and_a_name_without_letters_do_no_harm(qtbot: QtBot) -> None:
    stripe = DayStripe([("goals", 0)], "Nothing planned")
    shown(qtbot, stripe)
    stripe.grab()
    assert [initials(name) for name in ("Ana María Pérez", "Bo", "", "… (?)")] == [
        "AP",
        "B",
        "",
        "",
    ]


def test_a_table_ends_with_its_last_row(qtbot: QtBot) -> None:
    table = Table("Agenda", fits_rows=True)
    table.setModel(QStandardItemModel(2, 2, table))
    shown(qtbot, table)
    low = table.maximumHeight()
    table.setModel(QStandardItemModel(5, 2, table))
    assert table.maximumHeight() == low + 3 * table.rowHeight(0)


def test_a_table_that_is_scrolled_paints_only_what_comes_into_sight(qtbot: QtBot) -> None:
    painted: list[int] = []

    class Watching(QStyledItemDelegate):
        def paint(self, _painter: object, _option: object, index: QModelIndex) -> None:  # type: ignore[override]
            painted.append(index.row())

    table = Table("Agenda")
    table.setModel(QStandardItemModel(100, 1, table))
    table.setItemDelegate(Watching(table))
    table.resize(300, 600)
    shown(qtbot, table)
    table.verticalScrollBar().setValue(1)
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(1)
    painted.clear()
    table.verticalScrollBar().setValue(1 + table.rowHeight(0))
    qtbot.waitUntil(lambda: bool(painted))
    last = table.rowAt(table.viewport().height() - 1)
    assert set(painted) <= {last - 1, last}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_every_control_of_the_gallery_has_a_name_and_no_word_is_cut(
    qtbot: QtBot, theme: Theme, page: str, mode: str, scale: float
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    window = PAGES[page]()
    qtbot.addWidget(window)
    assert not picture(window, 1280, 720).isNull()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedText):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert label.height() >= needed, label.text()
            if not label.wordWrap():
                assert label.width() >= label.minimumSizeHint().width(), label.text()
    for control in window.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
            spoken = QAccessible.queryAccessibleInterface(control)
            assert spoken.text(QAccessible.Text.Name), control


ADDRESS = "https://intranet.northwind.example/quality/complaints/2027/figures?view=country&id=4711"


def test_a_word_longer_than_the_line_is_broken_and_no_letter_is_out_of_sight(
    qtbot: QtBot,
) -> None:
    label = Text(f"See {ADDRESS} for it", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == f"See {ADDRESS} for it"
    assert label.minimumSizeHint().width() < 240
    one_line = label.fontMetrics().lineSpacing()
    assert label.heightForWidth(240) >= 3 * one_line


def test_a_text_to_be_copied_holds_what_was_written_and_nothing_else(qtbot: QtBot) -> None:
    label = Text(ADDRESS, wrap=True, selectable=True)
    qtbot.addWidget(label)
    label.setSelection(0, len(ADDRESS))
    assert label.selectedText() == ADDRESS


@pytest.mark.parametrize("text", ["short words only", "مؤسسة" * 12, "กรุงเทพมหานคร" * 4, "王" * 40])
def test_words_of_other_scripts_are_left_to_their_own_rules(text: str) -> None:
    assert breakable(text) == text


def test_a_text_has_its_height_before_it_is_painted(qtbot: QtBot) -> None:
    text = GrowingText(min_lines=2, max_lines=8)
    qtbot.addWidget(text)
    text.resize(200, 40)
    text.setPlainText("\n".join("line" for _ in range(5)))
    text.resize(210, text.height())
    line = text.fontMetrics().lineSpacing()
    assert 5 * line <= text.height() < 7 * line


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItem("according to what was met on the way")
    choice.setFixedWidth(120)
    shown(qtbot, choice)
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert choice.currentText() == "according to what was met on the way"


def test_a_place_gives_way_before_the_title_does(qtbot: QtBot) -> None:
    title, place = ElidedText("strong", text="A title"), ElidedText(text="3 Dec · Montevideo")
    for each in (title, place):
        qtbot.addWidget(each)
    title.keep(500)
    place.set_shorter("3 Dec")
    assert title.minimumSizeHint().width() == title.sizeHint().width()
    assert place.minimumSizeHint().width() < place.sizeHint().width()


def test_a_card_is_scrolled_to_with_its_head(qtbot: QtBot) -> None:
    page = ScrollPage()
    fields = []
    for number in range(8):
        card = Card()
        card.body.addWidget(Text(f"Head {number}"))
        card.body.addSpacing(60)
        fields.append(QLineEdit())
        card.body.addWidget(fields[-1])
        page.body.addWidget(card)
    shown(qtbot, page)
    page.resize(400, 320)
    fields[7].setFocus()
    fields[2].setFocus()
    card = fields[2].parentWidget()
    qtbot.waitUntil(lambda: card.mapTo(page, card.rect().topLeft()).y() >= 0)
    assert card.mapTo(page, card.rect().bottomLeft()).y() <= page.height()
