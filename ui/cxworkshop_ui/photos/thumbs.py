"""The photos of an activity side by side: small, with their captions and who may see them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.activities.photos import Photo, photos_of
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.icons import icon
from cxworkshop_ui.widgets.row_state import has_focus, is_hot

THUMB = QSize(92, 56)
_CAPTION, _AIR, _SIGN = 18, 4, 18

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


class PhotoModel(QAbstractListModel):
    """The photos of one activity, in order."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.activity: ItemId | None = None
        self.photos: tuple[Photo, ...] = ()

    def show_activity(self, activity: ItemId | None) -> None:
        """Hold the photos of this activity as they are now."""
        photos = photos_of(self.context.document, activity)
        if (activity, photos) == (self.activity, self.photos):
            return
        same = [photo.id for photo in photos] == [photo.id for photo in self.photos]
        if same and activity == self.activity:
            self.photos = photos
            self.dataChanged.emit(self.index(0), self.index(len(photos) - 1))
            return
        self.beginResetModel()
        self.activity, self.photos = activity, photos
        self.endResetModel()

    def photo(self, index: Index) -> Photo | None:
        """The photo of a row."""
        row = index.row()
        return self.photos[row] if index.isValid() and row < len(self.photos) else None

    def row_of(self, item_id: ItemId | None) -> int:
        """The row of a photo, -1 where it is not here."""
        return next((row for row, photo in enumerate(self.photos) if photo.id == item_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = _DISPLAY) -> str | None:
        photo = self.photo(index)
        if photo is None or role not in (_DISPLAY, _SPOKEN, _TIP):
            return None
        tr = self.context.tr
        words = self.context.filled(photo.text).strip()
        if role == _DISPLAY:
            return words
        seen = tr("only for you") if photo.is_private else tr("for the group")
        return f"{words or tr('Photo {number}', number=index.row() + 1)}, {seen}"


class PhotoList(QListView):
    """One row of photos. ``opened`` and ``removed`` carry an id; ``moved`` an id and -1 or 1.

    Arrows choose, Enter or a click opens, Delete removes, Alt with an arrow moves; Esc: ``left``.
    """

    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    left = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.photos = PhotoModel(context, self)
        self.setModel(self.photos)
        self.setItemDelegate(_Thumb(context, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setProperty("plain", True)
        self.setAccessibleName(context.tr("Photos of this activity"))
        self.clicked.connect(self._open)
        context.images.arrived.connect(lambda _: self._repaint())

    @property
    def current(self) -> ItemId | None:
        """The photo that is chosen."""
        photo = self.photos.photo(self.currentIndex())
        return photo.id if photo is not None else None

    def choose(self, item_id: ItemId | None) -> bool:
        """Choose a photo. Returns whether it is here."""
        row = self.photos.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self.photos.index(row))
        return row >= 0

    def sizeHint(self) -> QSize:
        return QSize(300, in_use().px(THUMB.height() + _CAPTION + 2 * _AIR) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = Qt.Key(event.key()), self.current
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif current is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.opened.emit(current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(current)
        elif is_alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(current, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        photo = self.photos.photo(index)
        if photo is not None:
            self.opened.emit(photo.id)

    def _repaint(self) -> None:
        count = len(self.photos.photos)
        if count and self.isVisible():
            first, last = self.photos.index(0), self.photos.index(count - 1)
            self.photos.dataChanged.emit(first, last)


class _Thumb(QStyledItemDelegate):
    """Paints one photo, its caption below, and the sign of who may see it."""

    def __init__(self, context: SessionContext, parent: PhotoList) -> None:
        super().__init__(parent)
        self._context = context
        self._list = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = in_use()
        wide = look.px(THUMB.width() + 2 * _AIR)
        return QSize(wide, look.px(THUMB.height() + _CAPTION + 2 * _AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        photo = self._list.photos.photo(index)
        if photo is None:
            return
        look = in_use()
        palette = look.palette
        air = look.px(_AIR)
        place = QRectF(option.rect)
        box = QRectF(
            place.x() + air, place.y() + air, look.px(THUMB.width()), look.px(THUMB.height())
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.fillPath(shape, QColor(palette.track))
        image = self._context.images.image(photo.picture)
        if image is not None and not image.isNull():
            painter.setClipPath(shape)
            painter.drawImage(box, image, _middle(box.size().toSize(), image.size()))
            painter.setClipping(False)
        elif image is not None:
            side = look.px(20)
            sign = icon("warning", "ink2", 20).pixmap(side, side)
            painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), sign)
        self._paint_sign(painter, box, photo)
        focused = has_focus(option, index)
        if focused or is_hot(option):
            painter.setPen(QPen(QColor(palette.accent if focused else palette.field_border), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
        words = index.data(_DISPLAY) or self._context.tr("no caption")
        face = font("small", look.scale)
        painter.setFont(face)
        painter.setPen(QColor(palette.ink if index.data(_DISPLAY) else palette.ink3))
        line = QRectF(box.x(), box.bottom() + 2, box.width(), look.px(_CAPTION))
        shown = QFontMetrics(face).elidedText(
            words, Qt.TextElideMode.ElideRight, round(line.width())
        )
        painter.drawText(
            line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )
        painter.restore()

    def _paint_sign(self, painter: QPainter, box: QRectF, photo: Photo) -> None:
        look = in_use()
        side = look.px(_SIGN)
        round_ = QRectF(box.right() - side - 3, box.y() + 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.palette.surface))
        painter.drawEllipse(round_)
        name = "lock" if photo.is_private else "people"
        inner = look.px(12)
        sign = icon(name, "ink2" if photo.is_private else "accent", 12).pixmap(inner, inner)
        painter.drawPixmap(round_.center() - QPointF(inner / 2, inner / 2), sign)


def _middle(box: QSize, image: QSize) -> QRectF:
    """The middle of a picture in the shape of a box."""
    scale = min(image.width() / max(1, box.width()), image.height() / max(1, box.height()))
    wide, high = box.width() * scale, box.height() * scale
    return QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
