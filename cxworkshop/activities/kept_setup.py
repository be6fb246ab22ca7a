"""Settings that an activity keeps as a template says them: all in one item that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.editing.commands import AddItem, Command, SetFields
from cxworkshop.i18n import Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId

Kept = TypeVar("Kept", bound=Item)


def kept_setup(
    kept: type[Item],
    form: type[msgspec.Struct],
    standard: Callable[[str], msgspec.Struct] | None = None,
) -> Setup:
    """The settings of a kind whose item ``kept`` has the fields of ``form``, and maybe more.

    An activity that was set up as usual has no item. What a session holds is fitted to what a
    template may say: texts and lists are cut to their length, numbers to their range.
    """

    def begin(settings: msgspec.Struct, activity: ItemId, new_id: NewId) -> Iterator[Item]:
        if settings != form():
            values = {name: getattr(settings, name) for name in form.__struct_fields__}
            yield kept(id=ItemId(new_id()), parent=activity, position="V", **values)

    def read(document: Document, activity: ItemId) -> msgspec.Struct:
        return form(**_fitting(form, setup_of(document, activity, kept)))

    return Setup(form, begin, read, standard or (lambda _language: form()))


def setup_of(document: Document, activity: ItemId | None, kept: type[Kept]) -> Kept:
    """How an activity was set up; with the defaults, and no id, where nothing was set."""
    found = document.under(activity, kept) if activity is not None else ()
    return found[0] if found else kept(parent=activity)


def setups(document: Document, kept: type[Kept]) -> list[Kept]:
    """How the activities of a kind were set up, in the order of the day."""
    return [
        found
        for activity in document.all(AgendaItem)
        for found in document.under(activity.id, kept)[:1]
    ]


def change_setup(
    document: Document,
    activity: ItemId,
    kept: type[Item],
    values: dict[str, Any],
    label: Message,
    new_id: NewId,
) -> Command:
    """Change how an activity is set up."""
    found = setup_of(document, activity, kept)
    if found.id:
        return SetFields(found.id, values, label)
    return AddItem(msgspec.structs.replace(found, id=ItemId(new_id()), **values), label)


def _fitting(form: type[msgspec.Struct], found: Item) -> dict[str, Any]:
    from msgspec import inspect  # only whoever saves a template or adds an activity needs it

    described = inspect.type_info(form)
    assert isinstance(described, inspect.StructType)  # noqa: S101 - tells the type checker
    return {
        field.name: _fitted(getattr(found, field.name), field.type) for field in described.fields
    }


def _fitted(value: Any, described: Any) -> Any:
    if hasattr(described, "extra_json_schema"):  # a type with a description around it
        described = described.type
    if isinstance(value, str):
        return value.strip()[: described.max_length]
    if isinstance(value, tuple):
        fitted = (_fitted(each, described.item_type) for each in value)
        return tuple(each for each in fitted if each != "")[: described.max_length]
    if isinstance(value, int) and not isinstance(value, bool):
        return min(max(value, described.ge), described.le)
    return value
