"""From a template to a session, to a template again, and to a new client's session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.activities.checklist import ChecklistItem
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.diagnostic import Statement
from cxworkshop.activities.gap import Gap
from cxworkshop.activities.item_types import ITEM_TYPES, ITEMS, new_document
from cxworkshop.activities.journey import Journey, JourneyStage, Touchpoint
from cxworkshop.activities.kinds import KINDS
from cxworkshop.activities.opening import GroundRule
from cxworkshop.activities.registry import content_of
from cxworkshop.errors import BadInput
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, UnknownItem, field_types
from cxworkshop.model.people import Participant
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.paths import resource
from cxworkshop.sample import sample
from cxworkshop.templates.form import Template
from cxworkshop.templates.neutral import traces
from cxworkshop.templates.reading import load, parse
from cxworkshop.templates.sessions import new_from_session, session_items
from cxworkshop.templates.writing import template_from
from cxworkshop.travelling import travelling

DAY = dt.date(2026, 12, 3)
FILES = sorted(resource("templates").glob("*/*.toml"))


def counted(prefix: str = "") -> Callable[[], str]:
    ids = iter(range(1, 10_000))
    return lambda: f"{prefix}{next(ids):032x}"


def session_of(template: Template, **details: Any) -> Document:
    return new_document(session_items(template, date=DAY, new_id=counted(), **details))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_template_survives_the_way_through_a_session(path: Any) -> None:
    template = load(path)
    document = session_of(template)
    text = template_from(document, title=template.title, summary=template.summary, id=template.id)
    assert parse(text, "x") == template


def test_a_session_takes_everything_from_its_template() -> None:
    template = load(FILES[0])
    document = session_of(template, title="Day", organisation="Altiplano", place="La Paz")
    session = document.session
    assert (session.title, session.organisation, session.place) == ("Day", "Altiplano", "La Paz")
    assert (session.date, session.template) == (DAY, template.id)
    agenda = document.all(AgendaItem)
    assert [item.title for item in agenda] == [activity.title for activity in template.agenda]
    assert len({item.id for item in document}) == len(document)
    fixed = [item for item in agenda if item.fixed_start]
    assert all(isinstance(item.fixed_start, dt.time) for item in fixed)


def test_functions_of_a_template_come_into_the_session() -> None:
    text = (
        'format = 1\nid = "x"\nlanguage = "en"\ntitle = "T"\n'
        '[[functions]]\nname = "Sales"\n[[functions]]\nname = "Legal"\n'
        '[[agenda]]\nkind = "goals"\ntitle = "A"\nminutes = 30\n'
    )
    document = session_of(parse(text, "x"))
    assert [entry.name for entry in document.of_kind("function")] == ["Sales", "Legal"]  # type: ignore[attr-defined]


# What a facilitator may have typed: anything.
anything = st.text(st.characters(exclude_categories=()), max_size=30) | st.sampled_from(
    ['"""', "\\", "{foo}", "{customer}", "\r\n", "\x00\x1f\x7f\x85", "]]\n[x]", "=1+1", " "]
)
steps = st.builds(ScriptStep, text=anything, minutes=st.integers(-5, 400))
activities = st.builds(
    AgendaItem,
    activity=st.sampled_from([kind.id for kind in KINDS] + ["of a newer version"]),
    title=anything,
    minutes=st.integers(-5, 2000),
    shortest=st.integers(-5, 2000),
    fixed_start=st.none() | st.times(),
    is_protected=st.booleans(),
    minutes_each=st.floats(-1, 100),
    group_size=st.integers(-1, 40),
    group_minutes=st.integers(-5, 2000),
    purpose=anything,
    output=anything,
    question=anything,
    script=st.lists(steps, max_size=6).map(tuple),
    materials=st.lists(anything, max_size=4).map(tuple),
    stalls=anything,
    must_stay=anything,
    can_go=anything,
)


@settings(max_examples=150)
@given(agenda=st.lists(activities, min_size=1, max_size=5), title=anything, start=st.times())
def test_every_session_makes_a_template_that_can_be_read(
    agenda: list[AgendaItem], title: str, start: dt.time
) -> None:
    items: list[Item] = [SessionDetails(id=ItemId("s"), start=start, language="en")]
    for number, (item, position) in enumerate(zip(agenda, spread(len(agenda)), strict=True)):
        items.append(msgspec.structs.replace(item, id=ItemId(str(number)), position=position))
    text = template_from(new_document(items), title=title)
    made = parse(text, "x")
    assert len(made.agenda) == len(agenda)
    # and a template is its own template
    again = session_of(made)
    assert parse(template_from(again, title=made.title, id=made.id), "x").agenda == made.agenda


