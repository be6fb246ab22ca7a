"""How many leaders have committed, in words."""

from __future__ import annotations

from cxworkshop.activities.commitments import coverage
from cxworkshop_ui.activities.people_words import short_names, with_function
from cxworkshop_ui.context import SessionContext


def coverage_words(context: SessionContext) -> tuple[float, str, str]:
    """The share, how many of how many, and who is open, declined or was not there."""
    document, tr = context.document, context.tr
    covered, names = coverage(document), short_names(document)
    strong = context.trn(
        "{done} of {count} leader",
        "{done} of {count} leaders",
        covered.expected,
        done=covered.given,
    )
    still = [with_function(document, person, names[person.id]) for person in covered.open]
    rest = tr("have committed.")
    if still:
        rest = tr("have committed. Still open: {names}", names=", ".join(still))
    if covered.declined:
        declined = ", ".join(names[person.id] for person in covered.declined)
        rest += " · " + tr("Declined: {names}", names=declined)
    if covered.away:
        away = ", ".join(names[person.id] for person in covered.away)
        rest += " · " + tr("Not in the room: {names}", names=away)
    return covered.given / max(covered.expected, 1), strong, rest


def round_words(context: SessionContext) -> str:
    """That the round is over: how many have committed, and who has not, and why."""
    document, tr = context.document, context.tr
    covered, names = coverage(document), short_names(document)
    parts = [
        tr("Everybody here has had a turn."),
        tr(
            "{given} of {expected} have committed.",
            given=covered.given,
            expected=covered.expected,
        ),
    ]
    if covered.open:
        still = ", ".join(names[person.id] for person in covered.open)
        parts.append(tr("Without one yet: {names}.", names=still))
    if covered.declined:
        declined = ", ".join(names[person.id] for person in covered.declined)
        parts.append(tr("Declined: {names}.", names=declined))
    if covered.away:
        gone = ", ".join(names[person.id] for person in covered.away)
        parts.append(tr("Not here: {names}.", names=gone))
    return " ".join(parts)
