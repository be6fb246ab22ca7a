"""From lunch to the folder that everybody takes along."""

from __future__ import annotations

from cxworkshop.activities.agreed import version
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.photos import Photo
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.model.people import Participant, Presence
from tests.whole_day.gestures import Answer, Clip, Gesture, Holds, Press, To, Write

DEFINITION: tuple[Gesture, ...] = (
    Press("F8", "F8"),  # lunch is done
    Write("You always know what happens next"),
    Press("Return"),
    To("The agreed sentence"),
    Write("We say what happens next"),
    Holds("the agreed sentence", lambda document: document.all(SharedDefinition)),
)
GOALS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Accounts open in five days"),
    Holds("a goal", lambda document: document.all(Goal)),
)
IMPACT: tuple[Gesture, ...] = (
    Press("F8"),
    Write("One letter a claim"),
    Press("Return"),
    Answer("2-11"),
    Press("Return"),
    Write("Costs a printer"),
    Press("Escape"),
)
OUTSIDE: tuple[Gesture, ...] = (
    Press("F8"),
    Write("A human answers in a minute"),
    Press("Return"),
    Write("Everybody who calls"),
)
DISCUSSION: tuple[Gesture, ...] = (
    Press("F8"),
    Write("We close the old portal"),
    Press("Return"),
    Clip(),
    Press("Ctrl+V"),
    Holds("a photo", lambda document: len(document.all(Photo)) == 1),
)
COMMITMENTS: tuple[Gesture, ...] = (
    Press("F8", "F8", "Alt+R"),  # a break is done
    Write("I will sit in the call centre"),
    Press("F4", "Return"),
    Write("I will sign in two days"),
    Press("F3", "F4", "Return"),
    Write("I will walk the depot at six"),
    Holds(
        "two said aloud", lambda document: sum(c.said_aloud for c in document.all(Commitment)) == 2
    ),
    # Somebody has to go: found by the beginning of a name, here becomes left.
    Press("Alt+W"),
    Answer("eiji"),
    Press("Space", "Escape"),
    Holds(
        "Eiji has left",
        lambda document: document.all(Participant)[-1].presence is Presence.LEFT,
    ),
)
NEXT_STEPS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Book the room by the depot"),
    Press("Tab"),
    Answer("bo"),
    Press("Tab"),
    Answer("10 dec"),
    Press("Return"),
    Holds("a step with its date", lambda document: document.all(NextStep)[0].due is not None),
)
DECISIONS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Who may waive a fee"),
    Press("Return"),
)
REVIEW: tuple[Gesture, ...] = (
    Press("F8"),
    To("Take what was agreed in this file"),
    Press("Return"),
    Holds("promises", lambda document: document.all(Promise)),
    Answer("k"),
    Press("Return"),
    Write("It took three calls"),
    Press("Escape"),
    Holds("one is kept", lambda document: any(a.result for a in document.all(ReviewAnswer))),
)
AFTERNOON: tuple[Gesture, ...] = (
    *DEFINITION,
    *GOALS,
    *IMPACT,
    *OUTSIDE,
    *DISCUSSION,
    *COMMITMENTS,
    *NEXT_STEPS,
    *DECISIONS,
    *REVIEW,
)
CLOSE: tuple[Gesture, ...] = (
    Press("F8"),
    To("Read-back"),
    Press("End"),
    To("New word"),
    Answer("Ana: "),
    Write("Relieved"),
    Press("Return"),
    To("Agree the plan"),
    Press("Space"),
    Holds("version 1 is agreed", version),
    Press("F8", "Ctrl+Shift+E"),
)
