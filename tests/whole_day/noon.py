"""From the first break to lunch: journey, groups, hand-offs, gap, prioritise."""

from __future__ import annotations

from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.diagnostic import Rating
from cxworkshop.activities.gap import Gap
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.handoffs import HandOff, HandOffState
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.prioritise import Idea, Verdict
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function, Participant
from tests.whole_day.gestures import Answer, Back, Gesture, Holds, Press, To, Write
from tests.whole_day.morning import person


def functions(document: Document, *names: str) -> tuple[str, ...]:
    """The ids of functions by their names."""
    by_name = {function.name: function.id for function in document.all(Function)}
    return tuple(by_name[name] for name in names)


def _is_touched(document: Document) -> bool:
    point = document.all(Touchpoint)[0]
    said = (point.channel, point.opportunity, point.feeling, point.target, point.is_moment)
    return said == ("Telephone", "One number for all", -1, 1, True)


def _hurts(document: Document) -> bool:
    pain = document.all(PainPoint)[-1]
    chidi = person(document, "Chidi").id
    return (pain.at, pain.dots, pain.raised_by) == (document.all(Touchpoint)[0].id, 4, chidi)


def _serve(document: Document) -> bool:
    first, second = document.all(JourneyStage)[:2]
    return (first.leads, first.helps, second.leads) == (
        functions(document, "Sales"),
        functions(document, "Operations"),
        functions(document, "Operations"),
    )


def _groups_work(document: Document) -> bool:
    breakout, groups = document.all(Breakout)[0], document.all(Group)
    members = [member for group in groups for member in group.members]
    is_everybody = sorted(members) == sorted(each.id for each in document.all(Participant))
    return is_everybody and breakout.started_at is not None and breakout.shows_notes


def _handed_on(document: Document) -> bool:
    item = next(each for each in document.all(HandOff) if each.promise)
    pair = (item.giver, item.receiver)
    return pair == functions(document, "Sales", "Legal") and item.state is HandOffState.BROKEN


def _gap_said(document: Document) -> bool:
    gap = document.all(Gap)[0]
    return gap.evidence_shown and all(
        (gap.theme, gap.current_state, gap.gap, gap.desired_state, gap.evidence, gap.idea)
    )


def _idea(document: Document, text: str) -> Idea:
    return next(each for each in document.all(Idea) if each.text == text)


def _chosen(document: Document) -> bool:
    idea = _idea(document, "Short letters")
    said = (idea.impact, idea.effort, idea.dots, idea.verdict)
    return said == (5, 3, 2, Verdict.SHORT_LIST)


LOOKING_BACK: tuple[Gesture, ...] = (
    # A number was wrong: back over the break to the diagnostic, in the middle of a sentence.
    Press("F6", "Shift+F6", "Ctrl+Home"),
    Answer("3"),
    Holds("a rating was amended", lambda document: document.all(Rating)[-3].value == 3),
    Press("F6"),
)
JOURNEY: tuple[Gesture, ...] = (
    Press("F8", "Ctrl+Return"),
    Write("Rings the depot twice"),
    Press("Return", "Minus", "M", "T", "Plus"),
    To("Channel"),
    Write("Telephone"),
    To("Opportunity"),
    Write("One number for all"),
    Holds("a touchpoint in every respect", _is_touched),
    To("What hurts here"),
    Write("Nobody rings back"),
    Press("Return", "Escape", "Ctrl+Home", "Down", "Down", "Down", "Down"),
    To("Dots"),
    Answer("4"),
    To("Raised by"),
    Answer("chidi"),
    Press("Return", "Return"),
    Holds("what hurts, where, how much, and who said it", _hurts),
    Press("Ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down"),
    Answer("l"),
    Press("Down", "Down"),
    Answer("h"),
    Press("Right"),
    Answer("l"),
    Holds("who leads and who helps", _serve),
    To("Persona …"),
    Press("Return", "Ctrl+A"),
    Write("A baker with"),
    *LOOKING_BACK,
    Write(" two shops"),
    Holds(
        "the same field at the same letter",
        lambda document: document.all(Journey)[0].persona == "A baker with two shops",
    ),
    Press("Return"),
    Write("Loses a morning"),
    Press("Escape"),
)
GROUPS: tuple[Gesture, ...] = (
    Press("Alt+B", "Return", "Alt+8"),
    Holds("groups", lambda document: len(document.all(Group)) == 3),
    Press("Escape", "Alt+W", "Plus"),
    Write("Frida Lund"),
    Press("Tab"),
    Answer("Operations"),
    Press("Return", "Escape"),
    Holds(
        "somebody came late",
        lambda document: person(document, "Frida").function == functions(document, "Operations")[0],
    ),
    Press("Alt+B", "Space"),
    To("Put them into"),
    Press("Space"),
    To("What Group 1 found"),
    Write("Nobody calls back"),
    To("What Group 2 found"),
    Write("Two forms ask the same"),
    To("Show what they found"),
    Press("Space"),
    Holds("everybody has a group, and works", _groups_work),
    Press("Ctrl+Return", "Escape"),
    Holds("a group speaks", lambda document: document.all(Breakout)[0].speaking is not None),
)
HAND_OFFS: tuple[Gesture, ...] = (
    Press("F8", "Space"),
    Holds(
        "what the journey proposes was accepted",
        lambda document: (
            (document.all(HandOff)[0].giver, document.all(HandOff)[0].receiver)
            == functions(document, "Sales", "Operations")
        ),
    ),
    To("Hand-offs: from"),
    Press("Ctrl+Home", "Right", "Return"),
    Answer("broken"),
    Press("Return"),
    Write("Say what you need"),
    Press("Return"),
    Write("Two days of notice"),
    Press("Return"),
    Write("Volume against quality"),
    Press("Return"),
    Write("Waits without news"),
    Press("Return"),
    Write("One calendar for both"),
    Press("Escape"),
    Holds("a broken hand-off", _handed_on),
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
    Press("Return"),
    Write("We counted forty letters"),
    Press("Return"),
    Write("A lawyer reads it aloud"),
    Back("May be shown"),
    Press("Space", "Alt+I"),
    Holds("a theme in every respect", _gap_said),
    Holds(
        "it became an idea",
        lambda document: (
            _idea(document, "A lawyer reads it aloud").because == document.all(Gap)[0].id
        ),
    ),
)
PRIORITISE: tuple[Gesture, ...] = (
    Press("F8"),
    Write("Short letters"),
    Press("Return"),
    Write("A new app"),
    Press("Return"),
    To("4. A new app"),
    Press("Up"),
    Answer("n"),
    Press("Return"),
    To("Why not now"),
    Write("Nobody asked for it"),
    Press("Escape"),
    Holds(
        "one is not for now, and why",
        lambda document: _idea(document, "A new app").verdict is Verdict.NOT_NOW,
    ),
    Answer("3"),
    Press("Right", "Up", "Up"),
    Answer("++s"),
    Holds("one is placed, dotted and short-listed", _chosen),
    Back("Make goals of"),
    Press("Space"),
    Holds(
        "a goal came of it",
        lambda document: (
            _idea(document, "Short letters").id in [goal.because for goal in document.all(Goal)]
        ),
    ),
    Press("F8"),
    Write("Lunch came cold"),
    Press("Return"),
)
NOON: tuple[Gesture, ...] = (*JOURNEY, *GROUPS, *HAND_OFFS, *GAP, *PRIORITISE)
