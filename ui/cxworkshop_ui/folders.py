"""Where the user's files are looked for and put, unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext

_LOOKED = "files_from"
"""Under this name the settings remember where files were chosen last."""


def documents_folder() -> Path:
    """The folder of this computer's user for documents."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())


def sessions_folder() -> Path:
    """Where new sessions go unless the user chooses another place."""
    return documents_folder() / "CX Workshop"


def outputs_folder(context: SessionContext) -> Path:
    """Where outputs go: what was chosen, else a folder of the session's own among the documents."""
    chosen = context.settings.current.export_folder
    if chosen:
        return Path(chosen)
    from cxworkshop.export.names import safe_name

    title = context.filled(context.document.session.title)
    return documents_folder() / safe_name(title or context.tr("Session"))


def looked_in(context: SessionContext) -> str:
    """Where a dialog for files begins: where files were chosen last, else among the documents."""
    last = context.settings.current.geometry.get(_LOOKED, "")
    return last if last and Path(last).is_dir() else str(documents_folder())


def remember_looked(context: SessionContext, name: str) -> None:
    """Begin the next time where this file was chosen."""
    context.settings.remember("geometry", _LOOKED, str(Path(name).parent))
