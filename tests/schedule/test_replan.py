"""Replan: time is won back or given away, and what must stay stays."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.editor import Editor
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.replan import apply_proposal, replan, shared, shortest_of
from cxworkshop.run import extend, open_activity, run_state, skip
from cxworkshop.schedule import BREAK
from tests.conftest import ListJournal
from tests.schedule.test_run import NINE, at


def session(*agenda: AgendaItem) -> Editor:
    details = SessionDetails(
        id=ItemId("s"), position="V", start=time(9, 0), zone="America/Montevideo"
    )
    document = new_document((details, *agenda))
    return Editor(document, ListJournal(document), now=lambda: NINE)


def item(name: str, minutes: int, shortest: int = 0, **fields: object) -> AgendaItem:
    return AgendaItem(id=ItemId(name), position=name, minutes=minutes, shortest=shortest, **fields)  # type: ignore[arg-type]


def opened(editor: Editor, name: str, minutes: float) -> None:
    command = open_activity(editor.document, ItemId(name), at(minutes), editor.new_id)
    editor.record(command)


def lengths(document: Document, minutes: float, **chosen: int) -> dict[str, int]:
    by_hand = {ItemId(name): value for name, value in chosen.items()}
    proposal = replan(document, run_state(document, at(minutes)), by_hand)
    return {str(line.item): line.minutes for line in proposal.lines}


def test_long_activities_give_more_than_short_ones() -> None:
    editor = session(item("a", 10, 10), item("b", 60, 30), item("c", 20, 10), item("d", 10, 10))
    opened(editor, "a", 8)
    assert lengths(editor.document, 8) == {"a": 10, "b": 54, "c": 18, "d": 10}


def test_what_can_go_first_goes_first() -> None:
    editor = session(item("a", 10), item("b", 40, 20), item("c", 40, 20, can_go="The film"))
    opened(editor, "a", 12)
    assert lengths(editor.document, 12) == {"a": 10, "b": 40, "c": 28}
    editor = session(item("a", 10), item("b", 40, 20), item("c", 40, 20, can_go="The film"))
    opened(editor, "a", 25)
    assert lengths(editor.document, 25) == {"a": 10, "b": 35, "c": 20}


def test_fixed_starts_breaks_and_protected_activities_are_kept() -> None:
    editor = session(
        item("a", 20),
        item("b", 40, 20, is_protected=True),
        item("c", 40, 20),
        item("d", 15, 5, activity=BREAK),
        item("e", 30, 10, fixed_start=time(10, 55)),
        item("f", 40, 20),
    )
    opened(editor, "a", 6)
    proposal = replan(editor.document, run_state(editor.document, at(6)))
    assert {line.item: line.minutes for line in proposal.lines} == {
        "a": 20, "b": 40, "c": 34, "d": 15, "e": 30, "f": 40,
    }  # fmt: skip
    assert {line.item: line.start for line in proposal.lines}["e"] == 655
    assert proposal.is_legal


def test_gained_time_goes_first_to_those_who_gave() -> None:
    editor = session(item("a", 30), item("b", 30, first_minutes=36), item("c", 30))
    opened(editor, "a", -10)
    assert lengths(editor.document, -5) == {"a": 30, "b": 41, "c": 35}


def test_who_is_hours_early_gets_half_as_long_again_at_most_and_the_rest_stays_free() -> None:
    editor = session(item("a", 20), item("b", 40), item("c", 45, fixed_start=time(10, 0)))
    opened(editor, "a", -120)
    proposal = replan(editor.document, run_state(editor.document, at(-120)))
    by_id = {line.item: line for line in proposal.lines}
    assert (by_id[ItemId("b")].minutes, by_id[ItemId("c")].start) == (60, 600)
    assert by_id[ItemId("c")].pause == 100
    assert proposal.is_legal


def test_a_day_that_is_tried_out_at_night_keeps_its_lengths_and_no_start_is_fixed() -> None:
    agenda = (item("a", 20), item("b", 40, 10), item("c", 45, fixed_start=time(10, 0)))
    for away in (-5 * 60, 6 * 60):
        editor = session(*agenda)
        opened(editor, "a", away)
        state = run_state(editor.document, at(away))
        proposal = replan(editor.document, state)
        assert proposal.is_away
        assert proposal.changes == ()
        assert proposal.fits
        starts = [line.start for line in proposal.lines]
        ends = [line.end for line in proposal.lines]
        assert starts[1:] == ends[:-1]
        by_hand = replan(editor.document, state, {ItemId("b"): 30})
        assert [line.change for line in by_hand.lines] == [0, -10, 0]
        assert by_hand.fits


def test_a_pause_that_was_planned_before_a_fixed_start_is_left_and_takes_what_is_late() -> None:
    editor = session(item("a", 20), item("b", 30, 15), item("c", 30, fixed_start=time(10, 0)))
    opened(editor, "a", 0)
    assert lengths(editor.document, 5) == {"a": 20, "b": 30, "c": 30}
    opened(editor, "b", 29)
    editor.record(extend(editor.document, 1, at(30), editor.new_id))
    assert lengths(editor.document, 30) == {"b": 31, "c": 30}


def test_a_line_that_was_changed_by_hand_stays_and_the_rest_makes_up_for_it() -> None:
    editor = session(item("a", 10), item("b", 40, 20), item("c", 40, 20))
    opened(editor, "a", 10)
    assert lengths(editor.document, 10) == {"a": 10, "b": 35, "c": 35}
    assert lengths(editor.document, 10, b=40) == {"a": 10, "b": 40, "c": 30}
    assert lengths(editor.document, 10, a=5) == {"a": 5, "b": 37, "c": 38}


def test_when_no_plan_fits_it_says_so_and_names_what_could_be_dropped() -> None:
    editor = session(
        item("a", 10),
        item("b", 40, 30),
        item("c", 30, 20),
        item("d", 30, 10, is_protected=True),
        item("e", 30, fixed_start=time(10, 50)),
    )
    opened(editor, "a", 30)
    proposal = replan(editor.document, run_state(editor.document, at(30)))
    (shortage,) = proposal.shortages
    assert (shortage.point, shortage.due, shortage.missing) == ("e", 650, 10)
    assert [(drop.item, drop.frees) for drop in shortage.drops] == [
        ("c", 20), ("b", 30), ("d", 30),
    ]  # fmt: skip
    assert not proposal.fits
    skipped = skip(editor.document, ItemId("c"), at(30), editor.new_id)
    editor.record(skipped)
    assert replan(editor.document, run_state(editor.document, at(30))).is_legal


def test_before_the_day_begins_there_is_nothing_to_change() -> None:
    editor = session(item("a", 10), item("b", 40, 30))
    proposal = replan(editor.document, run_state(editor.document, at(-5000)))
    assert [line.start for line in proposal.lines] == [540, 550]
    assert proposal.changes == ()


def test_applying_is_one_undo_step_and_what_was_promised_is_kept() -> None:
    editor = session(item("a", 10), item("b", 40, 20), item("c", 40, 20))
    opened(editor, "a", 10)
    before = {entry.id: entry for entry in editor.document.all(AgendaItem)}
    state = run_state(editor.document, at(10))
    editor.apply(apply_proposal(editor.document, state, replan(editor.document, state)))
    changed = editor.document.find(AgendaItem, ItemId("b"))
    assert changed is not None
    assert (changed.minutes, changed.promised_minutes) == (35, 40)
    again = replan(editor.document, run_state(editor.document, at(10)))
    assert (again.changes, again.is_legal, again.end) == ((), True, again.due)
    editor.undo()
    assert {entry.id: entry for entry in editor.document.all(AgendaItem)} == before
    assert editor.undo_label is None


@given(st.integers(0, 500), st.lists(st.integers(0, 90), max_size=12))
def test_an_amount_is_shared_in_whole_minutes_and_nothing_is_lost(
    amount: int, weights: list[int]
) -> None:
    amount = min(amount, sum(weights))
    parts = shared(amount, weights)
    assert sum(parts) == amount
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))
    ordered = sorted(zip(weights, parts, strict=True))
    assert all(one[1] <= other[1] + 1 for one, other in pairwise(ordered))


slots = st.lists(
    st.tuples(
        st.integers(0, 90),
        st.integers(0, 60),
        st.sampled_from(["discussion", "discussion", BREAK]),
        st.booleans(),
        st.sampled_from([None, None, None, 10, 30]),
        st.sampled_from(["", "The film"]),
    ),
    min_size=1,
    max_size=12,
)


def agenda_of(drawn: list[tuple[int, int, str, bool, int | None, str]]) -> list[AgendaItem]:
    made = []
    cursor = 540
    for index, (minutes, shortest, kind, is_protected, slack, can_go) in enumerate(drawn):
        fixed = None
        if slack is not None and index and cursor + slack < 1430:
            cursor += slack
            fixed = time(*divmod(cursor, 60))
        cursor += minutes
        made.append(
            item(
                f"{index:02d}",
                minutes,
                shortest,
                activity=kind,
                is_protected=is_protected,
                fixed_start=fixed,
                can_go=can_go,
            )
        )
    return made


@given(slots, st.integers(-60, 120), st.integers(0, 90))
def test_whatever_the_day_is_a_proposal_keeps_its_rules(
    drawn: list[tuple[int, int, str, bool, int | None, str]], offset: int, used: int
) -> None:
    agenda = agenda_of(drawn)
    editor = session(*agenda)
    document = editor.document
    opened(editor, "00", offset)
    state = run_state(document, at(offset + used))
    proposal = replan(document, state)
    assert proposal == replan(document, state)
    by_id = {line.item: line for line in proposal.lines}
    assert list(by_id) == [entry.id for entry in agenda]
    for before, after in pairwise(proposal.lines):
        assert before.is_current or before.end <= after.start
    missed = {shortage.point for shortage in proposal.shortages}
    for entry in agenda[1:]:
        line = by_id[entry.id]
        if entry.fixed_start or entry.is_protected or entry.activity == BREAK:
            assert line.minutes == entry.minutes
        if entry.fixed_start is not None:
            due = entry.fixed_start.hour * 60 + entry.fixed_start.minute
            assert line.start >= due
            assert line.start == due or not proposal.is_legal
        assert line.minutes >= min(shortest_of(entry), entry.minutes)
    assert proposal.is_legal == (not missed)
    if proposal.is_legal:
        assert proposal.end <= proposal.due
    for shortage in proposal.shortages:
        assert shortage.missing > 0
        kinds = [drop.is_protected for drop in shortage.drops]
        assert kinds == sorted(kinds), "unprotected first"
        assert all(drop.frees > 0 for drop in shortage.drops)


def test_what_is_late_whatever_is_done_does_not_keep_the_rest_from_being_fitted() -> None:
    editor = session(item("a", 30), item("b", 30, fixed_start=time(9, 30)), item("c", 60, 20))
    opened(editor, "a", 0)
    proposal = replan(editor.document, run_state(editor.document, at(40)))
    (shortage,) = proposal.shortages
    assert (shortage.point, shortage.missing, shortage.is_certain) == ("b", 10, True)
    assert {line.item: line.minutes for line in proposal.lines} == {"a": 40, "b": 30, "c": 50}
    assert proposal.fits


def test_what_could_still_be_shortened_by_hand_is_not_given_up() -> None:
    editor = session(item("a", 60, 20), item("b", 30, fixed_start=time(9, 30)))
    opened(editor, "a", 0)
    state = run_state(editor.document, at(10))
    proposal = replan(editor.document, state)
    assert not proposal.shortages[0].is_certain
    assert not proposal.fits
    assert replan(editor.document, state, {ItemId("a"): 30}).fits
    assert not replan(editor.document, state, {ItemId("a"): 90}).fits
