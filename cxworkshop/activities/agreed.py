"""As agreed: the plan as the group closed the day on it, and what was changed since.

Closing freezes version 1. As soon as something that was agreed on is edited, added or removed,
the plan is version 2 and lists the differences; kept rates refer to what was agreed. Agreed on
again it keeps that number: two plans that differ are never both version 1.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, ClassVar

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import item_from, value_of
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, Together
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, field_types

AGREE = M("Agree on the plan")


class Agreed(msgspec.Struct, frozen=True, omit_defaults=True):
    """One promise as it stood: its agreed fields as JSON knows them."""

    id: ItemId
    kind: str
    fields: dict[str, Any]


class AgreedPlan(Item, frozen=True, kw_only=True, gc=False):
    """Everything that was agreed on at an instant (UTC milliseconds); at most one in a session.

    ``number`` is the version that it was agreed as.
    """

    kind: ClassVar[str] = "agreed_plan"
    public: ClassVar[tuple[str, ...]] = ("at",)

    at: int = 0
    promises: tuple[Agreed, ...] = ()
    number: int = 1


class Fate(StrEnum):
    """What happened to something since it was agreed."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class PlanChange(msgspec.Struct, frozen=True):
    """One difference: of which item, and for a changed one which fields, before and after."""

    id: ItemId
    kind: str
    fate: Fate
    before: Item | None
    after: Item | None
    fields: tuple[str, ...] = ()


FIELD_WORDS: dict[str, Message] = {
    "text": M("words"),
    "measure": M("measure"),
    "baseline": M("baseline"),
    "target": M("target"),
    "unit": M("unit"),
    "due": M("due date"),
    "owner": M("owner"),
    "horizon": M("horizon"),
    "functions": M("functions"),
    "function": M("function"),
    "participant": M("leader"),
    "by": M("date"),
    "repeats": M("how often"),
    "kept_when": M("kept when"),
    "first_step": M("first step"),
    "first_step_on": M("date of the first step"),
    "partner": M("accountability partner"),
    "support": M("support"),
    "goal": M("goal"),
    "done_when": M("done when"),
    "decided_by": M("decided by"),
    "deciders": M("decides"),
    "to_ask": M("is asked"),
    "to_tell": M("is told"),
    "to_whom": M("to whom"),
    "said_on": M("said from"),
}
"""What an agreed field is called in the list of changes."""


def agree(document: Document, at: int, new_id: Callable[[], ItemId]) -> Command:
    """Freeze what stands in the plan now; what was agreed before is replaced."""
    earlier = (RemoveItem(plan.id, AGREE) for plan in document.all(AgreedPlan))
    plan = AgreedPlan(
        id=new_id(),
        at=at,
        promises=tuple(promises(document)),
        number=max(1, version(document)),
    )
    return Together((*earlier, AddItem(plan, AGREE)), AGREE)


def promises(document: Document) -> Iterator[Agreed]:
    """Everything in the plan that the group answers for, as it stands."""
    for kind, item_type in document.types.items():
        if item_type.agreed:
            for item in document.of_kind(kind):
                if item.told(lambda _: "").strip():
                    fields = {name: value_of(item, name) for name in item_type.agreed}
                    yield Agreed(item.id, kind, fields)


def agreed_plan(document: Document) -> AgreedPlan | None:
    """What was agreed on, None before the day is closed."""
    found = document.all(AgreedPlan)
    return found[-1] if found else None


def version(document: Document) -> int:
    """0 while the plan is a draft, 1 as agreed, 2 once anything was changed since, and so on."""
    plan = agreed_plan(document)
    if plan is None:
        return 0
    return plan.number + bool(changes_since(document))


def changes_since(document: Document) -> tuple[PlanChange, ...]:
    """What differs from what was agreed, in the order of the plan; nothing before the close."""
    plan = agreed_plan(document)
    if plan is None:
        return ()
    before = {promise.id: promise for promise in plan.promises}
    now = {promise.id: promise for promise in promises(document)}
    found: list[PlanChange] = []
    for item_id in [*now, *(gone for gone in before if gone not in now)]:
        old, new = before.get(item_id), now.get(item_id)
        if old is None and new is not None:
            found.append(PlanChange(item_id, new.kind, Fate.ADDED, None, document.get(item_id)))
        elif old is not None and new is None:
            found.append(
                PlanChange(item_id, old.kind, Fate.REMOVED, as_agreed(document, old), None)
            )
        elif old is not None and new is not None:
            names = _differing(document.types[new.kind], old.fields, new.fields)
            if names:
                was = as_agreed(document, old)
                found.append(
                    PlanChange(item_id, new.kind, Fate.CHANGED, was, document.get(item_id), names)
                )
    return tuple(found)


def _differing(item_type: type[Item], old: dict[str, Any], new: dict[str, Any]) -> tuple[str, ...]:
    """The agreed fields that differ; one that was not agreed on then is none of them."""
    return tuple(
        name for name in item_type.agreed if name in old and _plain(old[name]) != _plain(new[name])
    )


def _plain(value: Any) -> Any:
    """A value as it comes back from a file, where a tuple is a list."""
    return list(value) if isinstance(value, tuple) else value


def as_agreed(document: Document, promise: Agreed) -> Item:
    """A promise as the item it was; links to what is gone since lead nowhere."""
    item_type = document.types[promise.kind]
    known = {
        name: value for name, value in promise.fields.items() if name in field_types(item_type)
    }
    return item_from(promise.id, promise.kind, known, document.types)


def version_words(document: Document, wording: Wording, number: int | None = None) -> str:
    """The version as every page says it: draft, as agreed on a day, or changed since.

    ``number`` is the version where it is known already.
    """
    plan = agreed_plan(document)
    if plan is None:
        return wording.tr("Draft")
    day = wording.day(wording.day_of(plan.at))
    number = version(document) if number is None else number
    if number == plan.number:
        return wording.tr("Version {number}, as agreed on {day}", number=number, day=day)
    return wording.tr(
        "Version {number}, changed since it was agreed on {day}", number=number, day=day
    )
