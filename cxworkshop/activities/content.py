"""What a kind of activity brings: its items, its settings in a template, its slide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.slides import RoomView, Slide

NewId = Callable[[], str]

SlideMaker = Callable[[Document, AgendaItem, RoomView, Wording], Slide]
"""Makes the slide of an activity from the public view of a session. It is given nothing else."""


QuestionOf = Callable[[Document, AgendaItem], str]
"""The question of an activity that the room is asked now, its placeholders unfilled."""


def own_question(_document: Document, activity: AgendaItem) -> str:
    """The question that the agenda has for an activity."""
    return activity.question


def plain_slide(
    _document: Document, activity: AgendaItem, _view: RoomView, wording: Wording
) -> Slide:
    """Title and question, for a kind that shows nothing of its own."""
    return Slide(title=wording.fill(activity.title), question=wording.fill(activity.question))


class Setup(msgspec.Struct, frozen=True):
    """What a template may say of a kind beyond times and script.

    ``form`` is a strict struct that ``[agenda.settings]`` is read into, with a default for every
    field. ``begin`` makes the items an activity starts with from one; ``read`` is the way back,
    from a session's activity to its settings; ``standard`` gives what an activity starts with
    that is added by hand, in a language. ``of_session`` gives those settings that hold for the
    whole session, as fields of its details.
    """

    form: type[msgspec.Struct]
    begin: Callable[[Any, ItemId, NewId], Iterable[Item]]
    read: Callable[[Document, ItemId], msgspec.Struct]
    standard: Callable[[str], msgspec.Struct]
    of_session: Callable[[Any], dict[str, Any]] = lambda _form: {}


class KindContent(msgspec.Struct, frozen=True):
    """One kind: its slide, its settings if it has any.

    ``results_wait`` keeps what the group answered from the room until it is revealed. A
    kind that ``asks`` begins with its question on a slide of its own; else its slide does that.
    ``question`` is what it asks, for a kind that has several.
    """

    kind: str
    slide: SlideMaker = plain_slide
    setup: Setup | None = None
    results_wait: bool = False
    asks: bool = True
    question: QuestionOf = own_question
