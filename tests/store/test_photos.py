"""Photos in the session file: what an undo can bring back stays, what nobody can see goes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.activities.photos import Photo, add_photos
from cxworkshop.cli import main
from cxworkshop.editing.commands import AddItem, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample, sample_pictures
from cxworkshop.store.checking import check_file
from cxworkshop.store.opening import create_session
from cxworkshop.store.session_file import OpenSession
from tests.store.conftest import GOAL

Opened = Callable[..., OpenSession]
ACTIVITY = ItemId("1" * 32)
WALL = b"\xff\xd8" + b"Zyzzyva of the wall " * 20_000
LABEL = M("Delete a photo")


def with_photo(session: OpenSession, data: bytes = WALL, name: str = "2") -> tuple[Editor, Photo]:
    """A photo taken in an activity, as the interface does it."""
    editor = session.editor()
    if ACTIVITY not in editor.document:
        editor.apply(AddItem(AgendaItem(id=ACTIVITY), M("Add")))
    item_id = ItemId((name * 32)[:32])
    kept = session.attach(item_id, "photo.jpg", "image/jpeg", data)
    photo = Photo(id=item_id, parent=ACTIVITY, picture=kept, width=4, height=3)
    editor.apply(add_photos([photo]))
    return editor, photo


def pictures(path: Path) -> int:
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        return int(db.execute("SELECT count(*) FROM attachment").fetchone()[0])


def test_a_deleted_photo_comes_back_after_a_restart_with_its_picture(opened: Opened) -> None:
    session = opened()
    editor, photo = with_photo(session)
    editor.apply(RemoveItem(photo.id, LABEL))
    session.close()
    again = opened()
    later = again.editor()
    assert later.undo_label == LABEL
    later.undo()
    found = later.document.find(Photo, photo.id)
    assert found is not None
    assert again.attachment(found.picture).data == WALL
    assert again.notices == []


def test_deleting_an_activity_takes_its_photos_and_undo_brings_all_back(opened: Opened) -> None:
    session = opened()
    editor, photo = with_photo(session)
    editor.apply(RemoveItem(ACTIVITY, M("Delete the activity")))
    assert not editor.document.all(Photo)
    session.close()
    again = opened()
    editor = again.editor()
    editor.undo()
    assert [item.id for item in editor.document.all(Photo)] == [photo.id]
    assert again.attachment(photo.picture).data == WALL


def test_the_history_names_a_picture_and_does_not_hold_it(opened: Opened, path: Path) -> None:
    session = opened()
    editor, photo = with_photo(session)
    for number in range(50):
        editor.apply(SetField(photo.id, "text", f"caption {number}", M("Change a caption")))
    editor.apply(RemoveItem(photo.id, LABEL))
    session.close()
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        size = db.execute("SELECT max(length(before) + length(after)) FROM change").fetchone()[0]
    assert size < 1000
    assert path.stat().st_size < len(WALL) + 200_000


def test_a_picture_that_no_undo_can_bring_back_leaves_the_file_and_every_byte_of_it(
    opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxworkshop.store.working.HISTORY_LIMIT", 10)
    session = opened()
    editor, photo = with_photo(session)
    editor.apply(RemoveItem(photo.id, LABEL))
    session.close()
    assert pictures(path) == 1
    large = path.stat().st_size
    session = opened()
    editor = session.editor()
    for number in range(12):
        editor.apply(SetField(GOAL, "text", f"goal {number}", M("Change goal")))
    session.close()
    assert pictures(path) == 0
    assert b"Zyzzyva of the wall" not in path.read_bytes()
    assert path.stat().st_size < large - len(WALL) + 50_000


def test_a_photo_that_was_never_added_is_let_go_at_the_close(opened: Opened, path: Path) -> None:
    session = opened()
    with_photo(session)
    session.attach(ItemId("9" * 32), "photo.jpg", "image/jpeg", b"stray")  # then it was killed
    session.close()
    assert pictures(path) == 1


def test_an_undone_photo_can_be_had_again_after_a_restart(opened: Opened) -> None:
    session = opened()
    editor, photo = with_photo(session)
    editor.undo()
    session.close()
    again = opened()
    editor = again.editor()
    editor.redo()
    assert again.attachment(photo.picture).data == WALL


def test_a_logo_and_what_a_newer_version_attached_are_kept(opened: Opened, path: Path) -> None:
    session = opened()
    details = session.document.session
    logo = session.attach(details.id, "logo.png", "image/png", b"logo")
    session.attach(GOAL, "model.bin", "application/x", b"of a kind that names it nowhere")
    session.editor().apply(SetField(details.id, "logo", logo, M("Change the logo")))
    session.close()
    assert pictures(path) == 2


def test_a_copy_for_somebody_else_has_no_deleted_photo(opened: Opened, tmp_path: Path) -> None:
    session = opened()
    editor, photo = with_photo(session)
    with_photo(session, b"\xff\xd8 kept " * 50, name="3")
    editor = session.editor()
    editor.apply(RemoveItem(photo.id, LABEL))
    copy = tmp_path / "copy.cxsession"
    session.export_copy(copy)
    assert pictures(copy) == 1
    assert b"Zyzzyva of the wall" not in copy.read_bytes()
    check_file(copy, copy)


def test_a_lost_picture_is_told_and_its_caption_is_there(opened: Opened, path: Path) -> None:
    session = opened()
    _, photo = with_photo(session)
    session._copy.db.execute("DELETE FROM attachment")
    session.close()
    again = opened()
    (notice,) = again.notices
    assert catalogue("en").say(notice).startswith("1 photo has lost its picture")
    with pytest.raises(KeyError):
        again.attachment(photo.picture)


def test_a_closed_session_gives_no_picture_to_a_worker_that_still_asks(opened: Opened) -> None:
    session = opened()
    _, photo = with_photo(session)
    session.close()
    with pytest.raises(KeyError):
        session.attachment(photo.picture)


def test_twenty_photos_are_published_whole_and_open_again(
    opened: Opened, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = opened()
    for number in range(20):
        with_photo(session, bytes([number]) * 600_000, name=f"{number + 40}")
    session.publish_now()
    assert pictures(path) == 20
    session.close()
    assert main(["check", str(path)], lambda _: 0) == 0
    assert "is intact" in capsys.readouterr().out
    again = opened()
    for number, photo in enumerate(again.document.all(Photo)):
        assert set(again.attachment(photo.picture).data) == {number}


def test_the_sample_opens_with_the_pictures_of_its_walls(tmp_path: Path) -> None:
    items = sample("es")
    session = create_session(tmp_path / "s.cxsession", items, sample_pictures("es", items))
    try:
        assert session.notices == []
        photos = session.document.all(Photo)
        data = [session.attachment(photo.picture).data for photo in photos]
        assert len(data) == 2
        assert all(each.startswith(b"\xff\xd8") for each in data)
        assert sum(map(len, data)) < 150_000
    finally:
        session.close()
