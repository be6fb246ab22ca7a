"""The tables of a session file, layout by layout.

Layouts are frozen once released: a file of a layout holds exactly that layout's schema, word for
word. Every layout keeps ``meta(key, value)``, so that a file of a newer one can say what it needs.
"""

from __future__ import annotations

import apsw

APPLICATION_ID = 0x43585753
"""``CXWS``, in the file's header: this is a session, not just any SQLite file."""

SUFFIX = ".cxsession"

LAYOUT_1 = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    "CREATE TABLE item("
    "id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, "
    "parent TEXT REFERENCES item(id) DEFERRABLE INITIALLY DEFERRED, "
    "position TEXT NOT NULL, data TEXT NOT NULL CHECK(json_valid(data))) STRICT",
    "CREATE INDEX item_parent ON item(parent) WHERE parent IS NOT NULL",
    "CREATE TABLE change("
    "seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, visit TEXT NOT NULL, "
    "label_id TEXT NOT NULL, label_args TEXT NOT NULL, undoes INTEGER, "
    "before TEXT NOT NULL CHECK(json_valid(before)), "
    "after TEXT NOT NULL CHECK(json_valid(after))) STRICT",
    "CREATE TABLE attachment("
    "id TEXT PRIMARY KEY NOT NULL, item TEXT NOT NULL, name TEXT NOT NULL, "
    "media_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT",
)

LAYOUTS: dict[int, tuple[str, ...]] = {1: LAYOUT_1}
"""The schema of every layout there has been."""

LAYOUT = max(LAYOUTS)
"""The layout this version writes."""

NEEDS: dict[int, str] = {1: "0.1"}
"""The first version of the program that reads a layout; written into the file for older ones."""

SchemaRows = frozenset[tuple[str, str, str, str | None]]


def make_tables(db: apsw.Connection, layout: int = LAYOUT) -> None:
    """Turn an empty database into a session file of a layout. To be called in a transaction."""
    for statement in LAYOUTS[layout]:
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES('needs', ?)", (NEEDS.get(layout, ""),))
    db.pragma("application_id", APPLICATION_ID)
    db.pragma("user_version", layout)


def schema_of(db: apsw.Connection) -> SchemaRows:
    """Everything a database declares, word for word."""
    return frozenset(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def expected_schema(layout: int) -> SchemaRows:
    """What a file of this layout declares, no more and no less."""
    db = apsw.Connection(":memory:")
    try:
        make_tables(db, layout)
        return schema_of(db)
    finally:
        db.close()
