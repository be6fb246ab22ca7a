"""Break: when it ends, what comes next, who is back. It has no settings and prints nothing."""

import datetime as dt
from typing import ClassVar

import msgspec

from cxworkshop.activities.content import NewId
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, RemoveItem
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant, counts
from cxworkshop.progress import SECOND, RunBook, next_activity
from cxworkshop.schedule import day_of, time_of_day
from cxworkshop.slides import RoomView, Slide


class CameBack(Item, frozen=True, kw_only=True, gc=False):
    """A leader is back from the break that is the parent; only the facilitator sees it."""

    kind: ClassVar[str] = "came_back"

    participant: ParticipantId | None = None


class BreakTime(msgspec.Struct, frozen=True):
    """When one goes on, and with what. ``back_at`` is None while the break is paused."""

    back_at: dt.time | None
    next: AgendaItem | None


def break_time(document: Document, activity: AgendaItem) -> BreakTime:
    """From the facts of the run where the break is on, from the plan before that.

    It needs no clock: when a break ends follows from when it was opened, paused and extended.
    """
    state = RunBook(document).state(0)  # an instant before any fact: nothing is added to them
    run = state.activities[activity.id]
    if state.current is None and not state.has_started:
        agenda = document.all(AgendaItem)
        after = agenda[[item.id for item in agenda].index(activity.id) + 1 :]
        following = next(iter(after), None)
    else:
        here = msgspec.structs.replace(state, current=activity.id)
        following = next_activity(document.all(AgendaItem), here)
    if run.is_paused:
        return BreakTime(None, following)
    if run.running_since is not None:
        ends = run.running_since + run.seconds_left * SECOND
        return BreakTime(time_of_day(state.minute(ends)), following)
    row = day_of(document).row(activity.id)
    return BreakTime(row.ends_at if row is not None else None, following)


def back(document: Document, activity: ItemId) -> dict[ItemId, CameBack]:
    """Who is back, by person."""
    return {
        item.participant: item
        for item in document.under(activity, CameBack)
        if item.participant is not None
    }


def still_out(document: Document, activity: ItemId) -> list[Participant]:
    """Who of those who count has not come back yet."""
    there = back(document, activity)
    return [p for p in document.all(Participant) if counts(p) and p.id not in there]


def come_back(
    document: Document, activity: ItemId, person: ItemId, *, is_back: bool, new_id: NewId
) -> Command | None:
    """Somebody is back, or is not after all; None where nothing changes."""
    found = back(document, activity).get(person)
    if is_back and found is None:
        made = CameBack(id=ItemId(new_id()), parent=activity, participant=person)
        return AddItem(made, M("Back from the break"))
    if not is_back and found is not None:
        return RemoveItem(found.id, M("Not back from the break"))
    return None


def slide(document: Document, activity: AgendaItem, _view: RoomView, wording: Wording) -> Slide:
    """The time of return large, what comes next below: the same whatever view is chosen."""
    found = break_time(document, activity)
    if found.back_at is None:
        sentence = wording.tr("We go on in a moment")
    else:
        sentence = wording.tr("We go on at {time}", time=wording.words.time(found.back_at))
    following = wording.fill(found.next.title) if found.next is not None else ""
    return Slide(
        title=wording.fill(activity.title) or wording.tr("Break"),
        sentence=sentence,
        by=wording.tr("Then: {what}", what=following) if following else "",
    )
