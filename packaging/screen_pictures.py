"""Pictures of the program's own screens in one language and look: a process of its own.

    screen_pictures.py FOLDER SESSION LANGUAGE LOOK

Writes FOLDER/screens (every page; the run page with every activity) and, with the light look,
FOLDER/room (every slide). Says what Qt complained of, and exits with 1 then.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop_ui.app import App
    from PySide6.QtWidgets import QWidget

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
        app.show()
        for width, height in SIZES:
            app.window.resize(width, height)
            target = folder / "screens" / f"{width}x{height}-{look}-{language}"
            _write(target, _screens(app), said)
        if look == "light":
            for width, height in ROOMS:
                target = folder / "room" / f"{width}x{height}-{language}"
                _write(target, _slides(app, width, height), said)
        app.close()
        qInstallMessageHandler(None)
        for text in said:
            print(text, file=sys.stderr)
        return 1 if said else 0


def _write(folder: Path, shown: Iterator[tuple[str, QWidget]], said: list[str]) -> None:
    folder.mkdir(parents=True)
    try:
        for number, (name, widget) in enumerate(shown, 1):
            if not widget.grab().save(str(folder / f"{number:02d}-{name}.png")):
                said.append(f"not written: {folder / name}")
    except Exception:  # the other folders are worth seeing all the same
        said.append(f"{folder} is not complete:\n{traceback.format_exc()}")


def _screens(app: App) -> Iterator[tuple[str, QWidget]]:
    """Every page, brought to the front; the run page once for each activity of the day."""
    from cxworkshop_ui.run.run_page import RunPage

    from cxworkshop.activities.photos import Photo
    from cxworkshop.model.agenda import AgendaItem

    for page in app.window.pages():
        app.window.show_page(page)
        _settle()
        while app.runner.is_busy:  # the pages of the plan are still being drawn
            _settle()
        yield page.replace("/", "-").replace(".", "-"), app.window
    app.window.show_page("run/run")
    (run,) = app.window.findChildren(RunPage)
    for activity in run.context.document.all(AgendaItem):
        run.show_activity(activity.id)
        _settle()
        yield f"form-{activity.activity}", app.window
    photo = run.context.document.all(Photo)[0]
    run.reveal(photo.id)
    run.photos.enlarge(photo.id)
    _settle()
    while app.runner.is_busy:  # the photo is still being read
        _settle()
    yield "photo", app.window
    run.photos.leave()


def _slides(app: App, width: int, height: int) -> Iterator[tuple[str, QWidget]]:
    """Every slide of the day, page by page, as the room window paints it."""
    from cxworkshop_ui.room.controller import VIEW_WORDS, RoomController
    from cxworkshop_ui.room.picture import RoomPicture

    from cxworkshop.activities.photos import Photo
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.slides import Slide

    context = app.desk.context
    if context is None:
        raise RuntimeError("no session is open")
    room = RoomController(context)
    picture = RoomPicture(room)
    picture.resize(width, height)
    drawn: list[Slide] = []
    for activity in room.context.document.all(AgendaItem):
        room.context.clock.show(activity.id)
        for view in VIEW_WORDS:
            room.show(view)
            if room.slide in drawn:
                continue
            drawn.append(room.slide)
            for room.page in range(picture.page_count):
                yield f"{activity.activity}-{view.value}-{room.page + 1}", picture
    context.show_photo(context.document.all(Photo)[0].id)
    picture.grab()  # painted once, the photo is asked for
    while app.runner.is_busy:
        _settle()
    yield "photo", picture


def _settle() -> None:
    """Lets the page be laid out and painted, and what it puts off to the next turns be done."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(250, loop.quit)  # a little longer than the longest movement
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5]))
