"""Where the user's files are looked for and put, unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.services import Services

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


def chosen_folder(context: SessionContext) -> Path | None:
    """The folder that was chosen for this session's outputs; None where none was."""
    settings = context.settings.current
    chosen = settings.outputs_in or settings.export_folders.get(context.document.session.id, "")
    return Path(chosen) if chosen else None


def choose_folder(context: SessionContext, name: str) -> None:
    """Put this session's outputs there from now on, and no other session's."""
    context.settings.remember("export_folders", context.document.session.id, name)


def outputs_folder(context: SessionContext) -> Path:
    """Where outputs go: what was chosen, else a folder of the session's own among the documents."""
    from cxworkshop.export.names import safe_name

    chosen = chosen_folder(context)
    if chosen is not None:
        return chosen
    title = context.filled(context.document.session.title)
    folder = documents_folder() / safe_name(title or context.tr("Session"))
    if folder.name.casefold() != sessions_folder().name.casefold():
        return folder
    return folder.with_name(f"{folder.name} – {context.tr('Export')}")


def is_own_folder(context: SessionContext) -> bool:
    """Whether the folder for outputs is this session's own, and holds nothing else."""
    return chosen_folder(context) is None


def looked_in(remembering: SessionContext | Services, otherwise: Path | None = None) -> str:
    """Where a dialog for files begins: where files were chosen last, else among the documents.

    ``otherwise`` is another folder for as long as none was chosen.
    """
    last = remembering.settings.current.geometry.get(_LOOKED, "")
    return last if last and Path(last).is_dir() else str(otherwise or documents_folder())


def remember_looked(remembering: SessionContext | Services, name: str) -> None:
    """Begin the next time where this file was chosen."""
    remembering.settings.remember("geometry", _LOOKED, str(Path(name).parent))
