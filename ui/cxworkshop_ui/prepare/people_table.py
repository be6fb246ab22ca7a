"""The people of a session as a table that is edited in place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.prepare.edit_table import ACROSS, EditTable, RowDelegate
from cxworkshop_ui.prepare.function_choice import FunctionBinding
from cxworkshop_ui.prepare.item_rows import ITEM_ID, Index, ItemRows
from cxworkshop_ui.prepare.presence import (
    PRESENCE_ROLES,
    PRESENCE_WORDS,
    PresenceBinding,
    presence_of,
)
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.chip import paint_chip

_LABELS = {
    "name": M("Change a name"),
    "role": M("Change a role"),
    "email": M("Change an e-mail address"),
}
_SHARES = {"name": 26, "function": 23, "role": 24, "email": 27}
_ROW = 38
_NARROW = 620
"""Below this width, px at 100 % text, role and e-mail address give way."""
_TINY = 320
"""Below this one also the presence, which the menu of a row changes too."""


class PeopleModel(ItemRows):
    """Those in the room, or those outside it, in the session's order."""

    def __init__(
        self, context: SessionContext, *, in_room: bool, parent: QObject | None = None
    ) -> None:
        self.in_room = in_room
        tr = context.tr
        columns = (
            ("name", tr("Name")),
            ("function", tr("Function")),
            ("role", tr("Role")),
            ("email", tr("E-mail")),
            ("presence", tr("Presence")),
        )
        super().__init__(context, columns, ("participant", "function"), parent)

    def wanted(self) -> list[ItemId]:
        """The people to show."""
        people = self.context.document.all(Participant)
        return [person.id for person in people if person.in_room is self.in_room]

    def text(self, item_id: ItemId, column: str) -> str:
        """What stands in a cell."""
        document = self.context.document
        person = document.find(Participant, item_id)
        if person is None:
            return ""
        if column == "function":
            function = document.find(Function, person.function)
            return function.name if function is not None else ""
        if column == "presence":
            return self.context.words.say(PRESENCE_WORDS[presence_of(person)])
        return str(getattr(person, column))


class PeopleTable(EditTable):
    """A table of people; where it is narrow, role and e-mail address are left out."""

    def __init__(self, context: SessionContext, model: PeopleModel, name: str) -> None:
        super().__init__(model, name, row_height=_ROW)
        self._presence_width = 124 if model.in_room else 158
        self.horizontalHeader().setVisible(model.in_room)
        self.wear(_PeopleDelegate(context, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look, width = in_use(), self.seen_width
        is_narrow = width < look.px(_NARROW)
        shares = {
            name: share
            for name, share in _SHARES.items()
            if not (is_narrow and name in ("role", "email"))
        }
        has_presence = width >= look.px(_TINY)
        presence = look.px(self._presence_width) if has_presence else 0
        rest, whole = max(width - presence, 100), sum(shares.values())
        for at, column in enumerate(self.rows.columns):
            self.setColumnHidden(
                at, not has_presence if column == "presence" else column not in shares
            )
            if column in shares:
                self.setColumnWidth(at, rest * shares[column] // whole)
            elif has_presence:
                self.setColumnWidth(at, presence)


class _PeopleDelegate(RowDelegate):
    """The name strong, the presence as a chip; what is missing as a quiet dash."""

    def __init__(self, context: SessionContext, view: PeopleTable) -> None:
        super().__init__(view)
        self.context = context
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, in_use().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        rect: QRect = option.rect
        column = self._view.rows.columns[index.column()]
        text = str(index.data())
        painter.save()
        self.paint_ground(painter, option, index)
        place = rect.adjusted(look.px(14), 0, -look.px(8), 0)
        if column == "presence":
            person = self.context.document.find(Participant, index.data(ITEM_ID))
            key = presence_of(person) if person is not None else "expected"
            at = QPointF(place.left(), place.center().y() + 1)
            paint_chip(painter, at, text, PRESENCE_ROLES[key], look)
        else:
            is_name = column == "name"
            face = font("strong" if is_name else "body", look.scale)
            painter.setFont(face)
            palette = look.palette
            if not text:
                text = self.context.tr("No name yet") if is_name else "–"
                painter.setPen(QColor(palette.ink3))
            else:
                painter.setPen(QColor(palette.ink if is_name else palette.ink2))
            shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self.paint_focus(painter, option, index)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        person: ItemId = index.data(ITEM_ID)
        column = self._view.rows.columns[index.column()]
        editor: QWidget
        if column == "function":
            editor = box = QComboBox(parent)
            FunctionBinding(self.context, box, person)
        elif column == "presence":
            editor = box = QComboBox(parent)
            PresenceBinding(self.context, box, person)
        else:
            editor = line = QLineEdit(parent)
            TextBinding(self.context, line, column, _LABELS[column], person)
        editor.setAccessibleName(str(index.model().headerData(index.column(), ACROSS)))
        return editor
