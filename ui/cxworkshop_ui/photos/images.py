"""Photos as they are painted: read and made small off the windows' thread, and kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext

SMALL, LARGE = 320, 2000
"""The longer sides, in px, in which a photo is kept for painting."""
_MOST_LARGE = 4
_MOST_PIXELS = 66_000_000


class PhotoImages(QObject):
    """The photos of one session. ``arrived`` carries the attachment's id when one can be painted.

    One that is lost, or no picture, arrives as a null image.
    """

    arrived = Signal(str)

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context)
        self._context = context
        self._made: dict[tuple[str, int], QImage] = {}
        self._asked: set[tuple[str, int]] = set()

    def image(self, attachment_id: str, side: int = SMALL) -> QImage | None:
        """The photo, no larger than ``side``; None while it is being read."""
        key = attachment_id, side
        found = self._made.get(key)
        if found is not None:
            self._made[key] = self._made.pop(key)  # the last that was asked for stays longest
            return found
        if key not in self._asked:
            self._asked.add(key)
            attachment = self._context.attachment
            job = self._context.runner.start(lambda _job: _read(attachment(attachment_id), side))
            job.done.connect(partial(self._keep, key))
            job.cancelled.connect(partial(self._asked.discard, key))
            job.crashed.connect(_crashed)
        return None

    def _keep(self, key: tuple[str, int], image: QImage) -> None:
        self._asked.discard(key)
        self._made[key] = image
        large = [known for known in self._made if known[1] > SMALL]
        for known in large[:-_MOST_LARGE]:
            del self._made[known]
        self.arrived.emit(key[0])


def _crashed(bug: Exception) -> None:
    raise bug


def _read(data: bytes | None, side: int) -> QImage:
    """The picture of JPEG bytes; in the worker's thread."""
    if data is None or not data.startswith(b"\xff\xd8"):
        return QImage()  # nothing else is ever kept as a photo
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > side:
        kept = Qt.AspectRatioMode.KeepAspectRatio
        reader.setScaledSize(size.scaled(QSize(side, side), kept))
    image: QImage = reader.read()
    return image
