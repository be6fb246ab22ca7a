"""What the sample's leaders answered to the five statements, what they have seen, what they agreed.

The statements themselves come from the template; they are known in the sample by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Rating, Statement
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Seen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    statement: str
    by: str
    is_private: bool = False


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    statements: tuple[str, ...]
    evidence_printed: bool
    ratings: dict[str, str]
    evidence: tuple[_Seen, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agreed: dict[str, str]
    evidence: dict[str, str]


def agreed_on(frame: Frame, started: Iterable[Item]) -> Iterator[Item]:
    """What the day's activities start with, with what was agreed on each statement of the first."""
    facts, words = frame.facts("diagnostic", _Facts), frame.words("diagnostic", _Words)
    activity = frame.activity("diagnostic").id
    keys = iter(facts.statements)
    for item in started:
        if isinstance(item, Diagnostic) and item.parent == activity:
            yield msgspec.structs.replace(item, evidence_printed=facts.evidence_printed)
        elif isinstance(item, Statement) and item.parent == activity:
            key = next(keys)
            frame.name(f"statement {key}", item.id)
            yield msgspec.structs.replace(item, sentence=words.agreed[key])
        else:
            yield item


def items(frame: Frame) -> Iterator[Item]:
    """Every leader's answers and the evidence for some of them."""
    facts, words = frame.facts("diagnostic", _Facts), frame.words("diagnostic", _Words)
    for place, key in enumerate(facts.statements):
        given = [(person, answers[place]) for person, answers in facts.ratings.items()]
        for (person, answer), position in zip(given, spread(len(given)), strict=True):
            yield Rating(
                id=frame.id(f"rating {key} {person}"),
                parent=frame.id(f"statement {key}"),
                position=position,
                participant=frame.id(f"person {person}"),
                value=int(answer) if answer.isdigit() else 0,
                is_declined=answer == "-",
            )
    for seen, position in zip(facts.evidence, spread(len(facts.evidence)), strict=True):
        yield Evidence(
            id=frame.id(f"evidence {seen.key}"),
            parent=frame.id(f"statement {seen.statement}"),
            position=position,
            participant=frame.id(f"person {seen.by}"),
            text=words.evidence[seen.key],
            is_private=seen.is_private,
        )
