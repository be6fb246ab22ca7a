"""The closing on paper and in the workbook: what the day was worth, one word each."""

from __future__ import annotations

from cxworkshop.activities.closing import (
    closing_words,
    return_count,
    return_hands,
    setup_of,
    told_words,
)
from cxworkshop.activities.closing_words import return_chart, return_question, return_told
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Quote, Section, Table
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant


def _activities(document: Document) -> list[AgendaItem]:
    """The closings in which anything was answered."""
    return [
        item
        for item in document.all(AgendaItem)
        if return_count(document, item.id).answered or closing_words(document, item.id)
    ]


def section(document: Document, wording: Wording) -> Section | None:
    """The distribution, the words, and names where they are switched on; None before that."""
    blocks: list[Block] = []
    for activity in _activities(document):
        if return_count(document, activity.id).given:
            chart = return_chart(document, activity.id, wording)
            blocks += [
                Heading(return_question(document, activity.id, wording)),
                Drawing(chart, return_told(document, activity.id, wording)),
            ]
        words = told_words(document, activity.id)
        if words:
            blocks += [Heading(wording.tr("One word each")), Quote(words)]
        if setup_of(document, activity.id).names_shown:
            blocks += _by_name(document, activity.id, wording)
    if not blocks:
        return None
    return Section("closing", wording.tr("What the day was worth"), "", tuple(blocks))


def _by_name(document: Document, activity: ItemId, wording: Wording) -> list[Block]:
    """Who showed what and said which word."""
    hands = return_hands(document, activity)
    words: dict[ItemId | None, list[str]] = {}
    for word in closing_words(document, activity):
        words.setdefault(word.by, []).append(wording.fill(word.text))
    rows = []
    for person in document.all(Participant):
        hand, said = hands.get(person.id), words.get(person.id, [])
        if hand is None and not said:
            continue
        level = "–" if hand is None or hand.level is None else str(hand.level)
        rows.append((Cell(wording.person(person.id)), Cell(level), Cell(", ".join(said))))
    if not rows:
        return []
    name = wording.tr("By name")
    columns = (
        Column(wording.tr("Leader"), 2),
        Column(wording.tr("0 to 5"), 1),
        Column(wording.tr("Word"), 3),
    )
    return [Heading(name), Table(name, columns, tuple(rows))]
