"""The promises, and the close: commitments, next steps, decisions, review, the folder."""

from __future__ import annotations

from cxworkshop.activities.agreed import changes_since, version
from cxworkshop.activities.closing import ClosingWord, ReturnCount
from cxworkshop.activities.commitments import Commitment, Declined
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.opening import Expectation, Met
from cxworkshop.activities.review import Promise, Result, ReviewAnswer
from cxworkshop.model.document import Document
from cxworkshop.model.people import Presence
from tests.whole_day.afternoon import goal
from tests.whole_day.gestures import Answer, Back, Gesture, Holds, Press, To, Write
from tests.whole_day.morning import person
from tests.whole_day.noon import functions


def commitment(document: Document, name: str) -> Commitment:
    """What somebody promised."""
    who = person(document, name).id
    return next(each for each in document.all(Commitment) if each.participant == who)


def step(document: Document, text: str) -> NextStep:
    """The next step that begins with these words."""
    return next(each for each in document.all(NextStep) if each.text.startswith(text))


def _committed(document: Document) -> bool:
    said = commitment(document, "Ana")
    return (
        (said.kept_when, said.first_step) == ("Four half days in my diary", "Ask for a desk")
        and (str(said.by), str(said.first_step_on)) == ("2027-01-15", "2026-12-07")
        and said.said_aloud
        and said.partner is not None
    )


def _supported(document: Document) -> bool:
    said = commitment(document, "Ana")
    return said.support == "A headset" and said.goal == goal(document).id


def _step_said(document: Document) -> bool:
    found = step(document, "Book the room by the depot")
    said = (found.owner, str(found.due), found.needs, found.done_when, found.accepted)
    return said == (person(document, "Bo").id, "2026-12-10", "Two keys", "It is booked", True)


def _rights(document: Document) -> bool:
    found = document.all(Decision)[-1]
    sales, legal, operations = functions(document, "Sales", "Legal", "Operations")
    return (found.deciders, found.to_ask) == ((sales,), (legal,)) and found.to_tell == (
        operations,
        person(document, "Chidi").id,
    )


def _reviewed(document: Document) -> bool:
    said = [each for each in document.all(ReviewAnswer) if each.result is not None]
    return [(each.result, each.happened, each.changes) for each in said] == [
        (Result.PARTLY, "It took three calls", "Ring before eight")
    ]


