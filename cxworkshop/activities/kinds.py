"""The kinds of activity by name and colour: what a list, a stripe or a menu needs to know.

It imports no kind, so that the first window can speak of a day without loading them all. What
a kind contains is in :mod:`cxworkshop.activities.registry`.
"""

from typing import NamedTuple

from cxworkshop.i18n import M, Message


class ActivityKind(NamedTuple):
    """What an agenda item can be: its id in files, its name, its role for colour.

    ``adds`` says what comes out of it. ``is_wide``: its form wants the whole width. ``captures``
    names what the room is shown of it while it is filled.
    """

    id: str
    title: Message
    role: str
    adds: Message
    is_wide: bool = False
    captures: Message = M("What comes in")


KINDS: tuple[ActivityKind, ...] = (
    ActivityKind("opening", M("Opening"), "neutral", M("Expectations")),
    ActivityKind(
        "diagnostic",
        M("Diagnostic"),
        "definition",
        M("Where we are, with evidence"),
        is_wide=True,
    ),
    ActivityKind(
        "journey", M("Journey map"), "accent", M("Where it hurts, who leads"), is_wide=True
    ),
    ActivityKind(
        "handoffs", M("Hand-offs"), "accent", M("What gets lost between us"), is_wide=True
    ),
    ActivityKind("gap", M("Gap"), "accent", M("Where we are, where we want to be"), is_wide=True),
    ActivityKind("discussion", M("Discussion"), "accent", M("Notes and decisions")),
    ActivityKind("definition", M("Shared definition"), "definition", M("One agreed sentence")),
    ActivityKind(
        "prioritise", M("Prioritise"), "accent", M("A short list, and not now"), is_wide=True
    ),
    ActivityKind(
        "impact", M("Impact check"), "definition", M("Seen from every side"), is_wide=True
    ),
    ActivityKind("goals", M("Goals"), "goals", M("Few goals, measured")),
    ActivityKind("commitments", M("Commitments"), "goals", M("One per leader")),
    ActivityKind("next_steps", M("Next steps"), "steps", M("Owner and date each"), is_wide=True),
    ActivityKind("decisions", M("Who decides"), "steps", M("One who decides each"), is_wide=True),
    ActivityKind("outside", M("Outside promise"), "goals", M("What is said outside")),
    ActivityKind("review", M("Review"), "goals", M("What was kept, what we change"), is_wide=True),
    ActivityKind("closing", M("Closing"), "neutral", M("Read-back"), captures=M("Read-back")),
    ActivityKind("break", M("Break"), "break", M("A pause")),
)

KIND_BY_ID: dict[str, ActivityKind] = {kind.id: kind for kind in KINDS}


def activity_kind(kind_id: str) -> ActivityKind:
    """The kind of this id; a kind that a newer version added is shown as a discussion."""
    return KIND_BY_ID.get(kind_id, KIND_BY_ID["discussion"])
