"""Items and steps as rows of the file, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import force_setattr

from cxworkshop.activities.registry import ITEM_TYPES
from cxworkshop.editing.changes import Change, Fields, Step
from cxworkshop.i18n import Message
from cxworkshop.model.item import COLUMNS, Item, ItemId, UnknownItem, field_types, link_fields

ItemRow = tuple[ItemId, str, ItemId | None, str, str]
"""id, kind, parent, position, data"""

ITEM_ROWS = "SELECT id, kind, parent, position, data FROM item"
STEP_ROWS = (
    "SELECT seq, at, visit, label_id, label_args, undoes, before, after FROM change ORDER BY seq"
)


class BrokenRow(Exception):
    """A row holds what no version of the program writes."""


class _LabelRest(msgspec.Struct, omit_defaults=True):
    args: dict[str, Any] = {}
    plural: str = ""
    count: int = 0


_DECODERS: dict[str, Callable[[str], Item]] = {
    kind: msgspec.json.Decoder(item_type).decode for kind, item_type in ITEM_TYPES.items()
}
_encode = msgspec.json.Encoder().encode
_decode_before = msgspec.json.Decoder(list[tuple[ItemId, str, Fields | None]]).decode
_decode_after = msgspec.json.Decoder(list[Fields | None]).decode
_decode_label = msgspec.json.Decoder(_LabelRest).decode
_decode_fields = msgspec.json.Decoder(Fields).decode


class Loaded(msgspec.Struct):
    """What a file holds, and what had to be left aside to show it."""

    items: list[Item]
    unreadable: list[ItemId]
    """Items with a value this version cannot take; the file keeps it, the default is shown."""


def items_from(rows: Iterable[ItemRow]) -> Loaded:
    """The items of these rows. Raises BrokenRow where data is no JSON object."""
    items: list[Item] = []
    unreadable: list[ItemId] = []
    add = items.append
    put = force_setattr
    decoders = _DECODERS
    for item_id, kind, parent, position, data in rows:
        decode = decoders.get(kind)
        if decode is None:
            add(
                UnknownItem(
                    id=item_id, parent=parent, position=position, unknown_kind=kind, data=data
                )
            )
            continue
        try:
            item = decode(data)
        except msgspec.DecodeError:
            item = _readable_part(ITEM_TYPES[kind], data)
            unreadable.append(item_id)
        put(item, "id", item_id)
        put(item, "position", position)
        put(item, "parent", parent)
        add(item)
    return Loaded(items, unreadable)


def _readable_part(item_type: type[Item], data: str) -> Item:
    """The item with every field that fits its type, the defaults for the rest."""
    try:
        fields = _decode_fields(data)
    except msgspec.DecodeError:
        raise BrokenRow from None
    kept: Fields = {}
    for name, declared in field_types(item_type).items():
        if name in fields and name not in COLUMNS:
            try:
                msgspec.convert(fields[name], declared)
            except msgspec.ValidationError:
                continue
            kept[name] = fields[name]
    return msgspec.convert(kept, item_type)


def dangling_links(items: Iterable[Item]) -> list[tuple[Item, Fields]]:
    """The items that point to nothing, each with the fields that mend it."""
    items = list(items)
    known: set[ItemId | None] = {item.id for item in items}
    known.add(None)
    points_nowhere = {
        item_type: _checker(item_type, known) for item_type in {type(item) for item in items}
    }
    found: list[tuple[Item, Fields]] = []
    for item in items:
        check = points_nowhere[type(item)]
        if check is not None and check(item):
            found.append((item, _mended(item, known)))
    return found


def _checker(item_type: type[Item], known: set[ItemId | None]) -> Callable[[Item], bool] | None:
    """A quick test whether an item of this type points to nothing; None where it cannot."""
    fields = link_fields(item_type)
    if not fields:
        return None
    one = [field.name for field in fields if not field.is_many]
    # With the harmless parent twice, attrgetter gives a tuple even for a single link.
    get_one = attrgetter(*one, "parent", "parent")
    get_many = [attrgetter(field.name) for field in fields if field.is_many]
    knows_all = known.issuperset
    if not get_many:
        return lambda item: not knows_all(get_one(item))

    def check(item: Item) -> bool:
        return not knows_all(get_one(item)) or not all(knows_all(get(item)) for get in get_many)

    return check


def _mended(item: Item, known: set[ItemId | None]) -> Fields:
    mended: Fields = {}
    for field in link_fields(type(item)):
        value = getattr(item, field.name)
        if field.is_many:
            kept = [target for target in value if target in known]
            if len(kept) < len(value):
                mended[field.name] = kept
        elif value not in known:
            mended[field.name] = None
    return mended


def has_circle(items: Iterable[Item]) -> bool:
    """Whether following parents ever comes back to where it began."""
    parents = {item.id: item.parent for item in items if item.parent is not None}
    if parents.keys().isdisjoint(parents.values()):
        return False
    safe: set[ItemId | None] = {None}
    for start in parents:
        way: set[ItemId | None] = set()
        here: ItemId | None = start
        while here not in safe:
            if here in way:
                return True
            way.add(here)
            here = parents.get(here) if here is not None else None
        safe |= way
    return False


def data_text(fields: Fields) -> str:
    """An item's data as the file keeps it: JSON without id, parent and position."""
    return _encode({name: value for name, value in fields.items() if name not in COLUMNS}).decode()


def json_text(value: Any) -> str:
    """One value as JSON."""
    return _encode(value).decode()


def fields_from(parent: ItemId | None, position: str, data: str) -> Fields:
    """Everything stored of an item. Raises BrokenRow where data is no JSON object."""
    try:
        fields = _decode_fields(data)
    except msgspec.DecodeError:
        raise BrokenRow from None
    fields["parent"] = parent
    fields["position"] = position
    return fields


def step_row(step: Step) -> tuple[int, int, str, str, str, int | None, str, str]:
    """A step as a row of the history: the ids once, in ``before``."""
    label = step.label
    rest = _encode(_LabelRest(label.args, label.plural, label.count)).decode()
    before = _encode([(change.id, change.kind, change.before) for change in step.changes])
    after = _encode([change.after for change in step.changes])
    return (
        step.seq,
        step.at,
        step.visit,
        label.text,
        rest,
        step.undoes,
        before.decode(),
        after.decode(),
    )


def steps_from(
    rows: Iterable[tuple[int, int, str, str, str, int | None, str, str]],
) -> list[Step]:
    """The history of these rows. Raises BrokenRow where one is not as written."""
    steps: list[Step] = []
    for seq, at, visit, label_id, label_args, undoes, before, after in rows:
        try:
            rest = _decode_label(label_args)
            changes = tuple(
                Change(item_id, kind, old, new)
                for (item_id, kind, old), new in zip(
                    _decode_before(before), _decode_after(after), strict=True
                )
            )
        except (msgspec.DecodeError, ValueError):
            raise BrokenRow from None
        label = Message(label_id, rest.args, rest.plural, rest.count)
        steps.append(Step(seq, at, visit, label, undoes, changes))
    return steps
