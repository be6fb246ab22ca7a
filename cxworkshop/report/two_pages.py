"""The plan on two pages: what a leader pins to the wall, in more or less detail.

Nothing is dropped in silence: what had to be shortened or left out is said at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from cxworkshop.activities.agreed import version_words
from cxworkshop.activities.commitments import Commitment, coverage, in_order, when_told
from cxworkshop.activities.definition import agreed
from cxworkshop.activities.goals import Goal, horizons, way
from cxworkshop.activities.next_steps import NextStep, by_date
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Quote, Report, Section, Table, Text
from cxworkshop.figures.direction import listed
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.shortening import shortened


class Detail(msgspec.Struct, frozen=True):
    """How much is told: how anyone can tell, words up to so many letters, rows up to so many."""

    is_small: bool = True
    has_measures: bool = False
    letters: int | None = None
    rows: int | None = None


DETAILS: tuple[Detail, ...] = (
    Detail(is_small=False, has_measures=True),
    Detail(has_measures=True),
    Detail(),
    *(Detail(letters=letters) for letters in (160, 110, 80, 60)),
    *(Detail(letters=60, rows=rows) for rows in (40, 30, 22, 16, 12, 8)),
    Detail(letters=40, rows=5),
)
"""From everything to what any group has room for; the first that fits is taken."""

Said = TypeVar("Said", Goal, Commitment, NextStep)


def two_pages_report(document: Document, words: Catalogue, detail: Detail) -> Report:
    """Definition, next steps, goals and commitments of a session, as a detail allows."""
    wording = Wording(document, words)
    session = document.session
    title = wording.fill(session.title) or words.tr("Action plan")
    day = words.date(session.date, "full") if session.date is not None else ""
    return Report(
        name=words.tr("Plan on two pages"),
        title=title,
        author=session.facilitators or session.organisation,
        organisation=session.organisation,
        language=words.language,
        running=listed((title, day), " · "),
        version=version_words(document, wording),
        colour=session.brand_colour,
        cover=None,
        sections=tuple(_Teller(document, wording, detail).sections()),
        is_small=detail.is_small,
    )


class _Teller:
    """Tells in so much detail, and remembers what it did not tell."""

    def __init__(self, document: Document, wording: Wording, detail: Detail) -> None:
        self._document = document
        self._wording = wording
        self._detail = detail
        self._has_shortened = False
        self._left_out: list[str] = []

    def sections(self) -> Iterator[Section]:
        """The parts, the actions first; at the end what is not here."""
        made = [self._definition(), self._steps(), self._goals(), self._commitments()]
        found = [section for section in made if section is not None]
        if not found:
            nothing = self._wording.tr("Nothing has been recorded in this session yet.")
            yield Section("nothing", self._wording.tr("Action plan"), nothing, ())
            return
        yield from found[:-1]
        last = found[-1]
        foot = Text(" ".join(self._not_here()), tone="quiet", is_small=True)
        yield msgspec.structs.replace(last, blocks=(*last.blocks, foot))

    def _definition(self) -> Section | None:
        sentence = agreed(self._document)
        if sentence is None:
            return None
        title = self._wording.tr("What a good experience is to us")
        return Section("definition", title, "", (Quote(self._wording.fill(sentence.text)),))

    def _steps(self) -> Section | None:
        wording = self._wording
        steps = _open(by_date(self._document))
        if not steps:
            return None
        shown = self._first(steps)
        if len(shown) < len(steps):
            more = len(steps) - len(shown)
            self._left_out.append(
                wording.trn("{count} later next step", "{count} later next steps", more)
            )
        columns = (
            Column(wording.tr("Step"), 4.2),
            Column(wording.tr("Owner"), 1.4),
            Column(wording.tr("Due"), 1.0, is_whole=True),
        )
        rows = tuple(
            (
                self._cell(step.text, wording.tr("Done when"), step.done_when),
                _or_missing(wording.person(step.owner), wording.tr("no owner")),
                _or_missing(wording.day(step.due), wording.tr("no date")),
            )
            for step in shown
        )
        return _section("next_steps", wording.tr("What we do next"), columns, rows)

    def _goals(self) -> Section | None:
        wording = self._wording
        every = _open(goal for goal in self._document.all(Goal) if goal.text.strip())
        order, words = list(horizons(wording)), horizons(wording)
        goals = sorted(every, key=lambda goal: order.index(goal.horizon))
        if not goals:
            return None
        shown = self._first(goals)
        if len(shown) < len(goals):
            more = len(goals) - len(shown)
            self._left_out.append(wording.trn("{count} goal", "{count} goals", more))
        columns = (
            Column(wording.tr("Goal"), 4.2),
            Column(wording.tr("From → to"), 1.3),
            Column(wording.tr("Owner"), 1.4),
            Column(wording.tr("Due"), 1.0, is_whole=True),
        )
        rows = tuple(
            (
                self._cell(goal.text, wording.tr("Measure"), goal.measure),
                Cell(self._short(way(goal))),
                _or_missing(wording.person(goal.owner), wording.tr("no owner")),
                Cell(wording.day(goal.due) or words[goal.horizon]),
            )
            for goal in shown
        )
        return _section("goals", wording.tr("Our goals"), columns, rows)

    def _commitments(self) -> Section | None:
        wording = self._wording
        promised = _open(in_order(self._document))
        if not promised:
            return None
        shown = self._first(promised)
        if len(shown) < len(promised):
            names = dict.fromkeys(
                wording.person(item.participant) or wording.tr("Nobody yet")
                for item in promised[len(shown) :]
            )
            self._left_out.append(
                wording.tr("the commitments of {names}", names=wording.words.join(names))
            )
        columns = (
            Column(wording.tr("Leader"), 1.3),
            Column(wording.tr("I will"), 4.2),
            Column(wording.tr("By"), 1.1, is_whole=True),
            Column(wording.tr("With"), 1.2),
        )
        rows = tuple(
            (
                Cell(wording.person(item.participant) or wording.tr("Nobody yet")),
                self._cell(item.text, wording.tr("Kept when"), item.kept_when),
                Cell(when_told(item, wording)),
                Cell(wording.person(item.partner), tone="quiet"),
            )
            for item in shown
        )
        made = _section("commitments", wording.tr("What each of us will do"), columns, rows)
        missing = coverage(self._document).open
        if not missing:
            return made
        still = wording.words.join(person.name for person in missing)
        told = self._short(wording.tr("Still open: {names}.", names=still), 4)
        return msgspec.structs.replace(made, blocks=(*made.blocks, Text(told, tone="warning")))

    def _first(self, items: list[Said]) -> list[Said]:
        return items if self._detail.rows is None else items[: self._detail.rows]

    def _cell(self, text: str, label: str, more: str) -> Cell:
        """What is promised, and below it how anyone can tell where there is room for that."""
        said = self._short(self._wording.fill(text))
        if not self._detail.has_measures or not more.strip():
            return Cell(said, is_strong=True)
        return Cell(f"{said}\n{label}: {self._wording.fill(more)}", is_strong=True)

    def _short(self, text: str, times: int = 1) -> str:
        most = self._detail.letters
        if most is None or len(text) <= most * times:
            return text
        self._has_shortened = True
        return shortened(text, most * times)

    def _not_here(self) -> Iterator[str]:
        tr = self._wording.tr
        if self._left_out:
            yield tr(
                "Not on these two pages: {list}.", list=self._wording.words.join(self._left_out)
            )
        if self._has_shortened:
            yield tr("Where you see “…”, the sentence goes on in the action plan.")
        if self._detail.has_measures:
            yield tr("First steps, support and how we got here are in the action plan.")
        else:
            yield tr("How anyone can tell, and how we got here, is in the action plan.")


def _open(items: Iterable[Said]) -> list[Said]:
    return [item for item in items if item.status is not Status.DROPPED]


def _or_missing(text: str, missing: str) -> Cell:
    return Cell(text) if text else Cell(missing, tone="warning")


def _section(
    section_id: str,
    title: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
) -> Section:
    blocks: tuple[Block, ...] = (Table(title, columns, rows),)
    return Section(section_id, title, "", blocks)
