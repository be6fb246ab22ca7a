"""Getting out of a damaged file what SQLite can still read."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw
import msgspec

from cxworkshop.activities.item_types import ITEM_TYPES
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.store.checking import MAGIC, reading
from cxworkshop.store.image import make_image, write_whole
from cxworkshop.store.problems import AlreadyThere, NotASession, NothingReadable, from_os
from cxworkshop.store.rows import dangling_links, has_circle, json_text, load_items
from cxworkshop.store.schema import APPLICATION_ID, LAYOUT, make_tables
from cxworkshop.store.working import WorkingCopy
from cxworkshop.store.workplace import Workplace

_PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 512)
_PAGE = _PAGE_SIZES[0]
_LONGEST = 4 << 30
"""Bytes up to which a header is believed that tells how long the file was."""
_SECONDS = 60.0
_COLUMNS = {
    "item": ("id", "kind", "parent", "position", "data"),
    "attachment": ("id", "item", "name", "media_type", "bytes"),
}


class Recovery(msgspec.Struct, frozen=True):
    """What was recovered, and in words what was not."""

    items: int
    attachments: int
    missing: tuple[Message, ...]


def recover(path: Path, to: Path, *, overwrite: bool = False) -> Recovery:
    """Write what is readable of a damaged session file into a new one.

    The damaged file is not touched. The history of changes is left behind. Raises AlreadyThere,
    NotASession where nothing of a session is found, NothingReadable where only its mark is,
    PlaceGone, NoPermission, DiskFull.
    """
    if to.exists() and not overwrite:
        raise AlreadyThere(to)
    workplace = Workplace.make()
    try:
        damaged = workplace.folder / "damaged.sqlite"
        try:
            shutil.copyfile(path, damaged)
        except OSError as error:
            raise from_os(error, path) from error
        is_session = _is_marked(damaged)
        _lengthen(damaged)
        items, lost = _readable(damaged, "item")
        if not items:
            _mend_first_page(damaged)
            items, lost = _readable(damaged, "item")
        if not items:
            raise NothingReadable(path) if is_session else NotASession(path)
        attachments, lost_attachments = _readable(damaged, "attachment")
        copy = WorkingCopy(workplace.database)
        try:
            copy.make()
            missing = _fill(copy, items, attachments)
            image = make_image(copy, workplace.image)
        finally:
            copy.close()
        try:
            write_whole(image.path, to)
        except OSError as error:
            raise from_os(error, to) from error
        return Recovery(len(items), len(attachments), (*_told(lost, lost_attachments), *missing))
    finally:
        workplace.drop()


def _is_marked(path: Path) -> bool:
    """Whether a file says of itself that it is a session, however damaged."""
    with path.open("rb") as source:
        header = source.read(100)
    return header.startswith(MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _lengthen(path: Path) -> None:
    """Fill a file that was cut off with zeros to the length that its header tells.

    SQLite reads nothing of a file that is shorter; what is missing is then an empty page, which
    costs only what stood on it.
    """
    length = path.stat().st_size
    with path.open("rb") as source:
        header = source.read(100)
    told = int.from_bytes(header[16:18], "big")
    whole = -(-length // _PAGE) * _PAGE
    if header.startswith(MAGIC) and told in _PAGE_SIZES:
        whole = told * int.from_bytes(header[28:32], "big")
    if length < whole <= _LONGEST:
        with path.open("r+b") as file:
            file.truncate(whole)


def _readable(path: Path, table: str) -> tuple[list[tuple[Any, ...]], int]:
    """The rows of a table that can be read, and how many are known to be lost."""
    found: dict[str, tuple[Any, ...]] = {}
    known: set[str] = set()
    with contextlib.suppress(apsw.Error), reading(path, seconds=_SECONDS) as db:
        for rows in _ways(db, table):
            with contextlib.suppress(apsw.Error, UnicodeDecodeError):
                for row in rows:
                    if _is_sound(table, row):
                        found.setdefault(row[0], row)
        with contextlib.suppress(apsw.Error, UnicodeDecodeError):
            # Answered from the index of the ids, which may be whole where the table is not.
            known.update(row[0] for row in db.execute(f"SELECT id FROM {table}"))  # noqa: S608
    return list(found.values()), len(known - found.keys())


def _ways(db: apsw.Connection, table: str) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The same rows by different ways: one may lead around the damage where another ends."""
    columns = ", ".join(_COLUMNS[table])
    select = f"SELECT {columns} FROM {table}"  # noqa: S608 - fixed words only
    for order in ("rowid", "rowid DESC"):
        with contextlib.suppress(apsw.Error):
            yield iter(db.execute(f"{select} NOT INDEXED ORDER BY {order}"))
    last = 0
    with contextlib.suppress(apsw.Error, UnicodeDecodeError):
        last = int(db.execute(f"SELECT max(rowid) FROM {table}").get or 0)  # noqa: S608
    yield _one_by_one(db, f"{select} WHERE rowid = ?", min(last, 1_000_000))


