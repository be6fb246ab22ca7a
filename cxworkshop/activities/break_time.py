"""Break: when it ends, what comes next, who is back. It prints nothing."""

import datetime as dt
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId
from cxworkshop.activities.kept_setup import kept_setup, setup_of
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


class BreakSetup(Item, frozen=True, kw_only=True, gc=False):
    """What the room reads beside the time of return, and whether it reads what comes next."""

    kind: ClassVar[str] = "break_setup"
    travels: ClassVar[tuple[str, ...]] = ("message", "shows_next")
    public: ClassVar[tuple[str, ...]] = ("message", "shows_next")

    message: str = ""
    shows_next: bool = True


class BreakSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a break."""

    message: Annotated[
        str, Meta(max_length=200, description="on the room screen, below the time of return")
    ] = ""
    shows_next: Annotated[bool, Meta(description="the room reads what comes next")] = True


SETUP = kept_setup(BreakSetup, BreakSettings)


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
    """The time of return large, below it what is said of it and what comes next.

    It is the same whatever view is chosen.
    """
    found = break_time(document, activity)
    if found.back_at is None:
        sentence = wording.tr("We go on in a moment")
    else:
        sentence = wording.tr("We go on at {time}", time=wording.words.time(found.back_at))
    setup = setup_of(document, activity.id, BreakSetup)
    following = found.next if setup.shows_next else None
    then = wording.fill(following.title) if following is not None else ""
    below = (
        wording.fill(setup.message).strip(),
        wording.tr("Then: {what}", what=then) if then else "",
    )
    return Slide(
        title=wording.fill(activity.title) or wording.tr("Break"),
        sentence=sentence,
        by="\n".join(filter(None, below)),
    )
