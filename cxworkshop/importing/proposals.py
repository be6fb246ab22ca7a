"""What a returned workbook would change: proposed beside what stands here today, applied as asked.

Pure data: nothing is written before somebody accepts. What nobody touched on the way is proposed
by nobody; what was changed there and here is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

import msgspec

from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Message
from cxworkshop.importing.placing import Put, PutInto
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, link_fields, links_of

OWNERS = ("owner", "participant", "raised_by", "by", "decided_by")
"""The fields that say whom something concerns."""


class NewName(msgspec.Struct, frozen=True):
    """A link to somebody, or something, that is not here yet.

    It is found among what is new of these ``kinds``, with spaces between; else ``made`` is what
    the name becomes, an item without an id.
    """

    kinds: str
    name: str
    made: Item | None = None


class Proposal(msgspec.Struct, frozen=True):
    """One change, or one new item where ``item`` is None.

    ``source`` and ``row`` say where it stands, ``name`` what the item says, ``label`` the head of
    its column; ``today`` and ``returned`` are the two sides in words. ``values`` are written when
    it is accepted, ``puts`` into items that belong to it; ``trouble`` says what could not be read,
    ``conflict`` that both sides changed. A new item begins as ``blank`` and is ``also_called`` by
    other words, one each; where it ``is_guest``, the same name elsewhere is the same item.
    ``step`` is what accepting does where that is more than writing values.
    """

    number: int
    source: str
    row: int
    table: str
    kind: str
    item: ItemId | None
    name: str
    person: ItemId | None
    field: str
    label: str
    today: str
    returned: str
    values: dict[str, Any]
    conflict: Message | None = None
    trouble: Message | None = None
    step: Command | None = None
    puts: tuple[Put, ...] = ()
    blank: Item | None = None
    also_called: tuple[str, ...] = ()
    is_guest: bool = False

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """What the item may be called by others that came along, each with its kind, folded."""
        called = (self.name, *self.also_called) if self.is_new else self.also_called
        folded = ((self.kind, fold_words(name)) for name in called if name)
        return tuple(dict.fromkeys(folded))

    @property
    def needs(self) -> frozenset[str]:
        """The kinds of which there has to be one item for this to belong to."""
        return frozenset(put.into.under for put in self.puts if put.into.under)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to write."""
        return bool(self.values or self.puts) or self.step is not None

    @property
    def is_new(self) -> bool:
        """Whether it would be an item of its own."""
        return not self.field


class Proposed(msgspec.Struct, frozen=True):
    """Every proposal, and why files were left out."""

    proposals: tuple[Proposal, ...] = ()
    left_out: tuple[Message, ...] = ()

    @property
    def agreed(self) -> frozenset[int]:
        """The numbers of those that nothing speaks against."""
        return frozenset(
            each.number for each in self.proposals if each.can_be_taken and each.conflict is None
        )

    def of_person(self, person: ItemId | None) -> frozenset[int]:
        """The numbers of those that concern somebody, as far as nothing speaks against them."""
        return self.agreed & {each.number for each in self.proposals if each.person == person}

    def people(self) -> tuple[ItemId | None, ...]:
        """Whom something is proposed for, in order, each once."""
        return tuple(dict.fromkeys(each.person for each in self.proposals))

    def command(
        self,
        document: Document,
        taken: Collection[int],
        new_id: Callable[[], ItemId],
        label: Message,
    ) -> Together:
        """The accepted ones as one step, and what they belong to; people who are not here yet
        are made outside the room."""
        made = _Made(self._with_places(taken), new_id, label)
        changes: dict[ItemId, dict[str, Any]] = {}
        steps: list[Command] = []
        for each, item in made.chosen:
            if each.step is not None:
                steps.append(each.step)
            elif each.item is None or item in document:
                steps += (PutInto(item, put, new_id, label) for put in each.puts)
                if each.item is not None:
                    changes.setdefault(item, {}).update(made.resolved(each.values))
        added = _targets_first(made.added())
        changed = [SetFields(item, values, label) for item, values in changes.items() if values]
        return Together((*made.named, *added, *changed, *steps), label)

    def _with_places(self, taken: Collection[int]) -> list[Proposal]:
        """The chosen, with whatever new thing one of them stands in."""
        chosen = {each.number for each in self.proposals if each.number in taken}
        places = {name: each for each in self.proposals for name in each.names}
        waiting = [each for each in self.proposals if each.number in chosen]
        needed = frozenset[str]().union(*(each.needs for each in waiting))
        for each in self.proposals:
            if each.is_new and each.kind in needed and each.number not in chosen:
                chosen.add(each.number)
                waiting.append(each)
        while waiting:
            place = waiting.pop().values.get("parent")
            if not isinstance(place, NewName):
                continue
            for kind in place.kinds.split():
                found = places.get((kind, fold_words(place.name)))
                if found is not None and found.number not in chosen:
                    chosen.add(found.number)
                    waiting.append(found)
        return [each for each in self.proposals if each.number in chosen and each.can_be_taken]


