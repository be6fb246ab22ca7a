"""Sheets of a person's own workbook in which answers are given: check-ins to come, pre-work."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import SCALE, Rating, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_words import in_full
from cxworkshop.activities.open_columns import choice_column, id_column, level_column
from cxworkshop.activities.review import Promise, Result, ReviewAnswer, answers_at
from cxworkshop.activities.review import check_ins as held_check_ins
from cxworkshop.activities.review_source import find_promises
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.diagnostic_form import diagnostics
from cxworkshop.report.sheets import CHECK_IN_DAYS, check_ins
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn, SheetValue

CHECK_INS, PREWORK = "check_ins", "prework"
"""What the ids of these sheets begin with; their rows are answers, no items yet."""
NAME_ROW = "name"
"""The row of a form that is nobody's in which somebody writes their name."""


def check_ins_sheet(document: Document, wording: Wording, person: Participant) -> Sheet | None:
    """A row for each promise of somebody and each check-in that has not asked about it yet.

    It stands there as it was agreed. None for who has promised nothing.
    """
    own = [
        offer.promise
        for offer in find_promises(document, wording.words).offers
        if offer.promise.participant == person.id
        and offer.promise.origin_session == document.session.id
    ]
    days_on, asked = dict(check_ins(document)), _asked(document)
    rows = tuple(
        (
            f"{promise.origin}/{days}",
            ", ".join(
                filter(
                    None,
                    (
                        wording.trn("after {count} day", "after {count} days", days),
                        wording.day(days_on.get(days)),
                    ),
                )
            ),
            wording.words.say(promise.of.word),
            promise.text,
            promise.measure,
            None,
            None,
        )
        for days in CHECK_IN_DAYS
        for promise in own
        if (days, promise.origin) not in asked
    )
    if not rows:
        return None
    results = {result: wording.words.say(result.word) for result in Result}
    columns = (
        id_column(wording),
        SheetColumn("check_in", wording.tr("Check-in")),
        SheetColumn("of", wording.tr("Kind")),
        SheetColumn("text", wording.tr("As it was agreed"), ColumnKind.LONG),
        SheetColumn("measure", wording.tr("Kept when"), ColumnKind.LONG),
        choice_column("result", wording.tr("Result"), results),
        SheetColumn("happened", wording.tr("What happened"), ColumnKind.LONG, is_open=True),
    )
    title = wording.tr("Check-ins")
    return Sheet(CHECK_INS, title, columns, rows, ReviewAnswer(), takes_new=False)


def _asked(document: Document) -> set[tuple[int, ItemId | None]]:
    """After how many days which promises are asked about already."""
    return {
        (check_in.days, promise.origin)
        for check_in in held_check_ins(document)
        for promise_id in answers_at(document, check_in.id)
        if (promise := document.find(Promise, promise_id)) is not None
    }


def prework_sheets(
    document: Document, wording: Wording, person: Participant | None
) -> Iterator[Sheet]:
    """The statements of every diagnostic that asks for names: a rating, and what is behind it."""
    for number, activity in enumerate(
        each for each in diagnostics(document) if not diagnostic_of(document, each.id).takes_counts
    ):
        round_ = diagnostic_of(document, activity.id).rounds
        columns = (
            id_column(wording),
            SheetColumn("text", wording.tr("Statement"), ColumnKind.LONG),
            level_column("value", wording.tr("1 to 5"), SCALE),
            SheetColumn(
                "evidence", wording.tr("What makes me say so"), ColumnKind.LONG, is_open=True
            ),
        )
        rows: list[tuple[SheetValue, ...]] = [
            (f"{each.id}/{round_}", in_full(each, wording), None, None)
            for each in document.under(activity.id, Statement)
            if in_full(each, wording)
        ]
        if person is None and not number:
            rows.insert(0, (NAME_ROW, wording.tr("Your name (in the last column)"), None, None))
        title = wording.fill(activity.title) or wording.tr("Diagnostic")
        key = f"{PREWORK}_{activity.id}"
        yield Sheet(key, title, columns, tuple(rows), Rating(), takes_new=False)
