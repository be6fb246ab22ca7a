"""Every layout there has been opens, and nothing of it is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import apsw
import pytest

from cxworkshop.activities.item_types import ITEM_TYPES
from cxworkshop.i18n import M
from cxworkshop.model.item import UnknownItem
from cxworkshop.store import migrations, opening, schema
from cxworkshop.store.migrations import MIGRATIONS, migrate
from cxworkshop.store.opening import open_session
from cxworkshop.store.schema import LAYOUT, LAYOUTS, NEEDS

FORMATS = Path(__file__).parent.parent / "data" / "formats"


def test_every_layout_has_its_file_its_migration_and_its_version() -> None:
    assert sorted(LAYOUTS) == list(range(1, LAYOUT + 1))
    assert sorted(NEEDS) == sorted(LAYOUTS)
    assert len(MIGRATIONS) == LAYOUT - 1
    for layout in LAYOUTS:
        assert (FORMATS / f"v{layout}" / "sample.cxsession").is_file()
        assert (FORMATS / f"v{layout}" / "items.json").is_file()


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_file_of_every_layout_opens_with_all_it_holds(layout: int, tmp_path: Path) -> None:
    path = tmp_path / "sample.cxsession"
    shutil.copyfile(FORMATS / f"v{layout}" / "sample.cxsession", path)
    expected: dict[str, dict[str, Any]] = json.loads(
        (FORMATS / f"v{layout}" / "items.json").read_text("utf-8")
    )
    for _ in range(2):
        session = open_session(path)
        assert session.notices == []
        assert len(session.document) == len(expected)
        for item in session.document:
            fields = dict(expected[item.id])
            kind = fields.pop("kind")
            assert session.journal.fields(item.id) == fields
            assert isinstance(item, ITEM_TYPES.get(kind, UnknownItem))
            known = {name: fields[name] for name in fields if name in item.__struct_fields__}
            for name, value in known.items():
                shown = json.loads(json.dumps(getattr(item, name), default=_plain))
                assert shown == value
        assert session.attachment(f"{16:032x}").data.startswith(b"\x89PNG")
        editor = session.editor()
        assert editor.redo_label == M("Delete")
        assert editor.undo_label == M("Add {name}", name="a step")
        session.close()


def _plain(value: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(value)


def test_an_older_layout_is_migrated_on_the_working_copy_and_the_original_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_table(db: apsw.Connection) -> None:
        db.execute("CREATE TABLE novelty(x INTEGER) STRICT")

    novelty = (*LAYOUTS[1], "CREATE TABLE novelty(x INTEGER) STRICT")
    monkeypatch.setitem(schema.LAYOUTS, 2, novelty)
    monkeypatch.setitem(schema.NEEDS, 2, "0.2")
    monkeypatch.setattr("cxworkshop.store.checking.LAYOUT", 2)
    monkeypatch.setattr(opening, "migrate", lambda db, layout: migrate(db, layout, (add_table,)))
    path = tmp_path / "sample.cxsession"
    shutil.copyfile(FORMATS / "v1" / "sample.cxsession", path)
    original = path.read_bytes()
    session = open_session(path)
    count = len(session.document)
    assert path.read_bytes() == original
    session.editor().undo()
    session.close()
    assert path.read_bytes() != original
    assert original in [state.path.read_bytes() for state in opening.backups.earlier_states(path)]
    session = open_session(path)
    assert len(session.document) == count - 1
    assert session._copy.meta("needs") == "0.2"
    session.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(db: apsw.Connection) -> None:
        db.execute("DELETE FROM item")
        db.execute("SELECT * FROM nothing")

    db = apsw.Connection(str(tmp_path / "copy"))
    shutil.copyfile(FORMATS / "v1" / "sample.cxsession", tmp_path / "copy")
    with pytest.raises(apsw.SQLError):
        migrations.migrate(db, 1, (half,))
    assert db.execute("SELECT count(*) FROM item").get
    assert db.pragma("user_version") == 1
    db.close()
