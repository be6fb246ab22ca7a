"""As agreed: what was promised is frozen at the close, and later edits are listed."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from cxworkshop.activities.agreed import (
    FIELD_WORDS,
    AgreedPlan,
    Fate,
    agree,
    agreed_plan,
    changes_since,
    version,
    version_words,
)
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.item_types import ITEM_TYPES, new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.changes import changes_section
from cxworkshop.report.plan import plan_report
from cxworkshop.sample import sample

EDIT = M("Edit")
ANA = Participant(id=ItemId("ana"), name="Ana")
GOAL = Goal(id=ItemId("goal"), text="Answer in a day", due=dt.date(2027, 3, 1), owner=ANA.id)
STEP = NextStep(id=ItemId("step"), text="Call five", owner=ANA.id)


@pytest.fixture
def closed(editor: Editor) -> Editor:
    for item in (ANA, GOAL, STEP):
        editor.apply(AddItem(item, EDIT))
    assert version(editor.document) == 0
    editor.apply(agree(editor.document, editor.now(), editor.new_id))
    return editor


def test_the_close_freezes_version_one(closed: Editor) -> None:
    assert version(closed.document) == 1
    assert changes_since(closed.document) == ()
    closed.undo()
    assert version(closed.document) == 0


def test_agreeing_again_replaces_what_was_agreed_in_one_step(closed: Editor) -> None:
    closed.apply(SetField(GOAL.id, "text", "Answer in an hour", EDIT))
    closed.apply(agree(closed.document, closed.now(), closed.new_id))
    assert version(closed.document) == 2, "version 1 is in people's hands and says something else"
    assert changes_since(closed.document) == ()
    assert len(closed.document.all(AgreedPlan)) == 1
    closed.apply(agree(closed.document, closed.now(), closed.new_id))
    assert version(closed.document) == 2, "nothing changed in between"
    closed.undo()
    closed.undo()
    assert version(closed.document) == 2
    assert changes_since(closed.document)


def test_what_is_added_changed_and_removed_makes_version_two_and_is_listed(
    closed: Editor,
) -> None:
    closed.apply(AddItem(Commitment(id=ItemId("c"), participant=ANA.id, text="I will call"), EDIT))
    closed.apply(SetField(GOAL.id, "due", dt.date(2027, 6, 1), EDIT))
    closed.apply(SetField(GOAL.id, "horizon", Horizon.NEXT, EDIT))
    closed.apply(RemoveItem(STEP.id, EDIT))
    found = {change.id: change for change in changes_since(closed.document)}
    assert version(closed.document) == 2
    assert found[GOAL.id].fate is Fate.CHANGED
    assert found[GOAL.id].fields == ("due", "horizon")
    assert found[ItemId("c")].fate is Fate.ADDED
    assert found[STEP.id].fate is Fate.REMOVED
    for language in LANGUAGES:
        wording = Wording(closed.document, catalogue(language))
        section = changes_section(closed.document, wording)
        assert section is not None
        told = repr(section)
        for word in ("Answer in a day", "Call five", "I will call"):
            assert word in told
        assert wording.day(dt.date(2027, 3, 1)) in told
        assert wording.day(dt.date(2027, 6, 1)) in told


def test_progress_is_no_change_of_what_was_agreed(closed: Editor) -> None:
    closed.apply(SetField(STEP.id, "status", Status.DONE, EDIT))
    closed.apply(SetField(GOAL.id, "status", Status.STARTED, EDIT))
    assert version(closed.document) == 1


def test_taking_a_change_back_leads_back_to_version_one(closed: Editor) -> None:
    closed.apply(SetField(GOAL.id, "text", "Softer", EDIT))
    assert version(closed.document) == 2
    closed.undo()
    assert version(closed.document) == 1


def test_a_removed_owner_is_named_as_a_change_and_breaks_nothing(closed: Editor) -> None:
    closed.apply(RemoveItem(ANA.id, EDIT))
    assert {change.fields for change in changes_since(closed.document)} == {("owner",)}
    assert changes_section(closed.document, Wording(closed.document, catalogue("en")))


@pytest.mark.parametrize("kind", [kind for kind, each in ITEM_TYPES.items() if each.agreed])
def test_every_agreed_field_is_one_of_its_kind_and_has_a_name(kind: str) -> None:
    item_type = ITEM_TYPES[kind]
    assert set(item_type.agreed) <= set(item_type.__struct_fields__)
    assert set(item_type.agreed) <= set(FIELD_WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_plan_says_its_version(closed: Editor, language: str) -> None:
    words = catalogue(language)
    document = closed.document
    assert plan_report(document, words).version == version_words(document, Wording(document, words))
    assert "1" in plan_report(document, words).version
    closed.apply(SetField(GOAL.id, "text", "Softer", EDIT))
    report = plan_report(document, words)
    assert "2" in report.version
    assert report.sections[-1].id == "changes"


@pytest.mark.parametrize("is_from_file", [False, True])
def test_the_sample_stands_as_it_was_agreed(is_from_file: bool) -> None:
    items = sample("en")
    if is_from_file:
        items = tuple(
            msgspec.json.decode(msgspec.json.encode(each), type=type(each)) for each in items
        )
    document = new_document(items)
    plan = agreed_plan(document)
    assert plan is not None
    assert version(document) == 1
    assert len(plan.promises) >= 20
