"""What a rehearsal is played on: a copy in memory, settings that pass, a folder that goes."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from cxworkshop.editing.editor import Editor
from cxworkshop.model.document import Document
from cxworkshop.paths import working_dir
from cxworkshop.rehearsal.clock import RehearsalClock, start_of
from cxworkshop.rehearsal.copy import MemoryJournal, rehearsed
from cxworkshop.settings import PassingSettings
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.services import Services


class Trial:
    """One rehearsal of a session; ``context`` is what the windows are given in its place.

    Nothing of it is written to the session, its working copy, its earlier states or the
    settings. What is exported goes to a folder that is deleted with it.
    """

    def __init__(
        self,
        services: Services,
        session: Document,
        attachment: Callable[[str], bytes | None],
        parent: QObject,
    ) -> None:
        # Among the working copies: what a killed program leaves there is swept away some day.
        self._folder = tempfile.TemporaryDirectory(
            prefix="rehearsal-", dir=working_dir(), ignore_cleanup_errors=True
        )
        self._kept = attachment
        self._attached: dict[str, bytes] = {}
        today = dt.datetime.now().astimezone().date()
        document = rehearsed(session, today, _new_id)
        clock = RehearsalClock(start_of(document.session, today), _wall)
        editor = Editor(document, MemoryJournal(document), now=clock.now, new_id=_new_id)
        self.context = SessionContext(
            editor,
            services.words,
            services.theme,
            services.runner,
            PassingSettings(services.settings.current, outputs_in=self._folder.name),
            rehearsal=clock,
            attachment=self._attachment,
            attach=self._attach,
            parent=parent,
        )

    def close(self) -> None:
        """Forget everything."""
        self.context.close()
        self.context.deleteLater()
        self._folder.cleanup()

    def _attachment(self, attachment_id: str) -> bytes | None:
        return self._attached.get(attachment_id) or self._kept(attachment_id)

    def _attach(self, _item_id: str, _name: str, _media_type: str, data: bytes) -> str:
        attachment_id = _new_id()
        self._attached[attachment_id] = data
        return attachment_id


def _new_id() -> str:
    return os.urandom(16).hex()


def _wall() -> int:
    return time.time_ns() // 1_000_000
