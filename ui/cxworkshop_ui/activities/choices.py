"""What a link can be chosen from: goals to serve, reasons to remember."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.status import Status
from cxworkshop.activities.thread import possible_reasons
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.context import SessionContext

STATUS_WORDS: dict[Status, Message] = {
    Status.OPEN: M("Open"),
    Status.STARTED: M("Started"),
    Status.DONE: M("Done"),
    Status.DROPPED: M("Dropped"),
}

_LENGTH = 70


def goals(document: Document) -> list[tuple[ItemId, str]]:
    """Every goal that says something."""
    return [(goal.id, shortened(goal.text)) for goal in document.all(Goal) if goal.text.strip()]


def reasons(context: SessionContext, besides: ItemId | None = None) -> list[tuple[ItemId, str]]:
    """What something can be done because of: what was rated, drawn, noted, parked or agreed."""
    return [
        (item.id, shortened(text))
        for item in possible_reasons(context.document)
        if item.id != besides and (text := reason_text(context, item))
    ]


def reason_kinds(document: Document) -> tuple[str, ...]:
    """The kinds of item that can be a reason."""
    return tuple(kind for kind, item_type in document.types.items() if item_type.is_reason)


def reason_text(context: SessionContext, item: Item | None) -> str:
    """What an item says to the facilitator, private ones too; empty for one that says nothing."""
    if item is None:
        return ""
    wording = Wording(context.document, context.session_words)
    return item.told(wording.text_of).strip()


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
