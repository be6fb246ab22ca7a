"""Accountability partners: who asks whom, so that everybody is asked and nobody asks for all."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import msgspec

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.status import Status
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts


class Balance(msgspec.Struct, frozen=True):
    """Who is nobody's partner, and who is the partner of several (with how many)."""

    idle: tuple[Participant, ...]
    crowded: tuple[tuple[Participant, int], ...]


def partner_load(document: Document) -> Counter[ItemId]:
    """For how many others each person asks; several commitments of one leader count once."""
    pairs = {
        (item.participant, item.partner)
        for item in document.all(Commitment)
        if item.partner is not None
        and item.partner != item.participant
        and item.text.strip()
        and item.status is not Status.DROPPED
    }
    return Counter(partner for _, partner in pairs)


def partner_balance(document: Document) -> Balance:
    """How evenly partners are spread over those who count; empty before the first is chosen."""
    load = partner_load(document)
    if not load:
        return Balance((), ())
    people = [person for person in document.all(Participant) if counts(person)]
    idle = tuple(person for person in people if not load[person.id])
    crowded = tuple((person, load[person.id]) for person in people if load[person.id] > 1)
    return Balance(idle, crowded)


def proposed_partners(document: Document) -> dict[ItemId, ItemId]:
    """A partner for every leader who has none: by the id of the leader.

    Each asks for about one: nobody gets a second as long as somebody has none. As many as
    possible come from another function. Nobody is proposed to themselves.
    """
    declined = {person.id for person in coverage(document).declined}
    people = [
        person
        for person in document.all(Participant)
        if counts(person) and person.id not in declined
    ]
    taken = partner_load(document)
    has_one = {
        item.participant
        for item in document.all(Commitment)
        if item.partner is not None and item.status is not Status.DROPPED
    }
    seekers = [person for person in people if person.id not in has_one]
    if len(people) < 2:
        return {}
    pairing = _Pairing(people, taken)
    most = 1
    while len(pairing.partner_of) < len(seekers):
        for is_mixing in (True, False):
            for seeker in seekers:
                if seeker.id not in pairing.partner_of:
                    pairing.place(seeker, most, is_mixing=is_mixing, tried=set())
        most += 1
    pairing.mix()
    return pairing.partner_of


class _Pairing:
    """Seekers and their partners; who is placed may be moved on to make room for another."""

    def __init__(self, people: list[Participant], taken: Counter[ItemId]) -> None:
        self.partner_of: dict[ItemId, ItemId] = {}
        self._taken = taken
        self._by_id = {person.id: person for person in people}
        self._people = people
        self._asks_for: dict[ItemId, list[ItemId]] = {person.id: [] for person in people}

    def place(self, seeker: Participant, most: int, *, is_mixing: bool, tried: set[ItemId]) -> bool:
        """Find a partner who asks for fewer than ``most``, moving others on where it takes that."""
        for other in self._offers(seeker, is_mixing=is_mixing):
            if other.id in tried:
                continue
            tried.add(other.id)
            if self._taken[other.id] + len(self._asks_for[other.id]) < most:
                self._put(seeker.id, other.id)
                return True
            for moved in tuple(self._asks_for[other.id]):
                if self.place(self._by_id[moved], most, is_mixing=is_mixing, tried=tried):
                    self._put(seeker.id, other.id)
                    return True
        return False

    def mix(self) -> None:
        """Let two swap their partners wherever that brings more functions together."""
        seekers = list(self.partner_of)
        is_done = False
        while not is_done:
            is_done = True
            for one, other in combinations(seekers, 2):
                first, second = self.partner_of[one], self.partner_of[other]
                before = self._is_mixed(one, first) + self._is_mixed(other, second)
                after = self._is_mixed(one, second) + self._is_mixed(other, first)
                if after > before and one != second and other != first:
                    self.partner_of[one], self.partner_of[other] = second, first
                    is_done = False

    def _is_mixed(self, seeker: ItemId, partner: ItemId) -> bool:
        own = self._by_id[seeker].function
        return own is None or own != self._by_id[partner].function

    def _put(self, seeker: ItemId, partner: ItemId) -> None:
        before = self.partner_of.get(seeker)
        if before is not None:
            self._asks_for[before].remove(seeker)
        self.partner_of[seeker] = partner
        self._asks_for[partner].append(seeker)

    def _offers(self, seeker: Participant, *, is_mixing: bool) -> list[Participant]:
        """Everybody else, from the next in the list on; with ``is_mixing`` of other functions."""
        at = self._people.index(seeker)
        others = self._people[at + 1 :] + self._people[:at]
        if not is_mixing:
            return others
        return [
            other for other in others if other.function is None or other.function != seeker.function
        ]
