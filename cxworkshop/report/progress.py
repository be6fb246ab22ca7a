"""The progress report: what was promised on the day, and what was kept at each check-in since.

Silence is counted. Names, and what happened, stand in it only where the check-in shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    function_of,
    owner_of,
    review_before,
)
from cxworkshop.activities.review_results import (
    Kept,
    check_in_words,
    count_words,
    kept_at,
    kept_bars,
    kept_by_function,
    moves_words,
    said_changes,
)
from cxworkshop.activities.review_slides import when_due
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Facts,
    Heading,
    Pair,
    Report,
    Section,
    Table,
    Text,
)
from cxworkshop.follow_up import Movement, asked, follow_ups, movements, schedule
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.report.frame import framed

_MOST = 4
"""Check-ins that have room side by side."""


def progress_report(document: Document, words: Catalogue) -> Report:
    """The whole report; before the first check-in it says when that is."""
    wording = Wording(document, words)
    name = wording.tr("Progress report")
    held = [each for each in follow_ups(document) if answers_at(document, each.id)]
    if not held:
        return framed(wording, name, (Section("progress", name, _nothing(wording), ()),))
    last = _latest(document, held)
    found = [_summary(held, last, wording), _functions(last, wording)]
    found += [_changes(last, wording), _one_by_one(held[-_MOST:], wording)]
    return framed(wording, name, (section for section in found if section is not None))


def _latest(document: Document, held: list[CheckIn]) -> CheckIn:
    """The last check-in at which anybody answered, else the last of all."""
    heard = [each for each in held if kept_at(document, each.id).answered]
    return (heard or held)[-1]


def _nothing(wording: Wording) -> str:
    dues = schedule(wording.document)
    if not dues or dues[0].on is None:
        return wording.tr("Nobody has been asked yet what was kept.")
    day = wording.words.date(dues[0].on, "full")
    return wording.tr(
        "Nobody has been asked yet what was kept. The first check-in is on {day}.", day=day
    )


def _summary(held: list[CheckIn], last: CheckIn, wording: Wording) -> Section:
    document, tr = wording.document, wording.tr
    kept = kept_at(document, last.id)
    blocks: list[Block] = [Facts(tuple(_facts(last, wording)))]
    bars = kept_bars(document, last, wording)
    if bars is not None:
        blocks.append(Drawing(bars, tr("Counted against what was agreed; silence is no success.")))
    against = moves_words(document, last, wording)
    if against:
        blocks.append(Text(against))
    if len(held) > 1 or len(schedule(document)) > len(held):
        blocks += [Heading(tr("From check-in to check-in")), _check_ins(wording)]
    intro = tr(
        "{when}: {counts}.",
        when=_capital(check_in_words(last, wording)),
        counts=count_words(kept, wording),
    )
    return Section("progress", tr("Promised and kept"), intro, tuple(blocks))


def _facts(last: CheckIn, wording: Wording) -> Iterator[Pair]:
    document, tr = wording.document, wording.tr
    days = {
        promise.agreed_on
        for promise_id in answers_at(document, last.id)
        if (promise := document.find(Promise, promise_id)) is not None
    }
    agreed = sorted(day for day in days if day is not None)
    if agreed:
        listed = ", ".join(wording.words.date(day, "full") for day in agreed)
        yield Pair(tr("Agreed on"), listed)
    if last.on is not None:
        yield Pair(tr("Asked on"), wording.words.date(last.on, "full"))
    people = [each for each in asked(document, last.id) if each.name]
    some = sum(each.owes and not each.is_silent for each in people)
    silent = [each for each in people if each.is_silent]
    answered = len(people) - len(silent)
    told = [
        tr("{answered} of {asked} answered", answered=answered, asked=len(people)),
        tr("{count} of them in part", count=some) if some else "",
        tr("{count} silent", count=len(silent)),
    ]
    yield Pair(tr("People"), ", ".join(filter(None, told)))
    if last.names_shown and silent:
        yield Pair(tr("No answer yet"), wording.words.join(each.name for each in silent), "warning")


def _check_ins(wording: Wording) -> Table:
    """Every check-in in a row, those to come with their day."""
    document, tr = wording.document, wording.tr
    columns = (
        Column(tr("Check-in"), 1.2),
        Column(tr("Day"), 1.4, is_whole=True),
        Column(tr("Answered"), 1.0, is_whole=True),
        *(Column(_capital(wording.words.say(each.word)), 0.9, is_whole=True) for each in Result),
        Column(_capital(tr("silent")), 0.9, is_whole=True),
        Column(tr("Kept of all"), 1.2, is_whole=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for due in schedule(document):
        name = wording.trn("{count} day", "{count} days", due.days)
        head = (Cell(name, is_strong=True), Cell(wording.day(due.on)))
        kept = kept_at(document, due.check_in) if due.check_in is not None else Kept()
        if not kept.asked:
            rest = (Cell(tr("to come"), tone="quiet"), *(Cell("–", tone="quiet") for _ in range(5)))
        else:
            counts = (kept.kept, kept.partly, kept.broken, kept.silent)
            answered = tr("{count} of {all}", count=kept.answered, all=kept.asked)
            rest = (
                Cell(answered),
                *(Cell(str(count)) for count in counts),
                Cell(_rate(kept, wording), is_strong=True),
            )
        rows.append((*head, *rest))
    return Table(tr("From check-in to check-in"), columns, tuple(rows))


def _functions(last: CheckIn, wording: Wording) -> Section | None:
    document, tr = wording.document, wording.tr
    now = kept_by_function(document, last.id)
    if not now:
        return None
    earlier = review_before(document, last.id)
    was = (
        {each.name: each.kept for each in kept_by_function(document, earlier.id)} if earlier else {}
    )
    columns = [
        Column(tr("Function"), 2.2),
        Column(tr("Answered"), 1.1, is_whole=True),
        *(Column(_capital(wording.words.say(each.word)), 0.9, is_whole=True) for each in Result),
        Column(_capital(tr("silent")), 0.9, is_whole=True),
        Column(tr("Kept of all"), 1.3, is_whole=True),
    ]
    if was:
        columns.append(Column(tr("Last time"), 1.3, is_whole=True))
    rows = []
    for each in now:
        kept = each.kept
        row = [
            Cell(each.name or tr("No function"), is_strong=True),
            Cell(tr("{count} of {all}", count=kept.answered, all=kept.asked)),
            *(Cell(str(count)) for count in (kept.kept, kept.partly, kept.broken, kept.silent)),
            Cell(_rate(kept, wording), is_strong=True),
        ]
        if was:
            row.append(Cell(_rate(was[each.name], wording) if each.name in was else "–"))
        rows.append(tuple(row))
    name = tr("By function")
    return Section("functions", name, "", (Table(name, tuple(columns), tuple(rows)),))


def _changes(last: CheckIn, wording: Wording) -> Section | None:
    """What we change, first where nothing was kept; who says so only where names are shown."""
    document, tr = wording.document, wording.tr
    told = [
        (promise, answer)
        for answer in said_changes(document, last.id)
        if (promise := document.find(Promise, answer.promise)) is not None
    ]
    if not told:
        return None
    order = {Result.NOT: 0, Result.PARTLY: 1, Result.KEPT: 2}
    told.sort(key=lambda pair: order[pair[1].result or Result.KEPT])
    columns = (
        Column(tr("What we change"), 3.4),
        Column(tr("As it was agreed"), 3.0),
        Column(tr("Result"), 1.1),
        Column(_who_title(last, wording), 1.4),
    )
    rows = tuple(
        (
            Cell(wording.fill(answer.changes), is_strong=True),
            Cell(promise.text, tone="quiet"),
            _result(answer, wording),
            Cell(_who(promise, last, wording), tone="quiet"),
        )
        for promise, answer in told
    )
    name = tr("What we change")
    return Section("changes", name, "", (Table(name, columns, rows),))


def _one_by_one(held: list[CheckIn], wording: Wording) -> Section:
    """Every promise with what became of it at each check-in."""
    tr, last = wording.tr, held[-1]
    columns = (
        Column(tr("As it was agreed"), 4.6),
        Column(_who_title(last, wording), 1.4),
        Column(tr("Due"), 1.1, is_whole=True),
        *(Column(_capital(check_in_words(each, wording)), 1.0, is_whole=True) for each in held),
    )
    rows = tuple(
        (
            Cell(_told(movement, held, wording), is_strong=True),
            Cell(_who(movement.promise, last, wording), tone="quiet"),
            Cell(when_due(movement.promise, wording)),
            *(_result(answer, wording) for answer in movement.answers),
        )
        for movement in movements(wording.document, held)
    )
    name = tr("One by one")
    intro = tr("In the words in which it was agreed, whatever was edited since.")
    return Section("one_by_one", name, intro, (Table(name, columns, rows),))


def _told(movement: Movement, held: list[CheckIn], wording: Wording) -> str:
    told = [movement.promise.text]
    if movement.promise.measure:
        told.append(wording.tr("Kept when: {what}", what=movement.promise.measure))
    for check_in, answer in zip(held, movement.answers, strict=True):
        if check_in.names_shown and answer is not None and answer.happened.strip():
            happened = wording.fill(answer.happened)
            told.append(wording.tr("What happened: {what}", what=happened))
    last = movement.answers[-1]
    if last is not None and last.result is None and last.changes.strip():
        told.append(wording.tr("Noted: {what}", what=wording.fill(last.changes)))
    return "\n".join(told)


def _result(answer: ReviewAnswer | None, wording: Wording) -> Cell:
    if answer is None:
        return Cell("–", tone="quiet")
    if answer.result is None:
        return Cell(wording.tr("silent"), tone="quiet")
    said = wording.words.say(answer.result.word)
    if answer.result is Result.KEPT:
        return Cell(said, is_strong=True, tone="kept")
    return Cell(said, tone="warning" if answer.result is Result.NOT else "ink")


def _who_title(check_in: CheckIn, wording: Wording) -> str:
    return wording.tr("Who") if check_in.names_shown else wording.tr("Function")


def _who(promise: Promise, check_in: CheckIn, wording: Wording) -> str:
    name = owner_of(wording.document, promise) if check_in.names_shown else ""
    return name or function_of(wording.document, promise)


def _rate(kept: Kept, wording: Wording) -> str:
    return wording.tr("{count} of {all}", count=kept.kept, all=kept.asked)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
