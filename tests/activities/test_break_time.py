"""When a break ends follows from what happened, whatever time it is."""

from __future__ import annotations

import datetime as dt

import pytest

from cxworkshop.activities.break_time import CameBack, break_time, still_out
from cxworkshop.activities.item_types import new_document
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.slides import RoomView
from tests.activities.slides import assert_every_slide_is_legible, slide_of

DAY = dt.datetime(2026, 12, 3, 9, 0, tzinfo=dt.UTC)
BREAK = ItemId("b")


def session(*happened: tuple[str, RunFact, int, int]) -> Document:
    """Work 60, break 15, work 45 from nine on; facts as activity, fact, minute, minutes added."""
    agenda = (
        AgendaItem(id=ItemId("one"), position="F", title="One", minutes=60),
        AgendaItem(id=BREAK, position="V", activity="break", title="Coffee", minutes=15),
        AgendaItem(id=ItemId("two"), position="k", title="Journey", minutes=45),
    )
    facts = (
        RunEvent(
            id=ItemId(f"r{number}"),
            parent=ItemId(activity),
            position=key,
            activity=ItemId(activity),
            fact=fact,
            at=int((DAY + dt.timedelta(minutes=minute)).timestamp() * 1000),
            minutes=added,
            number=number,
        )
        for number, ((activity, fact, minute, added), key) in enumerate(
            zip(happened, spread(len(happened)), strict=True), 1
        )
    )
    details = SessionDetails(id=ItemId("s"), position="V", date=DAY.date(), start=dt.time(9, 0))
    return new_document((details, *agenda, *facts))


OPENED = (
    ("one", RunFact.OPENED, 0, 0),
    ("one", RunFact.CLOSED, 70, 0),
    ("b", RunFact.OPENED, 70, 0),
)


def back_at(document: Document) -> dt.time | None:
    return break_time(document, document.all(AgendaItem)[1]).back_at


def test_before_the_break_the_plan_says_when_it_ends() -> None:
    assert back_at(session()) == dt.time(10, 15)


def test_a_break_that_begins_late_ends_late_and_five_minutes_more_count() -> None:
    assert back_at(session(*OPENED)) == dt.time(10, 25)
    assert back_at(session(*OPENED, ("b", RunFact.EXTENDED, 72, 5))) == dt.time(10, 30)


def test_a_paused_break_has_no_time_of_return_until_it_goes_on() -> None:
    paused = (*OPENED, ("b", RunFact.PAUSED, 75, 0))
    assert back_at(session(*paused)) is None
    assert back_at(session(*paused, ("b", RunFact.RESUMED, 80, 0))) == dt.time(10, 30)
    slide = slide_of(session(*paused), "break", RoomView.RESULTS)
    assert slide.sentence == "We go on in a moment"


def test_the_room_sees_the_time_and_what_comes_next_whatever_view_is_chosen() -> None:
    document = session(*OPENED)
    for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
        slide = slide_of(document, "break", view)
        assert (slide.title, slide.sentence) == ("Coffee", "We go on at 10:25")
        assert slide.by == "Then: Journey"
        assert slide.has_clock


def test_what_comes_next_is_not_what_is_skipped() -> None:
    document = session(*OPENED, ("two", RunFact.SKIPPED, 71, 0))
    assert break_time(document, document.all(AgendaItem)[1]).next is None


def test_who_is_out_is_asked_of_those_who_are_here() -> None:
    document = session(*OPENED)
    for key, presence in (("ana", Presence.HERE), ("bo", Presence.HERE), ("eva", Presence.LEFT)):
        document.put(Participant(id=ItemId(key), position=key, name=key, presence=presence))
    document.put(CameBack(id=ItemId("c"), parent=BREAK, position="V", participant=ItemId("ana")))
    assert [person.name for person in still_out(document, BREAK)] == ["bo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_of_a_break_is_legible(language: str) -> None:
    assert_every_slide_is_legible("break", language, AgendaItem)
