"""Pictures of the program's own screens in one language and look: a process of its own.

    screen_pictures.py FOLDER SESSION LANGUAGE LOOK

Writes FOLDER/screens (every page; the run page with every activity, filled, in detail and before
anything is typed; the panels while a day runs; what came back; a later day's review) and, with
the light look, FOLDER/room (every slide). Says what Qt complained of, and exits with 1 then.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cxworkshop_ui.app import App
    from cxworkshop_ui.run.run_page import RunPage
    from PySide6.QtWidgets import QWidget

    from cxworkshop.model.item import Item

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
        others = ((_fresh, _empty), (_later, _review))
        _each_size(app, folder, f"{look}-{language}", _screens, said)
        _each_size(app, folder, f"{look}-{language}", _aside, said)
        _each_size(app, folder, f"{look}-{language}", _rehearsal, said)
        if look == "light":
            _each_room(app, folder, language, _slides, said)
        for make, shown in others:
            app.desk.create(Path(home) / f"{make.__name__}.cxsession", make(language))
            _each_size(app, folder, f"{look}-{language}", shown, said)
            if shown is _review and look == "light":
                _each_room(app, folder, language, _slides_of_the_review, said)
        app.close()
        qInstallMessageHandler(None)
        for text in said:
            print(text, file=sys.stderr)
        return 1 if said else 0


Shown: TypeAlias = "Iterator[tuple[str, QWidget]]"


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


def _fresh(language: str) -> tuple[Item, ...]:
    """A session before anything is typed: the sample's day, and the kinds that are not in it."""
    from cxworkshop.activities.item_types import new_document
    from cxworkshop.activities.kinds import KINDS
    from cxworkshop.i18n import catalogue
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.model.item import ItemId
    from cxworkshop.sample import sample
    from cxworkshop.templates.sessions import new_from_session

    old = new_document(sample(language))
    there = {item.activity for item in old.all(AgendaItem)}
    others = tuple(
        AgendaItem(
            id=ItemId(_new_id()),
            position=f"z{kind.id}",
            title=catalogue(language).say(kind.title),
            activity=kind.id,
            minutes=15,
        )
        for kind in KINDS
        if kind.id not in there
    )
    title = old.session.title
    made = new_from_session(
        old, title=title, organisation="", date=old.session.date, new_id=_new_id
    )
    return (*made, *others)


def _later(language: str) -> tuple[Item, ...]:
    """The follow-up day of the sample, with what was promised and told by then."""
    import msgspec

    from cxworkshop.activities.review import CheckIn, Promise, ReviewAnswer
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.model.people import Function, Participant
    from cxworkshop.sample import sample
    from cxworkshop.templates.library import Library
    from cxworkshop.templates.reading import load
    from cxworkshop.templates.sessions import session_items

    template = load(Path(Library().find("follow-up-90", language).path))
    made = session_items(template, date=None, new_id=_new_id, organisation="Northwind Bank")
    made = tuple(item for item in made if not isinstance(item, Function | CheckIn))
    (review,) = (
        item for item in made if isinstance(item, AgendaItem) and item.activity == "review"
    )
    taken = (Function, Participant, Promise, CheckIn, ReviewAnswer)
    return (
        *made,
        *(
            msgspec.structs.replace(item, parent=review.id) if isinstance(item, CheckIn) else item
            for item in sample(language)
            if isinstance(item, taken)
        ),
    )


def _screens(app: App) -> Shown:
    """Every page, brought to the front; the run page once for each activity of the day."""
    from cxworkshop.activities.photos import Photo

    for page in app.window.pages():
        app.window.show_page(page)
        _settle()
        while app.runner.is_busy:  # the pages of the plan are still being drawn
            _settle()
        yield _named(page), app.window
    yield from _forms(app, "form")
    run = _run_page(app)
    photo = run.context.document.all(Photo)[0]
    run.reveal(photo.id)
    run.photos.enlarge(photo.id)
    _settle()
    while app.runner.is_busy:  # the photo is still being read
        _settle()
    yield "photo", app.window
    run.photos.leave()


