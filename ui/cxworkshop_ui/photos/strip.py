"""The strip below a form: the photos of its activity, and how many only the facilitator sees."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.photos import share_photos
from cxworkshop.editing.commands import move_by
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.photos.thumbs import PhotoList
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.text import Text

MOVE, DELETE = M("Move a photo"), M("Delete a photo")


class PhotoStrip(Surface):
    """Shown where there are photos, or while some are coming. ``opened`` carries a photo's id.

    ``left`` when one wants back to the form.
    """

    opened = Signal(str)
    left = Signal()
    more_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__("top", parent=parent)
        self.context = context
        tr = context.tr
        self._coming = ""
        self._has_room = True
        self.list = PhotoList(context, self)
        self.list.opened.connect(self.opened)
        self.list.removed.connect(lambda item_id: self.remove(ItemId(item_id)))
        self.list.moved.connect(lambda item_id, by: self.move_photo(ItemId(item_id), by))
        self.list.left.connect(self.left)
        self._said = Text("", "small", "ink2", wrap=True, parent=self)
        self._said.setContentsMargins(in_use().px(16), 2, 0, 0)
        self._share = Button(tr("Share all"), "quiet", "people", wide=True, parent=self)
        self._share.setToolTip(tr("Put them into the plan; they may then be shown to the room"))
        self._share.clicked.connect(self._share_all)
        self._more = Button(tr("Add photos…"), "quiet", "add", wide=True, parent=self)
        self._more.clicked.connect(self.more_wanted)
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self._share)
        column.addWidget(self._more)
        column.addStretch(1)
        self._side.setFixedWidth(in_use().px(170))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addWidget(self._side)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_activity(self, activity: ItemId | None) -> None:
        """Show the photos of this activity as they are now."""
        current, row = self.list.current, self.list.currentIndex().row()
        self.list.photos.show_activity(activity)
        photos = self.list.photos.photos
        if photos and not self.list.choose(current):
            self.list.choose(photos[min(max(row, 0), len(photos) - 1)].id)
        private = sum(1 for photo in photos if photo.is_private)
        trn = self.context.trn
        said = trn("{count} photo", "{count} photos", len(photos)) if photos else ""
        if private:
            alone = trn("{count} only for you", "{count} only for you", private)
            said = alone if private == len(photos) else f"{said}, {alone}"
        self._said.setText(self._coming or said)
        is_open = not self.context.is_read_only
        self._share.setVisible(bool(private) and is_open)
        self._more.setVisible(is_open)
        self.setVisible(bool(photos or self._coming) and self._has_room)

    def give_room(self, has_room: bool) -> None:
        """Say whether there is room for the strip: not beside a photo that is enlarged."""
        self._has_room = has_room
        self.show_activity(self.list.photos.activity)

    def say_coming(self, words: str) -> None:
        """Say that photos are coming; empty when they are there."""
        self._coming = words
        self.show_activity(self.list.photos.activity)

    def move_photo(self, item_id: ItemId, by: int) -> None:
        """Put a photo one place further on or back."""
        ids = [photo.id for photo in self.list.photos.photos]
        moved = move_by(ids, item_id, by, MOVE)
        if moved is not None and not self.context.is_read_only:
            self.context.apply(moved)
            self.list.choose(item_id)

    def remove(self, item_id: ItemId) -> None:
        """Delete a photo; undo brings it back."""
        if not self.context.is_read_only:
            self.context.remove(item_id, DELETE)
            if not self.list.photos.photos:
                self.left.emit()

    def _share_all(self) -> None:
        private = [photo for photo in self.list.photos.photos if photo.is_private]
        if private:
            self.context.apply(share_photos(private))
            self.list.setFocus()

    def _fit(self) -> None:
        self.list.setFixedHeight(self.list.sizeHint().height())
        self._side.setFixedWidth(in_use().px(170))
