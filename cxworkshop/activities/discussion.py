"""Discussion: what was decided, in one line each, beside the notes and the photos of the wall."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.kept_setup import kept_setup, setup_of
from cxworkshop.activities.open_columns import activity_column, id_column, person_column
from cxworkshop.activities.thread import outcomes, told_outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Heading, Section, Table
from cxworkshop.editing.commands import Command, SetField
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


class Decided(Item, frozen=True, kw_only=True, gc=False):
    """One thing that was decided in a discussion, which is its parent, and maybe by whom.

    It is settled once and for all; who decides a thing again and again is a decision right.
    """

    kind: ClassVar[str] = "decided"
    public: ClassVar[tuple[str, ...]] = ("text", "decided_by")
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = ("text", "decided_by")

    text: str = ""
    decided_by: ParticipantId | None = None


class DiscussionSetup(Item, frozen=True, kw_only=True, gc=False):
    """The questions a discussion goes through after its own, and which of them is on."""

    kind: ClassVar[str] = "discussion_setup"
    travels: ClassVar[tuple[str, ...]] = ("questions",)
    public: ClassVar[tuple[str, ...]] = ("questions", "asked")

    questions: tuple[str, ...] = ()
    asked: int = 0


class DiscussionSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a discussion."""

    questions: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=400)], ...],
        Meta(max_length=12, description="asked one after the other, after the activity’s question"),
    ] = ()


SETUP = kept_setup(DiscussionSetup, DiscussionSettings)


def questions_of(document: Document, activity: AgendaItem) -> list[str]:
    """What a discussion asks, one after the other: the activity's question first."""
    further = setup_of(document, activity.id, DiscussionSetup).questions
    return [text for text in (activity.question, *further) if text.strip()]


def at_question(document: Document, activity: AgendaItem) -> int:
    """Which of the questions is on, from 0."""
    asked = setup_of(document, activity.id, DiscussionSetup).asked
    return min(max(asked, 0), max(len(questions_of(document, activity)) - 1, 0))


def question_of(document: Document, activity: AgendaItem) -> str:
    """The question that is on; empty where none is asked."""
    questions = questions_of(document, activity)
    return questions[at_question(document, activity)] if questions else ""


def ask_question(document: Document, activity: AgendaItem, number: int) -> Command | None:
    """Go on to a question, counted from 0; None where there is only one."""
    setup = setup_of(document, activity.id, DiscussionSetup)
    if not setup.id or not 0 <= number < len(questions_of(document, activity)):
        return None
    return SetField(setup.id, "asked", number, M("Ask another question"))


def decided_in(document: Document, activity: ItemId) -> list[Decided]:
    """What was decided in an activity, in order; lines that say nothing left out."""
    return [item for item in document.under(activity, Decided) if item.text.strip()]


def without_follow_up(document: Document, decided: list[Decided]) -> int:
    """How many of these led to no goal, commitment or next step yet."""
    return sum(1 for item in decided if not outcomes(document, item.id))


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The question with what was decided; as results what was decided alone."""
    lines = tuple(
        SlideLine(wording.fill(item.text), wording.person(item.decided_by), is_strong=True)
        for item in decided_in(document, activity.id)
    )
    is_result = view is RoomView.RESULTS and bool(lines)
    head = wording.tr("Decided") if lines else ""
    return Slide(
        title=wording.fill(activity.title),
        question="" if is_result else wording.fill(question_of(document, activity)),
        lists=(SlideList(lines, head),) if lines else (),
    )


def section(document: Document, wording: Wording) -> Section | None:
    """What was decided, discussion by discussion; None where nothing was."""
    found = [
        (activity, decided)
        for activity in document.all(AgendaItem)
        if (decided := decided_in(document, activity.id))
    ]
    if not found:
        return None
    columns = (
        Column(wording.tr("Decided"), 4.4),
        Column(wording.tr("Decided by"), 1.5),
        Column(wording.tr("Led to"), 2.6),
    )
    blocks: list[Heading | Table] = []
    for activity, decided in found:
        title = wording.fill(activity.title) or wording.tr("Untitled activity")
        rows = tuple(
            (
                Cell(wording.fill(item.text), is_strong=True),
                Cell(wording.person(item.decided_by), tone="quiet"),
                Cell(told_outcomes(item.id, wording), tone="quiet"),
            )
            for item in decided
        )
        blocks += [Heading(title), Table(title, columns, rows)]
    title = wording.tr("What was decided")
    intro = wording.tr("Settled in the discussions of the day.")
    return Section("discussion", title, intro, tuple(blocks))


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """What was decided as a table of a workbook; None without a discussion."""
    activities = [
        each
        for each in document.all(AgendaItem)
        if each.activity == "discussion" or decided_in(document, each.id)
    ]
    if not activities:
        return None
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Decided"), ColumnKind.LONG, is_open=True),
        person_column("decided_by", wording.tr("Decided by"), wording),
        activity_column(activities, wording),
        SheetColumn("led_to", wording.tr("Led to"), ColumnKind.LONG),
    )
    rows = tuple(
        (
            item.id,
            wording.fill(item.text),
            wording.person(item.decided_by),
            wording.fill(activity.title),
            told_outcomes(item.id, wording),
        )
        for activity in document.all(AgendaItem)
        for item in decided_in(document, activity.id)
    )
    blank = Decided(parent=activities[0].id)
    return Sheet("discussion", wording.tr("What was decided"), columns, rows, blank)
