"""The session that is open: opened, created, left, saved; and what the windows hear of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.settings import RecentSession
from cxworkshop_ui.bridge import Bridge
from cxworkshop_ui.services import Services

if TYPE_CHECKING:
    from cxworkshop.editing.editor import Editor
    from cxworkshop.model.item import Item
    from cxworkshop.store.session_file import OpenSession
    from cxworkshop.store.working import Attachment
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.rehearsal.trial import Trial

_NOTHING: Mapping[str, Attachment] = MappingProxyType({})


_SCRIPTS_AFTER_MS = 500
"""Milliseconds after which further typefaces are looked for: not before the first page is seen."""


class Desk(QObject):
    """At most one open session.

    ``opened`` carries its :class:`SessionContext`, ``closing`` comes before it goes, ``saved``
    the publisher's status whenever it changes, ``problem`` what stands in the way, ``held`` a
    path that somebody else is working on, and ``damaged`` one that cannot be read as it is.
    """

    opened = Signal(object)
    closing = Signal()
    closed = Signal()
    saved = Signal(object)
    problem = Signal(object)
    held = Signal(object, object)
    damaged = Signal(object, object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.context: SessionContext | None = None
        self.session: OpenSession | None = None
        self._status: Bridge | None = None
        self._was_warned = False
        self._trial: Trial | None = None
        self._waiting: Editor | None = None

    @property
    def is_rehearsing(self) -> bool:
        """Whether a rehearsal is in front; the session waits behind it, untouched."""
        return self._trial is not None

    def rehearse(self) -> bool:
        """Put a rehearsal of the open session in front of it. Returns whether it has begun."""
        context, session = self.context, self.session
        if context is None or session is None or self.is_rehearsing:
            return False
        if context.clock.state.current is not None:
            self.problem.emit(
                Problem(
                    M("The day is running: a rehearsal would take its clock off the screen."),
                    M("Close the activity that is on, then rehearse."),
                )
            )
            return False
        unfinished = _unfinished(context)
        if unfinished is not None:
            self.problem.emit(unfinished)
            return False
        from cxworkshop_ui.rehearsal.trial import Trial

        self.flush()
        self.closing.emit()
        self._waiting = context.editor
        context.close()
        context.deleteLater()
        document = self._waiting.document
        self._trial = Trial(self.services, document, partial(_attachment, session), self)
        self.context = self._trial.context
        self.opened.emit(self.context)
        self._tell_status()
        return True

    def end_rehearsal(self) -> None:
        """Forget the rehearsal; the session is as it was."""
        trial, editor, session = self._trial, self._waiting, self.session
        if trial is None or editor is None or session is None:
            return
        trial.context.flush()
        self.closing.emit()
        self._trial = self._waiting = None
        self.context = self._context_of(session, editor)
        trial.close()
        self.opened.emit(self.context)
        self._tell_status()

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a session file in place of the one that is open. Returns whether it is open.

        Where it cannot be opened, the one that is open stays.
        """
        from cxworkshop.store.opening import open_session
        from cxworkshop.store.problems import Damaged, Held

        if self.session is not None and path.resolve() == self.session.path.resolve():
            return True
        try:
            session = open_session(path, read_only=read_only, take_over=take_over)
        except Held as held:
            self.held.emit(path, held)
            return False
        except Damaged as damaged:
            self.damaged.emit(path, damaged)
            return False
        except Problem as problem:
            self.problem.emit(problem)
            return False
        # The one that is open is left only for one that can be opened.
        if not self.leave():
            session.close()
            return False
        self._take(session)
        return True

    def create(
        self, path: Path, items: Iterable[Item], attachments: Mapping[str, Attachment] = _NOTHING
    ) -> bool:
        """Make a session file of these items and open it. Returns whether it is open."""
        from cxworkshop.store.opening import create_session

        if not self.leave():
            return False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            session = create_session(path, items, attachments)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        except OSError:
            self.problem.emit(
                Problem(
                    M("The folder {folder} cannot be made.", folder=str(path.parent)),
                    M("Choose another place."),
                )
            )
            return False
        self._take(session)
        return True

    def leave(self, *, is_forced: bool = False) -> bool:
        """Commit what is typed, publish, and close. Returns whether the desk is free.

        What cannot be published stays in the working copy and is found at the next start. What
        is typed and cannot be committed – half a date, a full disk – and work that somebody
        waits for keep the session open once and say so; asked again, or forced, they are left
        behind.
        """
        self.end_rehearsal()
        if self.context is None or self.session is None:
            return True
        unfinished = _unfinished(self.context)
        if unfinished is not None and not (is_forced or self._was_warned):
            self._was_warned = True
            self.problem.emit(unfinished)
            return False
        self._was_warned = False
        self._remember()
        self.closing.emit()
        if self._status is not None:
            self._status.close()
            self._status.deleteLater()
            self._status = None
        context, session = self.context, self.session
        self.context = self.session = None
        context.close()
        context.deleteLater()
        status = session.close()
        self.closed.emit()
        if status.problem is not None:
            self.problem.emit(
                Problem(
                    status.problem.cause,
                    M("Your work is safe on this computer and is saved when you open it again."),
                )
            )
        return True

    def flush(self) -> None:
        """Commit what is typed and publish at once: logging out, a signal to stop."""
        if self.context is not None and self.session is not None:
            self.context.flush()
            self.session.publish_now()

    def _take(self, session: OpenSession) -> None:
        self.session = session
        self.context = self._context_of(session, session.editor())
        self._remember()
        self.opened.emit(self.context)
        QTimer.singleShot(_SCRIPTS_AFTER_MS, self.context, self._show_scripts)
        if session.publisher is not None:
            self._status = Bridge(session.publisher.changed, self)
            self._status.told.connect(lambda _: self._tell_status())
        self._tell_status()
        for notice in session.notices:
            self.problem.emit(Problem(notice))

    def _context_of(self, session: OpenSession, editor: Editor) -> SessionContext:
        from cxworkshop_ui.context import SessionContext

        context = SessionContext(
            editor,
            self.services.words,
            self.services.theme,
            self.services.runner,
            self.services.settings,
            is_read_only=session.is_read_only,
            attachment=partial(_attachment, session),
            attach=partial(_attach, session),
            scrub=session.scrub,
            parent=self,
        )
        context.changed.connect(self._forget_warning)
        return context

    def _forget_warning(self) -> None:
        """The work has gone on since it was said what would be left behind."""
        self._was_warned = False

    def _show_scripts(self) -> None:
        from cxworkshop_ui.theme.scripts import follow

        if self.context is not None:
            follow(self.context)

    def _tell_status(self) -> None:
        if self.session is not None:
            self.saved.emit(self.session.status)

    def _remember(self) -> None:
        """Put the session at the top of the recent ones, as it stands."""
        if self.session is None or self.context is None:
            return
        from cxworkshop.activities.commitments import coverage
        from cxworkshop.stage import stage_of

        document = self.context.document
        covered = coverage(document)
        details = document.session
        self.services.settings.opened(
            RecentSession(
                path=str(self.session.path),
                title=details.title,
                organisation=details.organisation,
                date=details.date,
                stage=stage_of(document).value,
                committed=covered.given,
                expected=covered.expected,
                others=len(covered.declined) + len(covered.away),
                opened_at=time.time_ns() // 1_000_000,
            )
        )


def _unfinished(context: SessionContext) -> Problem | None:
    """What would be left behind, after everything that can be kept is kept."""
    if not context.flush():
        return Problem(
            M("Something that is typed cannot be kept as it is."),
            M("Correct it or make room; close again to leave it behind."),
        )
    for said in context.awaited.values():
        return Problem(said, M("Wait until that is done; close again to go without it."))
    return None


def _attachment(session: OpenSession, attachment_id: str) -> bytes | None:
    """The bytes of an attachment of this session; None where it is lost or the session closed."""
    try:
        return session.attachment(attachment_id).data
    except KeyError:
        return None


def _attach(session: OpenSession, item_id: str, name: str, media_type: str, data: bytes) -> str:
    """Keep bytes in this session, whatever else is on the desk by now."""
    from cxworkshop.model.item import ItemId

    return session.attach(ItemId(item_id), name, media_type, data)
