"""From the first start to lunch."""

from __future__ import annotations

from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.diagnostic import Evidence, Rating
from cxworkshop.activities.gap import Gap
from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.journey import PainPoint, Touchpoint
from cxworkshop.activities.opening import GroundRule
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.prioritise import Idea, Verdict
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant, Presence
from tests.whole_day.gestures import Answer, Gesture, Holds, Press, To, Write


def _have_come(document: Document) -> bool:
    return all(person.presence is not Presence.EXPECTED for person in document.all(Participant))


ARRIVING: tuple[Gesture, ...] = (
    Press("Ctrl+2", "F9", "Alt+W"),
    To("Everybody expected is here"),
    Press("Space", "Escape"),
    Holds("everybody has come", _have_come),
    Press("F5"),
)
OPENING: tuple[Gesture, ...] = (
    Answer("Ana: "),
    Write("One bill a customer can read"),
    Press("Return"),
    Answer("bo: "),
    Write("Fewer logins"),
    Press("Return"),
    To("Expectations · 2"),
    Press("Right"),
    To("New ground rule"),
    Write("We finish on time"),
    Press("Return"),
    To("All agree"),
    Press("Space"),
    Holds(
        "every rule is agreed on",
        lambda document: all(r.is_agreed for r in document.all(GroundRule)),
    ),
    To("New note"),
    Write("Eiji came with a cold"),
    Press("Return"),
)
CAPTURE: tuple[Gesture, ...] = (
    Press("Ctrl+L"),
    Answer("/h "),
    Write("Three logins for one claim"),
    Press("Return"),
    Answer("Bo: "),
    Write("Ask the depot first"),
    Press("Return"),
    Write("A ramp at the north door"),
    Press("Return", "Escape", "Ctrl+I"),
    Answer("p"),
    Press("Escape"),
    Holds("a pain point was sorted at once", lambda document: document.all(PainPoint)),
    Holds("one was parked", lambda document: document.all(ParkingEntry)),
    Holds("one waits", lambda document: len(document.all(InboxEntry)) == 1),
)
DIAGNOSTIC: tuple[Gesture, ...] = (
    Press("F8"),
    Answer("554321"),
    Answer("343434"),
    Answer("222222"),
    Answer("4-4-44"),
    Answer("555544"),
    Holds("28 ratings", lambda document: len(_rated(document)) == 28),
    Press("Ctrl+Home", "Return"),
    Write("Claims take nineteen days"),
    Press("Escape", "Ctrl+Return"),
    Write("We do not know what it costs"),
    Press("Escape"),
    Holds("evidence", lambda document: document.all(Evidence)),
    Press("Alt+3", "Alt+1", "F8"),
    Write("The coffee was late"),
    Press("Return"),
)
JOURNEY: tuple[Gesture, ...] = (
    Press("F8", "Ctrl+Return"),
    Write("Rings the depot twice"),
    Press("Ctrl+Return"),
    Write("Reads the letter"),
    Press("Return", "Minus", "M", "T", "Plus"),
    Holds("a moment of truth", lambda document: any(p.is_moment for p in document.all(Touchpoint))),
    To("Persona …"),
    Press("Return", "Ctrl+A"),
    Write("A baker with two shops"),
    Press("Escape"),
    Press("Alt+B", "Return", "Alt+8"),
    Holds("groups", lambda document: len(document.all(Group)) == 3),
    To("What Group 1 found"),
    Write("Nobody calls back"),
    Press("Return", "Ctrl+Return", "Escape"),
    Holds("a group speaks", lambda document: document.all(Breakout)[0].speaking is not None),
)
HAND_OFFS: tuple[Gesture, ...] = (
    Press("F8", "Right", "Return"),
    To("The giver promises"),
    Write("Say what you need"),
    Press("Escape"),
    Holds("a hand-off", lambda document: len(document.all(HandOff)) == 1),
)
GAP: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Letters"),
    Press("Return"),
    To("Where we are"),
    Write("Nine pages today"),
    Press("Return"),
    Write("Each lawyer adds a line"),
    Press("Return"),
    Write("One page tomorrow"),
    Holds("a theme", lambda document: len(document.all(Gap)) == 1),
)
PRIORITISE: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Short letters"),
    Press("Return"),
    Write("A new app"),
    Press("Return"),
    To("2. A new app"),
    Press("Up"),
    Answer("n"),
    Holds(
        "one is placed, and not for now",
        lambda document: document.all(Idea)[-1].verdict is Verdict.NOT_NOW,
    ),
)
MORNING: tuple[Gesture, ...] = (
    *ARRIVING,
    *OPENING,
    *CAPTURE,
    *DIAGNOSTIC,
    *JOURNEY,
    *HAND_OFFS,
    *GAP,
    *PRIORITISE,
)


def _rated(document: Document) -> list[Rating]:
    return [rating for rating in document.all(Rating) if 1 <= rating.value <= 5]
