"""The diagnostic on paper and in the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import (
    SCALE,
    Evidence,
    Statement,
    diagnostic_of,
)
from cxworkshop.activities.diagnostic_results import (
    StatementResult,
    Taken,
    agreement,
    by_group,
    groups,
    results,
    talk_first,
)
from cxworkshop.activities.diagnostic_words import (
    AGREEMENT,
    TONES,
    change_text,
    dot_chart,
    earlier_of,
    ends,
    group_name,
    in_full,
    mean_text,
    name_of,
    session_told,
    time_name,
    times,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Section,
    Table,
    Text,
)
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document


def section(document: Document, wording: Wording) -> Section | None:
    """The results, what was agreed and what was seen; None where nothing was said."""
    told = [
        (activity, found)
        for activity in document.all(AgendaItem)
        if (found := _worth_telling(document, activity))
    ]
    if not told:
        return None
    blocks: list[Block] = []
    for activity, found in told:
        if len(told) > 1:
            blocks.append(Heading(wording.fill(activity.title)))
        blocks += _blocks(document, activity, found, wording)
    intro = wording.tr("The number matters less than the evidence and the distance.")
    return Section("diagnostic", wording.tr("Where we are"), intro, tuple(blocks))


def _worth_telling(document: Document, activity: AgendaItem) -> tuple[StatementResult, ...]:
    found = results(document, activity.id)
    is_told = any(result.now.given or result.statement.sentence.strip() for result in found)
    return found if is_told else ()


def _blocks(
    document: Document,
    activity: AgendaItem,
    found: tuple[StatementResult, ...],
    wording: Wording,
) -> Iterator[Block]:
    yield _how_rated(document, activity, found, wording)
    if any(result.now.given for result in found):
        yield Drawing(dot_chart(found, diagnostic_of(document, activity.id), wording))
    yield _results_table(document, activity, found, wording)
    ordered = [result for result in talk_first(found) if result.now.spread]
    if ordered:
        names = wording.words.join(name_of(result.statement, wording) for result in ordered[:2])
        yield Text(wording.tr("Widest disagreement: {what}.", what=names))
    yield from _by_function(document, activity, found, wording)
    yield from _agreed(found, wording)
    yield from _evidence(document, activity, wording)


def _how_rated(
    document: Document,
    activity: AgendaItem,
    found: tuple[StatementResult, ...],
    wording: Wording,
) -> Text:
    diagnostic = diagnostic_of(document, activity.id)
    lowest, highest = ends(diagnostic, wording)
    most = max((given.given for result in found for given in result.rounds), default=0)
    text = wording.trn(
        "{count} leader rated from 1 ({lowest}) to 5 ({highest}).",
        "{count} leaders rated from 1 ({lowest}) to 5 ({highest}).",
        most,
        lowest=lowest,
        highest=highest,
    )
    if diagnostic.is_anonymous:
        text = f"{text} {wording.tr('Only totals were taken and kept.')}"
    earlier = earlier_of(found)
    if earlier is not None:
        told = session_told(earlier.title, earlier.on, wording)
        beside = wording.tr("Beside it stands what was rated before: {session}.", session=told)
        text = f"{text} {beside}"
    return Text(text, tone="quiet")


def _results_table(
    document: Document,
    activity: AgendaItem,
    found: tuple[StatementResult, ...],
    wording: Wording,
) -> Table:
    diagnostic = diagnostic_of(document, activity.id)
    rows: list[tuple[Cell, ...]] = []
    is_one = len(times(found)) < 2
    for result in found:
        told = [time for time in result.taken if time.given.given] or [Taken(1, result.now)]
        for place, time in enumerate(told):
            given = time.given
            how = agreement(given, diagnostic)
            name = "" if is_one else time_name(time.number, found, wording)
            if place:
                moved = change_text(wording.words, time.change)
                first = Cell(" · ".join(filter(None, (name, moved))), tone="accent")
            else:
                said = in_full(result.statement, wording)
                first = Cell("\n".join(filter(None, (said, name))), is_strong=False)
            rows.append(
                (
                    first,
                    Cell(mean_text(wording.words, given.mean), is_strong=True),
                    Cell(wording.words.say(AGREEMENT[how]), tone=TONES[how]),
                    *(Cell(str(count) if count else "·", tone="quiet") for count in given.counts),
                )
            )
    columns = (
        Column(wording.tr("Statement"), 5),
        Column(wording.tr("Mean"), 0.8),
        Column(wording.tr("Agreement"), 1.7),
        *(Column(str(value), 0.4) for value in SCALE),
    )
    return Table(wording.tr("Statements and how they were rated"), columns, tuple(rows))


def _by_function(
    document: Document,
    activity: AgendaItem,
    found: tuple[StatementResult, ...],
    wording: Wording,
) -> Iterator[Block]:
    number = max(1, diagnostic_of(document, activity.id).rounds)
    among = groups(document, activity.id, number)
    rows = []
    for result in found:
        given = by_group(document, result.statement.id, number, among)
        means = (
            f"{group_name(group, wording)}\u00a0{mean_text(wording.words, part.mean)}"
            for group, part in given.items()
        )
        told = " · ".join(means)
        if told:
            rows.append((Cell(name_of(result.statement, wording)), Cell(told, tone="quiet")))
    if rows:
        yield Heading(wording.tr("Means by function"))
        columns = (Column(wording.tr("Statement"), 1.5), Column(wording.tr("Means"), 5))
        yield Table(wording.tr("Means by function"), columns, tuple(rows))


def _agreed(found: tuple[StatementResult, ...], wording: Wording) -> Iterator[Block]:
    rows = tuple(
        (
            Cell(name_of(result.statement, wording)),
            Cell(wording.fill(result.statement.sentence), is_strong=True),
        )
        for result in found
        if result.statement.sentence.strip()
    )
    if rows:
        yield Heading(wording.tr("What we agree on"))
        columns = (Column(wording.tr("Statement"), 1.5), Column(wording.tr("Agreed sentence"), 5))
        yield Table(wording.tr("What we agree on"), columns, rows)


def _evidence(document: Document, activity: AgendaItem, wording: Wording) -> Iterator[Block]:
    diagnostic = diagnostic_of(document, activity.id)
    if not diagnostic.evidence_printed:
        return
    rows: list[tuple[Cell, ...]] = []
    for statement in document.under(activity.id, Statement):
        for seen in document.under(statement.id, Evidence):
            if seen.is_private or not seen.text.strip():
                continue
            said = (Cell(name_of(statement, wording)), Cell(wording.fill(seen.text)))
            who = wording.person(seen.participant)
            rows.append((*said, Cell(who, tone="quiet")) if diagnostic.names_shown else said)
    if rows:
        columns = [Column(wording.tr("Statement"), 1.5), Column(wording.tr("Evidence"), 5)]
        if diagnostic.names_shown:
            columns.append(Column(wording.tr("From"), 1.2))
        yield Heading(wording.tr("What makes us say so"))
        yield Table(wording.tr("What makes us say so"), tuple(columns), tuple(rows))
