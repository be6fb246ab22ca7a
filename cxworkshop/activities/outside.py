"""Outside promise: what is said outside, to whom, when, and which goal carries it."""

from datetime import date
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.kept_setup import kept_setup, setup_of, setups
from cxworkshop.activities.open_columns import (
    because_column,
    id_column,
    status_column,
)
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table
from cxworkshop.i18n import M, Message, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, GoalId, Item, ItemId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


class OutsidePromise(Item, frozen=True, kw_only=True, gc=False):
    """What is said to people outside from a day on, and the goal that makes it true."""

    kind: ClassVar[str] = "outside_promise"
    public: ClassVar[tuple[str, ...]] = ("text", "to_whom", "said_on", "goal", "status")
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = ("text", "to_whom", "said_on", "goal")

    text: str = ""
    to_whom: str = ""
    said_on: date | None = None
    goal: GoalId | None = None
    because: AnyId | None = None
    status: Status = Status.OPEN


class OutsideSetup(Item, frozen=True, kw_only=True, gc=False):
    """How a promise begins, and to whom promises are usually made."""

    kind: ClassVar[str] = "outside_setup"
    travels: ClassVar[tuple[str, ...]] = ("lead", "audiences")
    public: ClassVar[tuple[str, ...]] = ("lead", "audiences")

    lead: str = ""
    audiences: tuple[str, ...] = ()


class OutsideSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of outside promises."""

    lead: Annotated[str, Meta(max_length=120, description="the words a promise begins with")] = ""
    audiences: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=60)], ...],
        Meta(max_length=12, description="to whom promises are made, offered beside each"),
    ] = ()


STANDARD_AUDIENCES: tuple[Message, ...] = (
    M("Our {customers}"),
    M("Our own people"),
    M("Partners and suppliers"),
)
"""Offered where outside promises are added by hand."""


def _standard(language: str) -> OutsideSettings:
    words = catalogue(language)
    return OutsideSettings(audiences=tuple(words.say(text) for text in STANDARD_AUDIENCES))


SETUP = kept_setup(OutsideSetup, OutsideSettings, _standard)


def lead_of(document: Document, activity: ItemId | None = None) -> str:
    """The words a promise begins with: of an activity, or the first of the day that has some."""
    every = [setup_of(document, activity, OutsideSetup), *setups(document, OutsideSetup)]
    return next((lead for each in every if (lead := each.lead.strip())), "")


def audiences(document: Document) -> list[str]:
    """To whom one may speak: as the activities name it, then as it stands beside a promise."""
    named = [text for each in setups(document, OutsideSetup) for text in each.audiences]
    said = [item.to_whom for item in document.all(OutsidePromise)]
    return list(dict.fromkeys(text.strip() for text in (*named, *said) if text.strip()))


def said_promises(document: Document) -> list[OutsidePromise]:
    """The promises that say something and were not dropped, by the day they are said."""
    found = [
        item
        for item in document.all(OutsidePromise)
        if item.text.strip() and item.status is not Status.DROPPED
    ]
    return sorted(found, key=lambda item: item.said_on or date.max)


def doubt_of(document: Document, promise: OutsidePromise) -> Message | None:
    """Why a promise cannot be relied on; None where its goal is reached before it is said."""
    goal = document.find(Goal, promise.goal)
    if goal is None:
        return M("no goal carries it")
    if goal.status is Status.DROPPED:
        return M("the goal that carries it was dropped")
    if goal.status is Status.DONE:
        return None
    if promise.said_on is None:
        return M("no day is set")
    if goal.due is None:
        return M("the goal that carries it has no date")
    if promise.said_on < goal.due:
        return M("earlier than the goal that carries it ({day})", day=goal.due)
    return None


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The promises with whom they are made to; which of them come too early as results.

    While there is none, how one begins, and to whom we speak.
    """
    title = wording.fill(activity.title) or wording.tr("What we promise outside")
    is_result = view is RoomView.RESULTS
    lines = tuple(
        _line(document, item, wording, is_result=is_result) for item in said_promises(document)
    )
    return Slide(
        title=title,
        question="" if is_result else wording.fill(activity.question),
        lists=(SlideList(lines),) if lines else _begun(document, activity, wording),
    )


