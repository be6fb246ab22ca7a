"""The working copy: where every edit is durable before it is seen."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import apsw
import msgspec

from cxworkshop.editing.changes import Change, Fields, Step
from cxworkshop.editing.editor import HISTORY_LIMIT
from cxworkshop.model.item import ItemId
from cxworkshop.store.digest import new_mark
from cxworkshop.store.problems import WORLD, from_sqlite
from cxworkshop.store.rows import (
    ITEM_ROWS,
    STEP_ROWS,
    Loaded,
    data_text,
    fields_from,
    json_text,
    load_items,
    step_row,
    steps_from,
)
from cxworkshop.store.schema import make_tables

_PUT_STEP = "INSERT OR REPLACE INTO change VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_DROP_STEP = "DELETE FROM change WHERE seq = ?"
_TRIM_STEPS = "DELETE FROM change WHERE seq <= ?"
_DROP_STEPS_OF = (
    "DELETE FROM change WHERE seq <= (SELECT max(seq) FROM change WHERE EXISTS "
    "(SELECT 1 FROM json_each(change.before) AS each WHERE json_extract(each.value, '$[1]') = ?))"
)
_ATTACHMENTS = "SELECT id FROM attachment"
# Kinds whose items name what is attached to them; of any other kind it is kept with its item.
_NAMING = "('photo', 'session')"
DROP_UNUSED = (
    "DELETE FROM attachment WHERE "  # noqa: S608 - fixed words only
    "NOT EXISTS (SELECT 1 FROM item WHERE instr(item.data, attachment.id)) AND "
    "NOT EXISTS (SELECT 1 FROM item WHERE item.id = attachment.item "
    f"AND item.kind NOT IN {_NAMING}) AND "
    "NOT EXISTS (SELECT 1 FROM change WHERE instr(change.before, attachment.id) "
    "OR instr(change.after, attachment.id) OR instr(change.before, attachment.item))"
)
"""Drops every attachment that no item names or holds, and that no undo could bring back."""
_ADD_ITEM = "INSERT INTO item VALUES(?, ?, ?, ?, ?)"
_DROP_ITEM = "DELETE FROM item WHERE id = ?"


class Attachment(msgspec.Struct, frozen=True):
    """A picture or another file that belongs to an item."""

    item: ItemId
    name: str
    media_type: str
    data: bytes


class InUse(Exception):
    """A living process works on this working copy."""


class WorkingCopy:
    """The one connection to a working copy, and the one lock around it.

    Every method takes the lock, so that the worker that publishes and the thread that edits can
    share the connection. Nothing else may open the file: closing any other descriptor of it
    would drop SQLite's locks. ``written`` is called after every durable change, under no lock.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the database. Raises InUse, or Problem when it cannot be opened."""
        self.path = path
        self.lock = threading.RLock()
        self.mark = ""
        self.written: Callable[[], None] = lambda: None
        try:
            self.db = apsw.Connection(str(path), statementcachesize=200)
        except WORLD as error:
            raise from_sqlite(error, path) from error
        try:
            _prepare(self.db)
        except apsw.BusyError:
            self.db.close()
            raise InUse from None
        except WORLD as error:
            self.db.close()
            raise from_sqlite(error, path) from error

    def make(self) -> None:
        """Turn the new, empty database into a session file."""
        with self.transaction():
            make_tables(self.db)
            self.db.execute("INSERT INTO meta VALUES('session', ?)", (os.urandom(16).hex(),))
        self.seal()

    def seal(self) -> None:
        """Put a random mark where a published copy carries its digest."""
        self.mark = new_mark()
        self.set_meta("digest", self.mark)

    @property
    def layout(self) -> int:
        """The layout it has now."""
        with self.lock:
            return int(self.db.pragma("user_version"))

    def is_whole(self) -> bool:
        """Whether SQLite finds nothing wrong with it."""
        with self.lock:
            try:
                return bool(self.db.pragma("quick_check", 1) == "ok")
            except apsw.Error:
                return False

    def content(self) -> tuple[object, ...]:
        """All that edits can change, to be compared with another copy."""
        with self.lock:
            return (
                set(self.db.execute(ITEM_ROWS)),
                set(self.db.execute(STEP_ROWS)),
                set(self.db.execute(_ATTACHMENTS)),
            )

    def load(self) -> Loaded:
        """All items, in no order. Raises BrokenRow."""
        with self.lock:
            return load_items(self.db)

    def history(self) -> list[Step]:
        """All steps that are kept, in order. Raises BrokenRow."""
        with self.lock:
            return steps_from(self.db.execute(STEP_ROWS))

    def meta(self, key: str) -> str:
        """A fact about the file; empty where it holds none."""
        with self.lock:
            return str(self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).get or "")

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the file."""
        with self.transaction():
            self.db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (key, value))

    def write(self, changes: tuple[Change, ...], step: Step | None) -> None:
        """Make the changes and their history row durable, all or none. Raises Problem."""
        with self.transaction():
            execute = self.db.execute
            for change in changes:
                if change.after is None:
                    execute(_DROP_ITEM, (change.id,))
                elif change.before is None:
                    execute(_ADD_ITEM, _item_row(change.id, change.kind, change.after))
                else:
                    _update(self.db, change.id, change.after)
            if step is not None:
                if step.changes:
                    execute(_PUT_STEP, step_row(step))
                else:
                    execute(_DROP_STEP, (step.seq,))
                if step.seq > HISTORY_LIMIT:
                    execute(_TRIM_STEPS, (step.seq - HISTORY_LIMIT,))
        self.written()

    def scrub(self, kind: str) -> None:
        """Leave no byte of how the items of a kind came to be what they are. Raises Problem.

        Steps that touched one of them are deleted with all before them, what SQLite has put
        aside is written anew, and the log of earlier writes is cut to nothing.
        """
        with self.transaction():
            self.db.execute(_DROP_STEPS_OF, (kind,))
        with self.lock:
            try:
                self.db.execute("VACUUM")
                self.db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except WORLD as error:
                raise from_sqlite(error, self.path) from error
        self.written()

    def fields(self, item_id: ItemId) -> Fields:
        """Everything stored of an item. Raises KeyError when it is not there."""
        with self.lock:
            row = self.db.execute(
                "SELECT parent, position, data FROM item WHERE id = ?", (item_id,)
            ).fetchone()
        if row is None:
            raise KeyError(item_id)
        return fields_from(*row)

    def attach(self, attachment_id: str, attachment: Attachment) -> None:
        """Keep an attachment under an id. Raises Problem."""
        row = (
            attachment_id,
            attachment.item,
            attachment.name,
            attachment.media_type,
            attachment.data,
        )
        with self.transaction():
            self.db.execute("INSERT INTO attachment VALUES(?, ?, ?, ?, ?)", row)
        self.written()

    def attachment(self, attachment_id: str) -> Attachment:
        """The attachment of an id. Raises KeyError when it is not there, or the copy is closed."""
        with self.lock:
            try:
                row = self.db.execute(
                    "SELECT item, name, media_type, bytes FROM attachment WHERE id = ?",
                    (attachment_id,),
                ).fetchone()
            except apsw.ConnectionClosedError:  # a worker asks while the session is being left
                row = None
        if row is None:
            raise KeyError(attachment_id)
        return Attachment(*row)

    def attachments(self) -> set[str]:
        """The ids of all attachments."""
        with self.lock:
            return {attachment_id for (attachment_id,) in self.db.execute(_ATTACHMENTS)}

    def drop_unused(self) -> None:
        """Let go of the attachments that nothing shows and no undo brings back. Raises Problem.

        What they took is given back, so that the file becomes smaller.
        """
        with self.transaction():
            self.db.execute(DROP_UNUSED)
            dropped = self.db.changes()
        if dropped:
            with self.lock:
                try:
                    self.db.execute("VACUUM")
                except WORLD as error:
                    raise from_sqlite(error, self.path) from error
            self.written()

    def close(self) -> None:
        """Fold everything into one file and let go of it."""
        with self.lock:
            self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside becomes durable at its end, or nothing. Raises Problem."""
        with self.lock:
            db = self.db
            try:
                db.execute("BEGIN IMMEDIATE")
                yield
                db.execute("COMMIT")
            except BaseException as error:
                # After a full disk SQLite may have rolled back by itself already.
                if db.in_transaction:
                    db.execute("ROLLBACK")
                if isinstance(error, WORLD):
                    raise from_sqlite(error, self.path) from error
                raise


