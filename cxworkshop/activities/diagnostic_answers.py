"""Giving, declining and clearing answers, counting them, closing a round and beginning the next."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from cxworkshop.activities.content import NewId
from cxworkshop.activities.diagnostic import (
    ROUNDS,
    SCALE,
    Counts,
    Rating,
    Statement,
    Tally,
    change_diagnostic,
    diagnostic_of,
)
from cxworkshop.activities.diagnostic_results import NOBODY, Group
from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence, counts

RATED, DECLINED, CLEARED = M("Rate a statement"), M("Decline to answer"), M("Clear an answer")
COUNTED = M("Count the answers")


class Answer(StrEnum):
    """Where a person is with a statement."""

    NOT_YET = "not_yet"
    GIVEN = "given"
    DECLINED = "declined"
    ABSENT = "absent"


def answer_of(rating: Rating | None, person: Participant) -> Answer:
    """What somebody's answer is; who is not in the room and has given none is absent."""
    if rating is not None and rating.value in SCALE:
        return Answer.GIVEN
    if rating is not None and rating.is_declined:
        return Answer.DECLINED
    return Answer.NOT_YET if counts(person) else Answer.ABSENT


def raters(document: Document) -> list[Participant]:
    """Everybody who has a place in the grid: the room's people, who left or is absent too."""
    return [person for person in document.all(Participant) if person.in_room]


def rating_of(
    document: Document, statement: ItemId, participant: ItemId, number: int
) -> Rating | None:
    """A person's answer to a statement in a round."""
    for rating in document.all(Rating):
        if (
            rating.parent == statement
            and rating.participant == participant
            and rating.round == number
        ):
            return rating
    return None


def give(
    rating: Rating | None,
    statement: ItemId,
    participant: ItemId,
    number: int,
    value: int,
    new_id: NewId,
) -> Command:
    """Answer with a value of the scale."""
    values = {"value": value, "is_declined": False}
    return _answered(rating, statement, participant, number, values, new_id)


def decline(
    rating: Rating | None, statement: ItemId, participant: ItemId, number: int, new_id: NewId
) -> Command:
    """Answer that one does not answer."""
    values = {"value": 0, "is_declined": True}
    return _answered(rating, statement, participant, number, values, new_id)


def clear(rating: Rating) -> Command:
    """Take an answer back: it is not given yet."""
    return SetFields(rating.id, {"value": 0, "is_declined": False}, CLEARED)


def _answered(
    rating: Rating | None,
    statement: ItemId,
    participant: ItemId,
    number: int,
    values: dict[str, Any],
    new_id: NewId,
) -> Command:
    label = DECLINED if values["is_declined"] else RATED
    if rating is not None:
        return SetFields(rating.id, values, label)
    made = Rating(
        id=ItemId(new_id()), parent=statement, participant=participant, round=number, **values
    )
    return AddItem(made, label)


def tally_of(document: Document, statement: ItemId, number: int, group: Group) -> Tally | None:
    """How many gave each value to a statement in a round, in a group of functions or the room."""
    for tally in document.all(Tally):
        if tally.parent == statement and tally.round == number and tally.functions == group:
            return tally
    return None


def could_answer(document: Document, group: Group) -> int:
    """How many can have handed in a sheet of a group, or of the room: who came, or is expected."""
    return sum(
        (not group or person.function in group)
        and (counts(person) or (person.in_room and person.presence is Presence.LEFT))
        for person in document.all(Participant)
    )


def count(
    document: Document,
    statement: ItemId,
    number: int,
    group: Group,
    found: Counts,
    at: int,
    new_id: NewId,
) -> Command:
    """Keep how many gave each value; the first count of a round says when it began.

    For an anonymous activity this is recorded as a fact, which leaves no step in the history.
    """
    tally = tally_of(document, statement, number, group)
    command: Command
    if tally is not None:
        command = SetFields(tally.id, {"counts": found}, COUNTED)
    else:
        made = Tally(
            id=ItemId(new_id()), parent=statement, round=number, functions=group, counts=found
        )
        command = AddItem(made, COUNTED)
    activity = document[statement].parent
    if activity is None or diagnostic_of(document, activity).since:
        return command
    began = change_diagnostic(document, activity, {"since": at}, COUNTED, new_id)
    return Together((began, command), COUNTED)


def with_count(found: Counts, value: int, number: int) -> Counts:
    """The counts with another number for one value."""
    changed = list(found)
    changed[value - 1] = max(0, number)
    return tuple(changed)  # type: ignore[return-value]


def has_answers(document: Document, activity: ItemId) -> bool:
    """Whether anything was rated or counted: then how it is taken stays as it is."""
    statements = {statement.id for statement in document.under(activity, Statement)}
    return any(rating.parent in statements for rating in document.all(Rating)) or any(
        tally.parent in statements for tally in document.all(Tally)
    )


def answered(document: Document, statement: ItemId, number: int) -> int:
    """How many have answered a statement in a round, who declined included."""
    rated = sum(
        rating.value in SCALE or rating.is_declined
        for rating in document.all(Rating)
        if rating.parent == statement and rating.round == number
    )
    tallies = [
        sum(tally.counts)
        for tally in document.all(Tally)
        if tally.parent == statement and tally.round == number
    ]
    return rated + sum(tallies)


def close_round(document: Document, activity: ItemId, new_id: NewId) -> Command:
    """Close the present round. What is left of how it was counted has to be scrubbed then."""
    found = diagnostic_of(document, activity)
    return change_diagnostic(
        document, activity, {"closed": found.rounds}, M("Close the round"), new_id
    )


def reopen_round(document: Document, activity: ItemId, at: int, new_id: NewId) -> Command:
    """Open the present round again, to correct a count."""
    found = diagnostic_of(document, activity)
    values = {"closed": found.rounds - 1, "since": at}
    return change_diagnostic(document, activity, values, M("Open the round again"), new_id)


def next_round(document: Document, activity: ItemId, new_id: NewId) -> Command:
    """Begin the next round; the one before is kept."""
    found = diagnostic_of(document, activity)
    values = {
        "rounds": min(found.rounds + 1, ROUNDS),
        "closed": found.rounds,
        "since": 0,
    }
    return change_diagnostic(document, activity, values, M("Begin another round"), new_id)


def empty_tally(tally: Tally | None) -> Counts:
    """The counts of a tally, none where there is none yet."""
    return tally.counts if tally is not None else NOBODY


def has_counts(document: Document, statement: ItemId) -> bool:
    """Whether anybody was counted on a statement."""
    return any(tally.parent == statement for tally in document.all(Tally))
