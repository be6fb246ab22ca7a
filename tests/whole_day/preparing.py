"""Before the day: a session from the template, the kinds it lacks, the people."""

from __future__ import annotations

from cxworkshop.activities.kinds import KINDS
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from tests.whole_day.gestures import Answer, Clip, Gesture, Holds, Press, Rest, To, Write

PEOPLE = """Name\tFunction\tE-mail
Ana Pérez\tSales\tana@x.example
Νίκη Παπά\tLegal\tniki@x.example
Bo Lind\tOperations\tbo@x.example
Chidi Obi\tIT\tchidi@x.example
Dana Roth\tFinance\tdana@x.example
Eiji Mori\tSales\teiji@x.example
"""
SEARCH_PAUSE = 0.5
"""After which a list of choices takes a letter as the beginning of another word."""


def _added(title: str, kind: str) -> tuple[Gesture, ...]:
    """An activity after the chosen one: its name, and its kind by the beginning of its word."""
    return (
        Press("Insert"),
        Write(title),
        To("Kind"),
        Rest(SEARCH_PAUSE),
        Answer(kind),
        Press("Escape"),
    )


def _has_every_kind(document: Document) -> bool:
    there = {item.activity for item in document.all(AgendaItem)}
    return there == {kind.id for kind in KINDS}


PREPARED: tuple[Gesture, ...] = (
    Press("Ctrl+N", "Ctrl+A"),
    Write("Harbour day"),
    Press("Tab", "Ctrl+A"),
    Write("Harbour Health"),
    Press("Tab", "Ctrl+A"),
    Answer("3 dec 2026"),
    Press("Tab", "Return"),
    # After the hand-offs; after the goals; before the close.
    Press("Ctrl+Home", "Down", "Down", "Down", "Down"),
    *_added("Where the distance is", "Gap"),
    *_added("Too many ideas", "Prioritise"),
    Press("Down", "Down", "Down"),
    *_added("What else it does", "Impact"),
    *_added("What we say outside", "Outside"),
    *_added("Free talk", "Discussion"),
    Press("Ctrl+End", "Up"),
    *_added("Who may say yes", "Who"),
    *_added("Thirty days on", "Review"),
    Holds("every kind is in the agenda", _has_every_kind),
    Press("Ctrl+PageDown"),
    Clip(PEOPLE),
    Press("Ctrl+V"),
    To("Import 6 people"),
    Press("Space"),
    Holds("six people", lambda document: len(document.all(Participant)) >= 6),
)
