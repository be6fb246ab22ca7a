"""The results of a diagnostic in words, and as charts with their words in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from cxworkshop.activities.diagnostic import SCALE, Diagnostic, Statement
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.diagnostic_results import (
    EARLIER,
    Agreement,
    Distribution,
    Group,
    StatementResult,
    Taken,
    agreement,
    talk_first,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Tone
from cxworkshop.figures.dots import DotChart, DotLine, DotRow, Mark
from cxworkshop.figures.figure import Ink
from cxworkshop.figures.means import MeanChart, MeanRow
from cxworkshop.i18n import Catalogue, M, Message

AGREEMENT: dict[Agreement, Message] = {
    Agreement.OPEN: M("–"),
    Agreement.ALIGNED: M("aligned"),
    Agreement.LOW: M("aligned and low"),
    Agreement.MIXED: M("mixed"),
    Agreement.SPLIT: M("split"),
}
INKS: dict[Agreement, Ink] = {
    Agreement.OPEN: "ink2",
    Agreement.ALIGNED: "kept",
    Agreement.LOW: "neutral",
    Agreement.MIXED: "steps",
    Agreement.SPLIT: "risk",
}
TONES: dict[Agreement, Tone] = {
    Agreement.OPEN: "quiet",
    Agreement.ALIGNED: "kept",
    Agreement.LOW: "quiet",
    Agreement.MIXED: "ink",
    Agreement.SPLIT: "warning",
}


def mean_text(words: Catalogue, mean: float | None) -> str:
    """A mean with one decimal in the language's way, a dash for none."""
    if mean is None:
        return "–"
    return f"{mean:.1f}".replace(".", words.number(0.5)[1])


def change_text(words: Catalogue, change: float | None) -> str:
    """How far a mean moved, with its sign; empty where it cannot be told."""
    if change is None:
        return ""
    moved = round(change, 1)
    sign = "+" if moved > 0 else "−" if moved < 0 else "±"
    return sign + mean_text(words, abs(moved))


def name_of(statement: Statement, wording: Wording) -> str:
    """What a statement is called in short: its dimension, or all of it where it has none."""
    return wording.fill(statement.dimension) or wording.fill(statement.text)


def in_full(statement: Statement, wording: Wording) -> str:
    """A statement with its dimension before it."""
    dimension, text = wording.fill(statement.dimension), wording.fill(statement.text)
    if dimension and text:
        return wording.tr("{name}: {what}", name=dimension, what=text)
    return dimension or text


def group_name(group: Group, wording: Wording) -> str:
    """The functions of a group in words."""
    return " + ".join(wording.function(function) or wording.tr("no function") for function in group)


def said_first(found: Sequence[StatementResult], wording: Wording) -> str:
    """What to talk about first; empty where nothing differs enough to say so."""
    ordered = talk_first(found)
    if not ordered or not ordered[0].now.spread:
        return ""
    return name_of(ordered[0].statement, wording)


def ends(diagnostic: Diagnostic, wording: Wording) -> tuple[str, str]:
    """The words at the two ends of the scale."""
    return (
        wording.fill(diagnostic.lowest) or wording.tr("disagree"),
        wording.fill(diagnostic.highest) or wording.tr("agree"),
    )


def times(found: Sequence[StatementResult]) -> list[int]:
    """When anybody answered: ``EARLIER`` for an earlier session, then the numbers of rounds.

    What an earlier session answered is never alone: what will be answered has its place there.
    """
    told = {time.number for result in found for time in result.taken if time.given.given}
    return sorted(told | {1} if told == {EARLIER} else told)


def earlier_of(found: Sequence[StatementResult]) -> EarlierTally | None:
    """What is known of the earlier session that stands beside this one."""
    return next((result.earlier for result in found if result.earlier is not None), None)


def time_name(number: int, found: Sequence[StatementResult], wording: Wording) -> str:
    """What a time is called beside the others: a round, this session, the earlier one's day."""
    if number == EARLIER:
        earlier = earlier_of(found)
        day = wording.day(earlier.on) if earlier is not None else ""
        return day or wording.tr("Earlier session")
    if max(times(found), default=1) > 1:
        return wording.tr("Round {number}", number=number)
    return wording.tr("This session")


