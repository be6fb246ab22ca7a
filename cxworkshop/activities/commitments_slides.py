"""Commitments on the room screen: the round, the one that is spoken, the board of all."""

from typing import ClassVar

import msgspec

from cxworkshop.activities.commitments import Commitment, coverage, in_order, when_told
from cxworkshop.activities.committed import committed_in_room
from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.direction import listed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


class RoundSettings(Item, frozen=True, kw_only=True, gc=False):
    """How a round is shown; its parent is the activity.

    ``names_open`` puts the names of who has not committed yet on the room screen.
    """

    kind: ClassVar[str] = "round_settings"
    travels: ClassVar[tuple[str, ...]] = ("names_open",)
    public: ClassVar[tuple[str, ...]] = ("names_open",)

    names_open: bool = False


class RoundForm(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template may say of a round of commitments."""

    names_open: bool = False


def settings_of(document: Document, activity: ItemId) -> RoundSettings | None:
    """The settings of a round; None while they are the usual ones."""
    found = document.under(activity, RoundSettings)
    return found[0] if found else None


def _begin(form: RoundForm, activity: ItemId, new_id: NewId) -> list[Item]:
    if not form.names_open:
        return []
    return [RoundSettings(id=ItemId(new_id()), parent=activity, position="V", names_open=True)]


def _read(document: Document, activity: ItemId) -> RoundForm:
    settings = settings_of(document, activity)
    return RoundForm(names_open=settings is not None and settings.names_open)


SETUP = Setup(RoundForm, _begin, _read, lambda _language: RoundForm())


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """What a commitment is made of and how many have one; the board as results."""
    if view is RoomView.RESULTS:
        return board(document, wording)
    covered = coverage(document)
    prompts = (
        wording.tr("I will …"),
        wording.tr("by …"),
        wording.tr("kept when …"),
        wording.tr("first step, on which day …"),
        wording.tr("who will ask me about it …"),
    )
    lists = [SlideList(tuple(SlideLine(text, is_strong=not at) for at, text in enumerate(prompts)))]
    settings = settings_of(document, activity.id)
    if settings is not None and settings.names_open and covered.open:
        waiting = listed(person.name for person in covered.open)
        lists.append(SlideList((SlideLine(waiting),), wording.tr("Still open")))
    return Slide(
        title=wording.fill(activity.title) or wording.tr("What each of us will do"),
        question=wording.fill(activity.question),
        lists=tuple(lists),
        right=committed_in_room(covered, wording.words),
    )


def board(document: Document, wording: Wording) -> Slide:
    """Every commitment under the function of its leader; whoever has none is not on it."""
    by_function: dict[ItemId | None, list[SlideLine]] = {}
    for item in in_order(document):
        person = document.find(Participant, item.participant)
        function = person.function if person is not None else None
        by_function.setdefault(function, []).append(board_line(item, wording))
    known = [function.id for function in document.all(Function)]
    order = [*known, *(function for function in by_function if function not in known)]
    lists = tuple(
        SlideList(tuple(by_function[function]), wording.function(function))
        for function in order
        if function in by_function
    )
    title = wording.tr("What each of us will do")
    if not lists:
        return Slide(title=title, question=wording.tr("No commitment yet."))
    return Slide(title=title, lists=lists)


def board_line(item: Commitment, wording: Wording) -> SlideLine:
    """A commitment in a list: its words, whose it is, by when."""
    return SlideLine(
        wording.fill(item.text),
        wording.person(item.participant),
        is_strong=True,
        below=when_told(item, wording),
    )


def spoken(item: Commitment, wording: Wording) -> Slide:
    """One commitment alone, while its leader says it aloud."""
    who = (wording.person(item.participant), wording.function_of(item.participant))
    return Slide(
        sentence=wording.fill(item.text),
        by=" · ".join(filter(None, who)),
        right=when_told(item, wording),
    )
