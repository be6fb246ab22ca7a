"""The paper kit: everything a day needs that runs without a laptop, for the kinds on its agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from cxworkshop.activities.definition import setup_of
from cxworkshop.activities.journey import journeys, stages
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, FullPage, Report, Section, Table
from cxworkshop.figures.direction import listed
from cxworkshop.figures.journey_poster import JourneyPoster, PosterRow
from cxworkshop.figures.name_tent import NameTent
from cxworkshop.figures.paper_cards import (
    PER_PAGE,
    CardPage,
    DotPage,
    PaperCard,
    WritingLine,
    dot_grid,
)
from cxworkshop.i18n import Catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from cxworkshop.report.diagnostic_form import diagnostics, paper_sections
from cxworkshop.report.frame import framed
from cxworkshop.report.sheets import written_by_hand

_HAND_OFFS = 12
"""Empty hand-off cards in a kit, at the least: each pair of leaders fills in two."""
_STAGES = 6
"""Stages of a poster where the journey has none yet."""
_MOST_DOTS = 600
_LEVELS = ("+2", "+1", "0", "−1", "−2")


class Part(msgspec.Struct, frozen=True):
    """A part of the kit: what it is, how many, what to do with it after printing."""

    title: str
    count: str
    remedy: str
    sections: tuple[Section, ...]


def kit_report(
    document: Document, words: Catalogue, width: float = 595.0, height: float = 842.0
) -> Report:
    """The kit for paper of ``width`` × ``height`` points, with a list of its parts in front."""
    wording = Wording(document, words)
    parts = [part for make in _PARTS for part in make(wording, width, height)]
    name = wording.tr("Paper kit")
    columns = (
        Column(wording.tr("What it is"), 2.2),
        Column(wording.tr("How many"), 1.6),
        Column(wording.tr("What to do with it"), 4),
    )
    rows = [
        (Cell(part.title, is_strong=True), Cell(part.count), Cell(part.remedy)) for part in parts
    ]
    if has_poster(document):
        remedy = wording.tr("In files of its own: one page for a copy shop, or tiles to glue.")
        rows.append((Cell(wording.tr("Journey poster"), is_strong=True), Cell("1"), Cell(remedy)))
    listed = (
        Section(
            "contents",
            name,
            wording.tr("Print on one side, at full size, without fitting to the page."),
            (Table(name, columns, tuple(rows)),),
        )
        if rows
        else Section(
            "nothing",
            name,
            wording.tr("Nothing to print yet. Add participants and an agenda under Prepare."),
            (),
        )
    )
    sections = (section for part in parts for section in part.sections)
    return framed(wording, name, (listed, *sections))


def has_poster(document: Document) -> bool:
    """Whether the day maps a journey."""
    return _is_on(document, "journey")


def poster(wording: Wording) -> JourneyPoster:
    """The empty map of the first journey, with its stages as far as they have names."""
    document = wording.document
    found = journeys(document)
    named = [wording.fill(stage.name) for stage in stages(document, found[0].id)] if found else []
    tr = wording.tr
    decides = wording.fill(tr("Where the {customer} decides to stay or go"))
    rows = (
        PosterRow(tr("What happens"), tr("Where and how we meet: one note each"), 2.2),
        PosterRow(
            tr("How it feels"), tr("Today in one colour, the target in another"), 2.6, _LEVELS
        ),
        PosterRow(tr("What hurts"), wording.fill(tr("In the {customer}’s own words")), 2.2),
        PosterRow(tr("Moment of truth"), decides, 1),
        PosterRow(tr("Who leads, who helps"), tr("One function leads; underline it"), 1.2),
        PosterRow(tr("What we could do"), tr("Ideas, not yet promises"), 1.8),
    )
    return JourneyPoster(
        title=tr("The journey"),
        persona=wording.fill(found[0].persona) if found else "",
        stages=tuple(named) or ("",) * _STAGES,
        rows=rows,
        alt=tr(
            "An empty journey map. Stages: {stages}. Rows: {rows}.",
            stages=", ".join(filter(None, named)) or tr("to be named"),
            rows=", ".join(row.name for row in rows),
        ),
    )


def _tents(wording: Wording, _width: float, _height: float) -> Iterator[Part]:
    people = _people(wording.document)
    if not people:
        return
    pages = tuple(
        FullPage(
            NameTent(
                person.name,
                listed((wording.function(person.function), person.role), " · "),
                wording.document.session.organisation,
            ),
            is_folded=True,
        )
        for person in people
    )
    title = wording.tr("Name tents")
    yield Part(
        title,
        _by_name(len(people), wording),
        wording.tr("On stiff paper; fold in the middle and stand up, the name to the room."),
        (Section("tents", title, "", pages),),
    )


def _forms(wording: Wording, _width: float, _height: float) -> Iterator[Part]:
    for activity in diagnostics(wording.document):
        sections = tuple(paper_sections(activity, wording))
        if sections:
            yield Part(
                wording.tr("Forms: {activity}", activity=wording.fill(activity.title)),
                wording.trn("{count} form", "{count} forms", len(sections)),
                wording.tr("Hand out, collect, and type in or count."),
                sections,
            )


def _commitments(wording: Wording, _width: float, _height: float) -> Iterator[Part]:
    people = _people(wording.document)
    if not people or not _is_on(wording.document, "commitments"):
        return
    tr = wording.tr
    lines = tuple(WritingLine(label, count) for label, count in written_by_hand(wording))
    title = tr("Commitment cards")
    yield Part(
        title,
        _by_name(len(people), wording),
        tr("Cut along the dashed line; each leader writes one and reads it aloud."),
        (_cards("commitments", title, tr("My commitment"), lines, [p.name for p in people]),),
    )


def _hand_offs(wording: Wording, _width: float, _height: float) -> Iterator[Part]:
    if not _is_on(wording.document, "handoffs"):
        return
    tr = wording.tr
    lines = (
        WritingLine(tr("From which function → to which, at which stage")),
        WritingLine(tr("What the giver promises")),
        WritingLine(tr("What the receiver needs")),
        WritingLine(tr("Goals that collide")),
        WritingLine(wording.fill(tr("What the {customer} feels"))),
        WritingLine(tr("What changes – and: works, strained or broken?")),
    )
    title = tr("Hand-off cards")
    count = max(_HAND_OFFS, len(_people(wording.document)))
    count += -count % PER_PAGE
    yield Part(
        title,
        wording.trn("{count} card", "{count} cards", count),
        tr("Cut along the dashed line; one card for each hand-off, put on the map."),
        (_cards("hand-offs", title, tr("Hand-off"), lines, [""] * count),),
    )


def _dots(wording: Wording, width: float, height: float) -> Iterator[Part]:
    document = wording.document
    people = len(_people(document))
    if not people or not (_is_on(document, "definition") or _is_on(document, "prioritise")):
        return
    each = setup_of(document).dots_each
    count = min(people * each, _MOST_DOTS)
    columns, rows, _, _ = dot_grid(width, height)
    whole = columns * rows
    told = wording.trn("{count} dot", "{count} dots", count)
    pages = tuple(
        FullPage(DotPage(min(whole, count - start), told)) for start in range(0, count, whole)
    )
    title = wording.tr("Dots")
    yield Part(
        title,
        told,
        wording.trn(
            "On a sheet of labels, or cut out: {count} for each leader.",
            "On a sheet of labels, or cut out: {count} for each leader.",
            each,
        ),
        (Section("dots", title, "", pages),),
    )


_PARTS: tuple[Callable[[Wording, float, float], Iterator[Part]], ...] = (
    _tents,
    _forms,
    _commitments,
    _hand_offs,
    _dots,
)


def _cards(
    section: str, title: str, head: str, lines: tuple[WritingLine, ...], names: list[str]
) -> Section:
    cards = [PaperCard(head, name, lines) for name in names]
    pages = tuple(
        FullPage(CardPage(tuple(cards[start : start + PER_PAGE])))
        for start in range(0, len(cards), PER_PAGE)
    )
    return Section(section, title, "", pages)


def _by_name(count: int, wording: Wording) -> str:
    return wording.trn("{count}, with a name", "{count}, with their names", count)


def _people(document: Document) -> list[Participant]:
    return [person for person in document.all(Participant) if person.in_room]


def _is_on(document: Document, kind: str) -> bool:
    return any(activity.activity == kind for activity in document.all(AgendaItem))