def _targets_first(added: list[AddItem]) -> Iterator[AddItem]:
    """New items in an order in which no link leads to what is not there yet."""
    waiting = {add.item.id: add for add in added}

    def after(add: AddItem) -> Iterator[AddItem]:
        del waiting[add.item.id]
        links = (target for _, target in links_of(add.item))
        for target in (add.item.parent, *links):
            if target is not None and target in waiting:
                yield from after(waiting[target])
        yield add

    for add in added:
        if add.item.id in waiting:
            yield from after(add)


class _Made:
    """The ids of what is made along the way."""

    def __init__(
        self, chosen: list[Proposal], new_id: Callable[[], ItemId], label: Message
    ) -> None:
        self.chosen = [(each, new_id() if each.item is None else each.item) for each in chosen]
        self._label = label
        self._ids: dict[tuple[str, str], ItemId] = {}
        for each, item in self.chosen:
            for name in each.names:
                self._ids.setdefault(name, item)
        self.named: list[Command] = []
        for each in chosen:
            for value in each.values.values():
                for name in value if isinstance(value, tuple) else (value,):
                    if isinstance(name, NewName) and name.made and self._known(name) is None:
                        made = msgspec.structs.replace(name.made, id=new_id())
                        self._ids[made.kind, fold_words(name.name)] = made.id
                        self.named.append(AddItem(made, label))

    def added(self) -> list[AddItem]:
        """The new items."""
        return [
            AddItem(
                msgspec.structs.replace(each.blank, id=item, **self.resolved(each.values)),
                self._label,
            )
            for each, item in self.chosen
            if each.item is None and each.blank is not None
        ]

    def resolved(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values with names replaced by ids; a link to what nobody accepted leads nowhere."""
        return {field: self._resolved(value) for field, value in values.items()}

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, tuple):
            found = (self._resolved(each) for each in value)
            return tuple(each for each in found if each is not None)
        return self._known(value) if isinstance(value, NewName) else value

    def _known(self, name: NewName) -> ItemId | None:
        folded = fold_words(name.name)
        ids = (self._ids.get((kind, folded)) for kind in name.kinds.split())
        return next((each for each in ids if each is not None), None)


def concerned(item: Item | None, values: dict[str, Any], otherwise: ItemId | None) -> ItemId | None:
    """Whom an item concerns: as it stands, else as it is proposed, else whose workbook it is."""
    for name in OWNERS:
        found = getattr(item, name, None) if item is not None else values.get(name)
        if found is not None and not isinstance(found, NewName):
            return ItemId(found)
    return otherwise


def link_kinds(item_type: type[Item]) -> dict[str, tuple[str, bool]]:
    """The kind that each link field of an item type leads to, and whether it holds several."""
    return {field.name: (field.kind, field.is_many) for field in link_fields(item_type)}
