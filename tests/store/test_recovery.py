"""What is readable of a damaged file comes back; what is not is named."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cxworkshop.activities.photos import Photo
from cxworkshop.editing.changes import data_of
from cxworkshop.editing.commands import AddItem
from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.problems import Damaged, NotASession, NothingReadable
from cxworkshop.store.publishing import Timing
from cxworkshop.store.recovery import recover
from tests.bench.store_bench import many_items

ITEMS = 400
PHOTO, WALL = ItemId("f" * 32), b"wall" * 5000


@pytest.fixture
def file(path: Path) -> Path:
    session = create_session(path, many_items(ITEMS - 1), timing=Timing(has_worker=False))
    photo = Photo(id=PHOTO, position="V", picture=session.attach(PHOTO, "w", "image/jpeg", WALL))
    session.editor().apply(AddItem(photo, M("Add a photo")))
    session.close()
    return path


def test_a_whole_file_is_recovered_whole(file: Path, tmp_path: Path) -> None:
    to = tmp_path / "recovered.cxsession"
    recovery = recover(file, to)
    assert (recovery.items, recovery.attachments) == (ITEMS, 1)
    session = open_session(to, read_only=True)
    expected = {item.id: data_of(item) for item in many_items(ITEMS - 1)}
    (photo,) = session.document.all(Photo)
    assert session.attachment(photo.picture).data == WALL
    found = {item.id: data_of(item) for item in session.document if item.id != PHOTO}
    assert found == expected
    session.close()
    with pytest.raises(Problem):
        recover(file, to)


def test_a_destroyed_page_costs_only_what_stood_on_it(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    marks = [
        content.find(b"What is going to be done about it", start) for start in (30_000, 60_000)
    ]
    for at in marks:
        page = at // 4096 * 4096
        content[page : page + 4096] = bytes(4096)
    file.write_bytes(content)
    to = tmp_path / "recovered.cxsession"
    recovery = recover(file, to)
    lost = ITEMS - recovery.items
    assert 0 < lost < 80  # two pages of 4 KB, some with the short rows of participants
    assert str(lost) in str(recovery.missing)
    session = open_session(to)
    assert len(session.document) == recovery.items
    assert session.notices == []
    session.close()


@pytest.mark.parametrize("destroyed", [100, 4096])
def test_without_its_first_page_a_file_is_still_recovered(
    file: Path, tmp_path: Path, destroyed: int
) -> None:
    content = file.read_bytes()
    file.write_bytes(bytes(destroyed) + content[destroyed:])
    assert recover(file, tmp_path / "recovered.cxsession").items == ITEMS


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_what_stands_before_the_cut_of_a_file_that_was_cut_off_comes_back(
    file: Path, tmp_path: Path, share: float
) -> None:
    content = file.read_bytes()
    at = int(len(content) * share)
    file.write_bytes(content[:at])
    with pytest.raises(Damaged):
        open_session(file, read_only=True)
    to = tmp_path / "recovered.cxsession"
    recovery = recover(file, to)
    session = open_session(to)
    whole = {item.id for item in session.document}
    session.close()
    assert recovery.items == len(whole) > ITEMS * (share - 0.3)  # indexes and history lie between
    assert file.read_bytes() == content[:at]


def test_a_file_cut_off_after_its_head_is_a_session_of_which_nothing_can_be_read(
    file: Path, tmp_path: Path
) -> None:
    file.write_bytes(file.read_bytes()[:1000])
    to = tmp_path / "recovered.cxsession"
    with pytest.raises(NothingReadable, match="nothing can be read of it"):
        recover(file, to)
    assert not to.exists()


def test_recovering_ends_well_or_says_why_whatever_the_damage(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    chance = random.Random(11)
    to = tmp_path / "recovered.cxsession"
    for _ in range(15):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            at = chance.randrange(len(content))
            content[at : at + 200] = chance.randbytes(200)
        file.write_bytes(content)
        try:
            recover(file, to, overwrite=True)
        except (NotASession, NothingReadable):
            continue
        open_session(to, read_only=True).close()


def test_something_else_is_not_recovered(tmp_path: Path) -> None:
    other = tmp_path / "other.cxsession"
    other.write_bytes(b"hello" * 10_000)
    with pytest.raises(NotASession):
        recover(other, tmp_path / "recovered.cxsession")
    assert not (tmp_path / "recovered.cxsession").exists()
