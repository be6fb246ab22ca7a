"""The diagnostic in the workbook: what came of each statement; ratings, counts and evidence.

Where only counts are taken there is no grid of names; where they are taken without names, counts
are not filled in here either: reading them back is a step in the history, which such a round does
not have, since steps would tell who came when.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.diagnostic import (
    SCALE,
    Diagnostic,
    Evidence,
    Rating,
    Statement,
    Tally,
    diagnostic_of,
)
from cxworkshop.activities.diagnostic_answers import Answer, answer_of, raters, tally_of
from cxworkshop.activities.diagnostic_results import (
    EARLIER,
    Group,
    StatementResult,
    Taken,
    agreement,
    groups,
    results,
)
from cxworkshop.activities.diagnostic_words import AGREEMENT, earlier_of, in_full, session_told
from cxworkshop.activities.open_columns import (
    answer_column,
    id_column,
    level_column,
    person_column,
    place_column,
    sheet_title,
    whose_columns,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.worksheets import ColumnKind, Into, Sheet, SheetColumn, SheetValue, about_print

_LONGEST_HEAD = 70


def sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    """What came of every statement, who gave what or how many, and what was seen and heard."""
    held = [each for each in document.all(AgendaItem) if _statements(document, each)]
    if not held:
        return
    yield _results_sheet(document, held, wording)
    named: list[AgendaItem] = []
    for activity in held:
        diagnostic = diagnostic_of(document, activity.id)
        if not diagnostic.takes_counts:
            named.append(activity)
        for number in range(1, diagnostic.rounds + 1):
            given = _Round(activity, diagnostic, number, is_told=len(held) > 1)
            if not diagnostic.takes_counts:
                yield _ratings_sheet(document, given, wording)
            elif not diagnostic.is_anonymous:
                for group in groups(document, activity.id, number) or ((),):
                    yield _counts_sheet(document, given, group, wording)
    if named:
        yield _evidence_sheet(document, named, wording)


class _Round(msgspec.Struct, frozen=True):
    """One round of the diagnostic of an activity, which is told where there are several."""

    activity: AgendaItem
    diagnostic: Diagnostic
    number: int
    is_told: bool

    @property
    def is_closed(self) -> bool:
        """Whether nothing is filled in any more."""
        return self.diagnostic.closed >= self.number

    def title(self, what: str, wording: Wording) -> str:
        """What its sheet is called: with a later round's number."""
        if self.number > 1:
            what = wording.tr("{what}, round {number}", what=what, number=self.number)
        return sheet_title(what, self.activity, wording, is_told=self.is_told)


def _statements(document: Document, activity: AgendaItem) -> list[Statement]:
    return [
        each
        for each in document.under(activity.id, Statement)
        if each.text.strip() or each.dimension.strip()
    ]


def _results_sheet(document: Document, held: list[AgendaItem], wording: Wording) -> Sheet:
    """A row for every statement and time it was asked; the agreed sentence is filled in."""
    rows: list[tuple[SheetValue, ...]] = []
    is_told = len(held) > 1
    came = {activity.id: results(document, activity.id) for activity in held}
    has_earlier = any(earlier_of(found) is not None for found in came.values())
    for activity in held:
        diagnostic = diagnostic_of(document, activity.id)
        for result in came[activity.id]:
            for time in result.taken:
                given = time.given
                mean, spread = given.mean, given.spread
                rows.append(
                    (
                        f"{result.statement.id}/{time.number}",
                        *([wording.fill(activity.title)] if is_told else ()),
                        wording.fill(result.statement.dimension),
                        wording.fill(result.statement.text),
                        *([_session(result, time, wording)] if has_earlier else ()),
                        None if time.number == EARLIER else time.number,
                        given.given,
                        None if mean is None else round(mean, 2),
                        None if spread is None else round(spread, 2),
                        wording.words.say(AGREEMENT[agreement(given, diagnostic)]),
                        *given.counts,
                        wording.fill(result.statement.sentence),
                    )
                )
    tr = wording.tr
    columns = (
        id_column(wording),
        *((SheetColumn("activity", tr("Activity")),) if is_told else ()),
        SheetColumn("dimension", tr("Dimension")),
        SheetColumn("text", tr("Statement"), ColumnKind.LONG),
        *((SheetColumn("session", tr("Session")),) if has_earlier else ()),
        SheetColumn("round", tr("Round"), ColumnKind.NUMBER),
        SheetColumn("answered", tr("Answered"), ColumnKind.NUMBER),
        SheetColumn("mean", tr("Mean"), ColumnKind.NUMBER),
        SheetColumn("spread", tr("Spread"), ColumnKind.NUMBER),
        SheetColumn("agreement", tr("Agreement")),
        *(
            SheetColumn(f"gave_{value}", tr("Gave {value}", value=value), ColumnKind.NUMBER)
            for value in SCALE
        ),
        SheetColumn("sentence", tr("Agreed sentence"), ColumnKind.LONG, is_open=True),
    )
    return Sheet("diagnostic", tr("Diagnostic"), columns, tuple(rows), Statement(), takes_new=False)


