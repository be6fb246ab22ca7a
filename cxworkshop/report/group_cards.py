"""Group cards: one page for each group, with its people, its question and space to write."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.breakouts import Breakout, Group, breakout_of, groups_of
from cxworkshop.activities.breakouts_slides import group_name, names_of
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Facts,
    Heading,
    Pair,
    Quote,
    Report,
    Section,
    Text,
    WritingLines,
)
from cxworkshop.figures.direction import listed
from cxworkshop.i18n import Catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.report.frame import framed

_LINES = 14


def group_cards_report(document: Document, words: Catalogue) -> Report:
    """The cards of every breakout that was drawn, in the order of the day.

    Where nothing was drawn, one page says so.
    """
    wording = Wording(document, words)
    name = words.tr("Group cards")
    sections = [
        _card(document, activity, breakout, group, wording)
        for activity, breakout in _drawn(document)
        for group in sorted(groups_of(document, breakout.id), key=lambda each: each.number)
        if group.members
    ]
    if not sections:
        nothing = words.tr("No groups have been drawn yet. Draw them in Run, then print the cards.")
        sections = [Section("nothing", name, nothing, ())]
    return framed(wording, name, sections)


def _drawn(document: Document) -> Iterator[tuple[AgendaItem, Breakout]]:
    for activity in document.all(AgendaItem):
        breakout = breakout_of(document, activity.id)
        if breakout is not None:
            yield activity, breakout


def _card(
    document: Document, activity: AgendaItem, breakout: Breakout, group: Group, wording: Wording
) -> Section:
    question = wording.fill(breakout.question) or wording.fill(activity.question)
    people = listed(names_of(document, group))
    told = (
        (wording.tr("People"), people),
        (wording.tr("Time"), wording.words.minutes(breakout.minutes) if breakout.minutes else ""),
    )
    blocks: list[Block] = [Facts(tuple(Pair(label, text) for label, text in told if text))]
    if question:
        blocks.append(Quote(question))
    blocks += [
        Heading(wording.tr("What we found")),
        WritingLines(_LINES),
        Heading(wording.tr("What we say to the room, in one sentence")),
        WritingLines(2),
        Text(wording.tr("One of you keeps the time, another reports."), tone="quiet"),
    ]
    return Section(
        f"card-{group.id}",
        group_name(group, wording),
        wording.fill(activity.title),
        tuple(blocks),
        begins_page=True,
    )
