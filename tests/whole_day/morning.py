"""From the first start to the first break: people, opening, inbox, replan, diagnostic."""

from __future__ import annotations

from cxworkshop.activities.diagnostic import Evidence, Rating, Statement
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.journey import PainPoint
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation, GroundRule
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.prioritise import Idea
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant, Presence
from tests.whole_day.gestures import Answer, Gesture, Holds, Press, To, Write


def person(document: Document, name: str) -> Participant:
    """Who is called so."""
    return next(each for each in document.all(Participant) if each.name.startswith(name))


def _have_come(document: Document) -> bool:
    return all(person.presence is not Presence.EXPECTED for person in document.all(Participant))


def _facts(document: Document) -> set[RunFact]:
    return {event.fact for event in document.all(RunEvent)}


def _free_talk(document: Document) -> AgendaItem:
    return next(item for item in document.all(AgendaItem) if item.title == "Free talk")


def _rated(document: Document, number: int) -> list[Rating]:
    return [each for each in document.all(Rating) if each.round == number and each.value]


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
    Holds(
        "Bo said what he expects",
        lambda document: document.all(Expectation)[1].by == person(document, "Bo").id,
    ),
    To("Expectations · 2"),
    Press("Right", "Return"),
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
    # It takes longer, and somebody knocks.
    Press("Shift+F8", "F9", "F9"),
    Holds(
        "five minutes more, a pause, and on",
        lambda document: _facts(document) >= {RunFact.EXTENDED, RunFact.PAUSED, RunFact.RESUMED},
    ),
    Press("Ctrl+R"),
    To("Minutes of “Free talk”"),
    Answer("25"),
    Press("Ctrl+Return"),
    Holds("a length was changed by hand", lambda document: _free_talk(document).minutes == 25),
    Holds(
        "what was promised is remembered",
        lambda document: _free_talk(document).first_minutes == 30,
    ),
    Write("The caretaker wants the key back"),  # where one was
    Press("Return"),
    Holds("two notes", lambda document: len(document.all(Note)) >= 2),
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
    Press("Return"),
    Write("Call before the letter"),
    Press("Return"),
    Write("Order the labels"),
    Press("Return"),
    Answer("Somebody waits outside"),
    Press("Return", "Escape", "Ctrl+I"),
    Answer("p"),
    Press("Down"),
    Answer("is"),
    Press("Delete", "Escape"),
    Holds(
        "a pain point was sorted at once",
        lambda document: document.all(PainPoint)[0].text == "Three logins for one claim",
    ),
    Holds(
        "one was parked, and by whom it was raised",
        lambda document: document.all(ParkingEntry)[0].raised_by == person(document, "Bo").id,
    ),
    Holds("an idea", lambda document: document.all(Idea)[0].text == "Call before the letter"),
    Holds("a next step", lambda document: document.all(NextStep)[0].text == "Order the labels"),
    Holds("one waits", lambda document: len(document.all(InboxEntry)) == 1),
)
DIAGNOSTIC: tuple[Gesture, ...] = (
    Press("F8"),
    Answer("554321"),
    Answer("343434"),
    Answer("222222"),
    Answer("4-4-44"),
    Answer("555544"),
    Holds("28 ratings", lambda document: len(_rated(document, 1)) == 28),
    Holds("two declined", lambda document: sum(r.is_declined for r in document.all(Rating)) == 2),
    Press("Ctrl+Home", "Return"),
    Write("Claims take nineteen days"),
    Press("Escape", "Right", "Return"),
    Write("The board has never seen a claim"),
    Press("Tab", "Space", "Escape", "Ctrl+Return"),
    Write("We do not know what it costs"),
    Press("Escape"),
    Holds(
        "evidence, one of it private",
        lambda document: [each.is_private for each in document.all(Evidence)] == [False, True],
    ),
    Holds(
        "an agreed sentence",
        lambda document: document.all(Statement)[0].sentence == "We do not know what it costs",
    ),
    Press("Alt+3", "Alt+1"),
    To("Second round"),
    Press("Space"),
    To("Answers by"),
    Press("Ctrl+Home"),
    Answer("455"),
    Holds("a second round", lambda document: len(_rated(document, 2)) == 3),
    Press("F8"),
    Write("The coffee was late"),
    Press("Return"),
    To("Everyone is back"),
    Press("Space"),
)
MORNING: tuple[Gesture, ...] = (*ARRIVING, *OPENING, *CAPTURE, *DIAGNOSTIC)
