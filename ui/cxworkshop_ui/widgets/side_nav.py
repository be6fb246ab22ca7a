"""The list of a stage's pages at the left, with counts and warnings beside their names."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.icons import drawn
from cxworkshop_ui.theme.tokens import Look, Role
from cxworkshop_ui.widgets.row_state import has_focus, is_chosen, is_hot

_ENTRY = Qt.ItemDataRole.UserRole


class NavEntry(NamedTuple):
    """One page: ``role`` colours it when it is chosen; a badge without role is a plain count."""

    key: str
    text: str
    icon: str = ""
    role: Role = "accent"
    badge: str = ""
    badge_role: Role | None = None


class SideNav(QListWidget):
    """A list of pages; ``chosen`` gives the key of the page the user went to."""

    chosen = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("nav", True)
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self._is_quiet = False
        self.currentItemChanged.connect(self._moved)

    def add(
        self,
        key: str,
        text: str,
        icon: str = "",
        role: Role = "accent",
        badge: str = "",
        badge_role: Role | None = None,
    ) -> None:
        """Append a page; the first one becomes current without a signal."""
        item = QListWidgetItem()
        self._fill(item, NavEntry(key, text, icon, role, badge, badge_role))
        self._is_quiet = True
        self.addItem(item)
        if self.count() == 1:
            self.setCurrentItem(item)
        self._is_quiet = False

    @property
    def current(self) -> str:
        """The key of the chosen page, empty when there is none."""
        item = self.currentItem()
        return "" if self.currentRow() < 0 else _entry(item).key

    def set_current(self, key: str) -> None:
        """Show another page as chosen; emits nothing."""
        self._is_quiet = True
        self.setCurrentItem(self._item(key))
        self._is_quiet = False

    def set_badge(self, key: str, text: str, role: Role | None = None) -> None:
        """Change the count or warning beside a page's name."""
        item = self._item(key)
        old = _entry(item)
        self._fill(item, NavEntry(old.key, old.text, old.icon, old.role, text, role))

    def set_text(self, key: str, text: str) -> None:
        """Rename a page, such as after a change of language."""
        item = self._item(key)
        old = _entry(item)
        self._fill(item, NavEntry(old.key, text, old.icon, old.role, old.badge, old.badge_role))

    def sizeHint(self) -> QSize:
        look = in_use()
        widest = max((self.sizeHintForColumn(0), look.px(150)))
        return QSize(widest + 26, self.count() * look.px(36) + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), in_use().px(72))

    def _item(self, key: str) -> QListWidgetItem:
        for row in range(self.count()):
            if _entry(self.item(row)).key == key:
                return self.item(row)
        raise KeyError(key)

    def _fill(self, item: QListWidgetItem, entry: NavEntry) -> None:
        item.setData(_ENTRY, entry)
        spoken = f"{entry.text}, {entry.badge}" if entry.badge else entry.text
        item.setText(entry.text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.updateGeometry()

    def _moved(self, now: QListWidgetItem | None) -> None:
        if now is not None and not self._is_quiet:
            self.chosen.emit(_entry(now).key)


class _Painter(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        look = in_use()
        entry: NavEntry = index.data(_ENTRY)
        face = QFontMetrics(font("strong", look.scale))
        width = face.horizontalAdvance(entry.text) + 24
        if entry.badge:
            width += face.horizontalAdvance(entry.badge) + 24
        if entry.icon:
            width += look.px(18) + 8
        return QSize(width, look.px(36))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        entry: NavEntry = index.data(_ENTRY)
        place: QRect = option.rect
        is_front = is_chosen(option, index)
        ink = look.palette.text(entry.role) if is_front else look.palette.ink2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(place).adjusted(0.5, 1, -0.5, -1)
        if is_front:
            _fill(painter, box, look.palette.tint(entry.role))
        elif is_hot(option):
            _fill(painter, box, look.palette.raised)
        if has_focus(option, index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.palette.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 0.5, -1, -0.5), 6, 6)
        words = box.adjusted(12, 0, -12, 0)
        if entry.icon:
            side = look.px(18)
            drawn(entry.icon, entry.role if is_front else "ink2", 18, look).paint(
                painter, QRect(round(words.x()), round(words.center().y() - side / 2), side, side)
            )
            words.setLeft(words.left() + side + 8)
        if entry.badge:
            words.setRight(_paint_badge(painter, words, entry, ink, look) - 8)
        face = font("strong", look.scale)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        text = QFontMetrics(face).elidedText(
            entry.text, Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(words, flags, text)
        painter.restore()


def _paint_badge(painter: QPainter, words: QRectF, entry: NavEntry, ink: str, look: Look) -> float:
    face = font("strong" if len(entry.badge) > 2 else "small-strong", look.scale)
    width = QFontMetrics(face).horizontalAdvance(entry.badge)
    painter.setFont(face)
    if entry.badge_role is None:
        painter.setPen(QColor(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, flags, entry.badge)
        return words.right() - width
    height = QFontMetrics(face).height() + 4
    place = QRectF(words.right() - width - 14, words.center().y() - height / 2, width + 14, height)
    _fill(painter, place, look.palette.tint(entry.badge_role), 4)
    painter.setPen(QColor(look.palette.text(entry.badge_role)))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, entry.badge)
    return place.left()


def _fill(painter: QPainter, place: QRectF, colour: str, radius: float = 6) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(place, radius, radius)


def _entry(item: QListWidgetItem) -> NavEntry:
    entry = item.data(_ENTRY)
    assert isinstance(entry, NavEntry)  # noqa: S101 - only this module fills the list
    return entry
