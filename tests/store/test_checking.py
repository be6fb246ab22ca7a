"""Files from strangers: what is not a whole session of ours is refused, with words for it."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop import __version__
from cxworkshop.editing.changes import data_of
from cxworkshop.errors import Problem
from cxworkshop.store.checking import check_file, reading
from cxworkshop.store.digest import MARK_LENGTH
from cxworkshop.store.image import sealed
from cxworkshop.store.opening import open_session
from cxworkshop.store.problems import Damaged, NewerLayout, NotASession, PlaceGone
from cxworkshop.store.session_file import OpenSession

Opened = Callable[..., OpenSession]
DEEP = """UPDATE item SET data = '{"text":' || printf('%.*c', 999, '[')
    || printf('%.*c', 999, ']') || '}' WHERE kind = 'goal'"""
MARK = "0123456789abcdef" * (MARK_LENGTH // 16)


@pytest.fixture
def file(opened: Opened, path: Path) -> Path:
    opened().close()
    return path


def change(path: Path, *statements: str) -> None:
    """Change a file as its author could, with a digest that fits."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.execute("UPDATE meta SET value = ? WHERE key = 'digest'", (MARK,))
    db.close()
    sealed(path, MARK)


def test_the_author_of_a_file_can_seal_it(file: Path) -> None:
    change(file)
    check_file(file, file)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM item; END",
        "CREATE VIEW v AS SELECT * FROM item",
        "CREATE TABLE extra(x)",
        "CREATE INDEX i ON item(json_extract(data, '$.text'))",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "UPDATE sqlite_schema SET sql = replace(sql, 'kind TEXT', 'kind BLOB') WHERE name = 'item'",
        "INSERT INTO sqlite_schema VALUES('view', 'w', 'w', 0, 'CREATE VIEW w AS SELECT 1')",
    ],
)
def test_a_schema_that_is_not_ours_word_for_word_is_refused(file: Path, statement: str) -> None:
    change(file, statement)
    with pytest.raises(Damaged, match="no session holds"):
        open_session(file)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA ignore_check_constraints = ON; UPDATE item SET data = '{'",
        "UPDATE item SET data = '[1]'",
        "UPDATE item SET parent = 'nobody'",
        "UPDATE item SET parent = id",
        DEEP,
        "INSERT INTO change VALUES(1, 1, '', 'x', '[]', NULL, '[]', '[]')",
        "INSERT INTO change VALUES(1, 1, '', 'x', '{}', NULL, '[1]', '[]')",
    ],
)
def test_content_no_version_writes_is_refused(file: Path, statement: str) -> None:
    change(file, *statement.split("; "))
    with pytest.raises(Damaged):
        open_session(file)
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_data_cannot_take_another_items_place(file: Path) -> None:
    change(
        file,
        """UPDATE item SET data = '{"id": "x", "parent": "y", "position": "z"}' """
        "WHERE kind = 'goal'",
    )
    session = open_session(file, read_only=True)
    goal = session.document.of_kind("goal")[0]
    assert (goal.id, goal.parent, goal.position) == ("b" * 32, None, "V")
    session.close()


def test_a_file_that_keeps_the_program_busy_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxworkshop.store.checking._SECONDS", -1.0)
    monkeypatch.setattr("cxworkshop.store.checking._OPS_BETWEEN_LOOKS", 1)
    with pytest.raises(Damaged):
        open_session(file)


def test_a_computer_that_is_busy_or_asleep_makes_no_file_damaged(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxworkshop.store.checking._OPS_BETWEEN_LOOKS", 1)
    with reading(file, seconds=0.2) as db:
        time.sleep(0.3)
        assert db.execute("SELECT id FROM item").get


def test_something_else_is_no_session(file: Path) -> None:
    for content in (b"", b"hello", bytes(5000), file.read_bytes()[:60]):
        file.write_bytes(content)
        with pytest.raises(NotASession):
            open_session(file)
    db = sqlite3.connect(file.with_name("other.cxsession"))
    db.execute("CREATE TABLE t(x)")
    db.close()
    with pytest.raises(NotASession):
        open_session(file.with_name("other.cxsession"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlaceGone):
        open_session(tmp_path / "nothing.cxsession")
    with pytest.raises(PlaceGone):
        open_session(tmp_path / "nowhere" / "nothing.cxsession")


def test_a_newer_layout_is_refused_naming_the_version_with_its_bytes_unchanged(file: Path) -> None:
    change(
        file,
        "PRAGMA user_version = 7",
        "UPDATE meta SET value = '2.5' WHERE key = 'needs'",
        "CREATE TABLE novelty(x)",
    )
    before = file.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerLayout, match=r"Install version 2\.5") as refused:
            open_session(file, read_only=read_only)
    assert refused.value.needed == "2.5"
    assert file.read_bytes() == before
    for useless in ("<b>now</b>", "0.1", __version__):
        change(file, f"UPDATE meta SET value = '{useless}' WHERE key = 'needs'")  # noqa: S608 - a test's own words
        with pytest.raises(NewerLayout, match="newest version"):
            open_session(file)


def test_damage_is_told_with_the_good_earlier_states(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(Damaged, match="latest one kept on this computer") as damaged:
        open_session(file)
    assert damaged.value.states
    check_file(damaged.value.states[0].path, file)


def test_no_damage_goes_unseen(file: Path) -> None:
    whole = file.read_bytes()
    chance = random.Random(7)
    for number in range(150):
        content = bytearray(whole)
        at = chance.randrange(len(content))
        if number % 3 == 0:
            content[at] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            content = content[:at]
        else:
            end = min(len(content), at + chance.randrange(1, 5000))
            content[at:end] = bytes(end - at)
        file.write_bytes(content)
        if content == whole:
            continue
        with pytest.raises(Problem):
            check_file(file, file)


def test_a_file_opened_read_only_takes_no_edit_and_leaves_no_trace(
    opened: Opened, file: Path
) -> None:
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    session = opened(read_only=True)
    goal = session.document.of_kind("goal")[0]
    with pytest.raises(Problem, match="read-only"):
        session.journal.write((), None)
    with pytest.raises(Problem, match="read-only"):
        session.attach(goal.id, "a", "image/png", b"")
    assert session.journal.fields(goal.id) == data_of(goal) | {"owner": "a" * 32}
    session.close()
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]
