"""Nothing tells how counts came about once a round is closed: every byte is looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cxworkshop.activities.diagnostic import Diagnostic, Statement, Tally
from cxworkshop.activities.diagnostic_answers import close_round, count, tally_of, with_count
from cxworkshop.activities.diagnostic_results import NOBODY
from cxworkshop.editing.commands import AddItem, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.store.session_file import OpenSession
from tests.store.conftest import GOAL, Clock

ACTIVITY, STATEMENT = ItemId("1" * 32), ItemId("2" * 32)
SHOWN = (5, 3, 4, 1, 5, 2, 4)
"""What people showed one after the other; nobody may find out who, or in which order."""

Opened = Callable[..., OpenSession]


def every_byte(*folders: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def stored(counts: tuple[int, ...]) -> bytes:
    return f'"counts":[{",".join(map(str, counts))}]'.encode()


def in_between() -> list[tuple[int, ...]]:
    """The counts as they stood after each person but the last."""
    states, found = [], NOBODY
    for value in SHOWN[:-1]:
        found = with_count(found, value, found[value - 1] + 1)
        states.append(found)
    return states


def final() -> tuple[int, ...]:
    return tuple(SHOWN.count(value) for value in range(1, 6))


def begin(session: OpenSession) -> Editor:
    editor = session.editor()
    label = M("Add")
    editor.apply(AddItem(AgendaItem(id=ACTIVITY, activity="diagnostic"), label))
    settings = Diagnostic(id=ItemId("3" * 32), parent=ACTIVITY, is_anonymous=True)
    editor.apply(AddItem(settings, label))
    editor.apply(AddItem(Statement(id=STATEMENT, parent=ACTIVITY, text="We know"), label))
    return editor


def show_hands(session: OpenSession, editor: Editor, clock: Clock) -> None:
    """Count one after the other, with time between for the file and its earlier states."""
    for value in SHOWN:
        tally = tally_of(editor.document, STATEMENT, 1, ())
        before = tally.counts if tally is not None else NOBODY
        after = with_count(before, value, before[value - 1] + 1)
        at = clock.timing.now()
        editor.record(count(editor.document, STATEMENT, 1, (), after, at, editor.new_id))
        clock.turn(200)
        session.publish_now()


def close(session: OpenSession, editor: Editor) -> None:
    since = editor.document.all(Diagnostic)[0].since
    editor.record(close_round(editor.document, ACTIVITY, editor.new_id))
    session.scrub("tally", since)
    editor.forget("tally")


def test_closing_a_round_leaves_the_totals_and_no_way_to_them(
    opened: Opened, clock: Clock, path: Path, tmp_path: Path
) -> None:
    session = opened()
    editor = begin(session)
    show_hands(session, editor, clock)
    places = (tmp_path / "home", path.parent)
    before = every_byte(*places)
    # The guard is needed: the log and the earlier states hold the order until the round is closed.
    assert all(any(stored(each) in data for data in before.values()) for each in in_between())
    close(session, editor)
    session.publish_now()
    after = every_byte(*places)
    assert any(name.name.endswith("sqlite") for name in after), "the working copy is looked at"
    for name, data in after.items():
        for each in in_between():
            assert stored(each) not in data, name
        assert b'"value":' not in data, "a rating of somebody"
    assert stored(final()) in after[path]
    wal = [data for name, data in after.items() if name.name.endswith("-wal")]
    assert all(len(data) < 100_000 for data in wal)


def test_what_was_there_before_the_round_can_still_be_opened(
    opened: Opened, clock: Clock, path: Path
) -> None:
    from cxworkshop.store.backups import earlier_states

    session = opened()
    editor = begin(session)
    clock.turn(200)
    session.publish_now()
    kept = {state.path for state in earlier_states(path)}
    assert kept
    clock.turn(1)
    show_hands(session, editor, clock)
    assert {state.path for state in earlier_states(path)} > kept
    close(session, editor)
    assert {state.path for state in earlier_states(path)} == kept


def test_the_history_holds_no_step_of_a_count_and_undo_goes_on_with_the_rest(
    opened: Opened, clock: Clock
) -> None:
    session = opened()
    editor = begin(session)
    show_hands(session, editor, clock)
    editor.apply(RemoveItem(STATEMENT, M("Delete the statement")))  # takes the counts with it
    assert any(
        change.kind == "tally" for step in session._copy.history() for change in step.changes
    )
    editor.apply(SetField(GOAL, "text", "Answer within an hour", M("Change goal")))
    close(session, editor)
    history = session._copy.history()
    assert [step.label for step in history] == [M("Change goal")]
    assert editor.undo() is not None
    assert editor.undo() is None
    assert not editor.document.all(Tally)


def test_a_closed_round_is_found_again_after_a_restart(opened: Opened, clock: Clock) -> None:
    session = opened()
    editor = begin(session)
    show_hands(session, editor, clock)
    close(session, editor)
    session.close()
    again = opened()
    (tally,) = again.document.all(Tally)
    assert tally.counts == final()
    assert again.document.all(Diagnostic)[0].is_closed
