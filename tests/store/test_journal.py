"""Edits in the file: durable, whole, undoable after a restart, careful with the unknown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import apsw
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.editing.changes import Change, data_of
from cxworkshop.editing.commands import AddItem, MoveItem, RemoveItem, SetField
from cxworkshop.editing.editor import HISTORY_LIMIT
from cxworkshop.errors import Problem
from cxworkshop.i18n import M, Mn, catalogue
from cxworkshop.model.item import ItemId, UnknownItem
from cxworkshop.model.people import Participant
from cxworkshop.store.problems import DiskFull, TooLarge
from cxworkshop.store.session_file import OpenSession
from tests.store.conftest import ANA, GOAL, crash

Opened = Callable[..., OpenSession]
SET = M("Change goal")


def state(session: OpenSession) -> dict[str, object]:
    return {item.id: (type(item), data_of(item)) for item in session.document}


def test_undo_and_redo_survive_a_restart(opened: Opened) -> None:
    session = opened()
    before = state(session)
    editor = session.editor()
    editor.apply(SetField(GOAL, "text", "A", Mn("{count} goal", "{count} goals", 2)))
    editor.apply(RemoveItem(ANA, M("Delete {name}", name="Ana")))
    editor.undo()
    session.close()
    session = opened()
    editor = session.editor()
    assert editor.redo_label is not None
    assert catalogue("en").say(editor.redo_label) == "Delete Ana"
    editor.redo()
    assert session.document.find(Goal, GOAL).owner is None  # type: ignore[union-attr]
    editor.undo()
    assert editor.undo_label is not None
    assert catalogue("en").say(editor.undo_label) == "2 goals"
    editor.undo()
    assert state(session) == before


def test_a_visit_is_one_row_and_none_when_it_ends_where_it_began(opened: Opened) -> None:
    session = opened()
    editor = session.editor()
    for text in ("A", "An", "Ans"):
        editor.apply(SetField(GOAL, "text", text, SET), visit="1")
    assert [step.changes[0].after for step in session._copy.history()] == [{"text": "Ans"}]
    editor.apply(SetField(GOAL, "text", "Answer within a day", SET), visit="1")
    assert session._copy.history() == []


def test_the_history_keeps_the_last_two_thousand_steps(opened: Opened) -> None:
    session = opened()
    editor = session.editor()
    for number in range(HISTORY_LIMIT + 20):
        editor.apply(SetField(GOAL, "text", str(number), SET))
    history = session._copy.history()
    assert len(history) == HISTORY_LIMIT
    assert history[-1].changes[0].after == {"text": str(HISTORY_LIMIT + 19)}


def test_facts_of_the_run_leave_no_history(opened: Opened) -> None:
    session = opened()
    session.editor().record(SetField(ANA, "name", "Ana B.", SET))
    assert session._copy.history() == []
    assert session._copy.fields(ANA)["name"] == "Ana B."


def test_what_this_version_does_not_know_survives_edit_deletion_and_undo(opened: Opened) -> None:
    session = opened()
    stranger = ItemId("d" * 32)
    fields = {"mood": ["sunny", 3], "parent": GOAL, "position": "V"}
    session._copy.write((Change(stranger, "weather", None, fields),), None)
    session._copy.write((Change(GOAL, "goal", {}, {"weight": {"of": 1.5}}),), None)
    session.close()

    session = opened()
    unknown = session.document[stranger]
    assert isinstance(unknown, UnknownItem)
    assert msgspec.json.decode(unknown.data) == {"mood": ["sunny", 3]}
    editor = session.editor()
    editor.apply(SetField(GOAL, "text", "Changed", SET))
    editor.apply(RemoveItem(GOAL, M("Delete")))
    session.close()

    session = opened()
    session.editor().undo()
    assert session._copy.fields(GOAL)["weight"] == {"of": 1.5}
    assert session._copy.fields(stranger) == fields
    session.close()
    assert opened()._copy.fields(stranger) == fields


def test_a_value_this_version_cannot_take_is_kept_and_told(opened: Opened) -> None:
    session = opened()
    session._copy.write((Change(GOAL, "goal", {}, {"horizon": "someday"}),), None)
    session.close()
    session = opened()
    goal = session.document.find(Goal, GOAL)
    assert goal is not None
    assert (goal.text, goal.horizon) == ("Answer within a day", Horizon.NOW)
    assert len(session.notices) == 1
    session.editor().apply(SetField(GOAL, "text", "Changed", SET))
    assert session._copy.fields(GOAL)["horizon"] == "someday"


def test_links_to_nothing_are_cleared_in_the_file_and_told(opened: Opened) -> None:
    session = opened()
    lost = ItemId("e" * 32)
    session._copy.write((Change(GOAL, "goal", {}, {"owner": lost, "functions": [lost]}),), None)
    session.close()
    session = opened()
    goal = session.document.find(Goal, GOAL)
    assert goal is not None
    assert (goal.owner, goal.functions) == (None, ())
    assert len(session.notices) == 1
    session.close()
    assert opened().notices == []


def test_an_edit_that_does_not_fit_on_the_disk_changes_nothing(opened: Opened) -> None:
    session = opened()
    editor = session.editor()
    before = state(session)
    pages = session._copy.db.pragma("page_count")
    session._copy.db.pragma("max_page_count", pages)
    with pytest.raises(DiskFull):
        editor.apply(SetField(GOAL, "text", "long " * 20_000, SET))
    assert state(session) == before
    assert session._copy.fields(GOAL)["text"] == "Answer within a day"
    session._copy.db.pragma("max_page_count", 1_000_000)
    editor.apply(SetField(GOAL, "text", "long " * 20_000, SET))
    assert session._copy.fields(GOAL)["text"] == "long " * 20_000


def test_one_edit_costs_one_flush(opened: Opened, path: Path) -> None:
    plain = apsw.vfs_names()[0]

    class Counting(apsw.VFS):
        """Passes everything on and counts what is flushed."""

        def __init__(self) -> None:
            self.flushes = 0
            super().__init__("counting", plain)

        def xOpen(self, name: object, flags: list[int]) -> CountingFile:  # noqa: N802
            return CountingFile(self, name, flags)

    class CountingFile(apsw.VFSFile):
        def __init__(self, vfs: Counting, name: object, flags: list[int]) -> None:
            self.vfs = vfs
            super().__init__(plain, name, flags)  # type: ignore[arg-type]

        def xSync(self, flags: int) -> None:  # noqa: N802
            self.vfs.flushes += 1
            super().xSync(flags)

    vfs = Counting()
    apsw.set_default_vfs("counting")
    try:
        session = opened()
        editor = session.editor()
        editor.apply(SetField(GOAL, "text", "first", SET))
        flushes = vfs.flushes
        for number in range(20):
            editor.apply(SetField(GOAL, "text", str(number), SET))
        assert vfs.flushes - flushes == 20
        crash(session)
    finally:
        apsw.set_default_vfs(plain)
        vfs.unregister()


def test_the_history_costs_little(opened: Opened) -> None:
    session = opened()
    editor = session.editor()
    for number in range(100):
        text = "Answer every customer the same day" if number % 2 else "Fewer forms"
        editor.apply(SetField(GOAL, "text", text, SET))
    rows = list(session._copy.db.execute("SELECT * FROM change"))
    assert sum(len(str(value)) for row in rows for value in row) / len(rows) <= 300


def test_attachments_come_back_as_they_were(opened: Opened) -> None:
    session = opened()
    wall = bytes(range(256)) * 1000
    attachment_id = session.attach(GOAL, "wall.jpg", "image/jpeg", wall)
    session.close()
    kept = opened().attachment(attachment_id)
    assert (kept.item, kept.name, kept.media_type, kept.data) == (
        GOAL,
        "wall.jpg",
        "image/jpeg",
        wall,
    )


def test_a_copy_for_others_holds_no_history(opened: Opened, tmp_path: Path) -> None:
    session = opened()
    editor = session.editor()
    editor.apply(SetField(GOAL, "text", "a secret nobody should read", SET))
    editor.apply(SetField(GOAL, "text", "A public goal", SET))
    session.export_copy(tmp_path / "copy.cxsession")
    assert b"a secret nobody" not in (tmp_path / "copy.cxsession").read_bytes()
    with pytest.raises(Problem):
        session.export_copy(tmp_path / "copy.cxsession")
    db = sqlite3.connect(tmp_path / "copy.cxsession")
    assert db.execute("SELECT count(*) FROM change").fetchone() == (0,)
    db.close()


edits = st.lists(
    st.tuples(st.sampled_from("asrmurRo"), st.integers(0, 9), st.text(max_size=3)), max_size=25
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits)
def test_whatever_is_done_the_reopened_file_is_the_document(
    opened: Opened, done: list[tuple[str, int, str]]
) -> None:
    session = opened()
    editor = session.editor()
    for what, which, text in done:
        people = session.document.all(Participant)
        chosen = people[which % len(people)].id if people else None
        if what == "a" or chosen is None:
            person = Participant(id=editor.new_id(), name=text)
            editor.apply(AddItem(person, M("Add")))
            editor.apply(AddItem(NextStep(id=editor.new_id(), owner=person.id), M("Add")))
        elif what == "s":
            editor.apply(SetField(chosen, "name", text, SET), visit=text)
        elif what == "r":
            editor.apply(RemoveItem(chosen, M("Delete")))
        elif what == "m":
            editor.apply(MoveItem(chosen, None, M("Move")))
        elif what == "u":
            editor.undo()
        elif what == "R":
            editor.redo()
        else:
            session.close()
            session = opened()
            reopened = session.editor()
            assert (reopened.undo_label, reopened.redo_label) == (
                editor.undo_label,
                editor.redo_label,
            )
            editor = reopened
    end = state(session)
    session.close()
    session = opened()
    assert state(session) == end
    session.close()


def test_no_attachment_is_taken_that_would_shut_the_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    monkeypatch.setattr("cxworkshop.store.session_file.LARGEST_ATTACHMENT", 3 << 20)
    with pytest.raises(TooLarge, match="larger than 3 MB"):
        session.attach(GOAL, "wall.jpg", "image/jpeg", bytes(4 << 20))
    session.attach(GOAL, "wall.jpg", "image/jpeg", bytes(3 << 20))
