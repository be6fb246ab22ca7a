"""What is to be arranged before the day: with the sponsor, in the room, on paper."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.i18n import LANGUAGES, M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.position import spread
from cxworkshop.paths import resource

TAKE_STANDARD = M("Take the standard checklist")
TICK = M("Tick off what is arranged")


class Subject(StrEnum):
    """What the readiness check asks about by itself; nothing for what is on the list."""

    NOTHING = ""
    PAPER_KIT = "paper_kit"
    ROOM_SCREEN = "room_screen"


class ChecklistItem(Item, frozen=True, kw_only=True, gc=False):
    """One thing to arrange, due so many days before the day; ``done_on`` is when it was.

    ``subject`` is set where the readiness check asks about it by itself.
    """

    kind: ClassVar[str] = "checklist_item"
    travels: ClassVar[tuple[str, ...]] = ("text", "days_before", "subject")

    text: str = ""
    days_before: int = 0
    done_on: dt.date | None = None
    subject: Subject = Subject.NOTHING


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to arrange as a template says it."""

    text: Annotated[str, Meta(min_length=1, max_length=200)]
    days_before: Annotated[int, Meta(ge=0, le=365, description="due so many days before")] = 0


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checklist: tuple[Check, ...]


def standard_checks(language: str) -> tuple[Check, ...]:
    """The built-in list in a shipped language; English for any other."""
    import tomllib

    code = language if language in LANGUAGES else LANGUAGES[0]
    with resource("readiness", f"{code}.toml").open("rb") as source:
        return msgspec.convert(tomllib.load(source), _List).checklist


def checklist(document: Document) -> list[ChecklistItem]:
    """What is to be arranged, what is due first at the top."""
    listed = [item for item in document.all(ChecklistItem) if not item.subject]
    return sorted(listed, key=lambda item: -item.days_before)


def begun(checks: Iterable[Check], new_id: Callable[[], str]) -> list[ChecklistItem]:
    """The items of a list of checks, none of them done."""
    listed = tuple(checks)
    return [
        ChecklistItem(
            id=ItemId(new_id()),
            position=position,
            text=check.text,
            days_before=check.days_before,
        )
        for check, position in zip(listed, spread(len(listed)), strict=True)
    ]


def take_standard(language: str, new_id: Callable[[], str]) -> Command:
    """Take the built-in list into the session, as one undo step."""
    items = begun(standard_checks(language), new_id)
    return Together(tuple(AddItem(item, TAKE_STANDARD) for item in items), TAKE_STANDARD)


def due_on(item: ChecklistItem, day: dt.date | None) -> dt.date | None:
    """By when it is to be arranged; None while the session has no date."""
    if day is None:
        return None
    try:
        return day - dt.timedelta(days=item.days_before)
    except OverflowError:
        return None


def subject_done(document: Document, subject: Subject) -> bool:
    """Whether something that the check asks about was ticked off."""
    return any(
        item.subject == subject and item.done_on is not None for item in document.all(ChecklistItem)
    )


def tick(item: ChecklistItem, today: dt.date, *, is_done: bool) -> Command:
    """Tick an item off today, or take the tick back."""
    return SetFields(item.id, {"done_on": today if is_done else None}, TICK)


def tick_subject(
    document: Document,
    subject: Subject,
    today: dt.date,
    new_id: Callable[[], ItemId],
    *,
    is_done: bool,
) -> Command:
    """Tick off something that the check asks about, or take the tick back."""
    found = [item for item in document.all(ChecklistItem) if item.subject == subject]
    if found:
        return tick(found[0], today, is_done=is_done)
    done_on = today if is_done else None
    return AddItem(ChecklistItem(id=new_id(), subject=subject, done_on=done_on), TICK)
