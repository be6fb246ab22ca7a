"""A complete sample session: one day of a bank's leadership team, the same every time.

Each part puts its facts (who, when, what belongs to what) and the words of a language, which
lie under the same keys in ``resources/sample``, together into items. The agenda is the shipped
full day's, with the activities that the sample adds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cxworkshop.activities.content import NewId
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.item import Item
from cxworkshop.sample import (
    agreements,
    answers,
    close,
    closing,
    day,
    diagnostic,
    discussion,
    gaps,
    groups,
    handoffs,
    impact,
    journey,
    opening,
    photos,
    priorities,
    readiness,
    review,
)
from cxworkshop.sample.frame import Frame
from cxworkshop.store.working import Attachment

PARTS: tuple[Callable[[Frame], Iterator[Item]], ...] = (
    day.items,
    opening.items,
    diagnostic.items,
    journey.items,
    handoffs.items,
    agreements.items,
    answers.items,
    gaps.items,
    priorities.items,
    impact.items,
    discussion.items,
    photos.items,
    readiness.items,
    closing.items,
    groups.items,
)
"""What makes the items of the sample, in order: what is pointed at before what points."""


def sample(language: str, new_id: NewId | None = None) -> tuple[Item, ...]:
    """The sample session's items in a shipped language; English for any other.

    Without ``new_id`` the ids are fixed too, so that the same file comes out every time.
    """
    frame = Frame(language if language in LANGUAGES else LANGUAGES[0], new_id)
    made = [item for part in PARTS for item in part(frame)]
    made += close.as_agreed(frame, made)
    return (*made, *review.items(frame, made))


def sample_pictures(language: str, made: Iterable[Item]) -> dict[str, Attachment]:
    """The pictures of the sample's photos, by the ids that these items of it name."""
    return photos.pictures(language if language in LANGUAGES else LANGUAGES[0], made)
