"""The diagnostic's form: filled by keyboard alone, a cell a key, no trace of an anonymous round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from cxworkshop_ui.activities.diagnostic_form import DiagnosticForm
from cxworkshop_ui.activities.diagnostic_paint import AnswerDelegate
from cxworkshop_ui.activities.diagnostic_people import ABSENT, DECLINED, NOT_YET
from cxworkshop_ui.activities.diagnostic_rows import ACCESSIBLE, ACROSS, VALUE
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.diagnostic import (
    Diagnostic,
    EntryMode,
    Evidence,
    Rating,
    Statement,
    Tally,
)
from cxworkshop.activities.goals import Goal
from cxworkshop.editing.commands import AddItem, SetField
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence, counts
from tests.ui.plan.conftest import leadership_team

ACTIVITY = ItemId("five")
KEYS = Qt.Key
Typed = Callable[..., None]
Shown = Callable[..., DiagnosticForm]


def instrument(count: int = 3, **settings: object) -> list[Item]:
    return [
        AgendaItem(id=ACTIVITY, position="V", activity="diagnostic", title="Where are we?"),
        Diagnostic(id=ItemId("run"), parent=ACTIVITY, position="V", **settings),  # type: ignore[arg-type]
        *(
            Statement(
                id=ItemId(f"s{at}x"),
                parent=ACTIVITY,
                position=f"{at}V",
                dimension=f"Part {at}",
                text="We know what comes next, and so do our customers.",
            )
            for at in range(count)
        ),
    ]


@pytest.fixture
def shown(make_context: Callable[..., SessionContext], qtbot: QtBot) -> Iterator[Shown]:
    """Shows the form of a diagnostic, with its grid in focus."""
    forms: list[DiagnosticForm] = []

    def show(*items: Item, people: int = 14, **settings: object) -> DiagnosticForm:
        team = leadership_team()
        gone = {item.id for item in team if isinstance(item, Participant)} - {
            ItemId(f"p{at}") for at in range(people)
        }
        kept = [item for item in team if isinstance(item, Participant) and item.id not in gone]
        others = [item for item in team if item.kind in ("session", "function")]
        made = items or tuple(instrument(**settings))
        form = DiagnosticForm(make_context(*others, *kept, *made), ACTIVITY)
        qtbot.addWidget(form)
        forms.append(form)
        form.resize(900, 800)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        form.entry.grid.view.setFocus()
        qtbot.waitUntil(form.entry.grid.view.hasFocus)
        return form

    yield show
    for form in forms:
        form.context.flush()


@pytest.fixture
def typed(qapp: QApplication, qtbot: QtBot) -> Typed:
    """Types where the focus is: text, or single keys."""

    def do(*keys: str | Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            focused = qapp.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                qtbot.keyClicks(focused, key)
            else:
                qtbot.keyClick(focused, key, held or Qt.KeyboardModifier.NoModifier)
        qapp.processEvents()

    return do


def answers(form: DiagnosticForm, row: int) -> list[int]:
    model = form.people.rows
    return [model.index(row, column).data(VALUE) for column in range(model.columnCount())]


def test_a_digit_rates_and_goes_on_to_the_next_person(shown: Shown, typed: Typed) -> None:
    form = shown(people=4)
    typed("42")
    typed("0")
    typed("-")
    assert answers(form, 0) == [4, 2, DECLINED, DECLINED]
    assert form.entry.grid.place == (1, 0), "after the last person the next statement"
    ratings = form.context.document.all(Rating)
    assert [(rating.participant, rating.value) for rating in ratings[:2]] == [("p0", 4), ("p1", 2)]


def test_by_person_a_digit_goes_down_the_statements(shown: Shown, typed: Typed) -> None:
    form = shown(people=2, mode=EntryMode.PERSON)
    typed("5431")
    assert [answers(form, row) for row in range(3)] == [[5, 1], [4, NOT_YET], [3, NOT_YET]]
    assert form.entry.grid.place == (1, 1)


def test_tab_and_arrows_move_delete_clears_and_undo_brings_back(shown: Shown, typed: Typed) -> None:
    form = shown(people=3)
    typed("4", KEYS.Key_Left, KEYS.Key_Delete)
    assert answers(form, 0) == [NOT_YET] * 3
    form.context.undo()
    assert answers(form, 0) == [4, NOT_YET, NOT_YET]
    form.context.undo()
    assert answers(form, 0) == [NOT_YET] * 3
    assert not form.context.document.all(Rating)
    form.context.redo()
    assert answers(form, 0) == [4, NOT_YET, NOT_YET]
    typed(KEYS.Key_Tab, KEYS.Key_Down)
    assert form.entry.grid.place == (1, 1)
    typed(KEYS.Key_Backtab, KEYS.Key_Backtab)
    assert form.entry.grid.place == (0, 2)


def test_enter_opens_the_evidence_and_escape_leads_back(shown: Shown, typed: Typed) -> None:
    form = shown(people=3)
    typed(KEYS.Key_Right, KEYS.Key_Return)
    assert form.notes.evidence.hasFocus()
    assert "Gus Lindqvist (Legal) on Part 0" in form.notes.evidence.accessibleName()
    typed("Contracts take 19 days", KEYS.Key_Escape)
    assert form.entry.grid.view.hasFocus()
    assert form.entry.grid.place == (0, 1)
    (seen,) = form.context.document.all(Evidence)
    assert (seen.parent, seen.participant, seen.text) == ("s0x", "p1", "Contracts take 19 days")
    assert not seen.is_private
    typed(KEYS.Key_Return, KEYS.Key_Tab, KEYS.Key_Space)
    assert form.context.document.all(Evidence)[0].is_private
    typed(KEYS.Key_Escape, KEYS.Key_Right)
    assert form.notes.evidence.toPlainText() == ""
    typed(KEYS.Key_Left)
    assert form.notes.evidence.toPlainText() == "Contracts take 19 days"


def test_a_sentence_is_agreed_and_a_goal_made_of_the_statement(shown: Shown, typed: Typed) -> None:
    form = shown(people=3)
    typed(KEYS.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert form.notes.sentence.hasFocus()
    typed("We do not know", KEYS.Key_Escape)
    assert form.context.document.all(Statement)[0].sentence == "We do not know"
    form.notes.making.make(Goal)
    (goal,) = form.context.document.all(Goal)
    assert goal.because == "s0x"
    assert goal.text == "Part 0: We do not know"


def test_statements_are_reworded_added_moved_and_deleted_by_keyboard(
    shown: Shown, typed: Typed
) -> None:
    form = shown(people=3)
    document = form.context.document
    typed("45", KEYS.Key_Down, KEYS.Key_F2)
    typed(KEYS.Key_End, held=Qt.KeyboardModifier.ControlModifier)
    typed(" Always.")
    form.context.flush()
    assert document.all(Statement)[1].text.endswith("customers. Always.")
    typed(KEYS.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert [statement.id for statement in document.all(Statement)] == ["s1x", "s0x", "s2x"]
    assert answers(form, 1) == [4, 5, NOT_YET], "answers move with their statement"
    form.settings.lines.focus(None)
    typed("We listen", KEYS.Key_Return, "We act", KEYS.Key_Return)
    assert [statement.text for statement in document.all(Statement)][3:] == ["We listen", "We act"]
    assert form.entry.rows.rowCount() == 5
    form.settings.lines.delete(ItemId("s0x"))
    assert not document.all(Rating)
    form.context.undo()
    assert answers(form, 1) == [4, 5, NOT_YET]
    typed(KEYS.Key_Escape)
    assert form.entry.grid.view.hasFocus()


def test_an_activity_without_statements_takes_the_five_questions(
    shown: Shown, typed: Typed
) -> None:
    form = shown(*instrument(0)[:2])
    assert form._empty.isVisible()
    form.bar.settings.setChecked(True)
    form.settings.lines.take_five()
    assert form.entry.rows.rowCount() == 5
    assert not form._empty.isVisible()


def test_one_key_changes_one_cell_and_its_row_s_sum(shown: Shown, typed: Typed) -> None:
    form = shown()
    cells: list[tuple[int, int, int, int]] = []
    resets: list[int] = []
    model = form.people.rows

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        cells.append((first.row(), first.column(), last.row(), last.column()))

    model.dataChanged.connect(changed)
    model.modelReset.connect(lambda: resets.append(1))
    typed("53")
    assert cells == [(0, 0, 0, 0), (0, 1, 0, 1)]
    assert not resets


def test_going_on_to_a_column_out_of_sight_paints_only_what_comes_into_sight(
    shown: Shown, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    paint = AnswerDelegate.paint

    def note(self: AnswerDelegate, *given: Any) -> None:
        painted.append(given[2].column())
        paint(self, *given)

    monkeypatch.setattr(AnswerDelegate, "paint", note)  # before Qt has looked for it
    form = shown()
    form.resize(520, 800)
    qapp.processEvents()
    grid = form.entry.grid
    seen = grid.view.viewport().width() // grid.view.columnWidth(0)
    grid.go(0, seen - 1)
    qapp.processEvents()
    before = grid.view.horizontalScrollBar().value()
    painted.clear()
    grid.go(0, seen)
    qapp.processEvents()
    assert grid.view.horizontalScrollBar().value() > before
    assert seen in painted
    assert len(set(painted)) < seen / 2


def test_who_left_is_shown_so_and_passed_over(shown: Shown, typed: Typed) -> None:
    form = shown(people=3)
    typed("4", KEYS.Key_Left)
    label = M("Change presence")
    for person in ("p0", "p1"):
        command = SetField(ItemId(person), "presence", Presence.LEFT, label)
        form.context.editor.record(command)
    assert answers(form, 0) == [4, ABSENT, NOT_YET], "what was given stays"
    typed("5")
    assert form.entry.grid.place == (0, 2)
    model = form.people.rows
    assert "not in the room" in model.headerData(1, ACROSS, ACCESSIBLE)
    assert model.index(0, 1).data(ACCESSIBLE) == "Gus Lindqvist, Part 0: absent"
    assert model.answered() == (0, 1)


def test_a_second_round_is_rated_beside_the_first(shown: Shown, typed: Typed) -> None:
    form = shown(people=2)
    typed("22")
    form.begin_round()
    assert answers(form, 0) == [NOT_YET, NOT_YET]
    form.entry.grid.go(0, 0)
    typed("45")
    assert form.entry.grid._sum.sums.index(0, 0).data() == "2.0 → 4.5"
    form.bar.round_chosen.emit(1)
    assert answers(form, 0) == [2, 2]
    assert {rating.round for rating in form.context.document.all(Rating)} == {1, 2}


def test_counts_are_typed_as_numbers(shown: Shown, typed: Typed) -> None:
    form = shown(mode=EntryMode.COUNTS)
    typed("12", KEYS.Key_Tab, "3", "+", KEYS.Key_Tab, KEYS.Key_Tab, "-")
    (tally,) = form.context.document.all(Tally)
    assert tally.counts == (12, 4, 0, 0, 0)
    form.context.undo()
    assert form.context.document.all(Tally)[0].counts == (12, 0, 0, 0, 0)


def test_an_anonymous_round_takes_totals_and_leaves_no_step(
    make_context: Callable[..., SessionContext], shown: Shown, typed: Typed
) -> None:
    form = shown(is_anonymous=True, mode=EntryMode.COUNTS)
    scrubbed: list[tuple[str, int]] = []
    form.context._scrub = lambda kind, since: scrubbed.append((kind, since))
    typed("3", KEYS.Key_Tab, "11")
    document, editor = form.context.document, form.context.editor
    assert document.all(Tally)[0].counts == (3, 11, 0, 0, 0)
    assert not document.all(Rating)
    assert editor.undo_label is None, "no key of it is in the history"
    assert not form.bar.next_round.isEnabled()
    form.bar.closing.click()
    assert scrubbed == [("tally", document.all(Diagnostic)[0].since)]
    assert scrubbed[0][1] > 0
    assert "only its totals are left" in form.bar.anonymous.text()
    typed("9")
    assert document.all(Tally)[0].counts == (3, 11, 0, 0, 0), "closed is closed"
    form.bar.closing.click()
    form.entry.grid.view.setFocus()
    typed("9")
    assert document.all(Tally)[0].counts == (3, 9, 0, 0, 0)


def test_a_statement_being_counted_without_a_trace_cannot_be_deleted(
    shown: Shown, typed: Typed
) -> None:
    form = shown(is_anonymous=True, mode=EntryMode.COUNTS)
    typed("3")
    lines = form.settings.lines
    assert not lines.can_delete(ItemId("s0x"))
    assert lines.can_delete(ItemId("s1x"))
    form.bar.closing.click()
    assert lines.can_delete(ItemId("s0x"))


def test_whether_answers_carry_names_is_settled_by_the_first_one(
    shown: Shown, typed: Typed
) -> None:
    form = shown(people=3)
    tick = form.settings._anonymous
    assert tick.isEnabled()
    tick.click()
    assert form.entry is form.counts
    assert form.context.editor.undo_label is None, "undo cannot turn totals into names"
    tick.click()
    assert form.entry is form.people
    typed(KEYS.Key_Escape)
    form.entry.grid.view.setFocus()
    typed("4")
    assert not tick.isEnabled()
    assert not form.bar.modes._segments["counts"].isEnabled()


def test_sheets_are_counted_function_by_function_in_groups_of_three(
    shown: Shown, typed: Typed
) -> None:
    form = shown(is_anonymous=True, mode=EntryMode.COUNTS, by_function=True)
    names = [form.bar.groups.itemText(at) for at in range(form.bar.groups.count())]
    assert names == ["Sales", "Legal + Marketing", "Operations", "IT + Finance"]
    typed("2")
    form.bar.group_chosen.emit(1)
    assert form.bar.groups.currentText() == "Legal + Marketing"
    typed("1")
    tallies = form.context.document.all(Tally)
    assert sorted(len(tally.functions) for tally in tallies) == [1, 2]
    assert form.bar.groups.count() == 4, "those still to be counted are offered all the same"
    assert form.counts.rows.own(0).given == 3, "the sums are of the whole room"


def test_more_sheets_than_people_are_said_while_they_are_counted(
    shown: Shown, typed: Typed, qtbot: QtBot
) -> None:
    form = shown(mode=EntryMode.COUNTS)
    people = sum(counts(person) for person in form.context.document.all(Participant))
    typed(f"{people}")
    form._say()
    assert "can have answered" not in form.bar.says.text()
    typed("+")
    told = f"{people + 1} counted, but {people} can have answered."
    qtbot.waitUntil(lambda: told in form.bar.says.text())


def test_reveal_goes_to_a_statement_an_answer_or_its_evidence(shown: Shown) -> None:
    seen = Evidence(id=ItemId("e"), parent=ItemId("s2x"), participant=ItemId("p1"), text="A letter")
    form = shown(*instrument(), seen)
    assert form.reveal(ItemId("e"))
    assert form.entry.grid.place == (2, 1)
    assert form.notes.evidence.toPlainText() == "A letter"
    assert form.reveal(ItemId("s1x"))
    assert form.entry.grid.place[0] == 1
    assert not form.reveal(ItemId("p1"))


def test_the_charts_say_what_the_cells_hold(shown: Shown, typed: Typed) -> None:
    form = shown(people=2)
    assert not form.results.isVisible()
    typed("15")
    form.results.draw()
    assert form.results.isVisible()
    told = form.results.dots.accessibleName()
    assert "Part 0: mean 3.0, split (1 person gave 1, 1 person gave 5)" in told
    form._say()
    assert "Talk about this first: Part 0" in form.bar.says.text()


def test_the_models_keep_qt_s_rules(shown: Shown, qtmodeltester: object) -> None:
    form = shown(people=3)
    for model in (form.people.rows, form.counts.rows, form.entry.grid._sum.sums):
        qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_a_read_only_session_is_looked_at(
    make_context: Callable[..., SessionContext], qtbot: QtBot, typed: Typed
) -> None:
    form = DiagnosticForm(
        make_context(*leadership_team(), *instrument(), is_read_only=True), ACTIVITY
    )
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    form.entry.grid.view.setFocus()
    typed("4", KEYS.Key_Right)
    assert not form.context.document.all(Rating)
    assert form.entry.grid.place == (0, 1)


def test_every_word_of_the_form_fits_beside_day_and_guide(shown: Shown) -> None:
    form = shown()
    for width in (600, 1200):
        form.resize(width, 700)
        QApplication.processEvents()
        assert form.minimumSizeHint().width() <= width
        view = form.entry.grid.view
        assert view.height() >= view.horizontalHeader().height() + sum(
            view.rowHeight(row) for row in range(form.entry.rows.rowCount())
        )


def test_the_statements_take_the_room_that_few_answers_leave(shown: Shown) -> None:
    form = shown(*instrument())
    grid = form.entry.grid
    for width in (1500, 2200):
        form.resize(width, 700)
        QApplication.processEvents()
        answers = sum(grid.view.columnWidth(at) for at in range(grid.rows.columnCount()))
        sums = grid._sum.width()
        assert grid._heads.width() + answers + sums == grid.width() - 2


def added(form: DiagnosticForm, item: Item) -> None:
    form.context.apply(AddItem(msgspec.structs.replace(item), M("Add")))


def test_a_late_arrival_gets_a_column_and_the_place_is_kept(shown: Shown, typed: Typed) -> None:
    form = shown(people=3)
    typed("4", KEYS.Key_Down)
    added(form, Participant(id=ItemId("late"), name="Olga", presence=Presence.HERE))
    assert answers(form, 0) == [4, NOT_YET, NOT_YET, NOT_YET]
    assert form.entry.grid.place == (1, 1)
    assert form.entry.grid.view.hasFocus()


def test_tab_comes_to_all_that_stands_above_the_grid(
    shown: Shown, qtbot: QtBot, qapp: QApplication
) -> None:
    form = shown(is_anonymous=True)
    qtbot.keyClick(form.entry.grid.view, KEYS.Key_3)
    qtbot.keyClick(form.entry.grid.view, KEYS.Key_Backtab)
    assert qapp.focusWidget() is form.bar.closing, "who counts has to close the round by keyboard"
    form.bar.modes.setFocus()
    seen = []
    for _ in range(8):
        focused = qapp.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, KEYS.Key_Tab)
        seen.append(qapp.focusWidget())
    assert form.bar.closing in seen
    assert form.entry.grid.view in seen
    form.setFocus()
    assert qapp.focusWidget() is form.entry.grid.view


def test_with_nobody_to_ask_it_says_what_comes_first(
    make_context: Callable[..., SessionContext], qtbot: QtBot
) -> None:
    form = DiagnosticForm(make_context(*instrument()), ACTIVITY)
    qtbot.addWidget(form)
    assert form.people.grid.isHidden()
    assert not form._nobody.isHidden()
    form._choose_mode("counts")
    assert form._nobody.isHidden()
    assert not form.counts.grid.isHidden()
