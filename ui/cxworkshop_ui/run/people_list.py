"""The people of the day in a list: name, function, whether they are here and since when."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.activities.wording import Wording
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.presence import PRESENCE_ROLES, PRESENCE_WORDS
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.row_state import Index, has_focus, is_chosen

_TEXT = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ID = int(Qt.ItemDataRole.UserRole)
_BESIDE, _CHIP, _PRESENCE = _ID + 1, _ID + 2, _ID + 3


class PeopleList(QListWidget):
    """``turned``: Space, or a click on the presence; ``edit_wanted``: Enter or F2; ``typed``
    carries a letter that is meant for the search.
    """

    turned = Signal()
    edit_wanted = Signal()
    typed = Signal(str)

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setItemDelegate(_PersonDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _: self.edit_wanted.emit())

    @property
    def chosen(self) -> ItemId | None:
        """Who is chosen."""
        row = self.currentRow()
        return ItemId(self.item(row).data(_ID)) if row >= 0 else None

    def show_people(self, people: list[ItemId]) -> None:
        """Show these people; the one who was chosen stays so."""
        was, row = self.chosen, max(0, self.currentRow())
        wording = Wording(self.context.document, self.context.words)
        is_same = people == [self.item(at).data(_ID) for at in range(self.count())]
        if not is_same:
            self.clear()
        for at, person_id in enumerate(people):
            person = self.context.document.find(Participant, person_id)
            if person is not None:
                self._fill(self.item(at) if is_same else QListWidgetItem(self), person, wording)
        if people and not is_same:
            self.setCurrentRow(people.index(was) if was in people else min(row, len(people) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        text = event.text()
        is_held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space:
            self.turned.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif text and text.isalnum() and not is_held:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is not None and at.x() > self.visualItemRect(item).right() - in_use().px(110):
            self.setCurrentItem(item)
            self.turned.emit()

    def _fill(self, item: QListWidgetItem, person: Participant, wording: Wording) -> None:
        words = self.context.words
        chip = words.say(PRESENCE_WORDS[person.presence.value])
        at = person.arrived_at if person.presence is Presence.HERE else person.left_at
        if at is not None:
            chip = f"{chip} {wording.time_of(at)}"
        function = wording.function(person.function)
        name = person.name or words.tr("(no name)")
        told = {
            _TEXT: name,
            _ACCESSIBLE: ", ".join(filter(None, (name, chip, function))),
            _ID: person.id,
            _BESIDE: function,
            _CHIP: chip,
            _PRESENCE: person.presence.value,
        }
        for role, value in told.items():
            if item.data(role) != value:
                item.setData(role, value)


class _PersonDelegate(QStyledItemDelegate):
    """The name strong, the function after it, the presence with its time as a chip at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = in_use()
        return QSize(0, QFontMetrics(font("strong", look.scale)).lineSpacing() + look.px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        rect: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            fill(painter, rect, look.palette.selection)
        if has_focus(option, index):
            painter.setPen(QColor(look.palette.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(look.px(12), 0, -look.px(10), 0)
        chip = str(index.data(_CHIP))
        wide = QFontMetrics(font("small-strong", look.scale)).horizontalAdvance(chip) + look.px(16)
        place = QPointF(inner.right() - wide, inner.center().y() + 1)
        paint_chip(painter, place, chip, PRESENCE_ROLES[index.data(_PRESENCE)], look)
        words = inner.adjusted(0, 0, -wide - look.px(8), 0)
        is_there = index.data(_PRESENCE) in (Presence.HERE.value, Presence.EXPECTED.value)
        ink = look.palette.ink if is_there else look.palette.ink2
        used = _write(painter, words, str(index.data(_TEXT)), ink, font("strong", look.scale))
        beside = words.adjusted(used + look.px(8), 0, 0, 0)
        face = font("small", look.scale)
        _write(painter, beside, str(index.data(_BESIDE)), look.palette.ink2, face)
        painter.restore()


def _write(painter: QPainter, place: QRect, text: str, ink: str, face: QFont) -> int:
    """Write as much of a line as there is room for. Returns its width."""
    metrics = QFontMetrics(face)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)
