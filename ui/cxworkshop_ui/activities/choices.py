"""What a link can be chosen from: goals to serve, reasons to remember."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cxworkshop.activities.definition import SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.status import Status
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId

STATUS_WORDS: dict[Status, Message] = {
    Status.OPEN: M("Open"),
    Status.STARTED: M("Started"),
    Status.DONE: M("Done"),
    Status.DROPPED: M("Dropped"),
}

REASON_KINDS = ("shared_definition", "parking_entry", "note", "goal")

_LENGTH = 70


def goals(document: Document) -> list[tuple[ItemId, str]]:
    """Every goal that says something."""
    return [(goal.id, shortened(goal.text)) for goal in document.all(Goal) if goal.text.strip()]


def reasons(document: Document, besides: ItemId | None = None) -> list[tuple[ItemId, str]]:
    """What something can be done because of: what was noted, parked, agreed or wanted."""
    kinds: tuple[type[Item], ...] = (SharedDefinition, ParkingEntry, Note, Goal)
    return [
        (item.id, shortened(text))
        for kind in kinds
        for item in document.all(kind)
        if item.id != besides and (text := reason_text(item))
    ]


def reason_text(item: Item | None) -> str:
    """What an item says, empty for one that says nothing."""
    return str(getattr(item, "text", "")).strip()


def shortened(text: str, length: int = _LENGTH) -> str:
    """One line of a text, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def roomy(box: QComboBox) -> QComboBox:
    """A combo box that is as wide as its place, and that the wheel turns only with the focus."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_CalmWheel(box))
    return box


class _CalmWheel(QObject):
    """Scrolling a page over a combo box scrolls the page and chooses nothing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True
