"""Proposals of several sheets and files together: said once, joined, or told to contradict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from cxworkshop import marks
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M
from cxworkshop.importing.proposals import NewName, Proposal
from cxworkshop.model.item import ItemId

_TWO_ROWS = M("Two rows that came back say different things.")
_NO_SENTENCE = M("There is nothing yet that it could belong to.")


def joined(found: list[Proposal]) -> list[Proposal]:
    """What several sheets say of somebody new of one name as one proposal, at its own sheet."""
    hosts: dict[tuple[str, str], list[int]] = {}
    for guests in (False, True):
        for place, each in enumerate(found):
            if each.item is None and each.is_guest is guests:
                named = hosts.setdefault((each.kind, fold_words(each.name)), [])
                if not guests or not named:
                    named.append(place)
    whole = dict(enumerate(found))
    for place, each in enumerate(found):
        places = hosts.get((each.kind, fold_words(each.name)), []) if each.is_guest else []
        if len(places) > 1:
            lost = M("Several here are called “{name}”.", name=each.name[:60])
            whole[place] = msgspec.structs.replace(each, values={}, puts=(), trouble=lost)
        elif places and places[0] != place:
            whole[places[0]] = _with(whole[places[0]], each)
            del whole[place]
    return list(whole.values())


def _with(host: Proposal, guest: Proposal) -> Proposal:
    """Somebody new with what another sheet says of them."""
    said = host.returned.splitlines()
    said += (line for line in guest.returned.splitlines() if line not in said)
    more = [put for put in guest.puts if put not in host.puts]
    clash = any(
        put.into == other.into and put.values != other.values for put in more for other in host.puts
    ) or any(_differs(host.values.get(name, value), value) for name, value in guest.values.items())
    return msgspec.structs.replace(
        host,
        returned="\n".join(said),
        values={**guest.values, **host.values},
        puts=(*host.puts, *more),
        trouble=host.trouble or guest.trouble,
        conflict=host.conflict or (_TWO_ROWS if clash else None),
    )


def _differs(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold_words(one) != fold_words(other)
    return bool(one != other)


def numbered(found: list[Proposal]) -> Iterator[Proposal]:
    """Numbered, what was said twice once, and what was said differently as a conflict."""
    sides: dict[tuple[ItemId, str], set[str]] = {}
    for each in found:
        if each.item is not None:
            sides.setdefault((each.item, each.field), set()).add(marks.plain(each.returned))
    said: set[tuple[str, ...]] = set()
    new: dict[tuple[str, str], set[ItemId | int]] = {}
    for place, each in enumerate(found):
        for name in each.names:
            new.setdefault(name, set()).add(place if each.item is None else each.item)
    number = 0
    for each in found:
        each = _without_lost_links(each, new)
        key = (each.table, each.item or "", each.field, marks.plain(each.returned))
        if key in said:
            continue
        said.add(key)
        conflict = each.conflict
        if each.item is not None and len(sides[each.item, each.field]) > 1:
            conflict = _TWO_ROWS
        yield msgspec.structs.replace(each, number=number, conflict=conflict)
        number += 1


def _without_lost_links(
    proposal: Proposal, new: Mapping[tuple[str, str], Collection[ItemId | int]]
) -> Proposal:
    """A link to something that is neither here nor among what is new is trouble.

    Without a place to stand in there is nothing to take.
    """
    coming = {kind for kind, _ in new}
    if missing := proposal.needs - coming:
        puts = tuple(put for put in proposal.puts if put.into.under not in missing)
        values = proposal.values if proposal.is_new else {}
        return msgspec.structs.replace(proposal, values=values, puts=puts, trouble=_NO_SENTENCE)
    kept = dict(proposal.values)
    trouble = proposal.trouble
    for field, value in proposal.values.items():
        if not isinstance(value, NewName) or value.made is not None:
            continue
        called = ((kind, fold_words(value.name)) for kind in value.kinds.split())
        count = len(set[ItemId | int]().union(*(new.get(name, ()) for name in called)))
        if count != 1:
            del kept[field]
            lost = M("Several here are called “{name}”.", name=value.name[:60])
            if not count:
                lost = M("Nothing here is called “{name}”.", name=value.name[:60])
            trouble = trouble or lost
            if field == "parent":
                return msgspec.structs.replace(proposal, values={}, puts=(), trouble=trouble)
    return msgspec.structs.replace(proposal, values=kept, trouble=trouble)
