"""An open session: its document, its history, and where edits become durable."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxworkshop import steady
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.photos import Photo
from cxworkshop.editing.changes import Change, Fields, Step, with_fields
from cxworkshop.editing.editor import Editor, Journal
from cxworkshop.errors import Problem
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.model.item import Item, ItemId, kind_of
from cxworkshop.store import backups
from cxworkshop.store.image import Image, make_image, write_whole
from cxworkshop.store.lock import Lock, acquire
from cxworkshop.store.problems import (
    WORLD,
    AlreadyThere,
    Damaged,
    ReadOnly,
    TooLarge,
    from_os,
    from_sqlite,
)
from cxworkshop.store.publishing import Publisher, Saving, Status, Timing
from cxworkshop.store.rows import BrokenRow, dangling_links, has_circle
from cxworkshop.store.working import Attachment, WorkingCopy
from cxworkshop.store.workplace import Seen, Workplace

LARGEST_ATTACHMENT = 64 << 20
"""In bytes. Well under what a file may hold in one place to be opened again."""


class OpenSession:
    """One open session.

    Made by ``create_session`` and ``open_session``. To be used on one thread, except for
    ``attach`` and ``attachment``, and for ``publisher``, whose methods may be called from any.
    """

    def __init__(
        self,
        copy: WorkingCopy,
        workplace: Workplace,
        path: Path,
        lock: Lock | None,
        timing: Timing,
        *,
        seen: tuple[Seen, ...] | None,
    ) -> None:
        """``seen`` are the states of the user's file that are ours; without, it is read-only."""
        self._copy = copy
        self._workplace = workplace
        self._lock = lock
        self._path = path
        self._timing = timing
        self._state_kept_at = backups.latest_state_at(copy.meta("session"))
        self.publisher: Publisher | None = None
        if seen is not None:
            self.publisher = Publisher(
                copy, workplace, path, seen, keep_state=self._keep_state, timing=timing
            )
        self.notices: list[Message] = []
        self.journal: Journal = copy if self.publisher else _NoJournal(copy)
        if self.publisher is not None:
            self.publisher.moved.connect(self._follow)
            copy.written = self.publisher.edited
        self._load()

    @property
    def path(self) -> Path:
        """The user's file; after a conflict the conflict copy."""
        return self.publisher.path if self.publisher is not None else self._path

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused."""
        return self.publisher is None

    @property
    def status(self) -> Status:
        """How far the user's file is behind."""
        return self.publisher.status if self.publisher is not None else Status()

    def editor(
        self,
        *,
        now: Callable[[], int] | None = None,
        new_id: Callable[[], str] | None = None,
    ) -> Editor:
        """An editor on the document, with the undo steps of earlier days."""
        given: dict[str, Any] = {"new_id": new_id} if new_id is not None else {}
        given |= {"now": now} if now is not None else {"steady": steady.read}
        return Editor(self.document, self.journal, history=self.history, **given)

    def attach(self, item: ItemId, name: str, media_type: str, data: bytes) -> str:
        """Keep a picture or another file with an item; returns its id. Raises Problem."""
        if self.is_read_only:
            raise ReadOnly
        if len(data) > LARGEST_ATTACHMENT:
            raise TooLarge(name, LARGEST_ATTACHMENT)
        attachment_id = os.urandom(16).hex()
        self._copy.attach(attachment_id, Attachment(item, name, media_type, data))
        return attachment_id

    def attachment(self, attachment_id: str) -> Attachment:
        """What was attached under an id. Raises KeyError when there is none, or it is closed."""
        return self._copy.attachment(attachment_id)

    def scrub(self, kind: str, since: int) -> None:
        """Leave nothing from which one could tell how the items of a kind came to be.

        What they are now stays. Their steps go from the history, the working copy is written
        anew, and the earlier states kept at or after ``since`` (UTC milliseconds) are deleted;
        the user's file follows by itself. An editor on this session has to forget the steps too
        (:meth:`Editor.forget`). Raises Problem.
        """
        if self.publisher is None:
            raise ReadOnly
        with self.publisher.held():
            self._copy.scrub(kind)
            backups.forget_states(self._copy.meta("session"), since)

    def publish_now(self) -> Status:
        """Bring the user's file up to date at once; returns how it went."""
        return self.publisher.publish_now() if self.publisher is not None else Status()

    def publish_to(self, path: Path, *, overwrite: bool = False) -> Status:
        """Move the session to another place; see :meth:`Publisher.publish_to`."""
        if self.publisher is None:
            raise ReadOnly
        return self.publisher.publish_to(path.resolve(), overwrite=overwrite)

    def export_copy(
        self, path: Path, *, with_history: bool = False, overwrite: bool = False
    ) -> None:
        """Write a copy for somebody else, without the history unless wished. Raises Problem."""
        if path.exists() and not overwrite:
            raise AlreadyThere(path)
        try:
            image = make_image(
                self._copy,
                self._workplace.folder / f"export-{os.urandom(4).hex()}.cxsession",
                with_history=with_history,
            )
            try:
                write_whole(image.path, path)
            finally:
                image.drop()
        except WORLD as error:
            raise from_sqlite(error, self._workplace.folder) from error
        except OSError as error:
            raise from_os(error, path) from error

    def close(self) -> Status:
        """Publish what is left and let go.

        What cannot be published stays in the working copy and is found at the next opening.
        """
        status = self.status
        if self.publisher is not None:
            self.stop()
            with contextlib.suppress(Problem):  # it is done the next time
                self._copy.drop_unused()
            status = self.publisher.publish_now()
            if status.saving is Saving.SAVED:
                self._keep_last_state()
        self._copy.close()
        if self.publisher is None or status.saving is Saving.SAVED:
            self._workplace.drop()
        if self._lock is not None:
            self._lock.release()
        return status

    def start(self, *, is_behind: bool = False) -> None:
        """Publish by itself from now on; ``is_behind`` where the file lacks something already."""
        if self.publisher is not None:
            if is_behind:
                self.publisher.edited()
            self.publisher.start()

    def stop(self) -> None:
        """Publish no longer by itself."""
        if self.publisher is not None:
            self.publisher.stop()

    def _load(self) -> None:
        try:
            loaded = self._copy.load()
            self.history: list[Step] = self._copy.history()
        except (BrokenRow, RecursionError):
            raise Damaged(self._path, M("it holds entries that no version writes.")) from None
        if has_circle(loaded):
            raise Damaged(self._path, M("its entries contain each other."))
        self.document = new_document(loaded.items)
        if loaded.unreadable:
            self.notices.append(
                Mn(
                    "{count} entry holds something this version cannot show; the file keeps it.",
                    "{count} entries hold something this version cannot show; the file keeps it.",
                    loaded.unreadable,
                )
            )
        self._mend(dangling_links(loaded))
        self._miss_pictures()

    def _mend(self, dangling: list[tuple[Item, Fields]]) -> None:
        """Clear links to nothing, in the file too, so that nobody meets them again."""
        if not dangling:
            return
        changes = tuple(Change(item.id, kind_of(item), {}, fields) for item, fields in dangling)
        if not self.is_read_only:
            self._copy.write(changes, None)
        for item, fields in dangling:
            self.document.put(with_fields(item, fields))
        self.notices.append(
            Mn(
                "{count} entry pointed to something that is gone; the link is cleared.",
                "{count} entries pointed to something that is gone; the links are cleared.",
                len(dangling),
            )
        )

    def _miss_pictures(self) -> None:
        """Say how many photos have lost their picture, as a damaged file may have."""
        photos = self.document.all(Photo)
        kept = self._copy.attachments() if photos else set()
        lost = sum(1 for photo in photos if photo.picture not in kept)
        if lost:
            self.notices.append(
                Mn(
                    "{count} photo has lost its picture; its caption is still there.",
                    "{count} photos have lost their pictures; the captions are still there.",
                    lost,
                )
            )

    def _follow(self, path: Path) -> None:
        """The publisher turned to another file: hold that one's lock."""
        if self._lock is not None:
            self._lock.release()
        self._lock = None
        with contextlib.suppress(Problem):
            self._lock = acquire(path)

    def _keep_state(self, image: Image) -> None:
        """Keep a published image among the earlier states, now and then."""
        now = self._timing.now()
        if now - self._state_kept_at >= backups.BETWEEN:
            backups.keep_state(self._copy.meta("session"), image.path, self.path, now)
            self._state_kept_at = now

    def _keep_last_state(self) -> None:
        with contextlib.suppress(OSError):
            now = self._timing.now()
            backups.keep_state(self._copy.meta("session"), self.path, self.path, now)


class _NoJournal:
    """The journal of a session that is open read-only."""

    def __init__(self, copy: WorkingCopy) -> None:
        self._copy = copy

    def write(self, changes: tuple[Change, ...], step: Step | None) -> None:  # noqa: ARG002
        """Refuse, as the journal of what must not change. Raises ReadOnly."""
        raise ReadOnly

    def fields(self, item_id: ItemId) -> Fields:
        """Everything stored of an item. Raises KeyError when it is not there."""
        return self._copy.fields(item_id)
