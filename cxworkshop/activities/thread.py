"""The thread from evidence to action: what something is done because of, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.prioritise import Idea
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId

Action = type[Goal] | type[Commitment] | type[NextStep] | type[Idea]

ACTIONS: tuple[Action, ...] = (Goal, Commitment, NextStep)
"""What the plan is made of."""

MAKES: tuple[Action, ...] = (*ACTIONS, Idea)
"""Everything that can be made of something, an idea to be weighed first included."""

_LABELS: dict[Action, Message] = {
    Goal: M("Make a goal of it"),
    Commitment: M("Make a commitment of it"),
    NextStep: M("Make a next step of it"),
    Idea: M("Make an idea of it"),
}


def make_from(
    source: Item, action: Action, wording: Wording, new_id: Callable[[], ItemId]
) -> AddItem:
    """Make a goal, commitment, next step or idea that remembers where it came from.

    It begins with the words of its source, which are there to be changed. From a goal it is one
    that serves the goal. From an answer of a review it begins with what is to change, and it is
    for whoever had promised.
    """
    text = wording.fill(source.offered(action.kind)) or wording.text_of(source.id)
    made: Item = action(id=new_id(), text=text, because=source.id)
    if isinstance(source, Goal) and isinstance(made, Commitment | NextStep):
        made = msgspec.structs.replace(made, goal=source.id, because=source.because)
    if isinstance(source, ReviewAnswer) and not isinstance(made, Idea):
        promise = wording.document.find(Promise, source.promise)
        owner = promise.participant if promise is not None else None
        field = "participant" if action is Commitment else "owner"
        made = msgspec.structs.replace(made, **{field: owner})
    return AddItem(made, _LABELS[action])


def label_of(action: Action) -> Message:
    """What the step is called that makes such a thing."""
    return _LABELS[action]


def reasons(document: Document, item_id: ItemId) -> list[Item]:
    """Why something is there, from its own reason back to the first evidence."""
    found: list[Item] = []
    item = document.get(item_id)
    while item is not None:
        reason = document.get(getattr(item, "because", None)) or document.get(
            getattr(item, "goal", None)
        )
        if reason is None or reason in found or reason.id == item_id:
            return found
        found.append(reason)
        item = reason
    return found


def outcomes(document: Document, item_id: ItemId) -> list[Item]:
    """What came of something: every goal, commitment, next step and idea that names it."""
    return list(_outcomes(document, item_id))


def told_outcomes(item_id: ItemId, wording: Wording) -> str:
    """What came of something in words, a line each; what says the same is said once."""
    told: dict[str, str] = {}
    for item in outcomes(wording.document, item_id):
        text = wording.text_of(item.id)
        told.setdefault(text.rstrip(". ").casefold(), text)
    lines = [text for text in told.values() if text]
    return "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def _outcomes(document: Document, item_id: ItemId) -> Iterator[Item]:
    for action in MAKES:
        for item in document.all(action):
            if item_id in (getattr(item, "because", None), getattr(item, "goal", None)):
                yield item


def possible_reasons(document: Document) -> list[Item]:
    """Everything that something can be done because of, kind by kind."""
    return [
        item
        for kind, item_type in document.types.items()
        if item_type.is_reason
        for item in document.of_kind(kind)
    ]