def session_told(title: str, on: dt.date | None, wording: Wording) -> str:
    """Which session that was: its title and its day, what is known of both."""
    named = wording.tr("“{title}”", title=title) if title else wording.tr("an earlier session")
    return ", ".join(filter(None, (named, wording.day(on))))


def dot_chart(
    found: Sequence[StatementResult],
    diagnostic: Diagnostic,
    wording: Wording,
    *,
    is_spread: bool = False,
) -> DotChart:
    """The distribution of every statement, a line for each time it was asked."""
    names = [wording.fill(result.statement.dimension) for result in found]
    lowest, highest = ends(diagnostic, wording)
    when = times(found)
    return DotChart(
        rows=tuple(
            DotRow(
                name,
                _lines(result, diagnostic, wording, when),
                "" if name and names.count(name) == 1 else wording.fill(result.statement.text),
            )
            for name, result in zip(names, found, strict=True)
        ),
        alt=_alt(found, diagnostic, wording),
        lowest=lowest,
        highest=highest,
        legend=tuple((_mark(each, when), time_name(each, found, wording)) for each in when)
        if len(when) > 1
        else (),
        is_spread=is_spread,
    )


def _mark(number: int, among: Sequence[int]) -> Mark:
    if number == EARLIER:
        return "earlier"
    return "now" if number == among[-1] else "before"


def _lines(
    result: StatementResult, diagnostic: Diagnostic, wording: Wording, when: Sequence[int]
) -> tuple[DotLine, ...]:
    shown = [time for time in result.taken if time.number in when] or [Taken(1, result.now)]
    made = []
    for time in shown:
        given = time.given
        how = agreement(given, diagnostic)
        says = wording.words.say(AGREEMENT[how]) if how is not Agreement.OPEN else ""
        change = change_text(wording.words, time.change)
        made.append(
            DotLine(
                given.counts,
                given.mean,
                mean_text(wording.words, given.mean),
                " · ".join(filter(None, (says, change))),
                INKS[how],
                _mark(time.number, when) if when else "now",
            )
        )
    return tuple(made)


def _alt(found: Sequence[StatementResult], diagnostic: Diagnostic, wording: Wording) -> str:
    told = [
        _told(result, diagnostic, wording, found)
        for result in found
        if any(time.given.given for time in result.taken)
    ]
    first = said_first(found, wording)
    if first:
        told.append(wording.tr("Widest disagreement: {what}.", what=first))
    return " ".join(told) or wording.tr("Nobody has answered yet.")


def _told(
    result: StatementResult,
    diagnostic: Diagnostic,
    wording: Wording,
    found: Sequence[StatementResult],
) -> str:
    said = []
    is_one = len(times(found)) < 2
    for time in result.taken:
        if not time.given.given:
            continue
        told = wording.tr(
            "mean {mean}, {agreement} ({distribution})",
            mean=mean_text(wording.words, time.given.mean),
            agreement=AGREEMENT[agreement(time.given, diagnostic)],
            distribution=distribution_text(time.given, wording),
        )
        if not is_one:
            name = time_name(time.number, found, wording)
            told = wording.tr("{name}: {what}", name=name, what=told)
        said.append(told)
    return f"{name_of(result.statement, wording)}: {'; '.join(said)}."


def distribution_text(given: Distribution, wording: Wording) -> str:
    """How many gave each value, said: ``2 people gave 3, 5 people gave 4``."""
    gave = [(value, count) for value, count in zip(SCALE, given.counts, strict=True) if count]
    return ", ".join(
        wording.trn(
            "{count} person gave {value}", "{count} people gave {value}", count, value=value
        )
        for value, count in gave
    )


def mean_chart(
    given: Mapping[Group, Distribution],
    whole: Distribution,
    diagnostic: Diagnostic,
    wording: Wording,
) -> MeanChart | None:
    """The mean of every group beside that of all; None where there are no groups."""
    rows = tuple(
        MeanRow(group_name(group, wording), found.mean, mean_text(wording.words, found.mean))
        for group, found in given.items()
        if found.mean is not None
    )
    if not rows:
        return None
    lowest, highest = ends(diagnostic, wording)
    told = ", ".join(f"{row.name} {row.text}" for row in rows)
    alt = wording.tr(
        "Means by function: {means}. All together {mean}.",
        means=told,
        mean=mean_text(wording.words, whole.mean),
    )
    return MeanChart(rows, alt, lowest, highest, whole.mean)
