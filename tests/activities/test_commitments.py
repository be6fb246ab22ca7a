"""Who has committed, who declined, who is asked no date because they do it again and again."""

from __future__ import annotations

from datetime import date

from cxworkshop.activities.commitments import Commitment, Declined, Repeats, coverage, when_told
from cxworkshop.activities.commitments_plan import section
from cxworkshop.activities.commitments_slides import SETUP, RoundForm, RoundSettings
from cxworkshop.activities.committed import committed_told
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.read_back import read_back_lists
from cxworkshop.activities.wording import Wording
from cxworkshop.checks.parts import Part, missing_parts
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.public import PublicView
from cxworkshop.report.workbook_overview import group_overview
from cxworkshop.room import room_slide, spoken_slide
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of

EN = catalogue("en")
PEOPLE = tuple(
    Participant(id=ItemId(name.lower()), position=str(at), name=name)
    for at, name in enumerate(("Ana", "Bo", "Chen", "Dina"))
)
PROMISE = Commitment(id=ItemId("c"), participant=ItemId("ana"), text="I will call")


def test_who_declined_or_is_absent_is_not_counted_and_not_open() -> None:
    away = Participant(id=ItemId("eva"), name="Eva", presence=Presence.ABSENT)
    declined = Declined(id=ItemId("d"), participant=ItemId("bo"))
    covered = coverage(new_document([*PEOPLE, away, PROMISE, declined]))
    assert (covered.given, covered.expected) == (1, 3)
    assert [person.name for person in covered.open] == ["Chen", "Dina"]
    assert [person.name for person in covered.declined] == ["Bo"]


def test_wherever_it_is_said_how_many_committed_who_is_not_counted_is_said_beside_it() -> None:
    away = Participant(id=ItemId("eva"), name="Eva", presence=Presence.ABSENT)
    left = Participant(id=ItemId("fay"), name="Fay", presence=Presence.LEFT)
    owner = Participant(id=ItemId("gus"), name="Gus", in_room=False)
    declined = Declined(id=ItemId("d"), participant=ItemId("bo"))
    activity = AgendaItem(id=ItemId("a"), activity="commitments")
    document = new_document([*PEOPLE, away, left, owner, PROMISE, declined, activity])
    told = "1 of 3 leaders · 1 declined, 1 had left, 1 was not there"
    assert committed_told(coverage(document), EN) == told
    view = PublicView().of(document)
    in_room = "1 of 3 leaders (+ 3 without)"
    assert room_slide(view, activity.id, RoomView.CAPTURE, Wording(view, EN)).right == in_room
    wording = Wording(document, EN)
    sentence = "1 of 3 leaders have committed · 1 declined, 1 had left, 1 was not there."
    printed = section(document, wording)
    assert printed is not None
    assert printed.intro == sentence
    book = group_overview(document, wording, "Plan", ())
    assert "1 of 3 · 1 declined, 1 had left, 1 was not there" in dict(book.figures).values()
    titles = [page.title for page in read_back_lists(document, wording)]
    assert any(in_room in title for title in titles)
    assert not any("declined" in title for title in titles)


def test_what_is_said_after_declining_counts() -> None:
    declined = Declined(id=ItemId("d"), participant=ItemId("ana"))
    covered = coverage(new_document([*PEOPLE, PROMISE, declined]))
    assert (covered.given, covered.expected, covered.declined) == (1, 4, ())


def test_the_plan_counts_like_the_board() -> None:
    document = new_document(sample("en"))
    declined = Declined(id=ItemId("d" * 32), participant=coverage(document).open[0].id)
    document = new_document([*document, declined])
    printed = section(document, Wording(document, EN))
    assert printed is not None
    assert printed.intro == "11 of 13 leaders have committed · 1 declined."
    assert "Femi" not in repr(printed.blocks[-1])


def test_what_is_done_again_and_again_needs_no_date() -> None:
    assert Part.DATE in missing_parts(PROMISE)
    monthly = Commitment(participant=ItemId("ana"), text="I will call", repeats=Repeats.MONTHLY)
    assert Part.DATE not in missing_parts(monthly)
    wording = Wording(new_document([]), EN)
    assert when_told(monthly, wording) == "every month"
    until = Commitment(by=date(2027, 3, 31), repeats=Repeats.MONTHLY)
    assert when_told(until, wording) == "every month, until Wed 31 Mar 2027"


def test_the_spoken_sentence_fills_a_slide_with_name_and_function() -> None:
    document = new_document(sample("en"))
    shown = PublicView().of(document)
    wording = Wording(shown, EN)
    first = document.all(Commitment)[0]
    slide = spoken_slide(shown, first.id, wording)
    assert slide is not None
    assert slide.sentence == first.text
    assert slide.by == "Ana Pérez · Sales"
    assert spoken_slide(shown, ItemId("nothing"), wording) is None


def test_names_of_those_who_are_open_reach_the_room_only_where_that_is_set() -> None:
    document = new_document(sample("en"))
    activity = next(a for a in document.all(AgendaItem) if a.activity == "commitments")
    told = RoundSettings(id=ItemId("r" * 32), parent=activity.id, names_open=True)
    for items, is_named in ((list(document), False), ([*document, told], True)):
        shown = PublicView().of(new_document(items))
        slides = [
            room_slide(shown, activity.id, view, Wording(shown, EN))
            for view in (RoomView.CAPTURE, RoomView.RESULTS, RoomView.COMMITMENTS)
        ]
        assert any("Ivo Horvat" in alt_of(slide) for slide in slides) is is_named
        assert "Ivo Horvat" not in alt_of(slides[-1])


def test_the_setting_goes_into_a_template_and_back() -> None:
    activity = AgendaItem(id=ItemId("a"), activity="commitments")
    made = list(SETUP.begin(RoundForm(names_open=True), activity.id, lambda: "r"))
    document = new_document([activity, *made])
    assert SETUP.read(document, activity.id) == RoundForm(names_open=True)
    assert list(SETUP.begin(RoundForm(), activity.id, lambda: "r")) == []
