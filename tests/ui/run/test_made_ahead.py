"""In quiet moments the day's forms are made: keys come first, and what changes since is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.views import VIEWS, load
from cxworkshop_ui.run import made_ahead
from cxworkshop_ui.run.form_stack import FormStack
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.activities.item_types import items_of
from cxworkshop.editing.commands import RemoveItem, SetField
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import COLUMNS, Item, links_of
from tests.ui.run.day import Day

LONG = 1_000_000


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every moment is quiet."""
    for name in ("HANDS_MS", "LOOK_MS", "NEXT_MS"):
        monkeypatch.setattr(made_ahead, name, 0)


def made(day: Day) -> list[int]:
    """The numbers of the activities whose forms are there, in the order in which they came."""
    ids = [item.id for item in day.agenda]
    return [ids.index(item_id) for item_id, _kind in day.page._stack._forms]


def make_all(day: Day, qtbot: QtBot) -> None:
    while day.page.ahead.make_piece():
        qtbot.wait(1)


def test_in_quiet_moments_the_whole_day_is_made_what_comes_next_first(
    day: Day, qtbot: QtBot, quick: None
) -> None:
    day.page.show_activity(day.agenda[3].id)
    before = made(day)
    qtbot.waitUntil(lambda: day.page.ahead.is_done, timeout=20_000)
    wanted = [*range(4, len(day.agenda)), 0, 1, 2]
    assert made(day)[len(before) :] == [number for number in wanted if number not in before]
    assert all(day.page.guide.has(item) for item in day.agenda)


@pytest.mark.parametrize("does", ["key", "click"])
def test_a_key_or_a_click_comes_first(
    day: Day, qtbot: QtBot, quick: None, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    day.page.show_activity(day.agenda[0].id)
    qtbot.waitUntil(lambda: len(made(day)) > 1)
    monkeypatch.setattr(made_ahead, "HANDS_MS", LONG)
    window = day.app.window.windowHandle()
    if does == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    else:
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    before = made(day)
    qtbot.wait(50)
    assert made(day) == before
    assert not day.page.ahead.is_done


def test_nothing_is_made_while_something_is_typed_or_a_menu_is_open(
    day: Day, qtbot: QtBot, write: Callable[[str], None], quick: None
) -> None:
    menu = QMenu(day.page)
    menu.addAction("Something")
    menu.popup(day.page.mapToGlobal(QPoint(50, 50)))
    before = made(day)
    qtbot.wait(30)
    assert made(day) == before
    menu.close()
    qtbot.waitUntil(lambda: len(made(day)) > len(before))
    day.page.focus_form()
    write("W")
    assert day.context.has_pending
    before = made(day)
    qtbot.wait(30)
    assert made(day) == before


def test_nothing_is_made_on_another_page_or_after_the_session(
    day: Day, qtbot: QtBot, quick: None
) -> None:
    day.app.window.show_page("prepare/agenda")
    before = made(day)
    qtbot.wait(30)
    assert made(day) == before
    day.app.window.show_page("run/run")
    qtbot.waitUntil(lambda: len(made(day)) > len(before))
    assert day.app.desk.leave()
    qtbot.wait(30)


def test_every_kind_has_its_form_where_it_is_loaded_ahead() -> None:
    for kind in VIEWS:
        load(kind)
        assert not load(kind)


def words_in(form: QWidget) -> Counter[tuple[str, str]]:
    """Every word and every choice that a form holds."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, told in (
        (QLabel, lambda widget: widget.text()),
        (QLineEdit, lambda widget: widget.text()),
        (QPlainTextEdit, lambda widget: widget.toPlainText()),
        (QAbstractButton, lambda widget: f"{widget.text()} {widget.isChecked()}"),
        (QComboBox, lambda widget: widget.currentText()),
        (QTableView, cells),
    ):
        for widget in form.findChildren(kind):
            if widget.isVisibleTo(form):
                found[kind.__name__, told(widget)] += 1
    return found


def cells(table: QTableView) -> str:
    model = table.model()
    return "\n".join(
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def change(day: Day, kind: type[Item]) -> set[str]:
    """The first item of a kind says something else in all its words; the last is gone.

    Gives what was said there before.
    """
    items = day.document.all(kind)
    if not items:
        return set()
    gone = set()
    for item in {items[0], items[-1]}:
        links = {field.name for field, _target in links_of(item)}
        words = {
            name: value
            for name in item.__struct_fields__
            if name not in (*COLUMNS, *links)
            and type(value := getattr(item, name)) is str
            and value.strip()
        }
        gone |= set(words.values())
        for name, value in words.items():
            label = M("Change")
            day.context.editor.apply(SetField(item.id, name, f"{value} – anew", label))
    if len(items) > 1:
        day.context.editor.apply(RemoveItem(items[-1].id, M("Delete")))
    return gone


def test_a_form_made_ahead_shows_what_was_changed_since_as_one_made_now(
    day: Day, qtbot: QtBot
) -> None:
    make_all(day, qtbot)
    kinds = {kind for item in day.agenda for kind in items_of(item.activity)}
    in_any_order = sorted(kinds, key=lambda kind: kind.__name__)
    before = {words for kind in in_any_order for words in change(day, kind)}
    now = FormStack(day.context, day.page._above, day.page)
    now.setGeometry(day.page._stack.geometry())
    now.show()
    differ = {}
    for item in day.agenda:
        day.page.show_activity(item.id)
        ahead = day.page._stack.form_of(item)
        now.show_form(item)
        qtbot.waitUntil(lambda item=item: now.is_complete(item))  # type: ignore[misc]
        qtbot.waitUntil(lambda item=item: day.page._stack.is_complete(item))  # type: ignore[misc]
        qtbot.wait(1)  # what was made last is shown by an event
        ahead_words, now_words = words_in(ahead), words_in(now.form_of(item))
        stale = {each for each in ahead_words - now_words if each[1] in before}
        if stale or now_words - ahead_words:
            differ[item.activity] = (stale, now_words - ahead_words)
    assert not differ


def test_what_is_made_ahead_takes_no_focus_and_is_out_of_sight(day: Day, qtbot: QtBot) -> None:
    day.page.focus_form()
    focused = day.app.window.focusWidget()
    make_all(day, qtbot)
    stack = day.page._stack
    assert day.app.window.focusWidget() is focused
    shown = day.document.find(AgendaItem, day.page.shown)
    assert shown is not None
    assert [page for page in stack._forms.values() if page.isVisible()] == [stack.form_of(shown)]
