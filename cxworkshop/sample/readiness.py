"""What was arranged before the sample's day: the standard list, all of it in time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.checklist import (
    ChecklistItem,
    Subject,
    begun,
    due_on,
    standard_checks,
)
from cxworkshop.model.item import Item
from cxworkshop.sample.frame import Frame


def items(frame: Frame) -> Iterator[Item]:
    """The checklist, ticked off."""
    numbers = iter(range(1000))
    day = frame.day
    for item in begun(standard_checks(frame.language), lambda: frame.id(f"check {next(numbers)}")):
        yield msgspec.structs.replace(item, done_on=due_on(item, day))
    for subject in (Subject.PAPER_KIT, Subject.ROOM_SCREEN):
        yield ChecklistItem(id=frame.id(f"check {subject}"), subject=subject, done_on=day)