def _begun(document: Document, activity: AgendaItem, wording: Wording) -> tuple[SlideList, ...]:
    lead = wording.fill(setup_of(document, activity.id, OutsideSetup).lead.strip())
    to = setup_of(document, activity.id, OutsideSetup).audiences
    lines = tuple(SlideLine(wording.fill(each.strip())) for each in to if each.strip())
    begun = SlideList((SlideLine(f"“{lead}”", is_strong=True),)) if lead else SlideList(())
    lists = (begun, SlideList(lines, wording.tr("To whom")))
    return tuple(each for each in lists if each.lines)


def _line(
    document: Document, item: OutsidePromise, wording: Wording, *, is_result: bool
) -> SlideLine:
    doubt = doubt_of(document, item) if is_result else None
    below = [wording.tr("to {whom}", whom=item.to_whom.strip()) if item.to_whom.strip() else ""]
    if is_result:
        goal = wording.text_of(item.goal)
        below.append(wording.tr("For goal: {goal}", goal=goal) if goal else "")
        below.append(f"▲ {wording.words.say(doubt)}" if doubt is not None else "")
    return SlideLine(
        f"“{wording.fill(item.text)}”",
        wording.day(item.said_on),
        is_strong=True,
        ink="ink" if doubt is None else "steps",
        below="\n".join(filter(None, below)),
    )


def section(document: Document, wording: Wording) -> Section | None:
    """What is said outside, when, and what carries it; None without a promise."""
    promises = said_promises(document)
    if not promises:
        return None
    rows = []
    for item in promises:
        doubt = doubt_of(document, item)
        text = wording.fill(item.text)
        because = wording.text_of(item.because)
        if because:
            text += "\n" + wording.tr("Because: {what}", what=because)
        day = wording.day(item.said_on)
        rows.append(
            (
                Cell(text, is_strong=True),
                Cell(wording.fill(item.to_whom)),
                Cell(day) if day else Cell(wording.tr("no date"), tone="warning"),
                Cell(wording.text_of(item.goal), tone="quiet"),
                Cell(wording.tr("carried"), tone="kept")
                if doubt is None
                else Cell(wording.words.say(doubt), tone="warning"),
            )
        )
    columns = (
        Column(wording.tr("What is said"), 3.0),
        Column(wording.tr("To whom"), 1.6),
        Column(wording.tr("Said on"), 1.1, is_whole=True),
        Column(wording.tr("Goal that carries it"), 2.4),
        Column(wording.tr("Can it be said?"), 1.8),
    )
    title = wording.tr("What we promise outside")
    intro = wording.tr("Nothing is said outside before the goal that carries it is reached.")
    return Section("outside", title, intro, (Table(title, columns, tuple(rows)),))


def sheet(document: Document, wording: Wording) -> Sheet:
    """The promises as a table of a workbook."""
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("What is said"), ColumnKind.LONG, is_open=True),
        SheetColumn("to_whom", wording.tr("To whom"), is_open=True),
        SheetColumn("said_on", wording.tr("Said on"), ColumnKind.DATE, is_open=True),
        SheetColumn(
            "goal",
            wording.tr("Goal that carries it"),
            ColumnKind.LONG,
            choices=wording.texts("goal"),
            is_open=True,
        ),
        SheetColumn("doubt", wording.tr("Can it be said?"), ColumnKind.LONG),
        because_column(wording),
        status_column(wording),
    )
    rows = tuple(
        (
            item.id,
            wording.fill(item.text),
            wording.fill(item.to_whom),
            item.said_on,
            wording.text_of(item.goal),
            wording.words.say(doubt)
            if (doubt := doubt_of(document, item)) is not None
            else wording.tr("carried"),
            wording.text_of(item.because),
            wording.status(item.status),
        )
        for item in document.all(OutsidePromise)
        if item.text.strip()
    )
    return Sheet("outside", wording.tr("Outside promises"), columns, rows, OutsidePromise())
