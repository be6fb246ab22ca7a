"""Commitment sheets: one page for each leader, to take along and to bring back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from cxworkshop.activities.agreed import version_words
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.form_names import Asked, FormName
from cxworkshop.activities.next_steps import NextStep, by_date
from cxworkshop.activities.review import CheckIn, Result
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Choice,
    Column,
    Facts,
    Heading,
    Pair,
    Quote,
    Report,
    Section,
    SignatureLines,
    Table,
    Text,
    TextField,
    Tick,
    WritingLines,
)
from cxworkshop.checks.working_days import days_later, next_working_day
from cxworkshop.figures.direction import listed
from cxworkshop.folding import fold
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.frame import framed

CHECK_IN_DAYS = (30, 60, 90)
"""After how many days it is asked what was kept; on a working day."""


def check_ins(document: Document) -> list[tuple[int, dt.date]]:
    """The check-ins of a session: after how many days, and on which working day."""
    session = document.session
    if session.date is None:
        return []
    return [
        (days, next_working_day(days_later(session.date, days), session)) for days in CHECK_IN_DAYS
    ]


def leaders(document: Document) -> list[Participant]:
    """Who gets a sheet: everybody who was in the room, or has promised something."""
    promised = {item.participant for item in document.all(Commitment) if item.text.strip()}
    return [
        person
        for person in document.all(Participant)
        if (person.in_room and person.presence is not Presence.ABSENT) or person.id in promised
    ]


def sheets_report(document: Document, words: Catalogue, only: ItemId | None = None) -> Report:
    """The sheets of all leaders in one document, or that of one; each begins a page."""
    wording = Wording(document, words)
    people = [person for person in leaders(document) if only in (None, person.id)]
    title = wording.fill(document.session.title) or words.tr("Action plan")
    if only is not None and people:
        title = f"{title} – {people[0].name}"
    return framed(
        wording,
        words.tr("Commitment sheets") if only is None else words.tr("Commitment sheet"),
        (_sheet(person, wording) for person in people),
        title=title,
        version=version_words(document, wording),
    )


def written_by_hand(wording: Wording) -> tuple[tuple[str, int], ...]:
    """What a commitment is made of where it is written with a pen, and on how many lines."""
    tr = wording.tr
    return (
        (tr("I will …"), 2),
        (tr("By when"), 1),
        (tr("Kept when – how anyone can tell"), 1),
        (tr("First step, and on which day"), 1),
        (tr("With – who follows it with me"), 1),
        (tr("What I need, and from whom"), 1),
    )


def _sheet(person: Participant, wording: Wording) -> Section:
    own = [
        item
        for item in wording.document.all(Commitment)
        if item.participant == person.id and item.text.strip()
    ]
    blocks: list[Block] = []
    for item in own:
        blocks += [Quote(wording.fill(item.text)), *_facts(item, wording)]
    if not own:
        for label, count in written_by_hand(wording):
            blocks += [Text(label, tone="quiet"), WritingLines(count)]
    blocks += _steps(person, wording)
    blocks += _counting(person, wording)
    if own:
        blocks += _check_ins(person, own, wording)
    blocks += _return(wording, is_filled_in=bool(own))
    if wording.document.session.is_signed:
        blocks += _signatures(person, own, wording)
    about = listed((wording.function(person.function), person.role), " · ")
    return Section(
        f"sheet-{person.id}",
        person.name,
        about,
        tuple(blocks),
        begins_page=True,
        may_be_small=True,
    )


def _facts(item: Commitment, wording: Wording) -> Iterator[Block]:
    first_step = listed((wording.fill(item.first_step), wording.day(item.first_step_on)))
    told = (
        (wording.tr("By"), wording.day(item.by)),
        (wording.tr("Kept when"), wording.fill(item.kept_when)),
        (wording.tr("First step"), first_step),
        (wording.tr("With"), wording.person(item.partner)),
        (wording.tr("I need"), wording.fill(item.support)),
        (wording.tr("For goal"), wording.text_of(item.goal)),
        (wording.tr("Because"), wording.text_of(item.because)),
    )
    pairs = tuple(Pair(label, text) for label, text in told if text)
    if pairs:
        yield Facts(pairs)


def _steps(person: Participant, wording: Wording) -> Iterator[Block]:
    steps = [
        step
        for step in by_date(wording.document)
        if step.owner == person.id and step.status is not Status.DROPPED
    ]
    if not steps:
        return
    yield Heading(wording.tr("My next steps"))
    columns = (
        Column(wording.tr("Step"), 4),
        Column(wording.tr("Due"), 1.2, is_whole=True),
        Column(wording.tr("Done"), 0.6),
    )
    rows = tuple(_step_row(person, step, wording) for step in steps)
    yield Table(wording.tr("My next steps"), columns, rows)


def _step_row(person: Participant, step: NextStep, wording: Wording) -> tuple[Cell, ...]:
    session = wording.document.session.id
    name = FormName(Asked.DONE, session, person.id, step.id).written
    is_done = step.status is Status.DONE
    box = (
        Cell(wording.status(step.status), tone="kept")
        if is_done
        else Cell(field=Tick(name, wording.tr("Done: {step}", step=wording.fill(step.text))))
    )
    return Cell(wording.fill(step.text)), Cell(wording.day(step.due)), box


def _counting(person: Participant, wording: Wording) -> Iterator[Block]:
    """Who counts on this person: as partner, or by name in what they need."""
    rows: list[tuple[Cell, ...]] = []
    for item in wording.document.all(Commitment):
        if item.participant == person.id or not item.text.strip():
            continue
        reasons = []
        if item.partner == person.id:
            reasons.append(wording.tr("asks me to follow it"))
        if _names(item.support, person.name):
            reasons.append(wording.fill(item.support))
        if reasons:
            who = wording.person(item.participant) or wording.tr("Nobody yet")
            rows.append(
                (
                    Cell(who, is_strong=True),
                    Cell(" · ".join(reasons)),
                    Cell(wording.fill(item.text)),
                )
            )
    if rows:
        columns = (
            Column(wording.tr("Who"), 1.4),
            Column(wording.tr("What for"), 2.2),
            Column(wording.tr("Their commitment"), 3),
        )
        yield Heading(wording.tr("Who counts on me"))
        yield Table(wording.tr("Who counts on me"), columns, tuple(rows))


def _names(text: str, name: str) -> bool:
    """Whether a text names a person, in full or by the first name."""
    words = name.split()
    if not words or not text.strip():
        return False
    folded = fold(text)
    return any(
        re.search(rf"(?<!\w){re.escape(fold(each))}(?!\w)", folded) for each in (name, words[0])
    )


def _check_ins(person: Participant, own: list[Commitment], wording: Wording) -> Iterator[Block]:
    """For each commitment and check-in, what became of it: to fill in on screen or by hand."""
    days = check_ins(wording.document)
    if not days:
        return
    columns = (
        Column(wording.tr("Asked on"), 1.5, is_whole=True),
        Column(wording.tr("Kept"), 0.6),
        Column(wording.tr("Partly"), 0.6),
        Column(wording.tr("Not kept"), 0.8),
        Column(wording.tr("What happened, what I change"), 4),
    )
    yield Heading(wording.tr("What became of it"))
    for item in own:
        text = wording.fill(item.text)
        about = text if len(own) > 1 else ""
        if about:
            yield Text(about, is_small=True)
        rows = tuple(
            _check_in_row(person, item, number, day, about, wording) for number, day in days
        )
        name = wording.tr("What became of it: {commitment}", commitment=text)
        yield Table(name, columns, rows)


def _check_in_row(
    person: Participant,
    item: Commitment,
    number: int,
    day: dt.date,
    about: str,
    wording: Wording,
) -> tuple[Cell, ...]:
    """One check-in; ``about`` tells commitments apart where somebody has several."""
    session = wording.document.session.id
    asked = wording.tr("What became of it after {days} days", days=number)
    happened = wording.tr("What happened, what I change, after {days} days", days=number)
    if about:
        asked, happened = f"{asked} – {about}", f"{happened} – {about}"
    told = {
        Result.KEPT: wording.tr("Kept"),
        Result.PARTLY: wording.tr("Partly"),
        Result.NOT: wording.tr("Not kept"),
    }
    kept = FormName(Asked.KEPT, session, person.id, item.id, number).written
    said = FormName(Asked.HAPPENED, session, person.id, item.id, number).written
    return (
        Cell(f"{wording.day(day)}\n" + wording.tr("after {days} days", days=number)),
        *(Cell(field=Choice(kept, result, word, asked)) for result, word in told.items()),
        Cell(field=TextField(said, happened, lines=2)),
    )


def _return(wording: Wording, *, is_filled_in: bool) -> Iterator[Block]:
    """Where and by when the sheet goes back, and who will see what it says.

    A sheet to write on by hand has no fields: nobody is asked to send the file itself.
    """
    session = wording.document.session
    days = [wording.day(day) for _, day in check_ins(wording.document)]
    if not days:
        return
    place = listed((session.facilitators, session.return_to.strip()), " · ")
    by = wording.tr("{day}; again by {others}", day=days[0], others=", ".join(days[1:]))
    with_names = any(check_in.names_shown for check_in in wording.document.all(CheckIn))
    seen = (
        wording.tr("The facilitators, and the group: what was kept, by name, and what happened.")
        if with_names
        else wording.tr("The facilitators. The group sees how much was kept, without names.")
    )
    told = (
        (
            wording.tr("Return it to")
            if is_filled_in
            else wording.tr("Give it, or a photo of it, to"),
            place,
        ),
        (wording.tr("Return it by"), by),
        (wording.tr("Who will see it"), seen),
    )
    yield Heading(wording.tr("Returning this sheet"))
    yield Facts(tuple(Pair(label, text) for label, text in told if text))


def _signatures(person: Participant, own: list[Commitment], wording: Wording) -> Iterator[Block]:
    """A line for the leader, and one for whoever follows what was promised."""
    names = [person.name, *(wording.person(item.partner) for item in own)]
    signed = dict.fromkeys(name for name in names if name)
    yield SignatureLines(
        tuple(wording.tr("{name}, date and signature", name=name) for name in signed)
    )
