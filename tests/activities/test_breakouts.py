"""Breakouts: drawn from those here, kept when they have worked, one step each."""

from __future__ import annotations

from itertools import combinations, count

import pytest

from cxworkshop.activities.attendance import all_here, attendance, change_presence, present
from cxworkshop.activities.breakouts import (
    Breakout,
    Group,
    breakout_of,
    end_timer,
    form_groups,
    groups_of,
    mark_reported,
    members_of,
    more_minutes,
    move_person,
    next_to_report,
    place_late,
    report_on,
    show_notes,
    start_timer,
    timer_of,
    without_group,
)
from cxworkshop.activities.breakouts_plan import section, sheet
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.notes import Note
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.report.group_cards import group_cards_report
from tests.conftest import ListJournal

TALK = AgendaItem(id=ItemId("talk"), position="a", minutes=40)
FUNCTIONS = ("sales", "sales", "sales", "it", "it", "hr", "hr", "law")


def person(at: int, presence: Presence = Presence.HERE) -> Participant:
    function = ItemId(FUNCTIONS[at % len(FUNCTIONS)])
    return Participant(
        id=ItemId(f"p{at}"), position=f"{at:02d}a", name=f"P{at}", function=function,
        presence=presence,
    )  # fmt: skip


@pytest.fixture
def editor() -> Editor:
    functions = [
        Function(id=ItemId(name), position=f"{at}a", name=name)
        for at, name in enumerate(dict.fromkeys(FUNCTIONS))
    ]
    people = [person(at) for at in range(8)]
    away = [person(8, Presence.EXPECTED), person(9, Presence.LEFT), person(10, Presence.ABSENT)]
    items: list[Item] = [TALK, *functions, *people, *away]
    numbers = count()
    document = new_document(items)
    return Editor(
        document, ListJournal(document), now=lambda: 1_000, new_id=lambda: f"n{next(numbers)}"
    )


def drawn(editor: Editor, size: int = 4, seed: int = 1) -> Breakout:
    editor.apply(form_groups(editor.document, TALK, size, 15, seed, editor.new_id))
    return current(editor)


def current(editor: Editor) -> Breakout:
    found = breakout_of(editor.document, TALK.id)
    assert found is not None
    return found


def companies(editor: Editor, breakout: Breakout) -> set[frozenset[str]]:
    return {
        frozenset(pair)
        for group in groups_of(editor.document, breakout.id)
        for pair in combinations(group.members, 2)
    }


def steps(editor: Editor) -> int:
    return len(editor._undo)


def test_a_draw_takes_those_who_are_here_and_is_one_step(editor: Editor) -> None:
    breakout = drawn(editor)
    groups = groups_of(editor.document, breakout.id)
    assert sorted(m for group in groups for m in group.members) == [f"p{at}" for at in range(8)]
    assert [group.number for group in groups] == [1, 2]
    assert steps(editor) == 1
    editor.undo()
    assert breakout_of(editor.document, TALK.id) is None
    assert not editor.document.all(Group)


def test_before_anybody_has_looked_those_who_are_expected_are_drawn() -> None:
    people = [person(at, Presence.EXPECTED) for at in range(3)]
    document = new_document([TALK, *people, person(4, Presence.ABSENT)])
    assert [each.id for each in present(document)] == ["p0", "p1", "p2"]


def test_groups_that_have_not_begun_are_drawn_anew_and_are_others(editor: Editor) -> None:
    first = drawn(editor)
    before = companies(editor, first)
    second = drawn(editor, seed=2)
    assert second.id == first.id
    assert companies(editor, second) != before
    assert len(groups_of(editor.document, second.id)) == 2


def test_groups_that_have_worked_stay_and_the_next_draw_brings_other_company(
    editor: Editor,
) -> None:
    first = drawn(editor, size=2)
    editor.record(start_timer(first, 1_000))
    met = companies(editor, first)
    second = drawn(editor, size=2, seed=1)
    assert second.id != first.id
    assert len(groups_of(editor.document, first.id)) == 4
    assert not met & companies(editor, second)


def test_what_a_group_found_is_not_lost_by_another_draw(editor: Editor) -> None:
    first = drawn(editor)
    group = groups_of(editor.document, first.id)[0]
    noted(editor, group, "The forms")
    drawn(editor, seed=5)
    assert [note.text for note in editor.document.under(group.id, Note)] == ["The forms"]


def noted(editor: Editor, group: Group, text: str) -> None:
    note = Note(id=editor.new_id(), parent=group.id, text=text)
    editor.apply(AddItem(note, M("Add a note")))


def test_somebody_is_in_one_group_after_a_move(editor: Editor) -> None:
    breakout = drawn(editor)
    one, other = groups_of(editor.document, breakout.id)
    moved = one.members[0]
    editor.apply(move_person(editor.document, breakout.id, moved, other.id))
    one, other = groups_of(editor.document, breakout.id)
    assert moved not in one.members
    assert other.members[-1] == moved
    assert not editor.apply(move_person(editor.document, breakout.id, moved, other.id))


def test_late_arrivals_go_to_the_smallest_groups(editor: Editor) -> None:
    breakout = drawn(editor, size=3)
    assert [len(each.members) for each in groups_of(editor.document, breakout.id)] == [3, 3, 2]
    late = editor.document.find(Participant, ItemId("p8"))
    assert late is not None
    assert without_group(editor.document, breakout.id) == []
    editor.apply(change_presence(late, Presence.HERE, 5_000))
    assert [each.id for each in without_group(editor.document, breakout.id)] == ["p8"]
    editor.apply(place_late(editor.document, breakout.id))
    assert [len(each.members) for each in groups_of(editor.document, breakout.id)] == [3, 3, 3]
    assert without_group(editor.document, breakout.id) == []