def test_script_minutes_are_shared_out_anew_when_the_activity_was_shortened() -> None:
    document = new_document(
        [
            SessionDetails(id=ItemId("s")),
            AgendaItem(
                id=ItemId("a"),
                title="A",
                minutes=30,
                shortest=45,
                script=(
                    ScriptStep(text="one", minutes=10),
                    ScriptStep(text="", minutes=5),
                    ScriptStep(text="two", minutes=30),
                ),
            ),
        ]
    )
    activity = parse(template_from(document, title="T"), "x").agenda[0]
    assert [(step.minutes, step.text) for step in activity.script] == [(8, "one"), (22, "two")]
    assert activity.shortest == 30


def test_a_checklist_goes_from_the_template_to_the_day_and_on_undone() -> None:
    text = (
        'format = 1\nid = "x"\nlanguage = "en"\ntitle = "T"\n'
        '[[checklist]]\ntext = "Ask {organisation} for the room"\ndays_before = 14\n'
        '[[agenda]]\nkind = "goals"\ntitle = "A"\nminutes = 30\n'
    )
    template = parse(text, "x")
    document = session_of(template, organisation="Altiplano")
    (item,) = document.all(ChecklistItem)
    assert (item.text, item.days_before) == ("Ask {organisation} for the room", 14)
    document.put(msgspec.structs.replace(item, text="Ask Altiplano", done_on=DAY))
    again = parse(template_from(document, title="T", id="x"), "x")
    assert [check.text for check in again.checklist] == ["Ask {organisation}"]
    made = new_document(
        new_from_session(document, title="", organisation="", date=None, new_id=counted("f"))
    )
    assert [(each.text, each.done_on) for each in made.all(ChecklistItem)] == [
        ("Ask {organisation}", None)
    ]


def test_a_session_without_agenda_makes_no_template() -> None:
    with pytest.raises(BadInput, match="agenda"):
        template_from(new_document([SessionDetails(id=ItemId("s"))]), title="T")


PLANTED = "Zyzzyva"
TEXTS = ("title", "purpose", "output", "question", "stalls", "must_stay", "can_go")
STARTED = (Journey, JourneyStage, Touchpoint, GroundRule, Gap, Decision)
"""What settings begin an activity with, anew."""


def planted(item: Item) -> Item:
    """The item with the word in every text that the model does not let travel."""
    changed: dict[str, object] = {}
    for name, kind in field_types(type(item)).items():
        if name in (*item.travels, "position", "language", "zone", "parent"):
            continue
        if kind is str:
            changed[name] = f"{PLANTED} {name}"
        elif kind == tuple[str, ...]:
            changed[name] = (f"{PLANTED} {name}",)
    return msgspec.structs.replace(item, **changed)


def of_every_type(items: list[Item]) -> Iterator[Item]:
    """An item of each type that is missing, in an activity of its kind."""
    there = {item.kind for item in items}
    activities = {item.activity: item.id for item in items if isinstance(item, AgendaItem)}
    for kind, item_types in ITEMS.items():
        parent = activities.get(kind, ItemId(f"old-{kind}-activity"))
        if kind not in activities:
            yield AgendaItem(id=parent, position="z", activity=kind, minutes=5)
        for item_type in item_types:
            if item_type.kind not in there:
                yield item_type(id=ItemId(f"old-{item_type.kind}"), parent=parent, position="V")


def leaky_session() -> Document:
    """The sample with a telling word in every field of its people, its content, its details –
    and the client's names all over the agenda's texts."""
    items = list(sample("en"))
    items = [planted(item) for item in (*items, *of_every_type(items))]
    session = next(item for item in items if isinstance(item, SessionDetails))
    people = [item for item in items if isinstance(item, Participant)]
    names = " / ".join(
        [session.organisation, session.organisation.upper(), people[0].name, people[1].email]
    )
    for index, item in enumerate(items):
        if isinstance(item, AgendaItem):
            texts = dict.fromkeys(TEXTS, f"Ask {names}, please.")
            items[index] = msgspec.structs.replace(
                item,
                **texts,
                script=(ScriptStep(text=f"Say “{names}”", minutes=item.minutes),),
                materials=(f"Cards for {names}",),
            )
    items.append(
        UnknownItem(
            id=ItemId("unknown-old-item"), unknown_kind="rating", data=f'{{"evidence":"{PLANTED}"}}'
        )
    )
    return new_document(items)


def test_the_planted_session_has_the_word_in_every_kind() -> None:
    document = leaky_session()
    for kind, item_type in ITEM_TYPES.items():
        if planted(item_type()) == item_type():  # a kind without a text of its own
            continue
        found = msgspec.json.encode(list(document.of_kind(kind))).decode()
        assert PLANTED in found, kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_old_client_reaches_a_new_one(language: str) -> None:
    for document in (leaky_session(), new_document(sample(language))):
        old_words = {PLANTED, PLANTED.upper(), "Northwind", "Montevideo", "Clara", "rating"}
        names = {person.name for person in document.all(Participant)}
        old_words |= names
        old_ids = {item.id for item in document}
        made = new_from_session(
            document,
            title="Day",
            organisation="Altiplano",
            date=None,
            new_id=counted("f"),
            zone="America/Lima",
        )
        text = msgspec.json.encode(made).decode() + repr(made)
        text += template_from(document, title="A fine day")
        assert not {word for word in old_words | old_ids if word in text}
        # The agenda's own words travel, names are taken out of them; no kind leaves its own behind.
        kept = repr([each for each in travelling(document) if not isinstance(each, AgendaItem)])
        assert not {word for word in names | {PLANTED} if word in kept}
        assert all(each.travels for each in travelling(document))
        assert {type(item) for item in made if type(item) not in STARTED} <= {
            item_type for item_type in ITEM_TYPES.values() if item_type.travels
        }


