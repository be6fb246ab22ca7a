"""Commitments: what each leader will do, said aloud to the group."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Card, ColumnKind, Pair, Section, Sheet, SheetColumn, Text
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, GoalId, Item, ParticipantId
from cxworkshop.model.people import Participant, counts


class Commitment(Item, frozen=True, kw_only=True, gc=False):
    """What one leader will do. A commitment whose leader was removed stays, with nobody."""

    kind: ClassVar[str] = "commitment"
    public: ClassVar[tuple[str, ...]] = (
        "participant",
        "text",
        "by",
        "kept_when",
        "partner",
        "goal",
        "said_aloud",
        "status",
    )
    agreed: ClassVar[tuple[str, ...]] = (
        "participant",
        "text",
        "by",
        "kept_when",
        "first_step",
        "first_step_on",
        "partner",
        "support",
        "goal",
    )

    participant: ParticipantId | None = None
    text: str = ""
    by: date | None = None
    kept_when: str = ""
    first_step: str = ""
    first_step_on: date | None = None
    partner: ParticipantId | None = None
    support: str = ""
    goal: GoalId | None = None
    because: AnyId | None = None
    said_aloud: bool = False
    status: Status = Status.OPEN


def in_order(document: Document) -> list[Commitment]:
    """The commitments that say something, in the order of the leaders; nobody's come last."""
    places = {person.id: place for place, person in enumerate(document.all(Participant))}
    said = [item for item in document.all(Commitment) if item.text.strip()]
    return sorted(said, key=lambda item: places.get(item.participant or item.id, len(places)))


def section(document: Document, wording: Wording) -> Section | None:
    """One card a leader, and who is still open; None where nobody has committed."""
    commitments = in_order(document)
    if not commitments:
        return None
    leaders = [person for person in document.all(Participant) if counts(person)]
    committed = {item.participant for item in commitments}
    still_open = [person for person in leaders if person.id not in committed]
    intro = wording.tr(
        "{count} of {all} leaders have committed.",
        count=len(leaders) - len(still_open),
        all=len(leaders),
    )
    blocks: list[Card | Text] = [_card(item, wording) for item in commitments]
    if still_open:
        names = wording.words.join(person.name for person in still_open)
        blocks.append(Text(wording.tr("Still open: {names}.", names=names), tone="warning"))
    return Section("commitments", wording.tr("What each of us will do"), intro, tuple(blocks))


def _card(item: Commitment, wording: Wording) -> Card:
    first_step = wording.fill(item.first_step)
    if item.first_step_on is not None:
        first_step = ", ".join(filter(None, (first_step, wording.day(item.first_step_on))))
    told = (
        (wording.tr("By"), wording.day(item.by)),
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
    columns = (
        SheetColumn("id", wording.tr("Id"), ColumnKind.ID),
        SheetColumn("participant", wording.tr("Leader")),
        SheetColumn("function", wording.tr("Function")),
        SheetColumn("text", wording.tr("I will"), ColumnKind.LONG),
        SheetColumn("by", wording.tr("By"), ColumnKind.DATE),
        SheetColumn("kept_when", wording.tr("Kept when"), ColumnKind.LONG),
        SheetColumn("first_step", wording.tr("First step"), ColumnKind.LONG),
        SheetColumn("first_step_on", wording.tr("First step on"), ColumnKind.DATE),
        SheetColumn("partner", wording.tr("With")),
        SheetColumn("support", wording.tr("I need"), ColumnKind.LONG),
        SheetColumn("goal", wording.tr("For goal"), ColumnKind.LONG),
        SheetColumn(
            "status", wording.tr("Status"), ColumnKind.CHOICE, tuple(wording.statuses().values())
        ),
        SheetColumn("because", wording.tr("Because"), ColumnKind.LONG),
    )
    rows = tuple(
        (
            item.id,
            wording.person(item.participant),
            wording.function_of(item.participant),
            wording.fill(item.text),
            item.by,
            wording.fill(item.kept_when),
            wording.fill(item.first_step),
            item.first_step_on,
            wording.person(item.partner),
            wording.fill(item.support),
            wording.text_of(item.goal),
            wording.status(item.status),
            wording.text_of(item.because),
        )
        for item in in_order(document)
    )
    return Sheet("commitments", wording.tr("Commitments"), columns, rows)
