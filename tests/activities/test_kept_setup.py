"""What a template presets for a kind is what people meet on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from cxworkshop.activities.break_time import BreakSetup
from cxworkshop.activities.discussion import DiscussionSetup, ask_question, question_of
from cxworkshop.activities.handoffs import HandOff, HandOffSetup
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.kept_setup import change_setup, setup_of
from cxworkshop.activities.next_steps import NextStepSetup, usual_due
from cxworkshop.activities.outside import OutsidePromise, OutsideSetup, audiences, lead_of
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, Slide, alt_of, slide_pages
from tests.activities.slides import SCREENS, assert_legible, measure, slide_of

MakeEditor = Callable[..., Editor]
A = ItemId("a")
THURSDAY = dt.date(2026, 12, 3)


def session(kind: str, *items: Item) -> Document:
    return new_document(
        (
            SessionDetails(id=ItemId("s"), position="V", date=THURSDAY, customer="patient"),
            AgendaItem(id=A, position="V", activity=kind, title="Now", question="What now?"),
            *items,
        )
    )


def read(slide: Slide) -> str:
    return alt_of(slide)


def test_hand_offs_are_judged_by_what_the_template_says() -> None:
    setup = HandOffSetup(id=ItemId("h"), parent=A, broken="The {customer} has to ask twice")
    for more in ((), (HandOff(id=ItemId("o"), promise="In a day"),)):
        slide = slide_of(session("handoffs", setup, *more), "handoffs", RoomView.CAPTURE)
        assert "broken" in read(slide)
        assert "The patient has to ask twice" in read(slide)
        assert "strained" not in read(slide), "what nobody explained is not on the screen"


@pytest.mark.parametrize(
    ("days", "weekend", "due"),
    [
        (0, (5, 6), None),
        (14, (5, 6), dt.date(2026, 12, 17)),
        (16, (5, 6), dt.date(2026, 12, 21)),
        (16, (), dt.date(2026, 12, 19)),
    ],
)
def test_a_step_is_usually_due_on_a_working_day(
    days: int, weekend: tuple[int, ...], due: dt.date | None
) -> None:
    setup = NextStepSetup(id=ItemId("n"), parent=A, due_within=days)
    document = session("next_steps", setup)
    document.put(msgspec.structs.replace(document.session, weekend=weekend))
    assert usual_due(document) == due
    slide = slide_of(document, "next_steps", RoomView.CAPTURE)
    assert ("unless we say otherwise" in read(slide)) == (due is not None)
    document.put(msgspec.structs.replace(document.session, date=None))
    assert usual_due(document) is None


def test_outside_promises_begin_as_the_template_says() -> None:
    setup = OutsideSetup(
        id=ItemId("o"), parent=A, lead="From May on, every {customer} …", audiences=("The press",)
    )
    document = session("outside", setup)
    told = read(slide_of(document, "outside", RoomView.CAPTURE))
    assert "From May on, every patient …" in told
    assert "The press" in told
    assert lead_of(document) == lead_of(document, A) == setup.lead
    document.put(OutsidePromise(id=ItemId("p"), text="In five days", to_whom="Insurers"))
    assert audiences(document) == ["The press", "Insurers"]
    assert "From May on" not in read(slide_of(document, "outside", RoomView.CAPTURE))


def test_a_discussion_asks_one_question_after_the_other(make_editor: MakeEditor) -> None:
    setup = DiscussionSetup(id=ItemId("d"), parent=A, questions=("Who can?", " ", "And by when?"))
    document = session("discussion", setup)
    editor = make_editor(*document)
    document = editor.document
    activity = document.all(AgendaItem)[0]
    for at, asked in enumerate(("What now?", "Who can?", "And by when?")):
        command = ask_question(document, activity, at)
        assert command is not None
        editor.record(command)
        assert question_of(document, activity) == asked
        for view in (RoomView.QUESTION, RoomView.CAPTURE):
            assert slide_of(document, "discussion", view).question == asked
    assert ask_question(document, activity, 3) is None
    editor.record(
        change_setup(document, A, DiscussionSetup, {"questions": ()}, M("x"), editor.new_id)
    )
    assert question_of(document, activity) == "What now?", "what is no longer there is not asked"


def test_the_room_reads_in_a_break_what_the_template_says() -> None:
    after = AgendaItem(id=ItemId("z"), position="z", title="The journey")
    setup = BreakSetup(id=ItemId("b"), parent=A, message="Coffee upstairs")
    document = session("break", after, setup)
    told = read(slide_of(document, "break", RoomView.CAPTURE))
    assert "Coffee upstairs" in told
    assert "The journey" in told
    document.put(msgspec.structs.replace(setup, shows_next=False))
    assert "The journey" not in read(slide_of(document, "break", RoomView.CAPTURE))


def test_changing_the_setup_makes_it_once(make_editor: MakeEditor) -> None:
    editor = make_editor(*session("break"))
    document = editor.document
    for message in ("One", "Two"):
        values = {"message": message}
        editor.apply(change_setup(document, A, BreakSetup, values, M("x"), editor.new_id))
    (kept,) = document.all(BreakSetup)
    assert kept == setup_of(document, A, BreakSetup)
    assert kept.message == "Two"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_settings_are_legible_from_the_back(language: str) -> None:
    long = "Accountability-for-the-whole-experience " * 10
    for kind, setup in (
        ("handoffs", HandOffSetup(broken=long[:120], strained=long[:120], works=long[:120])),
        ("outside", OutsideSetup(lead=long[:120], audiences=(long[:60],) * 12)),
        ("discussion", DiscussionSetup(questions=(long[:400],) * 2, asked=1)),
        ("break", BreakSetup(message=long[:200])),
        ("next_steps", NextStepSetup(due_within=30)),
    ):
        for items in (sample(language), ()):
            document = new_document(items) if items else session(kind)
            activity = next(a for a in document.all(AgendaItem) if a.activity == kind)
            for old in document.under(activity.id, type(setup)):
                document.drop(old.id)
            document.put(msgspec.structs.replace(setup, id=ItemId("x"), parent=activity.id))
            for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
                for width, height in SCREENS:
                    slide = slide_of(document, kind, view, language)
                    for page in slide_pages(slide, width, height, measure):
                        assert_legible(page.figure, height)
