"""Journey maps: what follows from stages, touchpoints and pain points, and how they are moved."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.beginning import duplicate_activity
from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.item_types import activity_showing, new_document
from cxworkshop.activities.journey import (
    Journey,
    JourneyStage,
    PainPoint,
    Touchpoint,
    journeys,
    pain_point_from,
    ranked_pains,
    stage_views,
    stages,
    unplaced_pains,
)
from cxworkshop.activities.journey_edits import (
    duplicate,
    give_part,
    move_stage,
    move_touchpoint,
    next_part,
    part_of,
    place_pain,
    put_stage,
    put_touchpoint,
    shift_feeling,
)
from cxworkshop.activities.journey_plan import section
from cxworkshop.activities.journey_results import chart, coverage, coverage_words
from cxworkshop.activities.journey_setup import (
    SETUP,
    JourneySettings,
    OneJourney,
    StageSettings,
    begin,
    read,
    standard,
)
from cxworkshop.activities.journey_sheets import sheets
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop.model.position import spread
from cxworkshop.sample import sample

feelings = st.none() | st.integers(-2, 2)


def journey_of(*names: str) -> list[Item]:
    """An activity with a journey of stages a, b, c …, two functions, a touchpoint each."""
    items: list[Item] = [
        AgendaItem(id=ItemId("map"), position="V", activity="journey"),
        Function(id=ItemId("sales"), position="F", name="Sales"),
        Function(id=ItemId("legal"), position="V", name="Legal"),
        Journey(id=ItemId("j"), parent=ItemId("map"), position="V", persona="A baker"),
    ]
    for name, position in zip(names, spread(len(names)), strict=True):
        stage = ItemId(name)
        items.append(JourneyStage(id=stage, parent=ItemId("j"), position=position, name=name))
        items.append(Touchpoint(id=ItemId(f"{name}1"), parent=stage, position="V", text=name))
    return items


@pytest.fixture
def walked(make_editor: Callable[..., Editor]) -> Editor:
    return make_editor(*journey_of("a", "b", "c"))


def names(document: Document) -> list[str]:
    return [stage.name for stage in stages(document, ItemId("j"))]


def points(document: Document, stage: str) -> list[str]:
    return [point.id for point in document.under(ItemId(stage), Touchpoint)]


def done(editor: Editor, command: Command | None) -> None:
    assert command is not None
    editor.apply(command)


def find(document: Document, stage: str) -> JourneyStage:
    found = document.find(JourneyStage, ItemId(stage))
    assert found is not None
    return found


@given(own=feelings, below=st.lists(feelings, max_size=5))
def test_a_stage_feels_as_set_or_as_its_touchpoints_do(
    own: int | None, below: list[int | None]
) -> None:
    stage = JourneyStage(id=ItemId("s"), parent=ItemId("j"), feeling=own)
    touchpoints = [
        Touchpoint(id=ItemId(str(number)), parent=stage.id, feeling=feeling)
        for number, feeling in enumerate(below)
    ]
    (view,) = stage_views(new_document([stage, *touchpoints]), ItemId("j"))
    said = [feeling for feeling in below if feeling is not None]
    if own is not None:
        assert view.feeling == own
    elif said:
        assert view.feeling is not None
        assert min(said) <= view.feeling <= max(said)
    else:
        assert view.feeling is None


def test_pain_points_are_ranked_by_dots_then_moments_of_truth_then_feeling() -> None:
    stage = JourneyStage(id=ItemId("s"), parent=ItemId("j"))
    calm = Touchpoint(id=ItemId("calm"), parent=stage.id, feeling=-1)
    bad = Touchpoint(id=ItemId("bad"), parent=stage.id, feeling=-2)
    moment = Touchpoint(id=ItemId("moment"), parent=stage.id, feeling=1, is_moment=True)
    pains = [
        PainPoint(id=ItemId(name), position=str(number), text=name, at=at, dots=dots)
        for number, (name, at, dots) in enumerate(
            [
                ("nowhere", None, 0),
                ("at calm", calm.id, 0),
                ("at bad", bad.id, 0),
                ("at moment", moment.id, 0),
                ("dotted", None, 3),
                ("", bad.id, 9),
            ]
        )
    ]
    document = new_document([stage, calm, bad, moment, *pains])
    order = ["dotted", "at moment", "at bad", "at calm", "nowhere"]
    assert [pain.text for pain in ranked_pains(document)] == order
    assert [pain.text for pain in unplaced_pains(document)] == ["dotted", "nowhere"]


def test_a_captured_line_becomes_a_pain_point_that_waits_for_its_place(walked: Editor) -> None:
    pain = pain_point_from("  They wait  ", ItemId("p1"))
    assert (pain.text, pain.raised_by, pain.at, pain.parent) == ("They wait", "p1", None, None)
    made = msgspec.structs.replace(pain, id=ItemId("pain"), raised_by=None)
    walked.apply(AddItem(made, M("Add")))
    assert [each.id for each in unplaced_pains(walked.document)] == ["pain"]
    walked.apply(place_pain(made.id, ItemId("b1")))
    assert not unplaced_pains(walked.document)
    assert stage_views(walked.document, ItemId("j"))[1].pains[0].id == "pain"
    # what hurts is not forgotten with the touchpoint
    walked.apply(RemoveItem(ItemId("b1"), M("Delete")))
    assert [each.id for each in unplaced_pains(walked.document)] == ["pain"]
    walked.undo()
    assert not unplaced_pains(walked.document)


def test_stages_nobody_leads_or_two_and_functions_that_touch_nothing_are_named(
    walked: Editor,
) -> None:
    sales, legal = ItemId("sales"), ItemId("legal")
    for stage in ("a", "b"):
        walked.apply(give_part(find(walked.document, stage), sales, "leads"))
    walked.apply(give_part(find(walked.document, "c"), sales, "helps"))
    found = coverage(walked.document, ItemId("j"))
    assert found.led_by_nobody == ("c",)
    assert found.serving_nowhere == ("Legal",)
    walked.apply(give_part(find(walked.document, "b"), legal, "leads"))
    found = coverage(walked.document, ItemId("j"))
    assert (found.led_by_several, found.serving_nowhere) == (("b",), ())
    told = coverage_words(found, Wording(walked.document, catalogue("en")))
    assert told == ("Nobody leads: c", "More than one leads: b")


def test_what_nobody_has_worked_on_yet_is_no_finding(walked: Editor) -> None:
    document, sales = walked.document, ItemId("sales")
    untouched = ItemId("x")
    walked.apply(AddItem(JourneyStage(id=untouched, parent=ItemId("j"), name="x"), M("Add")))
    for stage in ("a", "b", "c"):
        walked.apply(give_part(find(walked.document, stage), sales, ""))
    nothing = coverage(walked.document, ItemId("j"))
    assert (nothing.led_by_nobody, nothing.serving_nowhere) == ((), ())
    walked.apply(give_part(find(document, "a"), sales, "leads"))
    half = coverage(walked.document, ItemId("j"))
    assert "x" not in half.led_by_nobody, "nobody was there yet"
    assert half.serving_nowhere == (), "what is not filled in may still be theirs"


def test_a_function_leads_helps_or_does_nothing_and_never_two_of_them(walked: Editor) -> None:
    sales = ItemId("sales")
    for part in ("leads", "helps", ""):
        stage = find(walked.document, "a")
        assert next_part(part_of(stage, sales)) == part
        walked.apply(give_part(stage, sales, next_part(part_of(stage, sales))))
        stage = find(walked.document, "a")
        assert [sales in stage.leads, sales in stage.helps] == [part == "leads", part == "helps"]


def test_removing_a_function_takes_it_from_every_stage(walked: Editor) -> None:
    walked.apply(give_part(find(walked.document, "a"), ItemId("sales"), "leads"))
    walked.apply(RemoveItem(ItemId("sales"), M("Delete")))
    assert find(walked.document, "a").leads == ()


@given(moves=st.lists(st.tuples(st.sampled_from("abc"), st.integers(-3, 3)), max_size=8))
def test_moving_stages_never_loses_one(moves: list[tuple[str, int]]) -> None:
    document = new_document(journey_of("a", "b", "c"))
    for name, by in moves:
        before = names(document)
        command = move_stage(document, find(document, name), by)
        if command is None:
            wanted = max(0, min(2, before.index(name) + by))
            assert wanted == before.index(name)
            continue
        for change in command.changes(document).changes:
            item = document[change.id]
            position = (change.after or {})["position"]
            document.put(msgspec.structs.replace(item, position=position))
        assert sorted(names(document)) == ["a", "b", "c"]
        assert names(document).index(name) == max(0, min(2, before.index(name) + by))


def test_a_stage_is_put_where_another_stands(walked: Editor) -> None:
    a, c = find(walked.document, "a"), find(walked.document, "c")
    done(walked, put_stage(walked.document, a, c))
    assert names(walked.document) == ["b", "c", "a"]
    done(walked, put_stage(walked.document, find(walked.document, "a"), c))
    assert names(walked.document) == ["b", "a", "c"]
    assert put_stage(walked.document, c, c) is None


def test_touchpoints_move_inside_a_stage_and_to_another(walked: Editor) -> None:
    extra = Touchpoint(id=ItemId("a2"), parent=ItemId("a"), text="more")
    walked.apply(AddItem(extra, M("Add")))
    first = walked.document.find(Touchpoint, ItemId("a1"))
    assert first is not None
    assert move_touchpoint(walked.document, first, -1) is None
    done(walked, move_touchpoint(walked.document, first, 1))
    assert points(walked.document, "a") == ["a2", "a1"]
    done(walked, put_touchpoint(walked.document, first, ItemId("b"), None))
    assert points(walked.document, "b") == ["a1", "b1"]
    moved = walked.document.find(Touchpoint, ItemId("a1"))
    assert moved is not None
    done(walked, put_touchpoint(walked.document, moved, ItemId("b"), ItemId("b1")))
    assert points(walked.document, "b") == ["b1", "a1"]
    walked.undo()
    walked.undo()
    assert points(walked.document, "a") == ["a2", "a1"]


def test_a_feeling_stays_between_lost_and_delighted(walked: Editor) -> None:
    for _ in range(6):
        point = walked.document.find(Touchpoint, ItemId("a1"))
        assert point is not None
        walked.apply(shift_feeling(point, "feeling", -1))
    point = walked.document.find(Touchpoint, ItemId("a1"))
    assert point is not None
    assert (point.feeling, point.target) == (-2, None)
    view = stage_views(walked.document, ItemId("j"))[0]
    walked.apply(shift_feeling(view, "target", 1))
    assert find(walked.document, "a").target == 1


def test_a_journey_is_copied_with_its_stages_and_touchpoints(walked: Editor) -> None:
    walked.apply(give_part(find(walked.document, "a"), ItemId("sales"), "leads"))
    journey = journeys(walked.document)[0]
    walked.apply(duplicate(walked.document, journey, walked.new_id))
    first, second = journeys(walked.document, ItemId("map"))
    assert second.persona == first.persona
    copied = stage_views(walked.document, second.id)
    assert [view.stage.name for view in copied] == ["a", "b", "c"]
    assert [len(view.touchpoints) for view in copied] == [1, 1, 1]
    assert copied[0].stage.leads == ("sales",)
    walked.undo()
    assert len(journeys(walked.document)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journey_added_by_hand_goes_from_before_to_long_after(language: str) -> None:
    settings = standard(language)
    (journey,) = settings.journeys
    assert 5 <= len(journey.stages) <= 8
    ids = iter(range(100))
    made = tuple(begin(settings, ItemId("map"), lambda: str(next(ids))))
    activity = AgendaItem(id=ItemId("map"), activity="journey")
    assert read(new_document([activity, *made]), ItemId("map")) == settings


def test_settings_are_those_the_map_began_with(walked: Editor) -> None:
    said = JourneySettings(
        journeys=(
            OneJourney(
                persona="A new {customer}",
                stages=(StageSettings(name="They ask", touchpoints=("The call",)),),
            ),
        )
    )
    ids = iter(range(100))
    walked.apply(AddItem(AgendaItem(id=ItemId("begun"), activity="journey"), M("Begin")))
    for item in begin(said, ItemId("begun"), lambda: f"n{next(ids)}"):
        walked.apply(AddItem(item, M("Begin")))
    (journey,) = journeys(walked.document, ItemId("begun"))
    walked.apply(SetField(journey.id, "persona", "Mrs Olander", M("Draw")))
    assert SETUP.read(walked.document, ItemId("begun")) == said
    walked.apply(duplicate_activity(walked.document, ItemId("begun"), M("Copy"), walked.new_id))
    copy = next(each for each in walked.document.all(AgendaItem) if each.id not in ("map", "begun"))
    assert [each.persona for each in journeys(walked.document, copy.id)] == ["A new {customer}"]
    # a map of an older version did not keep them
    assert SETUP.read(walked.document, ItemId("map")) == standard("en")


def test_everything_on_a_map_is_shown_in_its_activity(walked: Editor) -> None:
    for item_id in ("j", "a", "a1"):
        showing = activity_showing(walked.document, ItemId(item_id))
        assert showing is not None
        assert showing.id == "map"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_prints_every_stage_with_who_leads(language: str) -> None:
    document = new_document(sample(language))
    wording = Wording(document, catalogue(language))
    made = section(document, wording)
    assert made is not None
    told = repr(made.blocks)
    for stage in document.all(JourneyStage):
        assert stage.name in told
    for pain in document.all(PainPoint):
        assert pain.text in told
    assert wording.tr("nobody leads") in told
    counts = [len(document.all(kind)) for kind in (JourneyStage, Touchpoint, PainPoint)]
    assert [len(sheet.rows) for sheet in sheets(document, wording)] == counts
    assert section(new_document(), wording) is None


def test_the_chart_says_in_words_what_it_shows() -> None:
    document = new_document(sample("en"))
    wording = Wording(document, catalogue("en"))
    made = chart(document, journeys(document)[0], wording)
    assert made is not None
    assert "Sign: feels −1.5 today, +1 is the target; led by Legal and finance." in made.alt
    assert "Stay: feels 0 today, +2 is the target; led by nobody." in made.alt
    assert "Sales → Legal and finance: broken" in made.alt
    assert "19 days" in made.alt


def test_a_hand_off_forgets_a_stage_that_is_removed(walked: Editor) -> None:
    walked.apply(AddItem(HandOff(id=ItemId("h"), stage=ItemId("b")), M("Add")))
    walked.apply(RemoveItem(ItemId("b"), M("Delete")))
    assert walked.document.all(HandOff)[0].stage is None
    assert ItemId("b1") not in walked.document
