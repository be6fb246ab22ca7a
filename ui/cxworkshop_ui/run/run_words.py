"""What is said about the clock and the pace, in the interface's language."""

from __future__ import annotations

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.pace import Pace, Risk
from cxworkshop.run import ActivityRun, Clock, RunState
from cxworkshop.schedule import time_of_day
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.sign import Shape

SIGNS: dict[Clock, tuple[Role, Shape]] = {
    Clock.NORMAL: ("accent", "none"),
    Clock.WARNING: ("steps", "triangle"),
    Clock.URGENT: ("risk", "diamond"),
    Clock.OVER: ("risk", "square"),
}
"""How urgent it is, in colour and shape."""


def clock_text(seconds: int) -> str:
    """Minutes and seconds; over time counts up behind a plus sign."""
    sign = "+" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes:02d}:{rest:02d}"


def face_text(run: ActivityRun | None) -> str:
    """The time that dominates: what is left, of a closed activity what it took."""
    if run is None:
        return clock_text(0)
    return clock_text(run.seconds_used if run.is_done else run.seconds_left)


def minute_text(context: SessionContext, minute: int) -> str:
    """A minute of the day as a time of day."""
    return context.words.time(time_of_day(minute))


def title_of(context: SessionContext, item_id: ItemId | None) -> str:
    """What an activity is called on the screen; empty for none."""
    item = context.document.find(AgendaItem, item_id)
    if item is None:
        return ""
    return context.filled(item.title) or context.tr("Untitled activity")


def standing(context: SessionContext, state: RunState, run: ActivityRun | None) -> str:
    """How the time of an activity stands, in a word or two; never empty."""
    tr = context.tr
    if run is not None and run.is_skipped:
        return tr("Skipped")
    if run is None or (run.opened_at is None):
        return tr("Not opened yet")
    if run.is_done:
        return tr("Used, closed")
    if not run.is_open:
        return tr("Still to come")
    if run.is_paused:
        return tr("Paused")
    said = {
        Clock.NORMAL: tr("Time left"),
        Clock.WARNING: tr("Getting short"),
        Clock.URGENT: tr("Almost over"),
        Clock.OVER: tr("Over time"),
    }
    return said[state.clock]


def used(context: SessionContext, state: RunState, run: ActivityRun) -> str:
    """How much is used, and when it ends: ``ends 10:24 · 33 min of 1 h used``."""
    words = context.words
    said = context.tr(
        "{used} of {all} used",
        used=words.minutes(run.seconds_used // 60),
        all=words.minutes(run.seconds_allowed // 60),
    )
    if not run.is_open or run.seconds_left <= 0:
        return said
    ends = minute_text(context, state.minute(state.until))
    return context.tr("ends {time}", time=ends) + f" · {said}"


def pace_words(context: SessionContext, pace: Pace) -> tuple[str, Role]:
    """How late or early the day is, with its sign; empty before it begins."""
    if pace.late is None:
        return "", "neutral"
    if pace.is_away:
        return context.tr("Not at the planned hours"), "neutral"
    minutes = context.words.minutes(abs(pace.late))
    if pace.on_time is not None:
        return context.tr("● {minutes} late", minutes=minutes), "neutral"
    if pace.late > 0:
        return context.tr("▲ {minutes} late", minutes=minutes), "steps"
    if pace.late < 0:
        return context.tr("▼ {minutes} early", minutes=minutes), "accent"
    if pace.risk is not None:
        return context.tr("▲ At risk"), "steps"
    return context.tr("● On time"), "kept"


def coming_words(context: SessionContext, pace: Pace) -> str:
    """Which fixed point will be missed, or from when on a late day is on time again."""
    if pace.on_time is not None:
        return context.tr("on time again by {time}", time=minute_text(context, pace.on_time))
    return risk_words(context, pace.risk)


def risk_words(context: SessionContext, risk: Risk | None) -> str:
    """Which fixed point will be missed, and what that means; empty where none is."""
    if risk is None:
        return ""
    due, expected = minute_text(context, risk.due), minute_text(context, risk.expected)
    if risk.point is None:
        return context.tr(
            "The day ends at {expected} instead of {due}.", expected=expected, due=due
        )
    point = title_of(context, risk.point)
    if risk.squeezed is None or not risk.has:
        return context.tr(
            "“{point}” is fixed at {due} and begins at {expected}.",
            point=point,
            due=due,
            expected=expected,
        )
    return context.tr(
        "“{point}” is fixed at {due} and begins at {expected}, unless “{squeezed}” makes do"
        " with {has} of {needs} min.",
        point=point,
        due=due,
        expected=expected,
        squeezed=title_of(context, risk.squeezed),
        has=risk.has,
        needs=risk.needs,
    )


def risk_in_short(context: SessionContext, risk: Risk | None) -> str:
    """The same where there is little room: what, when it should be, when it will be."""
    if risk is None:
        return ""
    due, expected = minute_text(context, risk.due), minute_text(context, risk.expected)
    point = title_of(context, risk.point) if risk.point is not None else context.tr("End")
    return f"{due} → {expected} {point}"
