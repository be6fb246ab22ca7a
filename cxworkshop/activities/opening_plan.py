"""The opening on paper and in the workbook: what we wanted, what became of it, how we worked."""

from __future__ import annotations

from cxworkshop.activities.open_columns import (
    activities_of,
    activity_column,
    choice_column,
    id_column,
    person_column,
)
from cxworkshop.activities.opening import (
    MET_WORDS,
    Expectation,
    GroundRule,
    Met,
    agreed_rules,
    expectations,
    met_count,
    rules_of,
    setup_of,
)
from cxworkshop.activities.opening_slides import MET_SIGNS
from cxworkshop.activities.thread import told_outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Heading, Section, Table, Tone
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

_TONES: dict[Met, Tone] = {
    Met.OPEN: "quiet",
    Met.MET: "kept",
    Met.PARTLY: "ink",
    Met.NOT_MET: "warning",
}


def section(document: Document, wording: Wording) -> Section | None:
    """The expectations with what became of them, and the rules; None where nothing was said."""
    every = expectations(document)
    rules = [
        rule
        for activity in document.all(AgendaItem)
        for rule in agreed_rules(document, activity.id)
    ]
    blocks: list[Block] = []
    if every:
        blocks.append(_expectations(every, document, wording))
    if rules:
        name = wording.tr("How we worked")
        rows = tuple(
            (Cell(str(number)), Cell(wording.fill(rule.text)))
            for number, rule in enumerate(rules, 1)
        )
        blocks += [
            Heading(name),
            Table(name, (Column("#", 0.35), Column(wording.tr("Ground rule"), 6)), rows),
        ]
    if not blocks:
        return None
    title = wording.tr("What we wanted from the day")
    return Section("opening", title, met_told(document, wording), tuple(blocks))


def met_told(document: Document, wording: Wording) -> str:
    """How many expectations there were and how many were met; empty without any."""
    count = met_count(document)
    whole = count.said + count.open
    if not whole:
        return ""
    said = wording.trn("{count} expectation was named.", "{count} expectations were named.", whole)
    if not count.said:
        return said
    judged = wording.tr(
        "At the close: {met} met, {partly} partly, {not_met} not.",
        met=count.met,
        partly=count.partly,
        not_met=count.not_met,
    )
    return f"{said} {judged}"


def _expectations(every: list[Expectation], document: Document, wording: Wording) -> Table:
    led = [told_outcomes(item.id, wording) for item in every]
    columns = [Column(wording.tr("Expectation"), 4.2)]
    rows = [[Cell(wording.fill(item.text))] for item in every]
    names = [_named(item, document, wording) for item in every]
    if any(names):
        columns.append(Column(wording.tr("From"), 1.5))
        for row, name in zip(rows, names, strict=True):
            row.append(Cell(name, tone="quiet"))
    if met_count(document).said:
        columns.append(Column(wording.tr("At the close"), 1.4))
        for row, item in zip(rows, every, strict=True):
            told = f"{MET_SIGNS[item.met]} {wording.words.say(item.met.word)}".strip()
            row.append(Cell(told, tone=_TONES[item.met]))
    if any(led):
        columns.append(Column(wording.tr("Led to"), 2.4))
        for row, words in zip(rows, led, strict=True):
            row.append(Cell(words, tone="quiet"))
    return Table(wording.tr("Expectations"), tuple(columns), tuple(map(tuple, rows)))


def _named(item: Expectation, document: Document, wording: Wording) -> str:
    """Whose the expectation is, where its opening prints names."""
    if item.parent is None or not setup_of(document, item.parent).names_shown:
        return ""
    return wording.person(item.by)


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """The expectations as a table of a workbook; None where nobody is asked for any.

    Whose they are stands in it where their opening prints names.
    """
    every, activities = expectations(document), activities_of(document, "opening")
    if not every and not activities:
        return None
    words = {met: wording.words.say(word) for met, word in MET_WORDS.items()}
    titles = {each.id: wording.fill(each.title) for each in activities}
    is_told = len(activities) > 1
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Expectation"), ColumnKind.LONG, is_open=True),
        person_column("by", wording.tr("From"), wording),
        choice_column("met", wording.tr("At the close"), words),
        *([activity_column(activities, wording)] if is_told else ()),
    )
    rows = tuple(
        (
            item.id,
            wording.fill(item.text),
            _named(item, document, wording),
            words[item.met],
            *([titles.get(item.parent or item.id, "")] if is_told else ()),
        )
        for item in every
    )
    blank = Expectation(parent=activities[0].id if activities else None)
    return Sheet("expectations", wording.tr("Expectations"), columns, rows, blank)


def rules_sheet(document: Document, wording: Wording) -> Sheet | None:
    """The ground rules as a table of a workbook, those that are only proposed too.

    None where there is no opening to propose any in.
    """
    activities = activities_of(document, "opening")
    if not activities:
        return None
    states = {False: wording.tr("proposed"), True: wording.tr("agreed")}
    is_told = len(activities) > 1
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Ground rule"), ColumnKind.LONG, is_open=True),
        choice_column("is_agreed", wording.tr("State"), states),
        *([activity_column(activities, wording)] if is_told else ()),
    )
    rows = tuple(
        (
            rule.id,
            wording.fill(rule.text),
            states[rule.is_agreed],
            *([wording.fill(activity.title)] if is_told else ()),
        )
        for activity in activities
        for rule in rules_of(document, activity.id)
    )
    blank = GroundRule(parent=activities[0].id)
    return Sheet("ground_rules", wording.tr("Ground rules"), columns, rows, blank)