def _aside(app: App) -> Shown:
    """What opens on a page: a list of people, a new session, earlier states, a file that came."""
    from cxworkshop_ui.home.home_page import HomePage
    from cxworkshop_ui.prepare.participants import ParticipantsPage
    from cxworkshop_ui.reading.read_back_page import ReadBackPage
    from cxworkshop_ui.windows.header import MenuButton

    from cxworkshop.templates.library import Library

    language = app.services.words.language
    app.window.show_page("prepare/participants")
    opened = app.window.findChildren(ParticipantsPage)[0].open_import()
    opened.read_text(_PEOPLE[language])
    _settle()
    yield "people-pasted", app.window
    opened.close_import()
    menu = app.window.findChildren(MenuButton)[0].menu()
    menu.resize(menu.sizeHint())
    yield "menu", menu
    app.window.actions_table["states"].trigger()
    _settle()
    yield "earlier-states", app.window
    app.window.show_page("home")
    home = app.window.findChildren(HomePage)[0]
    home.begin(Library().summaries(language)[0].id)
    _settle()
    yield "new-session", app.window
    with tempfile.TemporaryDirectory() as name:
        app.window.show_page("followup/came_back")
        page = app.window.findChildren(ReadBackPage)[0]
        page.read(_came_back(app, Path(name)))
        _settle()
        while app.runner.is_busy:  # the files are still being read
            _settle()
        yield "came-back", app.window
        page.put_away()


_PEOPLE = {
    "en": "Name\tFunction\tRole\tE-mail\n"
    "Ana Pérez\tSales\tHead of sales\tana.perez@northwind.example\n"
    "Tomás Vidal\tService\tHead of service\ttomas.vidal@northwind.example\n"
    "\tService\t\tnobody@northwind.example\n",
    "es": "Nombre\tÁrea\tCargo\tCorreo\n"
    "Ana Pérez\tVentas\tDirectora comercial\tana.perez@northwind.example\n"
    "Tomás Vidal\tServicio\tDirector de servicio\ttomas.vidal@northwind.example\n"
    "\tServicio\t\tnadie@northwind.example\n",
}


def _came_back(app: App, folder: Path) -> list[Path]:
    """The workbook of the session as somebody would send it back, with a date moved."""
    import datetime as dt

    from openpyxl import load_workbook

    if app.desk.session is None:
        raise RuntimeError("no session is open")
    copy = folder / "copy.cxsession"
    app.desk.session.export_copy(copy)
    command = [sys.executable, "-m", "cxworkshop_ui", "export", str(copy), "--out", str(folder)]
    subprocess.run([*command, "--only", "workbook"], check=True, stdout=subprocess.DEVNULL)
    found = sorted(folder.rglob("*.xlsx"))
    for path in found:
        book = load_workbook(path)
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, dt.datetime) and cell.row > 1:
                cell.value += dt.timedelta(days=7)
        book.save(path)
    return found


def _empty(app: App) -> Shown:
    """A new session's pages and forms, before anything is typed into them."""
    for page in app.window.pages():
        if page not in ("home", "settings", "help", "export"):
            app.window.show_page(page)
            _settle()
            yield f"empty-{_named(page)}", app.window
    yield from _forms(app, "empty")


def _rehearsal(app: App) -> Shown:
    """The day while it runs, and the panels beside it, with a rehearsal's made-up answers."""
    from cxworkshop_ui.activities.commitments_form import CommitmentsForm
    from cxworkshop_ui.run.groups_panel import GroupsPanel
    from cxworkshop_ui.windows.search_panel import SearchPanel
    from PySide6.QtWidgets import QLineEdit

    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.model.people import Participant

    app.desk.rehearse()
    context, view = app.desk.context, app.window.session_view
    if context is None or view is None:
        raise RuntimeError("the rehearsal has not begun")
    app.window.show_page("run/run")
    context.clock.open(context.document.all(AgendaItem)[0].id)
    _settle()
    yield "running", app.window
    frame = view.run
    people = context.document.all(Participant)
    for name, opened in (
        ("people", frame.open_people),
        ("groups", frame.open_groups),
        ("inbox", frame.open_inbox),
        ("replan", frame.open_replan),
        ("leaver", lambda: frame.open_leaver(people[0].id)),
    ):
        opened()
        _settle()
        yield f"panel-{name}", app.window
        frame.close_panel()
    view.open_search()
    wanted = "customer" if app.services.words.language == "en" else "cliente"
    view.findChildren(SearchPanel)[0].findChildren(QLineEdit)[0].setText(wanted)
    _settle()
    yield "panel-search", app.window
    view.close_search()
    agenda = context.document.all(AgendaItem)
    context.clock.open(agenda[1].id)
    _settle()
    frame.look_back()
    _settle()
    yield "look-back", app.window
    frame.look_back()
    run = _run_page(app)
    run.show_activity(next(item.id for item in agenda if item.activity == "commitments"))
    form = run.findChildren(CommitmentsForm)[0]
    form.go_round()
    _settle()
    yield "round-the-room", app.window
    form.close_round()
    frame.open_groups()
    next(each for each in app.window.findChildren(GroupsPanel) if each.isVisible()).draw()
    _settle()
    yield "groups-drawn", app.window
    frame.close_panel()
    app.window.actions_table["hand_over"].trigger()
    _settle()
    while app.runner.is_busy:
        _settle()
    yield "handed-over", app.window
    _run_page(app).show_debrief()
    _settle()
    yield "planned-and-real", app.window
    size = app.window.size()
    app.window.actions_table["slides"].trigger()
    _settle()
    app.window.resize(size)
    _settle()
    yield "one-screen", app.window
    app.window.actions_table["slides"].trigger()
    app.desk.end_rehearsal()
    app.window.resize(size)
    _settle()


