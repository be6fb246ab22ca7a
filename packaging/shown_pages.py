"""Every page of the program with a session: forms, panels, what opens on a page."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from shown import Shown, settle
from shown_sessions import PEOPLE, came_back

if TYPE_CHECKING:
    from cxworkshop_ui.app import App
    from cxworkshop_ui.run.run_page import RunPage


def screens(app: App) -> Shown:
    """Every page, brought to the front; the run page once for each activity of the day."""
    from cxworkshop.activities.photos import Photo

    for page in app.window.pages():
        app.window.show_page(page)
        settle()
        while app.runner.is_busy:  # the pages of the plan are still being drawn
            settle()
        yield _named(page), app.window
    yield from _forms(app, "form")
    run = _run_page(app)
    photo = run.context.document.all(Photo)[0]
    run.reveal(photo.id)
    run.photos.enlarge(photo.id)
    settle()
    while app.runner.is_busy:  # the photo is still being read
        settle()
    yield "photo", app.window
    run.photos.leave()


def aside(app: App) -> Shown:
    """What opens on a page: a list of people, a new session, earlier states, a file that came."""
    from cxworkshop_ui.home.home_page import HomePage
    from cxworkshop_ui.prepare.participants import ParticipantsPage
    from cxworkshop_ui.reading.read_back_page import ReadBackPage
    from cxworkshop_ui.windows.header import MenuButton

    from cxworkshop.templates.library import Library

    language = app.services.words.language
    app.window.show_page("prepare/participants")
    opened = app.window.findChildren(ParticipantsPage)[0].open_import()
    opened.read_text(PEOPLE[language])
    settle()
    yield "people-pasted", app.window
    opened.close_import()
    menu = app.window.findChildren(MenuButton)[0].menu()
    menu.resize(menu.sizeHint())
    yield "menu", menu
    app.window.actions_table["states"].trigger()
    settle()
    yield "earlier-states", app.window
    app.window.show_page("home")
    home = app.window.findChildren(HomePage)[0]
    home.begin(Library().summaries(language)[0].id)
    settle()
    yield "new-session", app.window
    with tempfile.TemporaryDirectory() as name:
        app.window.show_page("followup/came_back")
        page = app.window.findChildren(ReadBackPage)[0]
        page.read(came_back(app, Path(name)))
        settle()
        while app.runner.is_busy:  # the files are still being read
            settle()
        yield "came-back", app.window
        page.put_away()


def empty(app: App) -> Shown:
    """A new session's pages and forms, before anything is typed into them."""
    for page in app.window.pages():
        if page not in ("home", "settings", "help", "export"):
            app.window.show_page(page)
            settle()
            yield f"empty-{_named(page)}", app.window
    yield from _forms(app, "empty")


def rehearsal(app: App) -> Shown:
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
    settle()
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
        settle()
        yield f"panel-{name}", app.window
        frame.close_panel()
    view.open_search()
    wanted = "customer" if app.services.words.language == "en" else "cliente"
    view.findChildren(SearchPanel)[0].findChildren(QLineEdit)[0].setText(wanted)
    settle()
    yield "panel-search", app.window
    view.close_search()
    agenda = context.document.all(AgendaItem)
    context.clock.open(agenda[1].id)
    settle()
    frame.look_back()
    settle()
    yield "look-back", app.window
    frame.look_back()
    run = _run_page(app)
    run.show_activity(next(item.id for item in agenda if item.activity == "commitments"))
    form = run.findChildren(CommitmentsForm)[0]
    form.go_round()
    settle()
    yield "round-the-room", app.window
    form.close_round()
    frame.open_groups()
    next(each for each in app.window.findChildren(GroupsPanel) if each.isVisible()).draw()
    settle()
    yield "groups-drawn", app.window
    frame.close_panel()
    app.window.actions_table["hand_over"].trigger()
    settle()
    while app.runner.is_busy:
        settle()
    yield "handed-over", app.window
    _run_page(app).show_debrief()
    settle()
    yield "planned-and-real", app.window
    size = app.window.size()
    app.window.actions_table["slides"].trigger()
    settle()
    app.window.resize(size)
    settle()
    yield "one-screen", app.window
    app.window.actions_table["slides"].trigger()
    app.desk.end_rehearsal()
    app.window.resize(size)
    settle()


def review(app: App) -> Shown:
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
        settle()
        yield f"{named}-{activity.activity}", app.window
        for bar in run.findChildren(SegmentedBar):
            if not bar.isVisible():
                continue
            first, *further = bar.findChildren(QAbstractButton)
            for number, part in enumerate(further, 2):
                if part.isVisible() and part.isEnabled():
                    part.click()
                    settle()
                    yield f"{named}-{activity.activity}-part-{number}", app.window
            if first.isVisible():
                first.click()
        recorded = document.all(items_of(activity.activity)[0])
        item = next((each for each in recorded if activity_showing(document, each.id)), None)
        if item is not None:
            run.reveal(item.id)
            settle()
            yield f"{named}-{activity.activity}-detail", app.window


def _run_page(app: App) -> RunPage:
    from cxworkshop_ui.run.run_page import RunPage

    app.window.show_page("run/run")
    return next(page for page in app.window.findChildren(RunPage) if page.isVisible())


def _named(page: str) -> str:
    return page.replace("/", "-").replace(".", "-")
