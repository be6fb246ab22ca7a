"""Where the user's files are looked for and put, unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path


def sessions_folder() -> Path:
    """Where new sessions go unless the user chooses another place."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "CX Workshop"
