"""What the windows of one open session share."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cxworkshop.editing.changes import ChangeSet
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField
from cxworkshop.editing.editor import Changed, Editor
from cxworkshop.errors import Problem
from cxworkshop.i18n import Catalogue, Message, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.session import filled
from cxworkshop.settings import SettingsFile
from cxworkshop_ui.bridge import Bridge
from cxworkshop_ui.runner import Job, Runner
from cxworkshop_ui.theme.apply import Theme

if TYPE_CHECKING:
    from cxworkshop.rehearsal.clock import RehearsalClock
    from cxworkshop_ui.close.hand_over import HandOver
    from cxworkshop_ui.photos.images import PhotoImages
    from cxworkshop_ui.run.run_clock import RunClock


class Pending(Protocol):
    """Somebody who holds what was typed and not committed yet."""

    def commit(self) -> bool:
        """Commit it now. Returns whether nothing is left pending."""
        ...


@runtime_checkable
class Retractable(Protocol):
    """Somebody who may hold what can't be read: half a date, a time that is none."""

    def retract(self) -> bool:
        """Drop it where it is being typed. Returns whether there was something to drop."""
        ...


class SessionContext(QObject):
    """One open session: its editor, the words of its windows, and who holds pending text.

    ``changed`` carries the editor's :class:`Changed`; ``problem`` a :class:`Problem` that the
    window shows beside the work, never above it; ``reveal`` asks the windows to show an item;
    ``wanted`` carries the key of an action that a page asks for. ``spoken`` carries the id of the
    commitment that is being said aloud, for the room screen; empty when it was said.
    ``photo_changed`` says that the room is shown another photo, or none any more.
    ``turn`` carries a page that is wanted, ``stage/page``.
    ``leaving`` carries the id of somebody who goes early: their sheet and steps are wanted.
    ``view_wanted`` carries the :class:`RoomView` that a form wants the room to see.
    ``held`` are the items that are being typed into, as they stood before, None for a new one:
    nothing half typed reaches the room.
    ``attachment`` gives the bytes of one by its id; ``attach`` keeps bytes with an item (item id,
    name, media type, bytes), returns the attachment's id and raises Problem; any thread may call
    both. ``scrub`` leaves
    nothing of how items of a kind came to be (kind, since when in UTC milliseconds).
    ``turned`` carries the :class:`ChangeSet` that was taken back, or done again, and which of the
    two; where nothing was, since the clock moved last, how that goes back (``clock_moved``).
    ``told`` carries words that are said once, quietly, in the line below the session.
    ``made_of_name`` carries the id of what was made of a name that nobody had.
    ``awaited`` is work that somebody waits for, with what is said of it while it is not done.
    ``rehearsal`` is the clock of a rehearsal, None for a session that is kept.
    """

    changed = Signal(object)
    problem = Signal(object)
    reveal = Signal(str)
    wanted = Signal(str)
    spoken = Signal(str)
    photo_changed = Signal()
    leaving = Signal(str)
    turn = Signal(str)
    turned = Signal(object, bool)
    made_of_name = Signal(str)
    told = Signal(str)
    view_wanted = Signal(object)
    held_changed = Signal()
    pending_changed = Signal()

    def __init__(
        self,
        editor: Editor,
        words: Catalogue,
        theme: Theme,
        runner: Runner,
        settings: SettingsFile,
        *,
        is_read_only: bool = False,
        rehearsal: RehearsalClock | None = None,
        attachment: Callable[[str], bytes | None] = lambda _: None,
        attach: Callable[[str, str, str, bytes], str] = lambda *_: "",
        scrub: Callable[[str, int], None] = lambda *_: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.words = words
        self.theme = theme
        self.runner = runner
        self.settings = settings
        self.is_read_only = is_read_only
        self.rehearsal = rehearsal
        self.attachment = attachment
        self.attach = attach
        self._scrub = scrub
        self._pending: list[Pending] = []
        self.held: dict[ItemId, Item | None] = {}
        self.photo_shown: ItemId | None = None
        self.clock_moved: Message | None = None
        self.awaited: dict[Job, Message] = {}
        self._visits = itertools.count(1)
        self._bridge = Bridge(editor.changed, self)
        self._bridge.told.connect(self.changed)

    @property
    def document(self) -> Document:
        """The current state."""
        return self.editor.document

    @cached_property
    def clock(self) -> RunClock:
        """The clock of the run, one for all windows; it ticks from when it is first asked for."""
        from cxworkshop_ui.run.run_clock import RunClock

        return RunClock(self)

    @cached_property
    def images(self) -> PhotoImages:
        """The photos of the session as they are painted, one store for all windows."""
        from cxworkshop_ui.photos.images import PhotoImages

        return PhotoImages(self)

    def show_photo(self, item_id: ItemId | None) -> None:
        """Show the room a photo, large, or put it away. What is private it never sees."""
        if item_id != self.photo_shown:
            self.photo_shown = item_id
            self.photo_changed.emit()

    @cached_property
    def hand_over(self) -> HandOver:
        """What writes everything that leaves the room; one for all windows."""
        from cxworkshop_ui.close.hand_over import HandOver

        return HandOver(self)

    @property
    def session_words(self) -> Catalogue:
        """The catalogue of the session's language: for what the room and the paper say."""
        return catalogue(self.document.session.language)

    def tr(self, text: str, /, **args: Any) -> str:  # type: ignore[override]
        """A text in the interface's language."""
        return self.words.tr(text, **args)

    def trn(self, text: str, plural: str, count: int, /, **args: Any) -> str:
        """A text for a count in the interface's language."""
        return self.words.trn(text, plural, count, **args)

    def filled(self, text: str) -> str:
        """A template's text with the organisation's and the customer's own words."""
        words = self.session_words
        return filled(
            text,
            self.document.session,
            customer=words.tr("customer"),
            customers=words.tr("customers"),
            organisation=words.tr("our organisation"),
        )

    def apply(
        self, command: Command, *, initiator: object | None = None, visit: str = ""
    ) -> ChangeSet | None:
        """Apply a command; a problem is told by signal, and then None is returned."""
        if self.is_read_only:
            return None
        try:
            changed = self.editor.apply(command, initiator=initiator, visit=visit)
        except Problem as problem:
            self.problem.emit(problem)
            return None
        if changed and self.clock_moved:
            self.clock_moved = None
            self.pending_changed.emit()
        return changed

    def record(self, command: Command) -> bool:
        """Record a fact that is no undo step; a problem is told by signal."""
        if self.is_read_only:
            return False
        try:
            self.editor.record(command)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        return True

    def scrub(self, kind: str, since: int) -> bool:
        """Leave nothing of how items of a kind came to be; a problem is told by signal."""
        if self.is_read_only:
            return False
        try:
            self._scrub(kind, since)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        self.editor.forget(kind)
        return True

    def add(self, item: Item, label: Message, after: ItemId | None = None) -> ItemId | None:
        """Add an item that has no id yet. Returns its id, None when it could not be written."""
        import msgspec

        item = msgspec.structs.replace(item, id=self.editor.new_id())
        return item.id if self.apply(AddItem(item, label, after)) is not None else None

    def set(self, item_id: ItemId, name: str, value: Any, label: Message) -> bool:
        """Change one field. Returns whether it could be written."""
        return self.apply(SetField(item_id, name, value, label)) is not None

    def remove(self, item_id: ItemId, label: Message) -> bool:
        """Remove an item; undo brings it back. Returns whether it could be written."""
        self.flush()
        return self.apply(RemoveItem(item_id, label)) is not None

    def undo(self) -> None:
        """Take the last step back, what is being typed included.

        Where the last thing done was a step of the clock, which is a fact and stays, nothing is
        taken back the first time: who asks for it means the clock, not what was written before.
        """
        if not self.flush() and any(
            isinstance(pending, Retractable) and pending.retract()
            for pending in tuple(self._pending)
        ):
            return
        if self.clock_moved:
            moved, self.clock_moved = self.clock_moved, None
            self.turned.emit(moved, True)
            self.pending_changed.emit()
            return
        self._turn(self.editor.undo, is_back=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(self.editor.redo, is_back=False)

    def _turn(self, turn: Callable[[], ChangeSet | None], *, is_back: bool) -> None:
        self.flush()
        try:
            changed = turn()
        except Problem as problem:
            self.problem.emit(problem)
            return
        if changed is not None:
            self.turned.emit(changed, is_back)

    def hold_back(self, item_id: ItemId, *, is_new: bool = False) -> None:
        """Somebody begins to type into an item: the room goes on seeing it as it is now."""
        if item_id not in self.held:
            self.held[item_id] = None if is_new else self.document.get(item_id)

    def let_show(self, item_id: ItemId | None) -> None:
        """What was typed into an item is complete: the room may see it."""
        if item_id is not None and item_id in self.held:
            del self.held[item_id]
            if isValid(self):  # a field may let go after its session
                self.held_changed.emit()

    def wait_for(self, job: Job, said: Message) -> None:
        """Somebody waits for this work: the session is not left before its end unasked."""
        self.awaited[job] = said
        for signal in (job.done, job.failed, job.crashed):
            signal.connect(lambda _value: self.awaited.pop(job, None))
        job.cancelled.connect(lambda: self.awaited.pop(job, None))

    def new_visit(self) -> str:
        """A token for one stay in a field: its commits are one undo step."""
        return f"{self.editor.now()}-{next(self._visits)}"

    def holds(self, pending: Pending) -> None:
        """Register somebody with uncommitted text."""
        if pending not in self._pending:
            self._pending.append(pending)
            self.pending_changed.emit()

    def released(self, pending: Pending) -> None:
        """Nothing is pending there any more."""
        if pending in self._pending:
            self._pending.remove(pending)
            if isValid(self):  # a field may let go after its session
                self.pending_changed.emit()

    @property
    def has_pending(self) -> bool:
        """Whether anything is typed and not committed yet."""
        return bool(self._pending)

    def flush(self) -> bool:
        """Commit everything that is typed and not committed. Returns whether all of it was."""
        is_done = True
        for pending in tuple(self._pending):
            is_done = pending.commit() and is_done
        return is_done

    def close(self) -> None:
        """Commit what is pending, stop the work on the session, and let go of the editor."""
        self.flush()
        self.runner.settle()
        if "clock" in self.__dict__:  # asking for it would make it
            self.clock.stop()
        self._bridge.close()


__all__ = ["Changed", "Pending", "SessionContext"]
