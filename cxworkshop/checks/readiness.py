"""Ready for the day? Everything that can be known beforehand, line by line, with the next step.

A pure function of the session and of what the machine says of itself; nothing here blocks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from cxworkshop.activities.checklist import (
    Subject,
    checklist,
    due_on,
    subject_done,
)
from cxworkshop.checks.readiness_machine import display_line, folder_line, fonts_line
from cxworkshop.checks.ready_line import ReadyLine, State, Surroundings
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item
from cxworkshop.model.people import Participant, counts
from cxworkshop.model.session import SessionDetails, filled
from cxworkshop.schedule import day_of
from cxworkshop.turns import crowded, head_count

SOON = 7
"""Days before something is due from which on it is pointed at."""

_PLACEHOLDER = re.compile(r"\{[^\W\d_][\w ]{0,40}\}")


def readiness(document: Document, surroundings: Surroundings, today: dt.date) -> list[ReadyLine]:
    """Every line of the check, in the order in which a facilitator goes through it."""
    return [
        _details(document, today),
        _people(document),
        *_functions(document),
        *_day(document),
        _placeholders(document),
        fonts_line(surroundings),
        display_line(surroundings),
        _room_screen(document),
        _paper_kit(document),
        _checklist(document, today),
        folder_line(surroundings),
    ]


def _details(document: Document, today: dt.date) -> ReadyLine:
    session = document.session

    def line(state: State, said: Message, step: Message | None = None) -> ReadyLine:
        return ReadyLine("details", M("Session details"), state, said, step, page="prepare/details")

    fill = M("Fill it in")
    if session.date is None:
        return line(State.OPEN, M("The day has no date yet."), fill)
    if session.date < today:
        return line(State.LOOK, M("{date} has passed.", date=session.date), M("Change the date"))
    missing = [
        word
        for word, value in (
            (M("organisation"), session.organisation),
            (M("place"), session.place),
            (M("facilitators"), session.facilitators),
        )
        if not value.strip()
    ]
    if missing:
        return line(State.LOOK, M("Still empty: {what}.", what=missing[0]), fill)
    return line(State.READY, M("{date}, {place}", date=session.date, place=session.place))


def _people(document: Document) -> ReadyLine:
    title, page = M("People"), "prepare/participants"
    count = head_count(document)
    if not count:
        said = M("Nobody is invited yet.")
        return ReadyLine("people", title, State.OPEN, said, M("Add people"), page=page)
    nameless = [
        person for person in document.all(Participant) if counts(person) and not person.name.strip()
    ]
    if nameless:
        said = M("Somebody has no name.")
        return ReadyLine("people", title, State.OPEN, said, M("Fill it in"), nameless[0].id)
    said = Mn("{count} person is expected.", "{count} people are expected.", count)
    return ReadyLine("people", title, State.READY, said)


def _functions(document: Document) -> Iterator[ReadyLine]:
    people = [person for person in document.all(Participant) if counts(person)]
    if not people:
        return
    without = [person for person in people if person.function not in document]
    title = M("Functions")
    if without:
        said = Mn(
            "{count} person has no function: {name}.",
            "{count} people have no function, {name} first.",
            len(without),
            name=without[0].name,
        )
        yield ReadyLine("functions", title, State.OPEN, said, M("Give a function"), without[0].id)
        return
    functions = {person.function for person in people}
    if len(functions) == 1:
        said = M("All are of one function: who speaks for the others?")
        yield ReadyLine(
            "functions", title, State.LOOK, said, M("Look"), page="prepare/participants"
        )
        return
    said = Mn("{count} function takes part.", "{count} functions take part.", len(functions))
    yield ReadyLine("functions", title, State.READY, said)


def _day(document: Document) -> Iterator[ReadyLine]:
    """The agenda as a whole, and each slot that cannot work."""
    day = day_of(document)
    title = M("Agenda")
    late = next((row for row in day.rows if row.overlap), None)
    over = next((row for row in day.rows if row.is_past_midnight), None)
    if not day.rows:
        said = M("The agenda is empty.")
        yield ReadyLine(
            "agenda", title, State.OPEN, said, M("Add activities"), page="prepare/agenda"
        )
    elif late is not None:
        said = Mn(
            "What comes before “{title}” runs {count} minute past its fixed start.",
            "What comes before “{title}” runs {count} minutes past its fixed start.",
            late.overlap,
            title=late.item.title,
        )
        yield ReadyLine("agenda", title, State.OPEN, said, M("Put it right"), late.item.id)
    elif over is not None:
        said = M("“{title}” ends after midnight.", title=over.item.title)
        yield ReadyLine("agenda", title, State.LOOK, said, M("Put it right"), over.item.id)
    else:
        said = M(
            "{start} to {end}, nothing overlaps.", start=_clock(day.start), end=_clock(day.end)
        )
        yield ReadyLine("agenda", title, State.READY, said)
    people = head_count(document)
    found = [
        (row.item, crowd) for row in day.rows if (crowd := crowded(row.item, people)) is not None
    ]
    turns = M("A turn for everybody")
    for item, crowd in found:
        said = M("“{title}”: {why}", title=item.title, why=crowd.message)
        yield ReadyLine(f"turns-{item.id}", turns, State.OPEN, said, M("Change the slot"), item.id)
    if not found and day.rows and people:
        said = M("Wherever all speak in turn, there is time for it.")
        yield ReadyLine("turns", turns, State.READY, said)


def _placeholders(document: Document) -> ReadyLine:
    title = M("Texts of the template")
    for item in document:
        if isinstance(item, AgendaItem) or isinstance(document.get(item.parent), AgendaItem):
            for text in _texts(item):
                found = _left_open(text, document.session)
                if found:
                    return _placeholder_line(title, item, found)
    return ReadyLine("texts", title, State.READY, M("No placeholder is left open."))


def _left_open(text: str, session: SessionDetails) -> str:
    """The first placeholder for which the session has no word, nor any language one."""
    found = _PLACEHOLDER.search(filled(text, session, customer="…", customers="…"))
    return found.group() if found is not None else ""


def _placeholder_line(title: Message, item: Item, found: str) -> ReadyLine:
    if found.lower() == "{organisation}":
        said = M("Texts name the organisation, and it is still empty.")
        return ReadyLine("texts", title, State.OPEN, said, M("Fill it in"), page="prepare/details")
    said = M("“{found}” still stands in a text.", found=found)
    return ReadyLine("texts", title, State.OPEN, said, M("Change the text"), item.id)


def _texts(item: Item) -> Iterator[str]:
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name in COLUMNS:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            text = getattr(each, "text", each)
            if isinstance(text, str):
                yield text


def _room_screen(document: Document) -> ReadyLine:
    title = M("Room screen")
    if subject_done(document, Subject.ROOM_SCREEN):
        said = M("Tried: the back row can read it.")
        return ReadyLine("room", title, State.READY, said, subject=Subject.ROOM_SCREEN)
    said = M("Open it and read it from the last row.")
    return ReadyLine(
        "room", title, State.OPEN, said, M("Try it"), action="room", subject=Subject.ROOM_SCREEN
    )


def _paper_kit(document: Document) -> ReadyLine:
    title = M("Paper kit")
    if subject_done(document, Subject.PAPER_KIT):
        said = M("Printed: the day can go on without a laptop.")
        return ReadyLine("paper", title, State.READY, said, subject=Subject.PAPER_KIT)
    said = M("Print it, for the day on which the laptop fails.")
    return ReadyLine(
        "paper",
        title,
        State.OPEN,
        said,
        M("To the outputs"),
        action="export",
        subject=Subject.PAPER_KIT,
    )


def _checklist(document: Document, today: dt.date) -> ReadyLine:
    title, page = M("Sponsor and room"), "checklist"
    items = checklist(document)
    if not items:
        said = M("Nothing is on the checklist.")
        return ReadyLine("checklist", title, State.OPEN, said, M("To the checklist"), page=page)
    left = [item for item in items if item.done_on is None]
    if not left:
        return ReadyLine("checklist", title, State.READY, M("Everything is arranged."))
    done = {"done": len(items) - len(left), "all": len(items)}
    due = due_on(left[0], document.session.date)
    if due is not None and due < today:
        late = sum(
            1
            for item in left
            if (day := due_on(item, document.session.date)) is not None and day < today
        )
        said = Mn(
            "{done} of {all} arranged, {count} is overdue.",
            "{done} of {all} arranged, {count} are overdue.",
            late,
            **done,
        )
        return ReadyLine("checklist", title, State.OPEN, said, M("To the checklist"), page=page)
    if due is None:
        said = M("{done} of {all} arranged.", **done)
        return ReadyLine("checklist", title, State.LOOK, said, M("To the checklist"), page=page)
    said = M("{done} of {all} arranged, the next is due {date}.", date=due, **done)
    state = State.LOOK if (due - today).days <= SOON else State.READY
    return ReadyLine("checklist", title, state, said, M("To the checklist"), page=page)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