def _review(app: App) -> Shown:
    """What a later day looks at: the promises, one that is opened, and the figures."""
    yield from _forms(app, "later", ("review",))


def _forms(app: App, named: str, kinds: tuple[str, ...] = ()) -> Shown:
    """The run page with each activity, each part of its form, and what it shows in detail."""
    from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
    from PySide6.QtWidgets import QAbstractButton

    from cxworkshop.activities.item_types import activity_showing, items_of
    from cxworkshop.model.agenda import AgendaItem

    run = _run_page(app)
    document = run.context.document
    for activity in document.all(AgendaItem):
        if kinds and activity.activity not in kinds:
            continue
        run.show_activity(activity.id)
        _settle()
        yield f"{named}-{activity.activity}", app.window
        for bar in run.findChildren(SegmentedBar):
            if not bar.isVisible():
                continue
            first, *further = bar.findChildren(QAbstractButton)
            for number, part in enumerate(further, 2):
                if part.isVisible() and part.isEnabled():
                    part.click()
                    _settle()
                    yield f"{named}-{activity.activity}-part-{number}", app.window
            if first.isVisible():
                first.click()
        recorded = document.all(items_of(activity.activity)[0])
        item = next((each for each in recorded if activity_showing(document, each.id)), None)
        if item is not None:
            run.reveal(item.id)
            _settle()
            yield f"{named}-{activity.activity}-detail", app.window


def _run_page(app: App) -> RunPage:
    from cxworkshop_ui.run.run_page import RunPage

    app.window.show_page("run/run")
    return next(page for page in app.window.findChildren(RunPage) if page.isVisible())


def _named(page: str) -> str:
    return page.replace("/", "-").replace(".", "-")


def _new_id() -> str:
    return os.urandom(16).hex()


def _slides_of_the_review(app: App, width: int, height: int) -> Shown:
    yield from _slides(app, width, height, ("review",))


def _slides(app: App, width: int, height: int, kinds: tuple[str, ...] = ()) -> Shown:
    """Every slide of the day, page by page, as the room window paints it."""
    from cxworkshop_ui.room.controller import VIEW_WORDS, RoomController
    from cxworkshop_ui.room.picture import RoomPicture

    from cxworkshop.activities.commitments import Commitment
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
        if kinds and activity.activity not in kinds:
            continue
        room.context.clock.show(activity.id)
        for view in VIEW_WORDS:
            room.show(view)
            if room.slide in drawn:
                continue
            drawn.append(room.slide)
            for room.page in range(picture.page_count):
                yield f"{activity.activity}-{view.value}-{room.page + 1}", picture
    for commitment in room.context.document.all(Commitment)[:1]:
        room.speak(commitment.id)
        yield "commitment-said-aloud", picture
        room.speak("")
    for photo in room.context.document.all(Photo)[:1]:
        context.show_photo(photo.id)
        picture.grab()  # painted once, the photo is asked for
        while app.runner.is_busy:
            _settle()
        yield "photo", picture


def _settle() -> None:
    """Lets the page be laid out and painted, and what it puts off to the next turns be done."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(250, loop.quit)  # a little longer than the longest movement
    loop.exec()
    for _ in range(5):  # on a slow machine the last layout is still to come
        QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5]))