def test_who_is_taken_off_the_list_is_in_no_group(editor: Editor) -> None:
    from cxworkshop.editing.commands import RemoveItem

    breakout = drawn(editor)
    editor.apply(RemoveItem(ItemId("p0"), M("Remove somebody")))
    everybody = [m for g in groups_of(editor.document, breakout.id) for m in g.members]
    assert "p0" not in everybody
    assert len(everybody) == 7


def test_groups_report_one_after_the_other_and_none_twice(editor: Editor) -> None:
    breakout = drawn(editor, size=3)
    spoke = []
    for _ in range(3):
        editor.apply(report_on(editor.document, current(editor)))
        spoke.append(current(editor).speaking)
    assert spoke == [group.id for group in groups_of(editor.document, breakout.id)]
    assert next_to_report(editor.document, current(editor)) is None
    editor.apply(report_on(editor.document, current(editor)))
    assert current(editor).speaking is None
    assert all(group.has_reported for group in groups_of(editor.document, breakout.id))
    editor.undo()
    assert current(editor).speaking == spoke[-1], "one step each"


def test_a_group_that_reported_out_of_turn_is_passed_over(editor: Editor) -> None:
    breakout = drawn(editor, size=3)
    first = groups_of(editor.document, breakout.id)[0]
    editor.apply(mark_reported(breakout, first, is_done=True))
    editor.apply(report_on(editor.document, current(editor)))
    assert current(editor).speaking == groups_of(editor.document, breakout.id)[1].id


def test_the_timer_follows_from_its_facts_and_is_no_undo_step(editor: Editor) -> None:
    breakout = drawn(editor)
    before = steps(editor)
    assert timer_of(breakout, 0).seconds_left == 15 * 60
    editor.record(start_timer(breakout, 60_000))
    timer = timer_of(current(editor), 60_000 + 5 * 60_000)
    assert (timer.seconds_left, timer.is_running) == (10 * 60, True)
    assert timer_of(current(editor), 0).seconds_left == 15 * 60, "the clock was set back"
    editor.record(more_minutes(current(editor), 2))
    assert timer_of(current(editor), 60_000 + 18 * 60_000).seconds_left == -60
    editor.record(end_timer(current(editor), 60_000 + 10 * 60_000))
    assert timer_of(current(editor), 10**9).seconds_left == 7 * 60
    assert steps(editor) == before


def test_what_groups_found_is_private_until_it_is_shown(editor: Editor) -> None:
    breakout = drawn(editor)
    group = groups_of(editor.document, breakout.id)[0]
    noted(editor, group, "The forms")
    for is_on in (True, False):
        editor.apply(show_notes(editor.document, current(editor), is_on=is_on))
        assert editor.document.under(group.id, Note)[0].is_private is not is_on
        assert current(editor).shows_notes is is_on


def test_presence_is_recorded_with_its_times(editor: Editor) -> None:
    def turned(presence: Presence, at: int) -> tuple[int | None, int | None]:
        now = editor.document.find(Participant, ItemId("p8"))
        assert now is not None
        editor.apply(change_presence(now, presence, at))
        now = editor.document.find(Participant, ItemId("p8"))
        assert now is not None
        return now.arrived_at, now.left_at

    assert turned(Presence.HERE, 10) == (10, None)
    assert turned(Presence.LEFT, 20) == (10, 20)
    assert turned(Presence.HERE, 30) == (10, None), "who comes back arrived in the morning"
    assert turned(Presence.ABSENT, 40) == (None, None)


def test_the_count_says_how_many_are_here_of_how_many(editor: Editor) -> None:
    words = catalogue("en")
    assert words.say(attendance(editor.document).message) == "8 of 11 here"
    command: Command = all_here(editor.document, 1_000)
    editor.apply(command)
    assert words.say(attendance(editor.document).message) == "9 of 11 here"
    expected = new_document([person(at, Presence.EXPECTED) for at in range(3)])
    assert words.say(attendance(expected).message) == "3 expected"


def test_members_who_are_gone_are_still_known_to_the_facilitator(editor: Editor) -> None:
    breakout = drawn(editor)
    group = groups_of(editor.document, breakout.id)[0]
    assert [each.id for each in members_of(editor.document, group)] == list(group.members)


def test_the_plan_prints_what_groups_found_only_once_it_is_shown(editor: Editor) -> None:
    def printed() -> str:
        wording = Wording(editor.document, catalogue("en"))
        return f"{section(editor.document, wording)} {sheet(editor.document, wording)}"

    breakout = drawn(editor)
    noted(editor, groups_of(editor.document, breakout.id)[0], "The forms")
    assert "The forms" not in printed()
    editor.apply(show_notes(editor.document, current(editor), is_on=True))
    assert printed().count("The forms") == 2, "on paper and in the workbook"


def test_a_group_has_a_card_with_its_people_its_question_and_its_time(editor: Editor) -> None:
    words = catalogue("en")
    (nothing,) = group_cards_report(editor.document, words).sections
    assert "Draw them in Run" in nothing.intro
    breakout = drawn(editor)
    editor.apply(SetField(breakout.id, "question", "What would a customer notice?", M("Ask")))
    cards = group_cards_report(editor.document, words).sections
    assert [card.title for card in cards] == ["Group 1", "Group 2"]
    assert all(card.begins_page for card in cards)
    people = [f"P{at}" for at in range(8)]
    assert sorted(name for name in people if any(name in str(card) for card in cards)) == people
    assert "What would a customer notice?" in str(cards[0])
    assert "15 min" in str(cards[0])
