"""The sample a month later: every promise of the day, and what was told of it by telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.review import CheckIn, Result, ReviewAnswer
from cxworkshop.activities.review_source import find_promises
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    of: str
    result: Result
    told_on: dt.date
    told_by: str


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    days: int
    on: dt.date
    answers: tuple[_Answer, ...]


class _Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    happened: str = ""
    changes: str = ""


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    answers: dict[str, _Said]


def items(frame: Frame, made: Iterable[Item]) -> Iterator[Item]:
    """The promises as they were agreed, the check-in, and one answer for each, given or not."""
    facts, words = frame.facts("review", _Facts), frame.words("review", _Words)
    found = find_promises(new_document(made), catalogue(frame.language))
    check_in = CheckIn(id=frame.id("check-in"), position="V", days=facts.days, on=facts.on)
    yield check_in
    given = {frame.id(answer.of): answer for answer in facts.answers}
    for offer, position in zip(found.offers, spread(len(found.offers)), strict=True):
        origin = offer.promise.origin
        promise_id = frame.id(f"promise of {origin}")
        yield msgspec.structs.replace(offer.promise, id=promise_id, position=position)
        answer = ReviewAnswer(
            id=frame.id(f"answer to {origin}"),
            parent=check_in.id,
            position=position,
            promise=promise_id,
        )
        told = given.get(origin) if origin is not None else None
        if told is not None:
            said = words.answers.get(told.of, _Said())
            answer = msgspec.structs.replace(
                answer,
                result=told.result,
                happened=said.happened,
                changes=said.changes,
                told_on=told.told_on,
                told_by=frame.id(f"person {told.told_by}"),
            )
        yield answer