COMMITMENTS: tuple[Gesture, ...] = (
    Press("F8", "F8", "Alt+R"),  # a break is done
    Write("I will sit in the call centre"),
    Press("F3", "F2"),
    Write("Four half days in my diary"),
    Press("Return"),
    Answer("15 jan"),
    Press("Return"),
    Write("Ask for a desk"),
    Press("Return"),
    Answer("7 dec"),
    Press("Return", "Alt+P", "F4"),
    Holds("a commitment that can be checked, said aloud", _committed),
    Press("Return"),
    Write("I will sign in two days"),
    Press("F4", "Return", "Alt+D"),  # Bo does not want to
    Holds(
        "who declined",
        lambda document: document.all(Declined)[0].participant == person(document, "Bo").id,
    ),
    Write("I will walk the depot at six"),
    Holds(
        "two said aloud", lambda document: sum(c.said_aloud for c in document.all(Commitment)) == 2
    ),
    Press("Alt+R"),
    To("What Ana Pérez will do"),
    Press("Return"),
    To("Support needed"),
    Write("A headset"),
    Press("Return"),
    Answer("acc"),
    Press("Escape"),
    Holds("what it needs, and what it serves", _supported),
    # Somebody has to go: found by the beginning of a name, here becomes left.
    Press("Alt+W"),
    Answer("eiji"),
    Press("Space", "Escape"),
    Holds("Eiji has left", lambda document: person(document, "Eiji").presence is Presence.LEFT),
)
NEXT_STEPS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Book the room by the depot"),
    Press("Tab"),
    Answer("bo"),
    Press("Tab"),
    Answer("10 dec"),
    Press("Return"),
    Write("Write to all agents"),
    Answer(" @Eiji 11 dec"),
    Press("Return"),
    Holds(
        "a step in one line",
        lambda document: str(step(document, "Write to all agents").due) == "2026-12-11",
    ),
    Back("Next steps"),
    Press("Ctrl+Home", "Down", "Down", "Ctrl+Return"),
    Write("Two keys"),
    Press("Return"),
    Write("It is booked"),
    To("The owner has accepted"),
    Press("Space", "Escape"),
    Holds("a step in every respect", _step_said),
)
DECISIONS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Who may waive a fee"),
    Press("Return"),
    Back("Who decides what"),
    Press("Ctrl+End", "Home", "Right"),
    Answer("d"),
    Press("Right"),
    Answer("a"),
    Press("Right"),
    Answer("t"),
    To("Who is told"),
    Press("End"),
    Answer(", Chidi Obi"),
    Press("Return"),  # takes the name from the list
    Press("Escape"),
    Holds("who decides, who is asked, who is told", _rights),
)
REVIEW: tuple[Gesture, ...] = (
    Press("F8"),
    To("Take what was agreed in this file"),
    Press("Return"),
    Holds("promises", lambda document: document.all(Promise)),
    Answer("p"),
    Press("Up", "Return"),
    Write("It took three calls"),
    Press("Tab"),
    Write("Ring before eight"),
    Press("Escape"),
    Holds("one is kept in part, and why", _reviewed),
)
CLOSE: tuple[Gesture, ...] = (
    Press("F8"),
    To("Read-back"),
    Press("Right", "Down"),
    Answer("12"),
    Holds(
        "what became of the expectations",
        lambda document: [each.met for each in document.all(Expectation)] == [Met.MET, Met.PARTLY],
    ),
    To("Expectations · 2/2"),
    Press("Right", "Down"),
    Answer("3"),
    Press("Return"),
    Answer("2"),
    Press("Return"),
    Answer("1"),
    Press("Return"),
    Holds(
        "what the day was worth",
        lambda document: document.all(ReturnCount)[0].levels == (0, 0, 0, 1, 2, 3),
    ),
    To("0 to 5"),
    Press("End", "Down"),
    Answer("Ana: "),
    Write("Relieved"),
    Press("Return"),
    Holds(
        "one word, and whose",
        lambda document: document.all(ClosingWord)[0].by == person(document, "Ana").id,
    ),
    # The sheet of the one who has left, and his step to somebody who is here.
    Press("Alt+W"),
    Answer("eiji"),
    To("Sheet and steps"),
    Press("Space"),
    To("New owner of “Write to all agents”"),
    Answer("chidi"),
    To("Give the steps"),
    Press("Space"),
    Holds(
        "somebody else does it",
        lambda document: (
            step(document, "Write to all agents").owner == person(document, "Chidi").id
        ),
    ),
    To("Sheet for Eiji"),
    Press("Space", "Escape"),
    To("Agree the plan"),
    Press("Space"),
    Holds("version 1 is agreed", version),
    Press("Ctrl+2", "Ctrl+D", "Up", "Up", "Up", "Return"),
    Back("Next steps"),
    Press("Ctrl+Home", "Down", "Down", "Right", "F2", "End"),
    Write(" and the tape"),
    Press("Return"),
    Holds("version 2, with what changed", lambda document: len(changes_since(document)) == 1),
    Press("F6", "F8", "Ctrl+Shift+E"),
)
EVENING: tuple[Gesture, ...] = (*COMMITMENTS, *NEXT_STEPS, *DECISIONS, *REVIEW, *CLOSE)

EXPORT: tuple[Gesture, ...] = (
    Press("Ctrl+E"),
    To("Facilitator’s script"),
    Press("Space"),
    To("Export"),
    Press("Space"),
)
"""Afterwards, from the export page: the script besides."""
