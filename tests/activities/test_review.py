"""The review: promises stand as they were agreed, silence is counted, names stay away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.agreed import AgreedPlan, agree
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    PromiseKind,
    Result,
    ReviewAnswer,
    answers_at,
    check_ins,
    owner_of,
    record_result,
    result_letters,
    review_before,
)
from cxworkshop.activities.review_plan import section, sheet
from cxworkshop.activities.review_results import (
    Kept,
    count_words,
    kept_at,
    kept_bars,
    kept_by_function,
    kept_of,
    moves,
)
from cxworkshop.activities.review_source import drop_answer, find_promises, take
from cxworkshop.activities.status import Status
from cxworkshop.activities.thread import make_from, reasons
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import take as take_changes
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Box, Label
from cxworkshop.figures.kept_bars import KeptBars, KeptRow, KeptWords
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide, spoken_slide
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of, slide_pages
from cxworkshop.store.opening import create_session, read_session
from cxworkshop.store.problems import Damaged, NotASession, PlaceGone
from tests.activities.slides import SCREENS, assert_legible, lengthened, measure

EN = catalogue("en")
EDIT = M("Edit")
SALES = Function(id=ItemId("sales"), position="F", name="Sales")
LEGAL = Function(id=ItemId("legal"), position="V", name="Legal")
ANA = Participant(
    id=ItemId("ana"), position="F", name="Ana Pérez", function=SALES.id, email="Ana@northwind.com"
)
GUS = Participant(id=ItemId("gus"), position="V", name="Gus Lindqvist", function=LEGAL.id)
DETAILS = SessionDetails(
    id=ItemId("first"), title="First day", customers="patients", date=dt.date(2026, 12, 3)
)
GOAL = Goal(id=ItemId("goal"), text="Answer in a day", measure="Days", target="1", owner=GUS.id)
STEP = NextStep(id=ItemId("step"), text="Call five {customers}", owner=ANA.id, done_when="Called")
CALLS = Commitment(
    id=ItemId("calls"),
    participant=ANA.id,
    text="I will call five {customers} a month",
    kept_when="Five calls logged",
    by=dt.date(2027, 3, 31),
)
PEOPLE: tuple[Item, ...] = (SALES, LEGAL, ANA, GUS)
REVIEW = AgendaItem(id=ItemId("review"), activity="review", title="Promised and kept")
CHECK_IN = CheckIn(id=ItemId("check-in"), parent=REVIEW.id, days=90)


def applied(document: Document, command: Command) -> Document:
    after = document.snapshot()
    take_changes(after, command.changes(document).changes)
    return after


def counted(prefix: str = "n") -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{prefix}{number:04d}"


def first_day(*more: Item, is_agreed: bool = True) -> Document:
    document = new_document((DETAILS, *PEOPLE, GOAL, STEP, CALLS, *more))
    if is_agreed:
        document = applied(document, agree(document, 1_796_300_000_000, lambda: ItemId("agreed")))
    return document


def follow_up(*people: Item) -> Document:
    details = SessionDetails(id=ItemId("second"), title="Follow-up", date=dt.date(2027, 3, 3))
    return new_document((details, *people, REVIEW, CHECK_IN))


def taken(document: Document, source: Document, check_in: CheckIn = CHECK_IN) -> Document:
    ids = counted(f"{check_in.id}-")
    command, _ = take(document, find_promises(source, EN), check_in.id, None, lambda: next(ids))
    return applied(document, command)


def promise_of(document: Document, origin: ItemId) -> Promise:
    return next(each for each in document.all(Promise) if each.origin == origin)


def told(document: Document, **results: Result | None) -> Document:
    """The document with these results at its check-in, by the origin of the promise."""
    for origin, result in results.items():
        answer = answers_at(document, CHECK_IN.id)[promise_of(document, ItemId(origin)).id]
        document = applied(document, record_result(document, answer, result, dt.date(2027, 3, 3)))
    return document


# Taking over


def test_a_promise_is_taken_in_the_words_in_which_it_was_agreed() -> None:
    source = first_day()
    softer = applied(source, SetField(CALLS.id, "text", "I will try to call some", EDIT))
    softer = applied(softer, RemoveItem(STEP.id, EDIT))
    document = taken(follow_up(*PEOPLE), softer)
    calls = promise_of(document, CALLS.id)
    assert calls.text == "I will call five patients a month"
    assert (calls.of, calls.measure) == (PromiseKind.COMMITMENT, "Five calls logged")
    assert (calls.due, calls.agreed_on) == (CALLS.by, dt.date(2026, 12, 3))
    assert promise_of(document, STEP.id).text == "Call five patients"
    assert promise_of(document, GOAL.id).measure == "Days: 1"
    assert {each.result for each in document.all(ReviewAnswer)} == {None}


def test_where_nothing_was_agreed_the_plan_is_taken_as_it_stands_and_says_so() -> None:
    dropped = NextStep(id=ItemId("old"), text="Dropped", status=Status.DROPPED)
    source = first_day(dropped, is_agreed=False)
    found = find_promises(source, EN)
    assert found.agreed_on is None
    assert {offer.promise.origin for offer in found.offers} == {GOAL.id, STEP.id, CALLS.id}
    assert all(offer.promise.agreed_on is None for offer in found.offers)


def test_taking_again_adds_only_what_is_new() -> None:
    source = first_day()
    document = taken(follow_up(*PEOPLE), source)
    ids = counted("again")
    command, count = take(document, find_promises(source, EN), CHECK_IN.id, None, lambda: next(ids))
    assert count == 0
    assert not command.changes(document)
    late = NextStep(id=ItemId("late"), text="Said later", owner=GUS.id)
    more = first_day(late)
    command, count = take(document, find_promises(more, EN), CHECK_IN.id, None, lambda: next(ids))
    assert count == 1
    assert len(applied(document, command).all(Promise)) == 4


def test_people_are_matched_by_mail_then_by_name_and_functions_by_name() -> None:
    renamed = Participant(id=ItemId("x1"), name="Ana García", email="ana@NORTHWIND.com")
    same = Participant(id=ItemId("x2"), name="gus  LINDQVIST")
    sales = Function(id=ItemId("x3"), name="SALES")
    document = taken(follow_up(renamed, same, sales), first_day())
    calls, goal = promise_of(document, CALLS.id), promise_of(document, GOAL.id)
    assert (calls.participant, calls.function) == (renamed.id, sales.id)
    assert goal.participant == same.id
    assert owner_of(document, calls) == "Ana García"
    assert (goal.function, goal.function_name) == (None, "Legal")


def test_who_is_not_here_or_not_the_only_one_of_the_name_is_kept_by_name() -> None:
    twins = [Participant(id=ItemId(f"x{at}"), name="Gus Lindqvist") for at in (1, 2)]
    document = taken(follow_up(*twins), first_day())
    for origin, name in ((CALLS.id, "Ana Pérez"), (GOAL.id, "Gus Lindqvist")):
        promise = promise_of(document, origin)
        assert promise.participant is None
        assert owner_of(document, promise) == name


def test_what_the_last_review_left_open_is_taken_with_what_was_agreed_since() -> None:
    document = told(taken(follow_up(*PEOPLE), first_day()), calls=Result.KEPT, step=Result.NOT)
    new = Commitment(id=ItemId("new"), participant=GUS.id, text="I will sign in five days")
    document = applied(document, AddItem(new, EDIT))
    document = applied(document, agree(document, 1_803_000_000_000, lambda: ItemId("plan")))
    later = CheckIn(id=ItemId("later"), parent=None, days=180)
    document = applied(document, AddItem(later, EDIT))
    found = find_promises(document, EN, later.id)
    assert [offer.promise.origin for offer in found.offers] == [new.id, GOAL.id, STEP.id]
    ids = counted("later")
    command, count = take(document, found, later.id, None, lambda: next(ids))
    document = applied(document, command)
    assert (count, len(document.all(Promise))) == (3, 4)
    assert promise_of(document, STEP.id).origin_session == ItemId("first")


def test_a_strange_promise_in_a_strangers_file_is_left_out_and_counted() -> None:
    source = first_day()
    (plan,) = source.all(AgreedPlan)
    broken = msgspec.structs.replace(plan.promises[0], fields={"text": 7})
    unknown = msgspec.structs.replace(plan.promises[0], kind="of a newer version")
    plan = msgspec.structs.replace(plan, promises=(broken, unknown, *plan.promises[1:]))
    items = [item for item in source if not isinstance(item, AgreedPlan)]
    found = find_promises(new_document((*items, plan)), EN)
    assert (len(found.offers), found.unread) == (2, 1)


def test_an_activity_without_a_check_in_gets_one_in_the_same_step(editor: Editor) -> None:
    for item in (*PEOPLE, GOAL, STEP, CALLS, REVIEW):
        editor.apply(AddItem(item, EDIT))
    found = find_promises(editor.document, EN)
    command, count = take(editor.document, found, None, REVIEW.id, editor.new_id)
    editor.apply(command)
    (check_in,) = editor.document.under(REVIEW.id, CheckIn)
    assert len(answers_at(editor.document, check_in.id)) == count == 3
    editor.undo()
    assert not editor.document.all(Promise)
    assert not editor.document.all(CheckIn)


def test_a_promise_that_is_no_longer_asked_about_goes_with_its_last_answer() -> None:
    document = taken(follow_up(*PEOPLE), first_day())
    second = CheckIn(id=ItemId("second-check-in"), days=120)
    document = taken(applied(document, AddItem(second, EDIT)), first_day(), second)
    for check_in, left in ((CHECK_IN, 3), (second, 2)):
        answer = answers_at(document, check_in.id)[promise_of(document, STEP.id).id]
        document = applied(document, drop_answer(document, answer, EDIT))
        assert len(document.all(Promise)) == left
    assert all(answer.promise in document for answer in document.all(ReviewAnswer))


def test_another_session_is_read_without_touching_it(tmp_path: Path) -> None:
    path = tmp_path / "first.cxsession"
    create_session(path, first_day()).close()
    before = path.read_bytes()
    source = read_session(path)
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.is_file()) == [path.name]
    assert len(find_promises(source, EN).offers) == 3


def test_what_is_no_session_is_refused_in_words(tmp_path: Path) -> None:
    text, cut = tmp_path / "list.cxsession", tmp_path / "cut.cxsession"
    text.write_text("not a session", "utf-8")
    create_session(cut, first_day()).close()
    cut.write_bytes(cut.read_bytes()[:-5000])
    for path, problem in (
        (text, NotASession),
        (cut, Damaged),
        (tmp_path / "gone.cxsession", PlaceGone),
    ):
        with pytest.raises(problem) as raised:
            read_session(path)
        assert path.name in str(raised.value) or str(path.parent) in str(raised.value)


# Counting

RESULTS = st.lists(st.sampled_from([*Result, None]), max_size=40)


@given(RESULTS)
def test_the_silent_are_counted_and_silence_is_no_success(results: list[Result | None]) -> None:
    kept = kept_of(results)
    assert kept.asked == len(results)
    assert kept.answered == sum(result is not None for result in results)
    assert kept.asked == kept.kept + kept.partly + kept.broken + kept.silent
    if not results:
        assert kept.rate is None
        return
    assert kept.rate is not None
    assert 0 <= kept.rate <= 1
    quieter = kept_of([*results, None]).rate
    assert quieter is not None
    assert quieter < kept.rate or kept.rate == quieter == 0


@given(RESULTS)
def test_the_order_of_answers_does_not_matter(results: list[Result | None]) -> None:
    assert kept_of(results) == kept_of(sorted(results, key=str))


@given(st.lists(st.tuples(st.sampled_from("abc "), st.sampled_from([*Result, None])), max_size=20))
def test_the_functions_add_up_to_all_promises(said: list[tuple[str, Result | None]]) -> None:
    items: list[Item] = [DETAILS, CHECK_IN, Function(id=ItemId("f"), name="b")]
    for at, (function, result) in enumerate(said):
        key = f"{at:02d}"
        items.append(Promise(id=ItemId(f"p{key}"), position=key + "V", function_name=function))
        items.append(
            ReviewAnswer(
                id=ItemId(f"a{key}"),
                parent=CHECK_IN.id,
                position=key + "V",
                promise=ItemId(f"p{key}"),
                result=result,
            )
        )
    document = new_document(items)
    whole, parts = kept_at(document, CHECK_IN.id), kept_by_function(document, CHECK_IN.id)
    for name in ("kept", "partly", "broken", "silent"):
        assert sum(getattr(part.kept, name) for part in parts) == getattr(whole, name)
    assert len({part.name for part in parts}) == len(parts)
    assert all(part.kept.asked for part in parts)


def test_the_count_is_said_frankly() -> None:
    kept = Kept(kept=5, partly=1, silent=8)
    said = count_words(kept, Wording(follow_up(), EN))
    assert said == "6 of 14 promises answered: 5 kept, 1 partly, 0 not; 8 silent"


def test_a_review_is_held_against_the_one_before_it_that_asked_about_the_same() -> None:
    document = told(taken(follow_up(*PEOPLE), first_day()), calls=Result.NOT, step=Result.KEPT)
    later = CheckIn(id=ItemId("later"), days=120)
    stranger = CheckIn(id=ItemId("stranger"), days=100)
    for each in (later, stranger):
        document = applied(document, AddItem(each, EDIT))
    document = taken(document, first_day(), later)
    assert [each.id for each in check_ins(document)] == [CHECK_IN.id, stranger.id, later.id]
    assert review_before(document, later.id) == document[CHECK_IN.id]
    assert review_before(document, CHECK_IN.id) is None
    for origin, result in ((CALLS.id, Result.PARTLY), (STEP.id, Result.NOT)):
        answer = answers_at(document, later.id)[promise_of(document, origin).id]
        document = applied(document, record_result(document, answer, result, dt.date(2027, 5, 1)))
    found = moves(document, CHECK_IN.id, later.id)
    assert (found.better, found.worse, found.same) == (1, 1, 0)
    bars = kept_bars(document, document.find(CheckIn, later.id) or later, Wording(document, EN))
    assert bars is not None
    assert [row.name for row in bars.rows][:2] == ["after 90 days", "after 120 days"]


def test_a_day_of_its_own_decides_the_order_before_the_number_of_days() -> None:
    early = CheckIn(id=ItemId("early"), days=365, on=dt.date(2027, 1, 4))
    document = applied(follow_up(), AddItem(early, EDIT))
    assert [each.id for each in check_ins(document)] == [early.id, CHECK_IN.id]


def test_a_result_says_when_and_by_whom_it_was_told_and_taking_it_back_forgets_both() -> None:
    document = told(taken(follow_up(*PEOPLE), first_day()), calls=Result.KEPT)
    promise = promise_of(document, CALLS.id)
    answer = answers_at(document, CHECK_IN.id)[promise.id]
    assert (answer.told_by, answer.told_on) == (ANA.id, dt.date(2027, 3, 3))
    document = told(document, calls=None)
    answer = answers_at(document, CHECK_IN.id)[promise.id]
    assert (answer.result, answer.told_by, answer.told_on) == (None, None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_has_a_letter_of_its_own(language: str) -> None:
    letters = result_letters(catalogue(language))
    assert len({letter.upper() for letter in letters.values()}) == len(Result)


def test_what_we_change_becomes_a_step_of_its_owner_that_remembers_why() -> None:
    document = told(taken(follow_up(*PEOPLE), first_day()), calls=Result.NOT)
    answer = answers_at(document, CHECK_IN.id)[promise_of(document, CALLS.id).id]
    document = applied(document, SetField(answer.id, "changes", "Hana opens the list", EDIT))
    ids = counted("made")
    for action, field in ((NextStep, "owner"), (Commitment, "participant")):
        wording = Wording(document, EN)
        command = make_from(
            document[answer.id],
            action,
            wording,
            lambda: ItemId(next(ids)),  # type: ignore[arg-type]
        )
        made = command.item
        assert getattr(made, "text", "") == "Hana opens the list"
        assert getattr(made, field) == ANA.id
        document = applied(document, command)
        (reason, *_) = reasons(document, made.id)
        assert reason.id == answer.id
        assert Wording(document, EN).text_of(reason.id) == "I will call five patients a month"


# What the room and the paper show


def reviewed(language: str = "en", *, names_shown: bool = False) -> Document:
    """The sample with its check-in in an activity."""
    items: list[Item] = [REVIEW]
    for item in sample(language):
        if isinstance(item, CheckIn):
            item = msgspec.structs.replace(item, parent=REVIEW.id, names_shown=names_shown)
        items.append(item)
    return new_document(items)


def names_in(document: Document, text: str) -> set[str]:
    return {person.name for person in document.all(Participant) if person.name in text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_beside_results_only_where_that_is_switched_on(language: str) -> None:
    for names_shown in (False, True):
        document = reviewed(language, names_shown=names_shown)
        shown = PublicView().of(document)
        wording = Wording(shown, catalogue(language))
        slides = [
            room_slide(shown, REVIEW.id, view, wording)
            for view in (RoomView.CAPTURE, RoomView.RESULTS)
        ]
        told_words = " ".join(alt_of(slide) for slide in slides)
        paper = repr(section(document, Wording(document, catalogue(language))))
        book = repr(sheet(document, Wording(document, catalogue(language))))
        happened = [each.happened for each in document.all(ReviewAnswer) if each.happened]
        assert len(happened) == 7
        for text in (told_words, paper, book):
            assert bool(names_in(document, text)) == names_shown
        for text in (paper, book):
            assert all((words in text) == names_shown for words in happened)
        assert not any(words in told_words for words in happened)


def test_the_promise_that_is_talked_about_stands_alone_without_a_result() -> None:
    document = reviewed()
    shown = PublicView().of(document)
    (promise, *_) = [each for each in document.all(Promise) if each.owner == "Bo Nyström"]
    slide = spoken_slide(shown, promise.id, Wording(shown, EN))
    assert slide is not None
    assert slide.sentence == promise.text
    assert "Bo Nyström" in slide.by
    assert not {"kept", "not kept", "partly kept"} & set(alt_of(slide).split("\n"))


def test_the_paper_counts_the_silent_and_names_what_was_agreed() -> None:
    document = reviewed()
    made = section(document, Wording(document, EN))
    assert made is not None
    assert made.intro == (
        "After 30 days: 12 of 25 promises answered: 7 kept, 3 partly, 2 not; 13 silent."
    )
    table = sheet(document, Wording(document, EN))
    assert table is not None
    assert len(table.rows) == 25
    assert section(new_document((DETAILS,)), Wording(document, EN)) is None
    assert sheet(new_document((DETAILS,)), Wording(document, EN)) is None


@pytest.mark.parametrize("names_shown", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_is_legible_with_the_longest_texts_too(
    language: str, names_shown: bool
) -> None:
    plain = reviewed(language, names_shown=names_shown)
    long = new_document(
        lengthened(item) if isinstance(item, Promise | ReviewAnswer | Function) else item
        for item in plain
    )
    for document in (plain, long):
        shown = PublicView().of(document)
        wording = Wording(shown, catalogue(language))
        slides = [room_slide(shown, REVIEW.id, view, wording) for view in RoomView]
        slides.append(spoken_slide(shown, shown.all(Promise)[0].id, wording) or slides[0])
        for slide in slides:
            for width, height in SCREENS:
                for page in slide_pages(slide, width, height, measure):
                    assert_legible(page.figure, height)


ROW = st.builds(
    KeptRow,
    st.text("abc def", min_size=1, max_size=60),
    *[st.integers(0, 30)] * 4,
    st.sampled_from(("5 of 14 kept", "0 of 0 kept")),
    group=st.sampled_from(("All promises", "By function")),
)


def test_what_was_kept_in_part_and_what_was_not_are_told_apart_without_colour() -> None:
    words = KeptWords("kept", "partly kept", "not kept", "silent")
    row = KeptRow("Sales", kept=2, partly=3, broken=3, silent=2, says="2 of 10 kept")
    (page,) = KeptBars((row,), words, "").pages(Canvas(900, 520, 28, 20, measure))
    said = [shape.lines[0] for shape in page.shapes if isinstance(shape, Label)]
    assert len({text for text in said if text.endswith("3")}) == 2
    assert len([text for text in said if text[0] in "~×"]) == 4, "two parts, and the key of them"


@given(st.lists(ROW, min_size=1, max_size=20))
def test_the_bars_are_in_proportion_and_inside_their_field(rows: list[KeptRow]) -> None:
    words = KeptWords("kept", "partly kept", "not kept", "silent")
    canvas = Canvas(900, 520, 28, 20, measure)
    pages = KeptBars(tuple(rows), words, "").pages(canvas)
    boxes = [shape for page in pages for shape in page.shapes if isinstance(shape, Box)]
    parts = [box for box in boxes if box.height > canvas.least]
    counts = [(row.kept, row.partly, row.broken, row.silent) for row in rows]
    assert len(parts) == sum(count > 0 for row in counts for count in row)
    at = 0
    for row in counts:
        own = [count for count in row if count]
        drawn = parts[at : at + len(own)]
        at += len(own)
        for (box, count), (other, less) in zip(
            zip(drawn, own, strict=True), zip(drawn[1:], own[1:], strict=True), strict=False
        ):
            assert box.width * less == pytest.approx(other.width * count)
            assert box.x + box.width <= other.x
    for page in pages:
        assert page.height <= canvas.height + 1e-6
        for shape in page.shapes:
            if isinstance(shape, Box):
                assert shape.x >= 0
                assert shape.x + shape.width <= canvas.width + 1e-6
            elif isinstance(shape, Label):
                assert shape.size >= canvas.least - 1e-6
