"""From evidence to action and back: what came from where is remembered and can be walked."""

from __future__ import annotations

import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.thread import (
    ACTIONS,
    Action,
    make_from,
    outcomes,
    reasons,
    told_outcomes,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.item import ItemId

NOTE = Note(id=ItemId("note"), text="{Customers} wait 19 days", is_private=False)


@pytest.fixture
def noted(editor: Editor) -> Editor:
    editor.apply(AddItem(NOTE, M("Note")))
    return editor


@pytest.mark.parametrize("action", ACTIONS)
def test_one_action_makes_something_that_remembers_where_it_came_from(
    noted: Editor, action: Action
) -> None:
    wording = Wording(noted.document, catalogue("en"))
    noted.apply(make_from(NOTE, action, wording, noted.new_id))
    (made,) = noted.document.all(action)
    assert made.text == "Customers wait 19 days"
    assert reasons(noted.document, made.id) == [noted.document[NOTE.id]]
    assert outcomes(noted.document, NOTE.id) == [made]
    noted.undo()
    assert not noted.document.all(action)


def test_the_thread_is_walked_from_a_step_to_the_evidence(noted: Editor) -> None:
    wording = Wording(noted.document, catalogue("en"))
    noted.apply(make_from(NOTE, Goal, wording, noted.new_id))
    (goal,) = noted.document.all(Goal)
    noted.apply(make_from(goal, NextStep, wording, noted.new_id))
    noted.apply(make_from(goal, Commitment, wording, noted.new_id))
    (step,) = noted.document.all(NextStep)
    assert step.goal == goal.id
    assert {item.id for item in outcomes(noted.document, goal.id)} == {
        step.id,
        noted.document.all(Commitment)[0].id,
    }
    assert reasons(noted.document, step.id)[-1].id == NOTE.id


def test_what_came_of_something_is_said_once_and_a_line_each(noted: Editor) -> None:
    wording = Wording(noted.document, catalogue("en"))
    assert told_outcomes(NOTE.id, wording) == ""
    noted.apply(AddItem(Goal(id=ItemId("a"), text="Answer in a day.", because=NOTE.id), M("Goal")))
    assert told_outcomes(NOTE.id, wording) == "Answer in a day."
    step = NextStep(id=ItemId("b"), text="answer in a day", because=NOTE.id)
    noted.apply(AddItem(step, M("Step")))
    assert told_outcomes(NOTE.id, wording) == "Answer in a day."
    mine = Commitment(id=ItemId("c"), text="I will call.", because=NOTE.id)
    noted.apply(AddItem(mine, M("Commitment")))
    assert told_outcomes(NOTE.id, wording) == "• Answer in a day.\n• I will call."
