"""Due dates and check-ins for any calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cxworkshop.activities.agreed import agreed_plan, as_agreed
from cxworkshop.activities.commitments import Commitment, Repeats
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.checks.working_days import days_later
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message, catalogue
from cxworkshop.model.document import Document
from cxworkshop.report.sheets import check_ins
from cxworkshop.zones import today_in, zone_of

_OVER = (Status.DONE, Status.DROPPED)
Dated = NextStep | Commitment | Goal
"""What has a date and a status."""
_RULES: dict[Repeats, dict[str, object]] = {
    Repeats.WEEKLY: {"freq": "weekly"},
    Repeats.MONTHLY: {"freq": "monthly"},
    Repeats.QUARTERLY: {"freq": "monthly", "interval": 3},
}


class Entry(msgspec.Struct, frozen=True):
    """One day in the calendar. ``key`` stays the same in every export: a calendar knows it by it.

    ``repeats`` it until ``until``; without an end for a year. ``is_off``: a calendar that has it
    from an earlier export is to take it out.
    """

    key: str
    day: dt.date
    title: str
    about: str = ""
    repeats: Repeats = Repeats.ONCE
    until: dt.date | None = None
    is_off: bool = False

    @property
    def last_day(self) -> dt.date:
        """The day on which it can come for the last time."""
        return self.day if self.repeats is Repeats.ONCE else self.until or days_later(self.day, 365)


class DatesExporter:
    """All dates of the plan in one calendar file.

    Opened again after a later export, a calendar moves the entries it has instead of adding them
    twice, and takes out what is no longer to come: the names of the entries stay, the later file
    says that it is later, and names what is off.
    """

    id = "dates"
    suffix = ".ics"

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Dates")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the calendar; paper and sections mean nothing here."""
        del options
        target.write_bytes(calendar(document, words, dt.datetime.now(dt.UTC)))
        work.progress(1)
        return ()


def has_dates(document: Document) -> bool:
    """Whether a calendar of the session has an entry: an empty one is none."""
    wording = Wording(document, catalogue(document.session.language))
    return next(entries(document, wording, today_in(document.session.zone)), None) is not None


def calendar(document: Document, words: Catalogue, now: dt.datetime) -> bytes:
    """The calendar file. ``now`` is when it is written: what a calendar takes for newer.

    What is off is published as a cancelled entry of the same name (RFC 5546, 3.2.1). A
    cancellation of its own (3.2.5) is for meetings with an organiser and those who were invited,
    and could not stand in one file with what goes on.
    """
    import icalendar

    wording = Wording(document, words)
    written = icalendar.Calendar()
    written.add("prodid", "-//CX Workshop//cxworkshop//EN")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    title = wording.fill(document.session.title) or words.tr("Action plan")
    written.add("x-wr-calname", " ".join(_text(title).split()))  # not escaped as texts are
    today = now.astimezone(zone_of(document.session.zone)).date()
    for entry in entries(document, wording, today):
        event = icalendar.Event()
        event.add("uid", f"{entry.key}@{document.session.id}.cxworkshop")
        event.add("dtstamp", now)
        event.add("last-modified", now)
        event.add("sequence", int(now.timestamp()) // 60)
        event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
        event.add("summary", _text(entry.title))
        event.add("dtstart", entry.day)
        event.add("dtend", days_later(entry.day, 1))
        event.add("transp", "TRANSPARENT")
        if entry.about:
            event.add("description", _text(entry.about))
        if entry.repeats is not Repeats.ONCE:
            event.add("rrule", {**_RULES[entry.repeats], "until": entry.last_day})
        written.add_component(event)
    return bytes(written.to_ical())


def entries(document: Document, wording: Wording, today: dt.date) -> Iterator[Entry]:
    """What is due when – steps, commitments with their first steps, goals, check-ins –, then what
    is off.

    Off is what is done or dropped and was still to come, and what was agreed on and has gone from
    the plan since, or has no date there any more.
    """
    every: list[Dated] = [
        *document.all(NextStep),
        *document.all(Commitment),
        *document.all(Goal),
    ]
    standing: list[Entry] = []
    off: list[Entry] = []
    for item in every:
        for entry in _of(item, wording):
            if item.status not in _OVER:
                standing.append(entry)
            elif entry.last_day >= today:
                off.append(_off(entry, wording.status(item.status), wording))
    for days, day in check_ins(document):
        title = wording.tr("Check-in after {days} days: what was kept?", days=days)
        standing.append(Entry(f"check-in-{days}", day, title))
    yield from standing
    yield from off
    over = {item.id for item in every if item.status in _OVER}
    known = {entry.key for entry in standing}
    plan = agreed_plan(document)
    for promise in plan.promises if plan is not None else ():
        was = as_agreed(document, promise) if promise.id not in over else None
        if isinstance(was, NextStep | Commitment | Goal):
            for entry in _of(was, wording):
                if entry.key not in known:
                    yield _off(entry, wording.tr("No longer in the plan"), wording)


def _off(entry: Entry, why: str, wording: Wording) -> Entry:
    """An entry to take out; a calendar that keeps it all the same says why it is off."""
    title = wording.tr("{name}: {what}", name=why, what=entry.title)
    return msgspec.structs.replace(entry, title=title, is_off=True)


def _of(item: Dated, wording: Wording) -> Iterator[Entry]:
    """The days of something in the plan, whatever its status."""
    if not item.text.strip():
        return
    if isinstance(item, Commitment):
        yield from _commitment(item, wording)
    elif item.due is None:
        return
    elif isinstance(item, Goal):
        yield Entry(
            f"goal-{item.id}",
            item.due,
            wording.tr("Goal: {text}", text=wording.fill(item.text)),
            _lines((wording.tr("Measure"), wording.fill(item.measure))),
        )
    else:
        yield Entry(
            f"step-{item.id}",
            item.due,
            _by(wording.person(item.owner), wording.fill(item.text)),
            _lines(
                (wording.tr("Done when"), wording.fill(item.done_when)),
                (wording.tr("For goal"), wording.text_of(item.goal)),
            ),
        )


def _commitment(item: Commitment, wording: Wording) -> Iterator[Entry]:
    who = wording.person(item.participant)
    about = _lines((wording.tr("Kept when"), wording.fill(item.kept_when)))
    if item.first_step_on is not None:
        first = wording.fill(item.first_step) or wording.fill(item.text)
        title = _by(who, wording.tr("First step: {text}", text=first))
        yield Entry(f"first-{item.id}", item.first_step_on, title, about)
    starts = item.first_step_on or wording.document.session.date
    if item.repeats is not Repeats.ONCE and starts is not None:
        title = _by(who, wording.fill(item.text))
        until = item.by if item.by is not None and item.by >= starts else None
        yield Entry(f"commitment-{item.id}", starts, title, about, item.repeats, until)
    elif item.by is not None:
        yield Entry(f"commitment-{item.id}", item.by, _by(who, wording.fill(item.text)), about)


def _text(text: str) -> str:
    """A text without the control characters that no calendar takes; line breaks and tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if unicodedata.category(char) == "Cc" and char not in "\n\t" else char for char in lines
    )


def _by(who: str, text: str) -> str:
    return f"{who}: {text}" if who else text


def _lines(*told: tuple[str, str]) -> str:
    return "\n".join(f"{label}: {text}" for label, text in told if text)
