"""Hand-offs as others meet them: on the room screen, on paper, in the workbook."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.handoffs import (
    HandOff,
    HandOffSettings,
    HandOffSetup,
    HandOffState,
    in_order,
    meanings,
    meetings,
    pair_words,
    states,
)
from cxworkshop.activities.journey import JourneyStage
from cxworkshop.activities.journey_results import STATES
from cxworkshop.activities.journey_sheets import stage_names
from cxworkshop.activities.kept_setup import kept_setup, setup_of
from cxworkshop.activities.open_columns import (
    choice_column,
    functions_column,
    id_column,
    place_column,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Section, Table, Tone
from cxworkshop.figures.figure import Ink
from cxworkshop.figures.hand_off_matrix import HandOffMatrix, MatrixCell
from cxworkshop.figures.signs import STATE_INKS
from cxworkshop.i18n import M, Message, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

_TONES: dict[HandOffState | None, Tone] = {
    HandOffState.BROKEN: "warning",
    HandOffState.STRAINED: "ink",
    HandOffState.WORKS: "kept",
    None: "quiet",
}


STANDARD_MEANINGS: dict[HandOffState, Message] = {
    HandOffState.BROKEN: M("The {customer} notices and has to act."),
    HandOffState.STRAINED: M("It holds because somebody makes up for it."),
    HandOffState.WORKS: M("The {customer} never notices that there was one."),
}
"""How hand-offs are judged where they are added by hand."""


def _standard(language: str) -> HandOffSettings:
    words = catalogue(language)
    said = {state.value: words.say(text) for state, text in STANDARD_MEANINGS.items()}
    return msgspec.convert(said, HandOffSettings)


SETUP = kept_setup(HandOffSetup, HandOffSettings, _standard)


def matrix(document: Document, wording: Wording) -> HandOffMatrix | None:
    """Giver × receiver as a chart; None while there is no hand-off between two functions."""
    found = meetings(document)
    giving = [each for each in document.all(Function) if each.id in {pair[0] for pair in found}]
    taking = [each for each in document.all(Function) if each.id in {pair[1] for pair in found}]
    if not giving or not taking:
        return None
    givers = {function.id: number for number, function in enumerate(giving)}
    receivers = {function.id: number for number, function in enumerate(taking)}
    told = states(wording)
    cells = tuple(
        MatrixCell(givers[giver], receivers[receiver], meeting.count, STATES[meeting.worst])
        for (giver, receiver), meeting in found.items()
        if giver in givers and receiver in receivers
    )
    said = [
        f"{wording.function(meeting.giver)} → {wording.function(meeting.receiver)}: "
        f"{meeting.count}, {told[meeting.worst]}"
        for meeting in found.values()
    ]
    return HandOffMatrix(
        givers=tuple(function.name for function in giving),
        receivers=tuple(function.name for function in taking),
        cells=cells,
        states=tuple((STATES[state], words) for state, words in told.items()),
        corner=wording.tr("gives ↓ receives →"),
        alt="\n".join([wording.tr("Hand-offs between functions, the worst first"), *said]),
    )


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """Which pairs are looked at and how they are judged, or the matrix with the broken in words."""
    title = wording.fill(activity.title)
    question = wording.fill(activity.question)
    items = in_order(document)
    if view is not RoomView.RESULTS:
        by_age = sorted(items, key=lambda item: (item.position, item.id))
        lines = tuple(SlideLine(pair_words(item, wording), _stage(item, document, wording))
                      for item in by_age)  # fmt: skip
        judged = tuple(
            SlideLine(f"{told}: {text}", ink=_ink(state))
            for state, told, text in meanings(
                setup_of(document, activity.id, HandOffSetup), wording
            )
        )
        lists = (SlideList(lines), SlideList(judged, wording.tr("How we judge")))
        shown = tuple(each for each in lists if each.lines)
        return Slide(title=title, question=question, lists=shown)
    if not items:
        return Slide(title=title, question=question)
    chart = matrix(document, wording)
    told = states(wording)
    lines = tuple(
        SlideLine(_said(item, wording), told[item.state], ink=_ink(item.state)) for item in items
    )
    return Slide(
        title=title,
        charts=(chart,) if chart is not None else (),
        lists=(SlideList(lines),),
        left=wording.trn(
            "{count} broken hand-off",
            "{count} broken hand-offs",
            sum(item.state is HandOffState.BROKEN for item in items),
        ),
    )


def section(document: Document, wording: Wording) -> Section | None:
    """Every hand-off, the broken ones first; None without one."""
    items = in_order(document)
    if not items:
        return None
    told = states(wording)
    columns = (
        Column(wording.tr("From → to"), 1.7),
        Column(wording.tr("State"), 1.0),
        Column(wording.tr("Promised and needed"), 2.6),
        Column(wording.tr("Goals that collide"), 2.0),
        Column(wording.fill(wording.tr("What the {customer} feels")), 2.0),
        Column(wording.tr("What changes"), 2.0),
    )
    rows = tuple(
        (
            Cell(_named(item, document, wording), is_strong=True),
            Cell(told[item.state], tone=_TONES[item.state]),
            Cell(_promised(item, wording)),
            Cell(wording.fill(item.collision)),
            Cell(wording.fill(item.feels)),
            Cell(wording.fill(item.change))
            if item.change.strip()
            else Cell(wording.tr("nothing yet"), tone="quiet"),
        )
        for item in items
    )
    broken = sum(item.state is HandOffState.BROKEN for item in items)
    intro = wording.trn(
        "{count} of them is broken. The hand-off is, not the people.",
        "{count} of them are broken. The hand-offs are, not the people.",
        broken,
    )
    if not broken:
        passes = wording.tr("Where one of us passes the {customer} on to another.")
        intro = wording.fill(passes)
    table = Table(wording.tr("Hand-offs"), columns, rows)
    drawn = matrix(document, wording)
    blocks: tuple[Block, ...] = (table,) if drawn is None else (Drawing(drawn), table)
    return Section("handoffs", wording.tr("Hand-offs"), intro, blocks)


def sheet(document: Document, wording: Wording) -> Sheet:
    """The hand-offs as a table of a workbook."""
    told, places = states(wording), stage_names(document, wording)
    columns = (
        id_column(wording),
        functions_column("giver", wording.tr("Giver"), wording),
        functions_column("receiver", wording.tr("Receiver"), wording),
        place_column(
            "stage", wording.tr("Stage"), places, field="stage", leads_to=JourneyStage.kind
        ),
        choice_column("state", wording.tr("State"), told),
        SheetColumn("promise", wording.tr("The giver promises"), ColumnKind.LONG, is_open=True),
        SheetColumn("need", wording.tr("The receiver needs"), ColumnKind.LONG, is_open=True),
        SheetColumn("collision", wording.tr("Goals that collide"), ColumnKind.LONG, is_open=True),
        SheetColumn("feels", wording.tr("What the customer feels"), ColumnKind.LONG, is_open=True),
        SheetColumn("change", wording.tr("What changes"), ColumnKind.LONG, is_open=True),
    )
    rows = tuple(
        (
            item.id,
            wording.function(item.giver),
            wording.function(item.receiver),
            places.get(item.stage, "") if item.stage else "",
            told[item.state],
            wording.fill(item.promise),
            wording.fill(item.need),
            wording.fill(item.collision),
            wording.fill(item.feels),
            wording.fill(item.change),
        )
        for item in in_order(document)
    )
    return Sheet("handoffs", wording.tr("Hand-offs"), columns, rows, HandOff(), about=_ABOUT)


_ABOUT = ("giver", "receiver", "stage", "promise", "need", "collision")
"""What tells one hand-off from another between the same two."""


def _ink(state: HandOffState | None) -> Ink:
    return STATE_INKS[STATES[state]] if state is not None else "ink"


def _stage(item: HandOff, document: Document, wording: Wording) -> str:
    stage = document.find(JourneyStage, item.stage)
    return wording.fill(stage.name) if stage is not None else ""


def _named(item: HandOff, document: Document, wording: Wording) -> str:
    stage = _stage(item, document, wording)
    return "\n".join(filter(None, (pair_words(item, wording), stage)))


def _said(item: HandOff, wording: Wording) -> str:
    return wording.text_of(item.id) or pair_words(item, wording)


def _promised(item: HandOff, wording: Wording) -> str:
    parts = []
    if item.promise.strip():
        parts.append(wording.tr("Promised: {text}", text=wording.fill(item.promise)))
    if item.need.strip():
        parts.append(wording.tr("Needed: {text}", text=wording.fill(item.need)))
    return "\n".join(parts)