def test_a_new_client_gets_agenda_scripts_and_settings() -> None:
    document = new_document(sample("es"))
    made = new_document(
        new_from_session(
            document, title="Día", organisation="Altiplano", date=DAY, new_id=counted("f")
        )
    )
    old, new = document.session, made.session
    assert (new.title, new.organisation, new.date) == ("Día", "Altiplano", DAY)
    for name in ("language", "paper", "start", "weekend", "now_goals_cap"):
        assert getattr(new, name) == getattr(old, name)
    for name in ("customer", "place", "facilitators", "logo", "holidays", "template"):
        assert not getattr(new, name), name
    for before, after in zip(document.all(AgendaItem), made.all(AgendaItem), strict=True):
        same = msgspec.structs.replace(after, id=before.id, position=before.position)
        assert same == before


def test_a_template_called_like_its_session_does_not_name_the_client() -> None:
    document = new_document(sample("en"))
    title = document.session.title
    assert "Northwind" in title
    made = parse(template_from(document, title=title), "x")
    assert (made.title, made.id) == ("Leadership immersion", "leadership-immersion")
    chosen = parse(template_from(document, title="Northwind house style"), "x")
    assert chosen.title == "Northwind house style"


def test_words_that_cannot_be_taken_out_are_pointed_at() -> None:
    document = new_document(sample("en"))
    first = document.all(AgendaItem)[0]
    told = msgspec.structs.replace(
        first, purpose="Ask Femi why Northwind Bank lost the trust of Northwind’s branches."
    )
    document.put(told)
    assert {(trace.item, trace.word) for trace in traces(document)} == {
        (first.id, "Femi"),
        (first.id, "Northwind"),
    }
    made = new_from_session(document, title="", organisation="", date=None, new_id=counted("f"))
    assert "lost" in made[1].purpose  # type: ignore[attr-defined]
    assert "{organisation} lost" in made[1].purpose  # type: ignore[attr-defined]


def test_words_in_settings_are_pointed_at_too() -> None:
    document = new_document(sample("en"))
    statement = document.all(Statement)[0]
    document.put(msgspec.structs.replace(statement, text="We do as Femi does."))
    (activity,) = [each for each in document.all(AgendaItem) if each.activity == "diagnostic"]
    assert {(trace.item, trace.word) for trace in traces(document)} == {(activity.id, "Femi")}


def test_what_the_group_made_of_rules_and_journeys_stays_with_it() -> None:
    document = session_of(load(FILES[3]))
    rule, journey = document.all(GroundRule)[0], document.all(Journey)[0]
    stage = document.all(JourneyStage)[0]
    document.put(msgspec.structs.replace(rule, text="No word of the merger", is_agreed=True))
    document.put(msgspec.structs.replace(journey, persona="Mrs Olander of the Wharf Street branch"))
    document.put(msgspec.structs.replace(stage, name="The Wharf Street queue"))
    document.put(
        GroundRule(id=ItemId("typed"), parent=rule.parent, position="z", text="Nor of Ola")
    )
    assert parse(template_from(document, title="T"), "x").agenda == load(FILES[3]).agenda


def test_goals_carry_their_cap_from_template_to_template() -> None:
    head = 'format = 1\nid = "x"\nlanguage = "en"\ntitle = "T"\n'
    goals = '[[agenda]]\nkind = "goals"\ntitle = "A"\nminutes = 30\n'
    older = parse(head + "now_goals_cap = 5\n" + goals, "x")
    newer = parse(head + goals + "settings = { now_cap = 5 }\n", "x")
    for template in (older, newer):
        document = session_of(template)
        assert document.session.now_goals_cap == 5
        again = parse(template_from(document, title="T", id="x"), "x")
        assert again == newer
    assert session_of(parse(head + goals, "x")).session.now_goals_cap == 3
    with pytest.raises(BadInput, match=r"agenda\[0\]\.settings\.now_cap: expected 20 or less"):
        parse(head + goals + "settings = { now_cap = 21 }\n", "x")


def test_every_kind_has_settings_that_come_back_whole() -> None:
    for kind in KINDS:
        setup = content_of(kind.id).setup
        assert setup is not None, kind.id
        for language in LANGUAGES:
            said = setup.standard(language)
            document = session_of(load(FILES[0]))
            for item in setup.begin(said, ItemId("a"), counted("s")):
                document.put(item)
            read = setup.read(travelling(document), ItemId("a"))
            if kind.id != "goals":  # whose settings are the session's
                assert read == said, kind.id
