"""What is done on a journey map, each as one step: moving, placing, leading, feeling, copying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from cxworkshop.activities.content import NewId
from cxworkshop.activities.handoffs import DismissedHandOff, HandOff, Proposed
from cxworkshop.activities.journey import (
    HIGHEST,
    LOWEST,
    Journey,
    JourneyStage,
    StageView,
    Touchpoint,
    stages,
)
from cxworkshop.editing.commands import (
    AddItem,
    Command,
    MoveItem,
    SetField,
    SetFields,
    Together,
    move_by,
)
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.position import between

_MOVE_STAGE = M("Move the stage")
_MOVE_TOUCHPOINT = M("Move the touchpoint")

Part = Literal["leads", "helps", ""]
"""What a function does at a stage."""


def part_of(stage: JourneyStage, function: ItemId) -> Part:
    """What a function does at a stage."""
    if function in stage.leads:
        return "leads"
    return "helps" if function in stage.helps else ""


def give_part(stage: JourneyStage, function: ItemId, part: Part) -> Command:
    """Let a function lead, help, or do nothing at a stage."""
    leads = tuple(each for each in stage.leads if each != function)
    helps = tuple(each for each in stage.helps if each != function)
    values = {
        "leads": (*leads, function) if part == "leads" else leads,
        "helps": (*helps, function) if part == "helps" else helps,
    }
    return SetFields(stage.id, values, M("Change who serves"))


def next_part(part: Part) -> Part:
    """Round and round: leads, helps, nothing."""
    order: tuple[Part, ...] = ("", "leads", "helps")
    return order[(order.index(part) + 1) % len(order)]


def shift_feeling(
    place: Touchpoint | StageView, field: Literal["feeling", "target"], by: int
) -> Command:
    """Raise or lower a feeling within its range; one that nobody set yet starts from neither."""
    if isinstance(place, StageView):
        item_id: ItemId = place.stage.id
        now = place.feeling if field == "feeling" else place.target
    else:
        item_id, now = place.id, getattr(place, field)
    value = max(LOWEST, min(HIGHEST, round(now or 0) + by))
    return SetField(item_id, field, value, M("Change the feeling"))


def move_stage(document: Document, stage: JourneyStage, by: int) -> Command | None:
    """Move a stage past its neighbours; None at the end."""
    there = [other.id for other in stages(document, stage.parent)]
    return move_by(there, stage.id, by, _MOVE_STAGE)


def put_stage(document: Document, stage: JourneyStage, onto: JourneyStage) -> Command | None:
    """Put a stage where another one stands, which makes room."""
    there = [other.id for other in stages(document, stage.parent)]
    if onto.id not in there or onto.id == stage.id:
        return None
    return move_stage(document, stage, there.index(onto.id) - there.index(stage.id))


def move_touchpoint(document: Document, point: Touchpoint, by: int) -> Command | None:
    """Move a touchpoint up or down in its stage; None at the end."""
    if point.parent is None:
        return None
    there = [other.id for other in document.under(point.parent, Touchpoint)]
    return move_by(there, point.id, by, _MOVE_TOUCHPOINT)


def put_touchpoint(
    document: Document, point: Touchpoint, stage: ItemId, after: ItemId | None
) -> Command | None:
    """Put a touchpoint under a stage, after one of its touchpoints or first; None where it is."""
    if after == point.id:
        return None
    if point.parent == stage:
        moved = MoveItem(point.id, after, _MOVE_TOUCHPOINT)
        return moved if moved.changes(document) else None
    there = document.under(stage, Touchpoint)
    places = [other.id for other in there]
    at = places.index(after) + 1 if after in places else 0
    low = there[at - 1].position if at else ""
    high = there[at].position if at < len(there) else ""
    values = {"parent": stage, "position": between(low, high)}
    return SetFields(point.id, values, _MOVE_TOUCHPOINT)


def place_pain(pain: ItemId, at: ItemId | None) -> Command:
    """Place a pain point at a stage or a touchpoint, or nowhere."""
    return SetField(pain, "at", at, M("Place the pain point"))


def accept(proposed: Proposed, new_id: NewId) -> AddItem:
    """Make the hand-off that the journey suggests."""
    made = HandOff(
        id=ItemId(new_id()),
        giver=proposed.giver,
        receiver=proposed.receiver,
        stage=proposed.stage,
    )
    return AddItem(made, M("Add a hand-off"))


def dismiss(proposed: Proposed, new_id: NewId) -> AddItem:
    """Remember that a suggested hand-off is none."""
    left = DismissedHandOff(
        id=ItemId(new_id()),
        parent=proposed.stage,
        giver=proposed.giver,
        receiver=proposed.receiver,
    )
    return AddItem(left, M("Dismiss the proposal"))


def duplicate(document: Document, journey: Journey, new_id: NewId) -> Together:
    """A copy of a journey after it: stages, who serves, touchpoints; no pain points."""
    label = M("Duplicate the journey")
    commands: list[Command] = []
    for item, after in _copies(document, journey, new_id):
        commands.append(AddItem(item, label, after))
    return Together(tuple(commands), label)


def _copies(
    document: Document, journey: Journey, new_id: NewId
) -> Iterator[tuple[Item, ItemId | None]]:
    copy = ItemId(new_id())
    yield msgspec.structs.replace(journey, id=copy), journey.id
    for stage in stages(document, journey.id):
        stage_copy = ItemId(new_id())
        yield msgspec.structs.replace(stage, id=stage_copy, parent=copy), None
        for point in document.under(stage.id, Touchpoint):
            copied = msgspec.structs.replace(point, id=ItemId(new_id()), parent=stage_copy)
            yield copied, None
