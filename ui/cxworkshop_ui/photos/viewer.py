"""One photo, large, in place of the form: its caption, who may see it, the room, its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from cxworkshop.activities.photos import SHARE, Photo, alt_of_photo
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.zones import local_time, zone_of
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding, TickBinding
from cxworkshop_ui.photos.images import LARGE
from cxworkshop_ui.photos.strip import PhotoStrip
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.panels import ScrollPage, side_width
from cxworkshop_ui.widgets.tab_order import tab_through
from cxworkshop_ui.widgets.text import Rule, Text

_CAPTION = M("Change a caption")


class PhotoViewer(QWidget):
    """Turns through the photos of the strip it belongs to; ``left`` leads back to it."""

    left = Signal()

    def __init__(self, context: SessionContext, strip: PhotoStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._strip = strip
        self._item_id: ItemId | None = None
        tr = context.tr
        self.picture = _Large(context, self)
        self.picture.turned.connect(self.turn)
        self.picture.escaped.connect(self.left)
        self._place = Text("", "small-strong", "ink2", parent=self)
        self._before = IconButton("back", tr("Photo before"), parent=self)
        self._before.clicked.connect(lambda: self.turn(-1))
        self._next = IconButton("next", tr("Next photo"), parent=self)
        self._next.clicked.connect(lambda: self.turn(1))
        self.caption = GrowingText(tr("What is to be seen?"), 2, 6, parent=self)
        self.caption.setAccessibleName(tr("Caption"))
        self.caption.installEventFilter(self)
        self._text = TextBinding(context, self.caption, "text", _CAPTION)
        self.private = QCheckBox(tr("Only for me"), self)
        self._tick = TickBinding(
            context, self.private, "is_private", M("Change who may see a photo")
        )
        self._seen = Text("", "small", "ink2", wrap=True, parent=self)
        self.room = Button(tr("Show to the room"), "secondary", "screen", parent=self)
        self.room.clicked.connect(self._turn_room)
        self._earlier = Button(tr("Move to the left"), "quiet", "back", wide=True, parent=self)
        self._earlier.clicked.connect(lambda: self._move(-1))
        self._later = Button(tr("Move to the right"), "quiet", "next", wide=True, parent=self)
        self._later.clicked.connect(lambda: self._move(1))
        self.deletion = Button(tr("Delete the photo"), "quiet", "delete", wide=True, parent=self)
        self.deletion.clicked.connect(self._remove)
        self._back = Button(tr("Back to the activity"), parent=self)
        self._back.clicked.connect(self.left)
        self._lay_out()
        context.photo_changed.connect(self.refresh)

    @property
    def photo(self) -> Photo | None:
        """The photo that is shown."""
        return self.context.document.find(Photo, self._item_id)

    def show_photo(self, item_id: ItemId | None) -> None:
        """Turn to a photo of the strip."""
        self._item_id = item_id
        self._text.show_item(item_id)
        self._tick.show_item(item_id)
        self.caption.moveCursor(QTextCursor.MoveOperation.End)
        self._strip.list.choose(item_id)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now; one that was deleted gives way to its neighbour."""
        photos = self._strip.list.photos.photos
        photo = self.photo
        if photo is None or photo.id not in {each.id for each in photos}:
            current = self._strip.list.current
            if self._item_id is not None and current is not None and self.isVisible():
                self.show_photo(current)
            elif self.isVisible():
                self.left.emit()
            return
        tr, number = self.context.tr, self._strip.list.photos.row_of(photo.id) + 1
        place = tr("Photo {number} of {count}", number=number, count=len(photos))
        self._place.setText(f"{place} · {self._time(photo)}" if photo.at else place)
        self._before.setEnabled(number > 1)
        self._next.setEnabled(number < len(photos))
        is_open = not self.context.is_read_only
        self._earlier.setEnabled(is_open and number > 1)
        self._later.setEnabled(is_open and number < len(photos))
        for control in (self.room, self.deletion):
            control.setEnabled(is_open)
        is_shown = self.context.photo_shown == photo.id
        self.room.setText(tr("Take off the room screen") if is_shown else tr("Show to the room"))
        self._seen.setText(self._who_sees(photo, is_shown=is_shown))
        wording = Wording(self.context.document, self.context.words)
        self.picture.show_photo(
            photo.picture, alt_of_photo(photo, wording.text_of(photo.parent), wording)
        )

    def turn(self, by: int) -> bool:
        """The next photo or the one before. Returns whether there is one."""
        photos = self._strip.list.photos
        row = photos.row_of(self._item_id) + by
        if not 0 <= row < len(photos.photos):
            return False
        self.context.flush()
        self.show_photo(photos.photos[row].id)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would come to nothing but the caption.
        super().focusInEvent(event)
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.caption
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # The caption is written; the next photo wants one.
                if not self.turn(1):
                    self.left.emit()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(side_width(self.width(), 280, 0.42))

    def _lay_out(self) -> None:
        tr = self.context.tr
        self._side = ScrollPage(padding=(16, 16), parent=self)
        body = self._side.body
        body.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self._before)
        head.addWidget(self._next)
        body.addLayout(head)
        body.addWidget(Field(tr("Caption"), self.caption))
        body.addWidget(self.private)
        body.addWidget(self._seen)
        body.addWidget(self.room)
        body.addWidget(Rule())
        for button in (self._earlier, self._later, self.deletion):
            body.addWidget(button)
        body.addStretch(1)
        body.addWidget(self._back)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 12, 8, 12)
        whole.setSpacing(8)
        whole.addWidget(self.picture, 1)
        whole.addWidget(self._side)
        # Made before its place in the page, the caption would come last of all for Tab.
        tab_through(
            self.picture,
            [
                *(self._before, self._next, self.caption, self.private, self.room),
                *(self._earlier, self._later, self.deletion, self._back),
            ],
        )

    def _who_sees(self, photo: Photo, *, is_shown: bool) -> str:
        tr = self.context.tr
        if is_shown:
            return tr("It is on the room screen now (F5 opens, Ctrl+F5 closes that).")
        if photo.is_private:
            return tr("Not in the plan, never on the room screen.")
        return tr("In the plan; on the room screen when you show it.")

    def _time(self, photo: Photo) -> str:
        zone = zone_of(self.context.document.session.zone)
        return self.context.words.time(local_time(photo.at, zone).time())

    def _turn_room(self) -> None:
        photo = self.photo
        if photo is None:
            return
        if self.context.photo_shown == photo.id:
            self.context.show_photo(None)
            return
        self.context.flush()
        if photo.is_private and not self.context.set(photo.id, "is_private", False, SHARE):
            return
        self.context.show_photo(photo.id)

    def _move(self, by: int) -> None:
        if self._item_id is not None:
            self._strip.move_photo(self._item_id, by)

    def _remove(self) -> None:
        if self._item_id is not None:
            self._strip.remove(self._item_id)


class _Large(QWidget):
    """The picture as large as there is room; arrow keys turn on: ``turned`` carries -1 or 1."""

    turned = Signal(int)
    escaped = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        context.images.arrived.connect(self._arrived)

    def show_photo(self, attachment_id: str, alt: str) -> None:
        """Show another picture; ``alt`` says what it shows."""
        self.setAccessibleName(alt)
        self._id = attachment_id
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.turned.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = in_use().palette
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        images = self._context.images
        large = images.image(self._id, LARGE)
        image = large if large is not None else images.image(self._id)
        if image is None or image.isNull():
            painter.setPen(QColor(palette.ink2))
            tr = self._context.tr
            words = tr("The picture is lost.") if large is not None else tr("One moment…")
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
            place = room
        else:
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(
                room.x() + (room.width() - size.width()) / 2, room.y(), size.width(), size.height()
            )
            painter.drawImage(place, image)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 1, 1))

    def _arrived(self, attachment_id: str) -> None:
        if attachment_id == self._id:
            self.update()
