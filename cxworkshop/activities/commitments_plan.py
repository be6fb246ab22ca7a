"""The commitments on paper and in a workbook: one card a leader, one row a commitment."""

from __future__ import annotations

from cxworkshop.activities.commitments import (
    Commitment,
    coverage,
    in_order,
    repeat_words,
    when_told,
)
from cxworkshop.activities.committed import committed_sentence
from cxworkshop.activities.open_columns import (
    because_column,
    choice_column,
    goal_column,
    id_column,
    person_column,
    status_column,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Card, Pair, Section, Text
from cxworkshop.figures.direction import listed
from cxworkshop.model.document import Document
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


def section(document: Document, wording: Wording) -> Section | None:
    """One card a leader, and who is still open; None where nobody has committed."""
    commitments = in_order(document)
    if not commitments:
        return None
    covered = coverage(document)
    intro = committed_sentence(covered, wording.words)
    blocks: list[Card | Text] = [_card(item, wording) for item in commitments]
    if covered.open:
        names = wording.words.join(person.name for person in covered.open)
        blocks.append(Text(wording.tr("Still open: {names}.", names=names), tone="warning"))
    return Section("commitments", wording.tr("What each of us will do"), intro, tuple(blocks))


def _card(item: Commitment, wording: Wording) -> Card:
    first_step = wording.fill(item.first_step)
    if item.first_step_on is not None:
        first_step = listed((first_step, wording.day(item.first_step_on)))
    told = (
        (wording.tr("By") if item.by else wording.tr("When"), when_told(item, wording)),
        (wording.tr("Kept when"), wording.fill(item.kept_when)),
        (wording.tr("First step"), first_step),
        (wording.tr("With"), wording.person(item.partner)),
        (wording.tr("I need"), wording.fill(item.support)),
        (wording.tr("For goal"), wording.text_of(item.goal)),
        (wording.tr("Because"), wording.text_of(item.because)),
    )
    pairs = tuple(Pair(label, text) for label, text in told if text)
    return Card(
        wording.person(item.participant) or wording.tr("Nobody yet"),
        wording.function_of(item.participant),
        wording.fill(item.text),
        pairs,
    )


def sheet(document: Document, wording: Wording) -> Sheet:
    """The commitments as a table of a workbook."""
    often = repeat_words(wording)
    aloud = {True: wording.tr("yes"), False: wording.tr("no")}
    columns = (
        id_column(wording),
        person_column("participant", wording.tr("Leader"), wording),
        SheetColumn("function", wording.tr("Function")),
        SheetColumn("text", wording.tr("I will"), ColumnKind.LONG, is_open=True),
        SheetColumn("by", wording.tr("By"), ColumnKind.DATE, is_open=True),
        choice_column("repeats", wording.tr("Repeats"), {k: w for k, w in often.items() if w}),
        SheetColumn("kept_when", wording.tr("Kept when"), ColumnKind.LONG, is_open=True),
        SheetColumn("first_step", wording.tr("First step"), ColumnKind.LONG, is_open=True),
        SheetColumn("first_step_on", wording.tr("First step on"), ColumnKind.DATE, is_open=True),
        person_column("partner", wording.tr("With"), wording),
        SheetColumn("support", wording.tr("I need"), ColumnKind.LONG, is_open=True),
        goal_column(wording.tr("For goal"), wording),
        choice_column("said_aloud", wording.tr("Said aloud"), aloud),
        status_column(wording),
        because_column(wording),
    )
    rows = tuple(
        (
            item.id,
            wording.person(item.participant),
            wording.function_of(item.participant),
            wording.fill(item.text),
            item.by,
            often[item.repeats],
            wording.fill(item.kept_when),
            wording.fill(item.first_step),
            item.first_step_on,
            wording.person(item.partner),
            wording.fill(item.support),
            wording.text_of(item.goal),
            aloud[item.said_aloud],
            wording.status(item.status),
            wording.text_of(item.because),
        )
        for item in in_order(document)
    )
    return Sheet("commitments", wording.tr("Commitments"), columns, rows, Commitment())
