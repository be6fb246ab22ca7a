"""The photos of the activity that is shown in Run: dropped, pasted, added, enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from cxworkshop.activities.photos import Photo, photos_of
from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import looked_in, remember_looked

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from cxworkshop_ui.photos.strip import PhotoStrip
    from cxworkshop_ui.photos.taking import PhotoTaker
    from cxworkshop_ui.photos.viewer import PhotoViewer
    from cxworkshop_ui.run.run_page import RunPage


class RunPhotos(QObject):
    """Keeps the strip below the forms and the enlarged photo among them.

    Nothing of it is made before there are photos. ``stack`` holds the forms, ``below`` is where
    the strip goes.
    """

    def __init__(
        self,
        context: SessionContext,
        page: RunPage,
        stack: QStackedWidget,
        below: QVBoxLayout,
    ) -> None:
        super().__init__(page)
        self.context = context
        self._page = page
        self._stack = stack
        self._below = below
        self._activity: ItemId | None = None
        self.strip: PhotoStrip | None = None
        self.viewer: PhotoViewer | None = None
        self._taker: PhotoTaker | None = None
        context.changed.connect(self._changed)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not context.is_read_only:
            app.focusChanged.connect(self._watch)

    @property
    def is_enlarged(self) -> bool:
        """Whether a photo stands in place of the form."""
        return self.viewer is not None and self._stack.currentWidget() is self.viewer

    def show_activity(self, activity: ItemId | None) -> None:
        """Show the photos of this activity below its form."""
        self._activity = activity
        if self.strip is not None:
            self.strip.give_room(not self.is_enlarged)
        if self.strip is not None or photos_of(self.context.document, activity):
            self._made().show_activity(activity)

    def reveal(self, photo: ItemId) -> None:
        """Put the focus on a photo of the activity that is shown."""
        strip = self._made()
        strip.list.choose(photo)
        strip.list.setFocus()

    def focus(self) -> bool:
        """Put the focus on the photos. Returns whether there are any."""
        if self.strip is None or not self.strip.list.photos.photos:
            return False
        self.strip.list.setFocus()
        return True

    def enlarge(self, photo: ItemId) -> None:
        """Show a photo in place of the form, its caption ready to be typed."""
        if self.viewer is None:
            from cxworkshop_ui.photos.viewer import PhotoViewer

            self.viewer = PhotoViewer(self.context, self._made(), self._stack)
            self.viewer.left.connect(self.leave)
            self._stack.addWidget(self.viewer)
        self.context.flush()
        self._stack.setCurrentWidget(self.viewer)
        self._made().give_room(False)
        self._page.give_way()
        self.viewer.show_photo(photo)
        self.viewer.setFocus()

    def leave(self) -> None:
        """Back from the enlarged photo, to its place in the strip or to the form."""
        self.context.flush()
        was_enlarged = self.is_enlarged
        self._page.show_activity(self._activity)
        if not (was_enlarged and self.focus()):
            self._page.focus_form()

    def can_take(self, data: QMimeData) -> bool:
        """Whether these are photos that an activity can take."""
        from cxworkshop_ui.photos.taking import has_photos

        is_open = self._activity is not None and not self.context.is_read_only
        return is_open and has_photos(data)

    def take(self, data: QMimeData) -> None:
        """Take the photos among what was dropped or pasted."""
        from cxworkshop_ui.photos.taking import photos_in

        if self._activity is not None:
            self._take().take(photos_in(data), self._activity)

    def add(self) -> None:
        """Ask for pictures, for the activity that is shown."""
        from pathlib import Path

        from PySide6.QtWidgets import QFileDialog

        tr, activity = self.context.tr, self._activity
        if activity is None or self.context.is_read_only:
            return
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            tr("Add photos"),
            looked_in(self.context),
            tr("Pictures (*.jpg *.jpeg *.png *.webp)"),
        )
        if names:
            remember_looked(self.context, names[0])
        self._take().take([Path(name) for name in names], activity)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Paste in a field takes words; a picture belongs to the activity, whatever has the focus.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and self._page.isVisible()
        ):
            data = QApplication.clipboard().mimeData()
            if self.can_take(data):
                self.take(data)
                return True
        return False

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Hear the keys of who has the focus in this window."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None and new.window() is self._page.window():
            new.installEventFilter(self)

    def _made(self) -> PhotoStrip:
        if self.strip is None:
            from cxworkshop_ui.photos.strip import PhotoStrip

            self.strip = PhotoStrip(self.context, self._page)
            self.strip.opened.connect(lambda item_id: self.enlarge(ItemId(item_id)))
            self.strip.left.connect(self.leave)
            self.strip.more_wanted.connect(self.add)
            self._below.addWidget(self.strip)
            self.strip.show_activity(self._activity)
        return self.strip

    def _take(self) -> PhotoTaker:
        if self._taker is None:
            from cxworkshop_ui.photos.taking import PhotoTaker

            self._taker = PhotoTaker(self.context, self)
            self._taker.busy.connect(self._say_busy)
            self._taker.added.connect(self._added)
        return self._taker

    def _say_busy(self, count: int) -> None:
        trn = self.context.trn
        words = trn("Reading {count} photo…", "Reading {count} photos…", count) if count else ""
        self._made().say_coming(words)

    def _added(self, ids: list[ItemId]) -> None:
        if self.strip is not None:
            self.strip.list.choose(ids[0])

    def _changed(self, changed: Changed) -> None:
        if not changed.touches("photo", "agenda_item"):
            return
        shown = self.context.document.find(Photo, self.context.photo_shown)
        if shown is None or shown.is_private:
            self.context.show_photo(None)
        self.show_activity(self._activity)
        if self.viewer is not None and self.is_enlarged:
            self.viewer.refresh()
