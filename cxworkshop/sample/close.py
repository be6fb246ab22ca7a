"""The close of the sample's day: everything as it was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxworkshop.activities.agreed import AgreedPlan, promises
from cxworkshop.activities.item_types import new_document
from cxworkshop.model.agenda import RunEvent
from cxworkshop.model.item import Item
from cxworkshop.sample.frame import Frame


def as_agreed(frame: Frame, made: Iterable[Item]) -> Iterator[Item]:
    """Version 1 of the plan, frozen when the last activity was closed."""
    document = new_document(made)
    at = max(event.at for event in document.all(RunEvent))
    yield AgreedPlan(
        id=frame.id("agreed plan"), position="V", at=at, promises=tuple(promises(document))
    )
