"""The closing as tables of a workbook: what the day was worth, who showed what, one word each."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.closing import (
    ClosingWord,
    ReturnCount,
    ReturnHand,
    asked,
    closing_words,
    return_count,
    return_hands,
    setup_of,
)
from cxworkshop.activities.hands import LEVELS
from cxworkshop.activities.open_columns import (
    activity_column,
    answer_column,
    id_column,
    person_column,
    sheet_title,
    whose_columns,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from cxworkshop.worksheets import ColumnKind, Into, Sheet, SheetColumn


def sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    """The hands of every closing, counted or by person, and the words of all of them."""
    held = [each for each in document.all(AgendaItem) if _closes(document, each)]
    for activity in held:
        what = wording.tr("Return on time")
        title = sheet_title(what, activity, wording, is_told=len(held) > 1)
        if setup_of(document, activity.id).by_person:
            yield _hands(document, activity, title, wording)
        else:
            yield _counts(document, activity, title, wording)
    if held:
        yield _words(document, held, wording)


def _closes(document: Document, activity: AgendaItem) -> bool:
    return activity.activity == "closing" or bool(closing_words(document, activity.id))


def _counts(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Sheet:
    """How many hands showed each level, in one row."""
    levels = return_count(document, activity.id).levels
    columns = (
        id_column(wording),
        SheetColumn("activity", wording.tr("Activity")),
        *(
            SheetColumn(
                f"level_{level}",
                wording.tr("Hands for {level}", level=level),
                ColumnKind.NUMBER,
                is_open=True,
                field="levels",
                into=Into(ReturnCount(), place=level),
            )
            for level in LEVELS
        ),
    )
    row = (activity.id, wording.fill(activity.title), *(hands or None for hands in levels))
    return Sheet(f"return_{activity.id}", title, columns, (row,), ReturnCount(), takes_new=False)


def _hands(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Sheet:
    """Who showed what: filled in by name, and shown where names are switched on."""
    is_told = setup_of(document, activity.id).names_shown
    hands = return_hands(document, activity.id) if is_told else {}
    into = Into(ReturnHand(parent=activity.id), row="participant")
    columns = (
        id_column(wording),
        *whose_columns(wording),
        answer_column("hand", wording.tr("0 to 5"), LEVELS, "level", wording, into),
    )
    rows = tuple(
        (
            person.id,
            person.name,
            wording.function(person.function),
            _shown(hands.get(person.id), wording),
        )
        for person in asked(document, activity.id)
    )
    return Sheet(f"hands_{activity.id}", title, columns, rows, Participant(), about=("name",))


def _shown(hand: ReturnHand | None, wording: Wording) -> int | str | None:
    if hand is None:
        return None
    return wording.tr("declined") if hand.is_declined else hand.level


def _words(document: Document, held: list[AgendaItem], wording: Wording) -> Sheet:
    """The words, with names where they are switched on."""
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Word"), is_open=True),
        person_column("by", wording.tr("From"), wording),
        *([activity_column(held, wording)] if len(held) > 1 else ()),
    )
    rows = tuple(
        (
            word.id,
            wording.fill(word.text),
            wording.person(word.by) if setup_of(document, activity.id).names_shown else "",
            *([wording.fill(activity.title)] if len(held) > 1 else ()),
        )
        for activity in held
        for word in closing_words(document, activity.id)
    )
    blank = ClosingWord(parent=held[0].id)
    return Sheet("words", wording.tr("One word each"), columns, rows, blank)
