"""A disk that loses what was not flushed: no acknowledged edit may be on it alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import apsw
import msgspec
import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.commands import AddItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.store.working import WorkingCopy

GOAL = ItemId("b" * 32)
EDITS = 120
CUTS = 150
SECTOR = 512


class Happening(msgspec.Struct):
    """What reached the disk's cache: data at an offset, a new length, or a flush."""

    file: str
    offset: int = 0
    data: bytes | None = None
    length: int | None = None
    is_deletion: bool = False


class Recording(apsw.VFS):
    """Passes everything on and keeps a list of it."""

    def __init__(self, plain: str) -> None:
        self.happened: list[Happening] = []
        self.plain = plain
        super().__init__("recording", plain)

    def xOpen(self, name: object, flags: list[int]) -> RecordingFile:  # noqa: N802
        return RecordingFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.happened.append(Happening(Path(filename).name, is_deletion=True))
        super().xDelete(filename, syncdir)


class RecordingFile(apsw.VFSFile):
    def __init__(self, vfs: Recording, name: object, flags: list[int]) -> None:
        self.vfs = vfs
        filename = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.name = Path(filename).name
        super().__init__(vfs.plain, name, flags)  # type: ignore[arg-type]

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.vfs.happened.append(Happening(self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.vfs.happened.append(Happening(self.name, length=newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.vfs.happened.append(Happening(self.name))
        super().xSync(flags)


@pytest.fixture
def recording() -> Iterator[Recording]:
    plain = apsw.vfs_names()[0]
    vfs = Recording(plain)
    apsw.set_default_vfs("recording")
    yield vfs
    apsw.set_default_vfs(plain)
    vfs.unregister()


def after_the_cut(happened: list[Happening], chance: random.Random) -> dict[str, bytearray]:
    """What stands on the disk: all that was flushed, and any sectors of the rest."""
    flushed = {event.file: at for at, event in enumerate(happened) if is_flush(event)}
    disk: dict[str, bytearray] = {}
    for at, event in enumerate(happened):
        if event.is_deletion:
            disk.pop(event.file, None)
            continue
        content = disk.setdefault(event.file, bytearray())
        is_safe = at < flushed.get(event.file, -1)
        if event.length is not None and (is_safe or chance.random() < 0.5):
            del content[event.length :]
        for start in range(0, len(event.data or b""), SECTOR):
            if is_safe or chance.random() < 0.5:
                sector = (event.data or b"")[start : start + SECTOR]
                place = event.offset + start
                content.extend(bytes(max(0, place + len(sector) - len(content))))
                content[place : place + len(sector)] = sector
    return disk


def is_flush(event: Happening) -> bool:
    return event.data is None and event.length is None and not event.is_deletion


def test_an_acknowledged_edit_survives_a_power_cut(tmp_path: Path, recording: Recording) -> None:
    copy = WorkingCopy(tmp_path / "session.sqlite")
    copy.make()
    # Folds the log back into the database every few edits, so that cuts fall into that too.
    copy.db.wal_autocheckpoint(15)
    editor = Editor(new_document(), copy)
    editor.apply(AddItem(Goal(id=GOAL), M("Add goal")))
    acknowledged: list[int] = []
    for number in range(EDITS):
        text = f"{number} " + "word " * (number * 7 % 300)
        editor.apply(SetField(GOAL, "text", text, M("Change goal")))
        acknowledged.append(len(recording.happened))
    copy.close()
    apsw.set_default_vfs(recording.plain)

    chance = random.Random(13)
    for cut in range(CUTS):
        at = chance.randrange(acknowledged[0], len(recording.happened))
        folder = tmp_path / f"cut{cut}"
        folder.mkdir()
        for name, content in after_the_cut(recording.happened[:at], chance).items():
            (folder / name).write_bytes(content)
        found = WorkingCopy(folder / "session.sqlite")
        assert found.is_whole()
        last = max(number for number, end in enumerate(acknowledged) if end <= at)
        kept = int(str(found.fields(GOAL)["text"]).split()[0])
        assert kept in (last, last + 1)
        assert found.history()[-1].changes[0].after == {"text": found.fields(GOAL)["text"]}
        found.close()