def _prepare(db: apsw.Connection) -> None:
    """The settings under which no acknowledged edit was ever lost."""
    # EXCLUSIVE before the first access: then WAL needs no shared memory, which a full disk kills.
    db.pragma("locking_mode", "exclusive")
    db.pragma("trusted_schema", False)
    db.pragma("cell_size_check", True)
    db.pragma("mmap_size", 0)
    db.pragma("secure_delete", True)
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    db.pragma("foreign_keys", True)
    if sys.platform == "darwin":
        db.pragma("fullfsync", True)
        db.pragma("checkpoint_fullfsync", True)
    # Takes the lock now, not at the first edit.
    db.execute("BEGIN IMMEDIATE; COMMIT")


def _item_row(item_id: ItemId, kind: str, fields: Fields) -> tuple[object, ...]:
    return (item_id, kind, fields.get("parent"), fields.get("position", ""), data_text(fields))


def _update(db: apsw.Connection, item_id: ItemId, fields: Fields) -> None:
    """Set the named fields and leave all others, known or not, as they are."""
    columns = tuple(name for name in ("parent", "position") if name in fields)
    values: list[object] = [fields[name] for name in columns]
    names = [name for name in fields if name not in columns]
    for name in names:
        if '"' in name:
            raise ValueError(f"no field can be called {name!r}")
        values += (f'$."{name}"', json_text(fields[name]))
    db.execute(_update_statement(columns, len(names)), (*values, item_id))
    if not db.changes():
        raise KeyError(item_id)


@cache
def _update_statement(columns: tuple[str, ...], count: int) -> str:
    parts = [f"{column} = ?" for column in columns]
    if count:
        parts.append(f"data = json_set(data{', ?, json(?)' * count})")
    return f"UPDATE item SET {', '.join(parts)} WHERE id = ?"  # noqa: S608 - fixed words only
