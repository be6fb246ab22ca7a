"""The read-back: what was agreed, in the order in which it is read aloud at the close."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.commitments import Commitment, Coverage, coverage, in_order
from cxworkshop.activities.commitments_slides import board_line
from cxworkshop.activities.committed import committed_in_room
from cxworkshop.activities.definition import SharedDefinition, agreed
from cxworkshop.activities.goals import Goal, Horizon, said_goals
from cxworkshop.activities.goals_slide import by_horizon
from cxworkshop.activities.next_steps import NextStep, by_date, slide_lines
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.slides import SlideList


class ReadBack(msgspec.Struct, frozen=True):
    """What is read aloud: the sentence, the goals for now, each commitment, the steps by date.

    ``later`` counts the goals for next and later, which are in the plan and not read.
    """

    definition: SharedDefinition | None
    goals: tuple[Goal, ...]
    later: int
    commitments: tuple[Commitment, ...]
    coverage: Coverage
    steps: tuple[NextStep, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.definition or self.goals or self.commitments or self.steps)


def read_back(document: Document) -> ReadBack:
    """What stands in the plan now; what was dropped is not read."""
    goals = said_goals(document)
    now = tuple(goal for goal in goals if goal.horizon is Horizon.NOW)
    return ReadBack(
        definition=agreed(document),
        goals=now,
        later=len(goals) - len(now),
        commitments=tuple(item for item in in_order(document) if item.status is not Status.DROPPED),
        coverage=coverage(document),
        steps=tuple(step for step in by_date(document) if step.status is not Status.DROPPED),
    )


def read_back_lists(document: Document, wording: Wording) -> Iterator[SlideList]:
    """What follows the sentence on the slides of the read-back, each part on a page of its own."""
    found = read_back(document)
    if found.goals:
        (goals,) = by_horizon(list(found.goals), wording, is_whole=True)
        title = wording.tr("Our goals for now")
        yield msgspec.structs.replace(goals, title=title, begins_page=True)
    if found.commitments:
        told = committed_in_room(found.coverage, wording.words)
        title = " · ".join(filter(None, (wording.tr("What each of us will do"), told)))
        lines = tuple(board_line(item, wording) for item in found.commitments)
        yield SlideList(lines, title, begins_page=True)
    if found.steps:
        lines = slide_lines(list(found.steps), wording)
        yield SlideList(lines, wording.tr("What we do next"), begins_page=True)
