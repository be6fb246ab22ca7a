"""The breakout of the sample: who was with whom, how long, and what each group found."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.notes import Note
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    members: tuple[str, ...]
    notes: tuple[str, ...]


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: str
    size: int
    minutes: int
    started: str
    ended: str
    groups: tuple[_Group, ...]


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    question: str
    notes: dict[str, str]


def items(frame: Frame) -> Iterator[Item]:
    """The groups, reported back all of them, with what they showed to the room."""
    facts, words = frame.facts("groups", _Facts), frame.words("groups", _Words)
    breakout = frame.id(f"breakout {facts.kind}")
    yield Breakout(
        id=breakout,
        parent=frame.activity(facts.kind).id,
        position="V",
        size=facts.size,
        minutes=facts.minutes,
        question=words.question,
        started_at=frame.at(facts.started),
        ended_at=frame.at(facts.ended),
        shows_notes=True,
    )
    places = spread(len(facts.groups))
    for number, (group, place) in enumerate(zip(facts.groups, places, strict=True), 1):
        group_id = frame.id(f"group {number}")
        yield Group(
            id=group_id,
            parent=breakout,
            position=place,
            number=number,
            members=tuple(frame.id(f"person {key}") for key in group.members),
            has_reported=True,
        )
        for key, position in zip(group.notes, spread(len(group.notes)), strict=True):
            yield Note(
                id=frame.id(f"group note {key}"),
                parent=group_id,
                position=position,
                text=words.notes[key],
                is_private=False,
            )
