"""What a returned workbook would change: proposed beside what stands here today, applied as asked.

Pure data: nothing is written before somebody accepts. What nobody touched on the way is proposed
by nobody; what was changed there and here is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import msgspec

from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, link_fields
from cxworkshop.model.people import Participant

OWNERS = ("owner", "participant", "raised_by")
"""The fields that say whom something concerns."""


class NewName(msgspec.Struct, frozen=True):
    """A link to somebody, or something, that is not here yet: made, or found among what is new."""

    kind: str
    name: str


class Proposal(msgspec.Struct, frozen=True):
    """One change, or one new item where ``item`` is None.

    ``source`` and ``row`` say where it stands, ``name`` what the item says, ``label`` the head of
    its column; ``today`` and ``returned`` are the two sides in words. ``values`` are written when
    it is accepted; ``trouble`` says what could not be read, ``conflict`` that both sides changed.
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

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to write."""
        return bool(self.values) or self.step is not None

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
        """The accepted ones as one step; people who are not here yet are made outside the room."""
        chosen = [each for each in self.proposals if each.number in taken and each.can_be_taken]
        made = _Made(chosen, new_id, label)
        changes: dict[ItemId, dict[str, Any]] = {}
        for each in chosen:
            if each.step is None and each.item is not None and each.item in document:
                changes.setdefault(each.item, {}).update(made.resolved(each.values))
        added = [
            AddItem(document.types[each.kind](id=new, **made.resolved(each.values)), label)
            for new, each in made.items
        ]
        changed = [SetFields(item, values, label) for item, values in changes.items()]
        steps = [each.step for each in chosen if each.step is not None]
        return Together((*made.people, *_first_targets(added), *changed, *steps), label)


def _first_targets(added: Iterable[AddItem]) -> Iterator[Command]:
    """New items in an order in which no link leads to what is not there yet: goals first."""
    yield from sorted(added, key=lambda add: add.item.kind != "goal")


class _Made:
    """The ids of what is made along the way."""

    def __init__(
        self, chosen: list[Proposal], new_id: Callable[[], ItemId], label: Message
    ) -> None:
        self.items = [(new_id(), each) for each in chosen if each.item is None]
        self._ids: dict[tuple[str, str], ItemId] = {}
        for item, each in self.items:
            told = str(each.values.get("text", ""))
            self._ids.setdefault((each.kind, fold_words(told)), item)
        self.people: list[Command] = []
        for each in chosen:
            for value in each.values.values():
                for name in value if isinstance(value, tuple) else (value,):
                    if isinstance(name, NewName) and name.kind == Participant.kind:
                        key = (name.kind, fold_words(name.name))
                        if key not in self._ids:
                            self._ids[key] = new_id()
                            person = Participant(id=self._ids[key], name=name.name, in_room=False)
                            self.people.append(AddItem(person, label))

    def resolved(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values with names replaced by ids; a link to what nobody accepted leads nowhere."""
        return {field: self._resolved(value) for field, value in values.items()}

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, tuple):
            found = (self._resolved(each) for each in value)
            return tuple(each for each in found if each is not None)
        if isinstance(value, NewName):
            return self._ids.get((value.kind, fold_words(value.name)))
        return value


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
