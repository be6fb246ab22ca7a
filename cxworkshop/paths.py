"""Where things are: what the program ships with, and what it keeps for this user.

``CXWORKSHOP_HOME`` moves everything of the user's under one folder, for tests and for running
from a stick.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP = "cxworkshop"

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped resource, in a source tree as in an installed wheel."""
    return _resources().joinpath(*parts)


def settings_dir() -> Path:
    """The folder of the settings and the list of recent sessions."""
    return _user("config")


def working_dir() -> Path:
    """The folder of the working copies: local, private to the user, never synced."""
    return _user("working", private=True)


def backup_dir() -> Path:
    """The folder of earlier states of sessions."""
    return _user("backups", private=True)


def templates_dir() -> Path:
    """The folder of the user's own templates."""
    return _user("templates")


@cache
def _resources() -> Path:
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def _user(name: str, *, private: bool = False) -> Path:
    home = os.environ.get("CXWORKSHOP_HOME")
    if home:
        folder = Path(home) / name
    else:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP, appauthor=False)
        base = dirs.user_config_path if name == "config" else dirs.user_data_path
        folder = base if name == "config" else base / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o755)
    return folder
