"""What the session file costs, beside what SQLite alone costs for the same."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import apsw
import msgspec

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.publishing import Timing
from cxworkshop.store.rows import ITEM_ROWS, dangling_links, has_circle, load_items
from cxworkshop.store.session_file import OpenSession

ITEMS = 5_000
EDITS = 400
ROUNDS = 25


class Row(NamedTuple):
    """One line of the table; ``target`` is the most that seconds may be of the floor."""

    name: str
    seconds: float
    floor: float
    target: float


def rows() -> list[Row]:
    """Every figure of the session file."""
    return [edit_row(), load_row(), publish_row()]


def edit_row() -> Row:
    """One edit, applied and durable, against the same rows in one raw transaction."""
    with _session(50) as session:
        editor = session.editor()
        goal = session.document.all(Goal)[0].id
        raw = _raw_copy(session)
        ours: list[float] = []
        floor: list[float] = []
        for number in range(EDITS):
            text = f"Answer every customer within one day, without a form: {number}"
            floor.append(_timed(lambda n=number, t=text: _raw_edit(raw, goal, n, t)))
            ours.append(_timed(lambda t=text: _edit(editor, goal, t)))
        raw.close()
    return Row("one edit, durable", statistics.median(ours), statistics.median(floor), 1.3)


def load_row() -> Row:
    """5,000 items made of their rows, against reading the rows as tuples."""
    with _session(ITEMS) as session:
        db = session._copy.db
        floor: list[float] = []
        ours: list[float] = []
        for _ in range(ROUNDS):
            gc.collect()
            floor.append(_timed(lambda: list(db.execute(ITEM_ROWS))))
            gc.collect()
            ours.append(_timed(lambda: _load(db)))
    # The quickest of each: other programs on the machine only ever add.
    return Row("load 5,000 items", min(ours), min(floor), 2.5)


def publish_row() -> Row:
    """A whole copy published, against SQLite's backup of the same file."""
    with _session(ITEMS) as session:
        editor = session.editor()
        goal = session.document.all(Goal)[0].id
        publisher = session.publisher
        assert publisher is not None
        plain = session.path.with_name("backup.sqlite")
        ours: list[float] = []
        floor: list[float] = []
        for number in range(ROUNDS):
            _edit(editor, goal, f"Text {number}")
            floor.append(_timed(lambda: _raw_backup(session._copy.db, plain)))
            ours.append(_timed(publisher.publish_now))
    return Row("publish 5,000 items", statistics.median(ours), statistics.median(floor), 1.5)


def opening_seconds() -> float:
    """Opening a file of 5,000 items with all checks, to the document; has no floor."""
    with _session(ITEMS) as session:
        path = session.path
        copy = path.with_name("copy.cxsession")
        session.export_copy(copy, with_history=True)
        times: list[float] = []
        for _ in range(5):
            began = time.perf_counter()
            opened = open_session(copy, timing=Timing(has_worker=False))
            times.append(time.perf_counter() - began)
            opened.close()
    return statistics.median(times)


def many_items(count: int) -> list[Item]:
    """A session with so many items, as they are in a large real one."""
    positions = spread(count)
    session = SessionDetails(id=ItemId("0" * 32), position="V", title="A large day")
    items: list[Item] = [session]
    people = [
        Participant(id=ItemId(f"{number:032x}"), position=positions[number], name=f"Name {number}")
        for number in range(1, count // 10 + 1)
    ]
    items += people
    goals: list[Goal] = []
    for number in range(len(items), count):
        item_id = ItemId(f"{number:032x}")
        owner = people[number % len(people)].id
        if number % 3 == 0 or not goals:
            goal = Goal(
                id=item_id,
                position=positions[number],
                text="A goal " * 6,
                measure="days",
                owner=owner,
            )
            goals.append(goal)
            items.append(goal)
            continue
        text = "What is going to be done about it " * 3
        served = goals[number % len(goals)].id
        if number % 3 == 1:
            items.append(
                NextStep(
                    id=item_id, position=positions[number], text=text, owner=owner, goal=served
                )
            )
        else:
            items.append(
                Commitment(
                    id=item_id,
                    position=positions[number],
                    participant=owner,
                    text=text,
                    kept_when="it is done",
                    goal=served,
                )
            )
    return items


@contextmanager
def _session(count: int) -> Iterator[OpenSession]:
    before = os.environ.get("CXWORKSHOP_HOME")
    with tempfile.TemporaryDirectory(prefix="cxworkshop-bench-") as folder:
        os.environ["CXWORKSHOP_HOME"] = folder
        session = create_session(
            Path(folder) / "bench.cxsession", many_items(count), timing=Timing(has_worker=False)
        )
        try:
            yield session
        finally:
            session.close()
            if before is None:
                del os.environ["CXWORKSHOP_HOME"]
            else:
                os.environ["CXWORKSHOP_HOME"] = before


def _edit(editor: Editor, goal: ItemId, text: str) -> None:
    editor.apply(SetField(goal, "text", text, M("Change goal")))


def _load(db: apsw.Connection) -> None:
    loaded = load_items(db)
    has_circle(loaded)
    dangling_links(loaded)
    new_document(loaded.items)


def _raw_copy(session: OpenSession) -> apsw.Connection:
    """A database of the same tables and settings, with nothing of ours around it."""
    path = session._workplace.folder / "raw.sqlite"
    db = apsw.Connection(str(path))
    db.pragma("locking_mode", "exclusive")
    with db.backup("main", session._copy.db, "main") as backup:
        backup.step()
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    db.pragma("foreign_keys", True)
    db.pragma("secure_delete", True)
    return db


def _raw_edit(db: apsw.Connection, goal: ItemId, number: int, text: str) -> None:
    value = msgspec.json.encode(text).decode()
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "UPDATE item SET data = json_set(data, ?, json(?)) WHERE id = ?", ('$."text"', value, goal)
    )
    db.execute(
        "INSERT INTO change VALUES(?, ?, '', 'Change goal', '{}', NULL, ?, ?)",
        (
            1_000_000 + number,
            1_700_000_000_000 + number,
            f'[["{goal}","goal",{{"text":{value}}}]]',
            f'[{{"text":{value}}}]',
        ),
    )
    db.execute("COMMIT")


def _raw_backup(db: apsw.Connection, path: Path) -> None:
    path.unlink(missing_ok=True)
    target = apsw.Connection(str(path))
    with target.backup("main", db, "main") as backup:
        backup.step()
    target.close()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
