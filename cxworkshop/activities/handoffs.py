"""Hand-offs: where one function passes the customer on to another, and what gets lost there."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.journey import JourneyStageId, journeys, stages
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import FunctionId, Item, ItemId


class HandOffState(StrEnum):
    """How well a hand-off works, the worst first."""

    BROKEN = "broken"
    STRAINED = "strained"
    WORKS = "works"


class HandOff(Item, frozen=True, kw_only=True, gc=False):
    """From one function to another, at a stage; without a state nobody has judged it yet."""

    kind: ClassVar[str] = "hand_off"
    public: ClassVar[tuple[str, ...]] = (
        "giver",
        "receiver",
        "stage",
        "promise",
        "need",
        "collision",
        "feels",
        "change",
        "state",
    )
    is_reason: ClassVar[bool] = True

    giver: FunctionId | None = None
    receiver: FunctionId | None = None
    stage: JourneyStageId | None = None
    promise: str = ""
    need: str = ""
    collision: str = ""
    feels: str = ""
    change: str = ""
    state: HandOffState | None = None

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """Who hands over to whom, and the first thing said of it."""
        texts = (self.collision, self.need, self.feels, self.promise, self.change)
        said = next((text.strip() for text in texts if text.strip()), "")
        giver, receiver = name(self.giver), name(self.receiver)
        if not (giver or receiver):
            return said
        pair = f"{giver or '…'} → {receiver or '…'}"
        return f"{pair}: {said}" if said else pair


class DismissedHandOff(Item, frozen=True, kw_only=True, gc=False):
    """A proposal that was looked at and left; its parent is the stage."""

    kind: ClassVar[str] = "dismissed_hand_off"

    giver: FunctionId | None = None
    receiver: FunctionId | None = None


class HandOffSetup(Item, frozen=True, kw_only=True, gc=False):
    """How hand-offs are judged, and whether what the journey suggests is offered."""

    kind: ClassVar[str] = "hand_off_setup"
    travels: ClassVar[tuple[str, ...]] = ("broken", "strained", "works", "proposes")
    public: ClassVar[tuple[str, ...]] = ("broken", "strained", "works")

    broken: str = ""
    strained: str = ""
    works: str = ""
    proposes: bool = True


Meaning = Annotated[str, Meta(max_length=120)]


class HandOffSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of hand-offs: when one counts as broken, as strained, as working."""

    broken: Meaning = ""
    strained: Meaning = ""
    works: Meaning = ""
    proposes: Annotated[bool, Meta(description="what the journey suggests is offered")] = True


class Proposed(msgspec.Struct, frozen=True):
    """A hand-off that the journey suggests, since another function leads from here on."""

    giver: ItemId
    receiver: ItemId
    stage: ItemId


class Meeting(msgspec.Struct, frozen=True):
    """All hand-offs from one function to another: how many, and the worst state among them."""

    giver: ItemId
    receiver: ItemId
    count: int
    worst: HandOffState | None


def in_order(document: Document) -> tuple[HandOff, ...]:
    """Every hand-off: broken, strained, not judged, working; each as they came."""
    return tuple(sorted(document.all(HandOff), key=lambda item: badness(item.state)))


def badness(state: HandOffState | None) -> int:
    """The place of a state where the worst comes first."""
    order = (HandOffState.BROKEN, HandOffState.STRAINED, None, HandOffState.WORKS)
    return order.index(state)


def proposals(document: Document) -> tuple[Proposed, ...]:
    """Where the leading function changes and no hand-off was made of it or dismissed.

    A stage that nobody leads is passed over. Once two functions have a hand-off at a stage, or
    one at no stage, it is not proposed again.
    """
    known = {(item.giver, item.receiver, item.stage) for item in document.all(HandOff)}
    known |= {(item.giver, item.receiver, item.parent) for item in document.all(DismissedHandOff)}
    found: list[Proposed] = []
    for journey in journeys(document):
        before: tuple[ItemId, ...] = ()
        for stage in stages(document, journey.id):
            if not stage.leads:
                continue
            for giver in before:
                for receiver in stage.leads:
                    if giver in stage.leads or receiver in before:
                        continue
                    proposed = Proposed(giver, receiver, stage.id)
                    is_known = (giver, receiver, stage.id) in known
                    is_known = is_known or (giver, receiver, None) in known
                    if not is_known and proposed not in found:
                        found.append(proposed)
            before = stage.leads
    return tuple(found)


def meetings(document: Document) -> dict[tuple[ItemId, ItemId], Meeting]:
    """Giver × receiver: every pair that has a hand-off."""
    found: dict[tuple[ItemId, ItemId], Meeting] = {}
    for item in in_order(document):
        if item.giver is None or item.receiver is None:
            continue
        pair = (item.giver, item.receiver)
        known = found.get(pair)
        if known is None:
            found[pair] = Meeting(*pair, 1, item.state)
        else:
            found[pair] = msgspec.structs.replace(known, count=known.count + 1)
    return found


def states(wording: Wording) -> dict[HandOffState | None, str]:
    """Every state in words, the worst first."""
    return {
        HandOffState.BROKEN: wording.tr("broken"),
        HandOffState.STRAINED: wording.tr("strained"),
        None: wording.tr("not judged"),
        HandOffState.WORKS: wording.tr("works"),
    }


def meanings(setup: HandOffSetup, wording: Wording) -> list[tuple[HandOffState, str, str]]:
    """Every state that the template or somebody explained: its word, and when it holds."""
    told = states(wording)
    return [
        (state, told[state], wording.fill(text))
        for state in HandOffState
        if (text := getattr(setup, state).strip())
    ]


def pair_words(item: HandOff | Proposed, wording: Wording) -> str:
    """Who hands over to whom: ``Sales → Legal``."""
    giver, receiver = wording.function(item.giver), wording.function(item.receiver)
    return f"{giver or '…'} → {receiver or '…'}"
