"""From the short list to goals: the ideas without one, and one step that makes them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.prioritise import Idea, short_list
from cxworkshop.activities.status import Status
from cxworkshop.activities.thread import make_from
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Together
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId


def without_goal(document: Document) -> list[Idea]:
    """The ideas of the short list that no goal names yet."""
    named = {goal.because for goal in document.all(Goal)}
    return [idea for idea in short_list(document) if idea.id not in named]


def goals_from_short_list(
    document: Document, wording: Wording, new_id: Callable[[], ItemId]
) -> Together:
    """Make a goal of every idea on the short list that has none, each remembering its idea.

    They are goals for now as long as the session's cap has room; the others come next.
    """
    label = M("Make goals of the short list")
    now = sum(
        goal.horizon is Horizon.NOW and goal.status is not Status.DROPPED and bool(goal.text)
        for goal in document.all(Goal)
    )
    made: list[AddItem] = []
    for idea in without_goal(document):
        command = make_from(idea, Goal, wording, new_id)
        horizon = Horizon.NOW if now < document.session.now_goals_cap else Horizon.NEXT
        now += 1
        made.append(AddItem(msgspec.structs.replace(command.item, horizon=horizon), label))
    return Together(tuple(made), label)
