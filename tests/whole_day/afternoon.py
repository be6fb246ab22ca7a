"""After lunch: definition, goals, impact check, outside promise, discussion."""

from __future__ import annotations

from cxworkshop.activities.definition import Consent, Proposal, SharedDefinition
from cxworkshop.activities.discussion import Decided
from cxworkshop.activities.goals import DataExists, Goal, GoalPart, Horizon
from cxworkshop.activities.impact import ImpactRating, ImpactSubject
from cxworkshop.activities.journey import PainPoint
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.activities.photos import Photo
from cxworkshop.model.document import Document
from tests.whole_day.gestures import Answer, Back, Clip, Gesture, Holds, Press, To, Write
from tests.whole_day.morning import person
from tests.whole_day.noon import functions


def goal(document: Document, text: str = "Accounts open in five days") -> Goal:
    """The goal of these words."""
    return next(each for each in document.all(Goal) if each.text == text)


def _proposed(document: Document) -> bool:
    first, second = document.all(Proposal)
    return (first.by, first.dots, second.dots) == (person(document, "Ana").id, 3, 1)


def _hands(document: Document) -> bool:
    hands = document.all(Consent)
    return [hand.level for hand in hands] == [5, 4, 3, 2, None, 4, 3] and hands[4].is_declined


def _goal_said(document: Document) -> bool:
    found = goal(document)
    said = (found.measure, found.baseline, found.target, found.unit, found.resources)
    return (
        said == ("From form to account", "19", "five", "working days", "Two people from IT")
        and (found.owner, str(found.due)) == (person(document, "Dana").id, "2027-03-31")
        and (found.data, found.horizon) == (DataExists.YES, Horizon.NOW)
        and found.because == document.all(PainPoint)[0].id
    )


def _takes_part(document: Document) -> bool:
    parts = [(part.function, part.text) for part in document.under(goal(document).id, GoalPart)]
    sales, legal = functions(document, "Sales", "Legal")
    return parts == [(sales, "Asks for all papers at once"), (legal, "Drops the double check")]


def _weighed(document: Document) -> bool:
    ratings = document.under(document.all(ImpactSubject)[0].id, ImpactRating)
    said = [(rating.value, rating.why) for rating in ratings]
    return said == [(2, ""), (-1, ""), (1, "Costs a printer")]


def _said_outside(document: Document) -> bool:
    promise = document.all(OutsidePromise)[0]
    return (promise.to_whom, str(promise.said_on), promise.goal) == (
        "Everybody who calls",
        "2027-05-03",
        goal(document).id,
    )


def _is_shared(document: Document) -> bool:
    photo = document.all(Photo)[0]
    return photo.text == "The portal on the wall" and not photo.is_private


def _talked(document: Document) -> bool:
    decided = document.all(Decided)[0]
    led_to = [step.because for step in document.all(NextStep)]
    return decided.decided_by == person(document, "Dana").id and decided.id in led_to


DEFINITION: tuple[Gesture, ...] = (
    Press("F8"),
    Answer("Ana: "),
    Write("You always know what happens next"),
    Press("Return"),
    Write("Nobody has to ask twice"),
    Press("Return"),
    Back("Dots"),
    Answer("+"),
    Press("Up"),
    Answer("+++"),
    Holds("proposals, by whom, and their dots", _proposed),
    To("Agree on this"),
    Press("Space"),
    Back("The agreed sentence"),
    Press("Ctrl+A"),
    Write("We say what happens next"),
    Holds("the agreed sentence", lambda document: document.all(SharedDefinition)),
    To("Proposals and dots"),
    Press("Right", "Down"),
    Answer("5432x43"),
    Holds("every hand", _hands),
)
GOALS: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Accounts open in five days"),
    Press("Return"),
    Back("Measure"),
    Write("From form to account"),
    Press("Return"),
    Write("19"),
    Press("Return"),
    Write("five"),
    Press("Return"),
    Write("working days"),
    Press("Return"),
    Answer("yes"),
    Press("Return"),
    Answer("31 mar"),
    Press("Return"),
    Answer("dana"),
    Press("Return", "Return", "Return"),
    Write("Two people from IT"),
    Press("Return"),
    Answer("three"),
    Holds("a goal in every respect", _goal_said),
    To("What Sales does"),
    Write("Asks for all papers at once"),
    Press("Return"),
    Write("Drops the double check"),
    Press("Escape"),
    Holds("what each function does for it", _takes_part),
    Press("Ctrl+Return"),
    Write("One telephone number"),
    Press("Alt+Down"),
    Holds(
        "another one is for later",
        lambda document: goal(document, "One telephone number").horizon is Horizon.NEXT,
    ),
)
IMPACT: tuple[Gesture, ...] = (
    Press("F8"),
    Write("One letter a claim"),
    Press("Return"),
    Answer("2-11"),
    Press("Left", "Return"),
    Write("Costs a printer"),
    Press("Escape"),
    Holds("each side, and why", _weighed),
    To("The balance found"),
    Write("Large print, on both sides"),
    To("Goal or decision meant"),
    Answer("acc"),
    Press("Escape"),
    Holds(
        "which goal is meant",
        lambda document: document.all(ImpactSubject)[0].about == goal(document).id,
    ),
)
OUTSIDE: tuple[Gesture, ...] = (
    Press("F8"),
    Write("A human answers in a minute"),
    Press("Return"),
    Write("Everybody who calls"),
    Press("Return"),
    Answer("3 may"),
    Press("Return"),
    Answer("acc"),
    Press("Escape"),
    Holds("what is said outside, to whom, when, and what carries it", _said_outside),
)
DISCUSSION: tuple[Gesture, ...] = (
    Press("F8"),
    Write("We close the old portal"),
    Press("Return"),
    To("Decided by"),
    Answer("dana"),
    Press("Return"),
    To("Make a next step"),
    Press("Return"),
    Holds("by whom, and what comes of it", _talked),
    To("New note"),
    Write("Nobody knew how many still use it"),
    Press("Return"),
    Clip(),
    Press("Ctrl+V"),
    Holds("a photo", lambda document: len(document.all(Photo)) == 1),
    Press("Ctrl+P", "Return"),
    Write("The portal on the wall"),
    To("Only for me"),
    Press("Space", "Escape", "Escape"),
    Holds("its caption, for everybody", _is_shared),
)
AFTERNOON: tuple[Gesture, ...] = (*DEFINITION, *GOALS, *IMPACT, *OUTSIDE, *DISCUSSION)