def _session(result: StatementResult, time: Taken, wording: Wording) -> str:
    if time.number == EARLIER and result.earlier is not None:
        return session_told(result.earlier.title, result.earlier.on, wording)
    return wording.tr("This session")


def _ratings_sheet(document: Document, of: _Round, wording: Wording) -> Sheet:
    """People by statements. What was rated stands in it where names may stand beside ratings."""
    statements = _statements(document, of.activity)
    given = {
        (rating.participant, rating.parent): rating
        for rating in document.all(Rating)
        if rating.round == of.number and of.diagnostic.names_shown
    }
    columns = (
        id_column(wording),
        *whose_columns(wording),
        *(
            answer_column(
                f"rating_{each.id}",
                _head(each, wording),
                SCALE,
                "value",
                wording,
                None
                if of.is_closed
                else Into(Rating(parent=each.id, round=of.number), ("round",), "participant"),
            )
            for each in statements
        ),
    )
    rows = tuple(
        (
            person.id,
            person.name,
            wording.function(person.function),
            *(_answer(given.get((person.id, each.id)), person, wording) for each in statements),
        )
        for person in raters(document)
    )
    blank = None if of.is_closed else Participant()
    key, title = f"ratings_{of.activity.id}_{of.number}", of.title(wording.tr("Ratings"), wording)
    return Sheet(key, title, columns, rows, blank, about=("name",))


def _head(statement: Statement, wording: Wording) -> str:
    said = in_full(statement, wording)
    return said if len(said) <= _LONGEST_HEAD else said[: _LONGEST_HEAD - 1].rstrip() + "…"


def _answer(rating: Rating | None, person: Participant, wording: Wording) -> int | str | None:
    answer = answer_of(rating, person)
    if answer is Answer.DECLINED:
        return wording.tr("declined")
    return rating.value if rating is not None and answer is Answer.GIVEN else None


def _counts_sheet(document: Document, of: _Round, group: Group, wording: Wording) -> Sheet:
    """How many gave each value to each statement: of the whole room, or of a group of functions.

    What a group has given is filled in and not shown: it may be three people.
    """
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Statement"), ColumnKind.LONG),
        *(
            SheetColumn(
                f"gave_{value}",
                wording.tr("Gave {value}", value=value),
                ColumnKind.NUMBER,
                is_open=not of.is_closed,
                field="counts",
                into=Into(
                    Tally(round=of.number, functions=group),
                    ("round", "functions"),
                    place=value - 1,
                ),
            )
            for value in SCALE
        ),
    )
    rows = []
    for each in _statements(document, of.activity):
        tally = tally_of(document, each.id, of.number, ()) if not group else None
        counts = tally.counts if tally is not None else ()
        shown = [count or None for count in counts] or [None] * len(SCALE)
        rows.append((each.id, in_full(each, wording), *shown))
    blank = None if of.is_closed else Statement()
    key, what = f"counts_{of.activity.id}_{of.number}", wording.tr("Counts")
    if group:
        key = f"{key}_{group[0]}"
        named = ", ".join(filter(None, map(wording.function, group)))
        what = wording.tr("{name}: {what}", name=what, what=named)
    title = of.title(what, wording)
    return Sheet(key, title, columns, tuple(rows), blank, takes_new=False)


def _evidence_sheet(document: Document, held: list[AgendaItem], wording: Wording) -> Sheet:
    """What was seen, heard or measured: filled in; shown where it may be printed."""
    names: dict[ItemId, str] = {}
    rows: list[tuple[SheetValue, ...]] = []
    unseen: set[str] = set()
    rounds = 1
    for activity in held:
        diagnostic = diagnostic_of(document, activity.id)
        rounds = max(rounds, diagnostic.rounds)
        for statement in _statements(document, activity):
            names[statement.id] = in_full(statement, wording)
            for each in document.under(statement.id, Evidence):
                if each.text.strip():
                    who = wording.person(each.participant) if diagnostic.names_shown else ""
                    said = wording.fill(each.text)
                    if diagnostic.evidence_printed and not each.is_private:
                        rows.append((each.id, said, names[statement.id], who, each.round))
                    else:
                        unseen.add(about_print(said))
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Evidence"), ColumnKind.LONG, is_open=True),
        place_column("statement", wording.tr("Statement"), names),
        person_column("participant", wording.tr("From"), wording),
        level_column("round", wording.tr("Round"), range(1, rounds + 1)),
    )
    blank = Evidence(round=rounds)
    return Sheet(
        "evidence", wording.tr("Evidence"), columns, tuple(rows), blank, unseen=frozenset(unseen)
    )
