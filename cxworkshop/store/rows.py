"""Items and steps as rows of the file, and back."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

import apsw
import msgspec
from msgspec.structs import force_setattr

from cxworkshop.activities.item_types import ITEM_TYPES
from cxworkshop.editing.changes import Change, Fields, Step
from cxworkshop.i18n import Message
from cxworkshop.model.item import COLUMNS, Item, ItemId, UnknownItem, field_types, link_fields

# A column a value, a row a kind: SQLite joins the columns in C, and one decoder reads each.
_ITEM_COLUMNS = (
    "SELECT kind, json_group_array(id), json_group_array(parent), json_group_array(position), "
    "group_concat(data, ',') FROM item GROUP BY kind"
)
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


_encode = msgspec.json.Encoder().encode
_decode_before = msgspec.json.Decoder(list[tuple[ItemId, str, Fields | None]]).decode
_decode_after = msgspec.json.Decoder(list[Fields | None]).decode
_decode_label = msgspec.json.Decoder(_LabelRest).decode
_decode_raw = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_column = msgspec.json.Decoder(list[str | None]).decode
_decode_fields = msgspec.json.Decoder(Fields).decode


class Loaded(msgspec.Struct):
    """What a file holds, by kind, and what had to be left aside to show it."""

    groups: dict[str, list[Item]] = {}
    unreadable: int = 0
    """How many items have a value this version cannot take; the file keeps it, the default is
    shown."""

    @property
    def items(self) -> Iterator[Item]:
        """Every item, kind after kind."""
        return chain.from_iterable(self.groups.values())


def load_items(db: apsw.Connection) -> Loaded:
    """All items of a session file. Raises BrokenRow where data is no JSON object."""
    loaded = Loaded()
    for kind, ids, parents, positions, data in db.execute(_ITEM_COLUMNS):
        text = f"[{data}]"
        if kind in ITEM_TYPES:
            items, unreadable = _decoded(kind, text)
            loaded.unreadable += unreadable
        else:
            items = [UnknownItem(unknown_kind=kind, data=data) for data in _single(text)]
        _set_all(items, "id", ids)
        _set_all(items, "parent", parents)
        _set_all(items, "position", positions)
        loaded.groups[kind] = items
    return loaded


def _decoded(kind: str, text: str) -> tuple[list[Item], int]:
    """The items in a JSON list, and how many of them could not be read as a whole."""
    try:
        return _decoder_of_many(kind).decode(text), 0
    except msgspec.DecodeError:
        pass
    items: list[Item] = []
    unreadable = 0
    for data in _single(text):
        try:
            items.append(_decoder_of_one(kind).decode(data))
        except msgspec.DecodeError:
            items.append(_readable_part(ITEM_TYPES[kind], data))
            unreadable += 1
    return items, unreadable


@cache
def _decoder_of_many(kind: str) -> msgspec.json.Decoder[list[Item]]:
    """What reads all items of a kind; made for the kinds that a file holds."""
    item_type = ITEM_TYPES[kind]
    return msgspec.json.Decoder(list[item_type])  # type: ignore[valid-type]


@cache
def _decoder_of_one(kind: str) -> msgspec.json.Decoder[Item]:
    return msgspec.json.Decoder(ITEM_TYPES[kind])


def _single(text: str) -> list[str]:
    """The texts of the objects in a JSON list."""
    try:
        return [bytes(raw).decode() for raw in _decode_raw(text)]
    except msgspec.DecodeError:
        raise BrokenRow from None


def _set_all(items: Sequence[Item], name: str, values: str) -> None:
    decoded = _decode_column(values)
    if len(decoded) != len(items):
        raise BrokenRow
    deque(map(force_setattr, items, repeat(name), decoded), maxlen=0)


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


def dangling_links(loaded: Loaded) -> list[tuple[Item, Fields]]:
    """The items that point to nothing, each with the fields that mend it."""
    known: set[ItemId | None] = set(map(attrgetter("id"), loaded.items))
    known.add(None)
    return [
        (item, _mended(item, known))
        for items in loaded.groups.values()
        if not known.issuperset(_targets(items))
        for item in items
        if not known.issuperset(_targets([item]))
    ]


def _targets(items: Sequence[Item]) -> set[ItemId | None]:
    """Everything that items of one type point to."""
    fields = link_fields(type(items[0]))
    found: set[ItemId | None] = set()
    one = [field.name for field in fields if not field.is_many]
    if one:
        # With the harmless parent, attrgetter gives a tuple even for a single link.
        found.update(chain.from_iterable(map(attrgetter(*one, "parent"), items)))
    for field in fields:
        if field.is_many:
            found.update(chain.from_iterable(map(attrgetter(field.name), items)))
    return found


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


def has_circle(loaded: Loaded) -> bool:
    """Whether following parents ever comes back to where it began."""
    parents = {item.id: item.parent for item in loaded.items if item.parent is not None}
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
