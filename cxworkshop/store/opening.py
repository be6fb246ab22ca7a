"""Making and opening sessions, and finding what an earlier run left behind."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import apsw
import msgspec

from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.changes import Change, data_of
from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, kind_of
from cxworkshop.store import backups, processes
from cxworkshop.store.checking import Checked, check_file
from cxworkshop.store.digest import pour
from cxworkshop.store.image import drop_parts, unsealed
from cxworkshop.store.lock import Lock, acquire
from cxworkshop.store.migrations import migrate
from cxworkshop.store.problems import AlreadyThere, Damaged, Held, PlaceGone, from_os
from cxworkshop.store.publishing import Timing, seen_at
from cxworkshop.store.rows import BrokenRow
from cxworkshop.store.session_file import OpenSession
from cxworkshop.store.working import Attachment, InUse, WorkingCopy
from cxworkshop.store.workplace import Origin, Seen, Workplace, last_used, sweep, workplaces

_REAL = Timing()
_NOTHING: Mapping[str, Attachment] = MappingProxyType({})


def create_session(
    path: Path,
    items: Iterable[Item],
    attachments: Mapping[str, Attachment] = _NOTHING,
    *,
    overwrite: bool = False,
    timing: Timing = _REAL,
) -> OpenSession:
    """Make a session with these items, publish it at once and leave it open.

    ``attachments`` are kept under their ids.

    Raises AlreadyThere unless the user agreed to ``overwrite``, and other Problems where the
    file cannot be written; then there is no trace of it.
    """
    path = path.resolve()
    if path.exists() and not overwrite:
        raise AlreadyThere(path)
    if not path.parent.is_dir():
        raise PlaceGone(path.parent)
    with contextlib.ExitStack() as undo:
        lock = acquire(path)
        if lock is not None:
            undo.callback(lock.release)
        seen = seen_at(path)
        workplace = Workplace.make()
        undo.callback(workplace.drop)
        workplace.remember(Origin(str(path), (seen,)))
        copy = WorkingCopy(workplace.database)
        undo.callback(copy.close)
        copy.make()
        copy.write(
            tuple(Change(item.id, kind_of(item), None, data_of(item)) for item in items), None
        )
        for attachment_id, attachment in attachments.items():
            copy.attach(attachment_id, attachment)
        session = OpenSession(copy, workplace, path, lock, timing, seen=(seen,))
        session.start(is_behind=True)
        problem = session.publish_now().problem
        if problem is not None:
            undo.callback(session.stop)
            raise problem
        undo.pop_all()
    return session


def open_session(
    path: Path, *, read_only: bool = False, take_over: bool = False, timing: Timing = _REAL
) -> OpenSession:
    """Open a session file for editing, or only for reading.

    What an earlier run could not publish is found, opened and published. Where the folder
    cannot be written the session can still be edited: the work stays in the working copy, the
    status says so, and it can be published elsewhere. Raises Held (``take_over`` takes it from
    another machine), NotASession, Damaged with the good earlier states, NewerLayout, PlaceGone,
    NoPermission.
    """
    path = path.resolve()
    sweep()
    try:
        if read_only:
            return _open_published(path, None, timing, is_read_only=True)
        with contextlib.ExitStack() as undo:
            lock = acquire(path, take_over=take_over) if path.parent.is_dir() else None
            if lock is not None:
                undo.callback(lock.release)
                drop_parts(path)
            leftover = _open_leftover(path, lock, timing)
            session = leftover or _open_published(path, lock, timing)
            if lock is None:
                session.notices.append(
                    M("The folder cannot be written now. Your work is kept on this computer.")
                )
            session.start(is_behind=leftover is not None)
            undo.pop_all()
        return session
    except Damaged as damaged:
        raise Damaged(path, damaged.reason, tuple(backups.earlier_states(path))) from damaged


def read_session(path: Path) -> Document:
    """What a session file holds, read once and let go; the file is checked, and is not touched.

    May be called off the windows' thread. Raises what opening read-only raises.
    """
    session = open_session(path, read_only=True)
    try:
        return session.document.snapshot()
    finally:
        session.close()


class Unpublished(msgspec.Struct, frozen=True):
    """Work of an earlier run that may not be in its file; opening ``path`` brings it back."""

    path: Path
    title: str
    at: int


def unpublished_work() -> list[Unpublished]:
    """The work that earlier runs left in working copies, the latest first.

    Meant for the start page: a session whose stick is gone is found here.
    """
    found: list[Unpublished] = []
    for place in workplaces():
        origin = place.origin
        with contextlib.suppress(InUse, Problem, BrokenRow):
            copy = WorkingCopy(place.database)
            try:
                title = new_document(copy.load().items).session.title
            finally:
                copy.close()
            if origin is not None:
                at = round(last_used(place) * 1000)
                found.append(Unpublished(Path(origin.path), title, at))
    return found


def _open_published(
    path: Path, lock: Lock | None, timing: Timing, *, is_read_only: bool = False
) -> OpenSession:
    """Open what lies at the path, on a checked private copy."""
    with contextlib.ExitStack() as undo:
        workplace = Workplace.make()
        undo.callback(workplace.drop)
        checked = _fetch(path, workplace.database)
        if not is_read_only:
            with contextlib.suppress(OSError):
                backups.keep_state(checked.session, workplace.database, path, timing.now())
        try:
            mark = unsealed(workplace.database, checked.places)
        except OSError as error:
            raise from_os(error, workplace.database) from error
        copy = WorkingCopy(workplace.database)
        undo.callback(copy.close)
        copy.mark = mark
        _bring_up_to_date(copy, checked.layout, path)
        seen = None
        if not is_read_only:
            seen = (Seen(checked.digest, checked.places),)
            workplace.remember(Origin(str(path), seen))
        session = OpenSession(copy, workplace, path, lock, timing, seen=seen)
        undo.pop_all()
    return session


def _open_leftover(path: Path, lock: Lock | None, timing: Timing) -> OpenSession | None:
    """Open the working copy that a killed run left of this path, if it holds something new."""
    for workplace in workplaces():
        origin = workplace.origin
        if origin is None or origin.path != str(path):
            continue
        try:
            copy = WorkingCopy(workplace.database)
        except InUse:
            raise _held_here(path, workplace) from None
        with contextlib.ExitStack() as undo:
            undo.callback(copy.close)
            if not copy.is_whole():
                continue
            if _is_published(copy, path):
                undo.callback(workplace.drop)
                continue
            _bring_up_to_date(copy, copy.layout, path)
            copy.seal()
            session = OpenSession(copy, workplace, path, lock, timing, seen=origin.seen)
            session.notices.append(
                M("Work that was not yet saved when the program ended has been brought back.")
            )
            undo.pop_all()
            return session
    return None


def _held_here(path: Path, workplace: Workplace) -> Held:
    since = dt.datetime.fromtimestamp(last_used(workplace), dt.UTC).astimezone()
    return Held(path, user=processes.user(), host=processes.host(), since=f"{since:%Y-%m-%d %H:%M}")


def _is_published(copy: WorkingCopy, path: Path) -> bool:
    """Whether the file at the path holds all that a working copy does."""
    workplace = Workplace.make()
    try:
        _fetch(path, workplace.database)
        published = WorkingCopy(workplace.database)
        try:
            return published.content() == copy.content()
        finally:
            published.close()
    except Problem:
        return False
    finally:
        workplace.drop()


def _fetch(path: Path, to: Path) -> Checked:
    """Bring a checked private copy of a stranger's file here. Raises Problem."""
    try:
        with path.open("rb", buffering=0) as source, to.open("xb") as target:
            pour(source, target.write)
    except OSError as error:
        is_full = error.errno == errno.ENOSPC
        raise from_os(error, to if is_full else path) from error
    return check_file(to, path)


def _bring_up_to_date(copy: WorkingCopy, layout: int, path: Path) -> None:
    try:
        migrate(copy.db, layout)
    except apsw.Error as error:
        raise Damaged(path, M("it cannot be brought to the present layout.")) from error
