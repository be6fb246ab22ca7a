"""Taking photos: from files that are dropped, pasted or chosen, and from the clipboard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeAlias

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from cxworkshop.activities.photos import Photo, add_photos, taken_at
from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import M
from cxworkshop.importing.photos import (
    MEDIA_TYPE,
    SUFFIXES,
    TakenPhoto,
    read_photo,
    read_photo_file,
)
from cxworkshop.model.item import ItemId
from cxworkshop.zones import zone_of
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.runner import Job

Source: TypeAlias = Path | bytes | QImage

_PICTURES = (*SUFFIXES, ".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".svg")
"""What people take for a photo; what can't be read is told by name."""
_FOR_THE_WINDOW = (".cxsession", ".toml")
_KEPT = ("image/jpeg", "image/png", "image/webp")


class _Taken(msgspec.Struct, frozen=True):
    photos: tuple[Photo, ...]
    refused: tuple[BadInput, ...]


class PhotoTaker(QObject):
    """Reads photos off the windows' thread and adds them to an activity, all in one step.

    ``added`` carries the ids of the new ones, ``busy`` how many are being read now.
    """

    added = Signal(object)
    busy = Signal(int)

    def __init__(self, context: SessionContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._counts: dict[object, int] = {}

    def take(self, sources: list[Source], activity: ItemId) -> None:
        """Take these photos. One that can't be read is told by name, the others are kept."""
        if self.context.is_read_only or not sources:
            return
        context, name = self.context, self.context.tr("The picture")
        ids = [context.editor.new_id() for _ in sources]
        zone = zone_of(context.document.session.zone)
        now, attach = context.editor.now(), context.attach

        def work(job: Job) -> _Taken:
            read: list[tuple[ItemId, TakenPhoto]] = []
            refused: list[BadInput] = []
            for number, (source, item_id) in enumerate(zip(sources, ids, strict=True)):
                job.progress(number / len(sources))
                try:
                    read.append((item_id, _read(source, name, zone)))
                except BadInput as bad:
                    refused.append(bad)
            read.sort(key=lambda each: taken_at(each[1].taken, now))
            photos = [
                Photo(
                    id=item_id,
                    parent=activity,
                    picture=attach(item_id, "photo.jpg", MEDIA_TYPE, photo.data),
                    width=photo.width,
                    height=photo.height,
                    at=taken_at(photo.taken, now),
                )
                for item_id, photo in read
            ]
            return _Taken(tuple(photos), tuple(refused))

        job = context.runner.start(work)
        self._counts[job] = len(sources)
        job.done.connect(self._keep)
        job.failed.connect(self._failed)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._end)
        context.wait_for(job, M("Photos are still being read."))
        self.busy.emit(sum(self._counts.values()))

    def _keep(self, taken: _Taken) -> None:
        context = self.context
        self._end()
        for bad in taken.refused:
            context.problem.emit(bad)
        # The activity may have been removed while they were read.
        photos = [photo for photo in taken.photos if photo.parent in context.document]
        if photos and context.apply(add_photos(photos)) is not None:
            self.added.emit([photo.id for photo in photos])

    def _failed(self, problem: Problem) -> None:
        self._end()
        self.context.problem.emit(problem)

    def _crashed(self, bug: Exception) -> None:
        self._end()
        raise bug

    def _end(self) -> None:
        self._counts.pop(self.sender(), 0)
        self.busy.emit(sum(self._counts.values()))


def photos_in(data: QMimeData) -> list[Source]:
    """The pictures among what is dragged or pasted: files, or else one that was copied.

    None where words were copied: a program that copies cells often adds a picture of them.
    """
    pictures: list[Source] = [file for file in _files(data) if file.suffix.lower() in _PICTURES]
    if pictures or data.hasText():
        return pictures
    for kept in _KEPT:
        if data.hasFormat(kept):
            return [bytes(data.data(kept).data())]
    image = data.imageData() if data.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def has_photos(data: QMimeData) -> bool:
    """Whether :func:`photos_in` would give some; nothing is read to tell.

    A session or a template among them is for the window, and the pictures beside it are nothing.
    """
    suffixes = {file.suffix.lower() for file in _files(data)}
    if suffixes:
        return bool(suffixes.intersection(_PICTURES)) and not suffixes.intersection(_FOR_THE_WINDOW)
    return not data.hasText() and (data.hasImage() or any(map(data.hasFormat, _KEPT)))


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _read(source: Source, name: str, zone: dt.tzinfo) -> TakenPhoto:
    if isinstance(source, Path):
        return read_photo_file(source, zone)
    if isinstance(source, QImage):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImage(source).save(buffer, "PNG", 100)  # type: ignore[call-overload]
        source = bytes(QByteArray(buffer.data()).data())
    return read_photo(source, name, zone)
