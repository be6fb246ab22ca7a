"""The shipped templates: complete, alike in every language, and really runnable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.session import SessionDetails, filled
from cxworkshop.paths import resource
from cxworkshop.templates.form import Template, ends, minute_of_day
from cxworkshop.templates.generated import generated
from cxworkshop.templates.reading import load, texts

FOLDER = resource("templates")
LENGTHS = {
    "leadership-immersion": 450,
    "journey-handoffs": 240,
    "half-day": 225,
    "follow-up-90": 135,
}
FILES = sorted(FOLDER.glob("*/*.toml"))
WORDS = {
    "en": (("customer", "customers"), ("patient", "patients"), ("insured person", "members")),
    "es": (("cliente", "clientes"), ("paciente", "pacientes"), ("socio", "socios")),
}


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.fixture(params=FILES, ids=name)
def template(request: pytest.FixtureRequest) -> Template:
    return load(request.param)


def test_each_is_there_in_each_language_under_its_own_id() -> None:
    assert {(p.parent.name, p.stem) for p in FILES} == {
        (language, template_id) for language in LANGUAGES for template_id in LENGTHS
    }
    for path in FILES:
        template = load(path)
        assert (template.language, template.id) == (path.parent.name, path.stem)


def test_it_has_the_length_it_promises(template: Template) -> None:
    assert template.minutes == LENGTHS[template.id]
    # no silent waits: each fixed start is where what precedes it ends
    assert sum(activity.minutes for activity in template.agenda) == template.minutes
    for activity, end in zip(template.agenda, ends(template), strict=True):
        if activity.fixed_start:
            assert minute_of_day(activity.fixed_start) == end - activity.minutes


def test_every_activity_guides_its_facilitator(template: Template) -> None:
    for activity in template.agenda:
        for field in ("purpose", "question", "script", "materials", "stalls", "must_stay"):
            assert getattr(activity, field), (activity.title, field)
        assert activity.can_go, activity.title
        assert activity.output or activity.kind == "break", activity.title
        assert 0 < activity.shortest <= activity.minutes, activity.title
        assert all(step.minutes > 0 for step in activity.script), activity.title
        assert activity.is_protected == (activity.kind == "break"), activity.title
        assert len(activity.question) <= 110, "a question is read from the back of the room"


def test_a_round_of_fourteen_fits_into_its_activity(template: Template) -> None:
    spoken = [activity for activity in template.agenda if activity.minutes_each]
    assert "commitments" in {activity.kind for activity in spoken}
    for activity in spoken:
        longest = max(step.minutes for step in activity.script)
        assert activity.minutes_each * 14 <= longest + 1, activity.title


def test_the_languages_have_the_same_day() -> None:
    for template_id in LENGTHS:
        shapes = [
            [
                (
                    activity.kind,
                    activity.minutes,
                    activity.shortest,
                    activity.fixed_start,
                    activity.is_protected,
                    activity.minutes_each,
                    [step.minutes for step in activity.script],
                    len(activity.materials),
                )
                for activity in load(FOLDER / language / f"{template_id}.toml").agenda
            ]
            for language in LANGUAGES
        ]
        assert all(shape == shapes[0] for shape in shapes), template_id


def test_the_clients_own_words_fit_into_every_sentence(template: Template) -> None:
    for one, many in WORDS[template.language]:
        session = SessionDetails(organisation="Altiplano", customer=one, customers=many)
        for place, text in texts(template):
            full = filled(text, session, customer="?", customers="?")
            assert not re.search(r"[{}]", full), place
            # a sentence begins with a capital letter, also where it begins with the word
            assert not re.search(rf"(?:^|[.!?] |[“¿¡])(?:{one}|{many})\b", full), (place, full)
            if template.language == "en":
                assert not re.search(r"\ba(?= insured)", full), (place, "a/an")


def test_no_text_of_one_language_slipped_into_the_other() -> None:
    for template_id in LENGTHS:
        both = [
            dict(texts(load(FOLDER / language / f"{template_id}.toml"))) for language in LANGUAGES
        ]
        same = {place for place, text in both[0].items() if text and text == both[1].get(place)}
        assert not same


def test_schema_and_index_are_those_of_the_templates() -> None:
    for file, text in generated().items():
        shipped = (FOLDER / file).read_text(encoding="utf-8")
        assert shipped == text, "run: python -m cxworkshop.templates.generated"
