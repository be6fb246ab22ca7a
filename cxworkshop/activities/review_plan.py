"""The review on paper and in the workbook: what was promised, as agreed, and what was kept."""

from __future__ import annotations

from cxworkshop.activities.open_columns import id_column
from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    check_ins,
    function_of,
    owner_of,
    review_before,
)
from cxworkshop.activities.review_results import (
    check_in_words,
    count_words,
    kept_at,
    kept_bars,
    latest_review,
    moves_words,
)
from cxworkshop.activities.review_slides import when_due
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Section, Table, Text
from cxworkshop.model.document import Document
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn, SheetValue


def section(document: Document, wording: Wording) -> Section | None:
    """The last review and how it stands against those before; None before there was one."""
    check_in = latest_review(document)
    if check_in is None:
        return None
    blocks: list[Block] = []
    bars = kept_bars(document, check_in, wording)
    if bars is not None:
        blocks.append(Drawing(bars, wording.tr("Counted against what was agreed")))
    against = moves_words(document, check_in, wording)
    if against:
        blocks.append(Text(against))
    name = wording.tr("One by one")
    blocks += [Heading(name), _table(name, document, check_in, wording)]
    intro = wording.tr(
        "{when}: {counts}.",
        when=_capital(check_in_words(check_in, wording)),
        counts=count_words(kept_at(document, check_in.id), wording),
    )
    return Section("review", wording.tr("Promised and kept"), intro, tuple(blocks))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _table(name: str, document: Document, check_in: CheckIn, wording: Wording) -> Table:
    before = review_before(document, check_in.id)
    was = answers_at(document, before.id) if before is not None else {}
    columns = [
        Column(wording.tr("As it was agreed"), 4.0),
        Column(wording.tr("Who") if check_in.names_shown else wording.tr("Function"), 1.4),
        Column(wording.tr("Due"), 1.1, is_whole=True),
    ]
    if was:
        columns.append(Column(wording.tr("Last time"), 1.0))
    columns += [
        Column(wording.tr("Result"), 1.0, is_whole=True),
        Column(wording.tr("What we change"), 2.6),
    ]
    rows = []
    for promise_id, answer in answers_at(document, check_in.id).items():
        promise = document.find(Promise, promise_id)
        if promise is None:
            continue
        who = owner_of(document, promise) if check_in.names_shown else ""
        row = [
            Cell(_told(promise, answer, check_in, wording), is_strong=True),
            Cell(who or function_of(document, promise), tone="quiet"),
            Cell(when_due(promise, wording)),
        ]
        if was:
            earlier = was.get(promise_id)
            row.append(_result(earlier.result, wording) if earlier is not None else Cell("–"))
        row += [_result(answer.result, wording), Cell(wording.fill(answer.changes))]
        rows.append(tuple(row))
    return Table(name, tuple(columns), tuple(rows))


def _told(promise: Promise, answer: ReviewAnswer, check_in: CheckIn, wording: Wording) -> str:
    told = [promise.text]
    if promise.measure:
        told.append(wording.tr("Kept when: {what}", what=promise.measure))
    if check_in.names_shown and answer.happened.strip():
        happened = wording.fill(answer.happened)
        told.append(wording.tr("What happened: {what}", what=happened))
    return "\n".join(told)


def _result(result: Result | None, wording: Wording) -> Cell:
    if result is None:
        return Cell(wording.tr("silent"), tone="quiet")
    said = wording.words.say(result.word)
    if result is Result.KEPT:
        return Cell(said, is_strong=True, tone="kept")
    return Cell(said, tone="warning" if result is Result.NOT else "ink")


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """Every answer of every check-in as a table of a workbook; None before there is one.

    Names are in it, and what happened is shown, where every check-in shows them.
    """
    held = [each for each in check_ins(document) if answers_at(document, each.id)]
    if not held:
        return None
    results = {result: wording.words.say(result.word) for result in Result}
    silent = wording.tr("silent")
    is_named = all(each.names_shown for each in held)
    columns = [
        id_column(wording),
        SheetColumn("check_in", wording.tr("Check-in")),
        SheetColumn("of", wording.tr("Kind")),
        SheetColumn("text", wording.tr("As it was agreed"), ColumnKind.LONG),
        SheetColumn("measure", wording.tr("Kept when"), ColumnKind.LONG),
        SheetColumn("due", wording.tr("Due"), ColumnKind.DATE),
        SheetColumn("function", wording.tr("Function")),
        SheetColumn(
            "result",
            wording.tr("Result"),
            ColumnKind.CHOICE,
            (*results.values(), silent),
            (*results, None),
            is_open=True,
        ),
        SheetColumn("happened", wording.tr("What happened"), ColumnKind.LONG, is_open=True),
        SheetColumn("changes", wording.tr("What we change"), ColumnKind.LONG, is_open=True),
    ]
    if is_named:
        columns += [
            SheetColumn("owner", wording.tr("Owner")),
            SheetColumn("told_on", wording.tr("Told on"), ColumnKind.DATE, is_open=True),
            SheetColumn("told_by", wording.tr("Told by")),
        ]
    rows: list[tuple[SheetValue, ...]] = []
    for check_in in held:
        for promise_id, answer in answers_at(document, check_in.id).items():
            promise = document.find(Promise, promise_id)
            if promise is None:
                continue
            row: list[SheetValue] = [
                answer.id,
                check_in_words(check_in, wording),
                wording.words.say(promise.of.word),
                promise.text,
                promise.measure,
                promise.due,
                function_of(document, promise),
                results[answer.result] if answer.result is not None else silent,
                wording.fill(answer.happened) if is_named else None,
                wording.fill(answer.changes),
            ]
            if is_named:
                row += [
                    owner_of(document, promise),
                    answer.told_on,
                    wording.person(answer.told_by),
                ]
            rows.append(tuple(row))
    return Sheet(
        "review",
        wording.tr("Promised and kept"),
        tuple(columns),
        tuple(rows),
        ReviewAnswer(),
        takes_new=False,
    )
