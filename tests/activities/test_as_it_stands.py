"""What an activity began with, kept anew: a template says it from then on, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.activities.as_it_stands import keep_as_it_stands
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.gap import Gap
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.opening import GroundRule
from cxworkshop.editing.editor import Editor
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop.templates.reading import parse
from cxworkshop.templates.writing import template_from

MakeEditor = Callable[..., Editor]
SALES = ItemId("sales")


def _day() -> tuple[AgendaItem, ...]:
    kinds = ("opening", "journey", "gap", "decisions", "decisions")
    return tuple(
        AgendaItem(id=ItemId(f"{kind}{at}"), position=f"V{at}", activity=kind, title=kind)
        for at, kind in enumerate(kinds)
    )


def _worked_on(make_editor: MakeEditor) -> Editor:
    def of(kind: str) -> ItemId:
        return next(item.id for item in _day() if item.activity == kind)

    return make_editor(
        *_day(),
        Function(id=SALES, position="V", name="Sales"),
        GroundRule(id=ItemId("r"), parent=of("opening"), position="V", text="Doors open"),
        Journey(id=ItemId("j"), parent=of("journey"), position="V", persona="A farmer"),
        JourneyStage(id=ItemId("st"), parent=ItemId("j"), position="V", name="Sows", leads=SALES),
        Touchpoint(
            id=ItemId("t"), parent=ItemId("st"), position="V", text="Orders seed", feeling=-2
        ),
        PainPoint(id=ItemId("p"), parent=of("journey"), position="V", text="Zyzzyva"),
        Gap(id=ItemId("g"), parent=of("gap"), position="V", theme="Delivery", gap="Zyzzyva"),
        Decision(id=ItemId("d"), position="V", text="Who gives credit?", deciders=(SALES,)),
    )


def _settings(document: Document) -> list[dict[str, object]]:
    text = template_from(document, title="Mine")
    assert "Zyzzyva" not in text, "what the group found stays behind"
    assert "Sales" not in text
    return [activity.settings for activity in parse(text, "mine").agenda]


def test_a_template_begins_as_the_activities_stand_once_that_is_asked_for(
    make_editor: MakeEditor,
) -> None:
    editor = _worked_on(make_editor)
    before = repr(_settings(editor.document))
    assert not any(word in before for word in ("Doors", "farmer", "Delivery", "credit"))
    keep = keep_as_it_stands(editor.document, editor.new_id)
    assert keep is not None
    editor.apply(keep)
    opening, journey, gap, first, second = _settings(editor.document)
    assert opening == {"ground_rules": ["Doors open"]}
    assert journey == {
        "journeys": [
            {"persona": "A farmer", "stages": [{"name": "Sows", "touchpoints": ["Orders seed"]}]}
        ]
    }
    assert gap == {"themes": ["Delivery"]}
    assert (first, second) == ({"decisions": ["Who gives credit?"]}, {}), "once, not twice"
    assert keep_as_it_stands(editor.document, editor.new_id) is None, "nothing is left to keep"
    editor.undo()
    assert repr(_settings(editor.document)) == before, "one undo step"


def test_what_is_too_long_for_a_template_is_cut_and_the_template_can_be_read(
    make_editor: MakeEditor,
) -> None:
    day = _day()
    gap = next(item.id for item in day if item.activity == "gap")
    long = tuple(
        Gap(id=ItemId(f"g{at}"), parent=gap, position=f"V{at:02}", theme=f"{at} " + "so " * 90)
        for at in range(30)
    )
    editor = make_editor(*day, *long)
    keep = keep_as_it_stands(editor.document, editor.new_id)
    assert keep is not None
    editor.apply(keep)
    themes = _settings(editor.document)[2]["themes"]
    assert isinstance(themes, list)
    assert len(themes) == 20