def _one_by_one(db: apsw.Connection, select: str, last: int) -> Iterator[tuple[Any, ...]]:
    for rowid in range(1, last + 1):
        with contextlib.suppress(apsw.Error, UnicodeDecodeError):
            yield from db.execute(select, (rowid,))


def _is_sound(table: str, row: Sequence[Any]) -> bool:
    """Whether a row can have been written by the program."""
    if table == "attachment":
        return all(isinstance(value, str) for value in row[:4]) and isinstance(row[4], bytes)
    item_id, kind, parent, position, data = row
    texts = (item_id, kind, position, data)
    if not all(isinstance(value, str) for value in texts) or not item_id or not kind:
        return False
    try:
        return isinstance(parent, str | None) and isinstance(msgspec.json.decode(data), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _fill(
    copy: WorkingCopy,
    items: Sequence[tuple[Any, ...]],
    attachments: Sequence[tuple[Any, ...]],
) -> list[Message]:
    """Put the rows into a new session; returns what had to be changed for them to fit."""
    ids = {row[0] for row in items}
    orphans = 0
    with copy.transaction():
        for item_id, kind, parent, position, data in items:
            is_orphan = parent is not None and parent not in ids
            orphans += is_orphan
            row = (item_id, kind, None if is_orphan else parent, position, data)
            copy.db.execute("INSERT INTO item VALUES(?, ?, ?, ?, ?)", row)
        copy.db.executemany("INSERT INTO attachment VALUES(?, ?, ?, ?, ?)", attachments)
    loaded = load_items(copy.db)
    with copy.transaction():
        if has_circle(loaded):
            copy.db.execute("UPDATE item SET parent = NULL")
        dangling = dangling_links(loaded)
        for item, fields in dangling:
            for name, value in fields.items():
                copy.db.execute(
                    "UPDATE item SET data = json_set(data, ?, json(?)) WHERE id = ?",
                    (f'$."{name}"', json_text(value), item.id),
                )
    told: list[Message] = []
    if orphans or dangling:
        told.append(
            Mn(
                "{count} entry pointed to a lost one; the link is cleared.",
                "{count} entries pointed to lost ones; the links are cleared.",
                orphans + len(dangling),
            )
        )
    if not loaded.groups.get("session"):
        told.append(M("The session's own details are lost: title, date, place."))
    unknown = sum(len(group) for kind, group in loaded.groups.items() if kind not in ITEM_TYPES)
    if unknown:
        told.append(
            Mn(
                "{count} entry is of a kind this version does not know.",
                "{count} entries are of kinds this version does not know.",
                unknown,
            )
        )
    return told


def _told(lost: int, lost_attachments: int) -> list[Message]:
    told: list[Message] = []
    if lost:
        told.append(
            Mn("{count} entry could not be read.", "{count} entries could not be read.", lost)
        )
    if lost_attachments:
        told.append(Mn("{count} picture is lost.", "{count} pictures are lost.", lost_attachments))
    told.append(M("The history of changes is not recovered: nothing before can be undone."))
    return told


def _mend_first_page(path: Path) -> None:
    """Put a healthy first page in place of the file's: the header and the list of tables.

    Every file of a layout begins with the same tables in the same places.
    """
    content = path.read_bytes()
    told = int.from_bytes(content[16:18], "big")
    sizes = (told, *_PAGE_SIZES) if told in _PAGE_SIZES else _PAGE_SIZES
    size = next((size for size in sizes if len(content) % size == 0), 0)
    if not size or len(content) < 2 * size:
        return
    db = apsw.Connection(":memory:")
    try:
        db.pragma("page_size", size)
        make_tables(db, LAYOUT)
        fresh = bytearray(db.serialize("main"))
    finally:
        db.close()
    fresh[28:32] = (len(content) // size).to_bytes(4, "big")
    fresh[68:72] = APPLICATION_ID.to_bytes(4, "big")
    path.write_bytes(bytes(fresh[:size]) + content[size:])
