"""Pictures of the program's own screens in one language and look: a process of its own.

    screen_pictures.py FOLDER SESSION LANGUAGE LOOK

Writes FOLDER/screens (every page; the run page with every activity, filled, in detail and before
anything is typed; the panels while a day runs; what came back; a later day's review) and, with
the light look, FOLDER/room (every slide). Says what Qt complained of, and exits with 1 then.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from shown import Shown
from shown_pages import aside, empty, rehearsal, review, screens
from shown_sessions import fresh, later
from shown_slides import slides, slides_of_the_review

if TYPE_CHECKING:
    from cxworkshop_ui.app import App

SIZES = ((1440, 900), (1280, 720))
ROOMS = ((1280, 720), (1024, 768), (1920, 1080))


def main(folder: Path, session: Path, language: str, look: str) -> int:
    """Writes every picture; 1 when one of them could not be made or Qt complained."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["CXWORKSHOP_HOME"] = home
        from cxworkshop_ui.app import App, make_application
        from PySide6.QtCore import qInstallMessageHandler

        from cxworkshop.settings import SettingsFile

        said: list[str] = []
        qInstallMessageHandler(lambda _kind, _context, text: said.append(f"Qt says: {text}"))
        settings = SettingsFile()
        settings.change(language=language, theme=look)
        application = make_application(["cxworkshop"])
        app = App(application, settings)
        if not app.open(session):
            print(f"the session does not open: {session}", file=sys.stderr)
            return 1
        app.window.resize(*SIZES[0])  # else it would fill the small screen there is off screen
        app.show()
        others = ((fresh, empty), (later, review))
        _each_size(app, folder, f"{look}-{language}", screens, said)
        _each_size(app, folder, f"{look}-{language}", aside, said)
        _each_size(app, folder, f"{look}-{language}", rehearsal, said)
        if look == "light":
            _each_room(app, folder, language, slides, said)
        for make, shown in others:
            app.desk.create(Path(home) / f"{make.__name__}.cxsession", make(language))
            _each_size(app, folder, f"{look}-{language}", shown, said)
            if shown is review and look == "light":
                _each_room(app, folder, language, slides_of_the_review, said)
        app.close()
        qInstallMessageHandler(None)
        for text in said:
            print(text, file=sys.stderr)
        return 1 if said else 0


def _each_size(
    app: App, folder: Path, of: str, shown: Callable[[App], Shown], said: list[str]
) -> None:
    for width, height in SIZES:
        app.window.resize(width, height)
        _write(folder / "screens" / f"{width}x{height}-{of}", shown(app), said)


def _each_room(
    app: App, folder: Path, of: str, shown: Callable[[App, int, int], Shown], said: list[str]
) -> None:
    for width, height in ROOMS:
        _write(folder / "room" / f"{width}x{height}-{of}", shown(app, width, height), said)


def _write(folder: Path, shown: Shown, said: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    before = sum(1 for _ in folder.iterdir())
    try:
        for number, (name, widget) in enumerate(shown, before + 1):
            if not widget.grab().save(str(folder / f"{number:03d}-{name}.png")):
                said.append(f"not written: {folder / name}")
    except Exception:  # the other folders are worth seeing all the same
        said.append(f"{folder} is not complete:\n{traceback.format_exc()}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5]))
