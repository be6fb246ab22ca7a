"""Due dates and check-ins for any calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cxworkshop.activities.commitments import Commitment, Repeats
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.checks.working_days import days_later
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document
from cxworkshop.report.sheets import check_ins

_OVER = (Status.DONE, Status.DROPPED)
_RULES: dict[Repeats, dict[str, object]] = {
    Repeats.WEEKLY: {"freq": "weekly"},
    Repeats.MONTHLY: {"freq": "monthly"},
    Repeats.QUARTERLY: {"freq": "monthly", "interval": 3},
}


class Entry(msgspec.Struct, frozen=True):
    """One day in the calendar. ``key`` stays the same in every export: a calendar knows it by it.

    ``repeats`` it until ``until``; without an end for a year.
    """

    key: str
    day: dt.date
    title: str
    about: str = ""
    repeats: Repeats = Repeats.ONCE
    until: dt.date | None = None


class DatesExporter:
    """All dates of the plan in one calendar file.

    Opened again after a later export, a calendar moves the entries it has instead of adding them
    twice: the names of the entries stay, and the later file says that it is later.
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
        written = calendar(document, words, dt.datetime.now(dt.UTC))
        target.write_bytes(written)
        work.progress(1)
        if b"BEGIN:VEVENT" not in written:
            return (M("Nothing has a date yet: the calendar is empty."),)
        return ()


def calendar(document: Document, words: Catalogue, now: dt.datetime) -> bytes:
    """The calendar file. ``now`` is when it is written: what a calendar takes for newer."""
    import icalendar

    wording = Wording(document, words)
    written = icalendar.Calendar()
    written.add("prodid", "-//CX Workshop//cxworkshop//EN")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    title = wording.fill(document.session.title) or words.tr("Action plan")
    written.add("x-wr-calname", _text(title))
    for entry in entries(document, wording):
        event = icalendar.Event()
        event.add("uid", f"{entry.key}@{document.session.id}.cxworkshop")
        event.add("dtstamp", now)
        event.add("last-modified", now)
        event.add("sequence", int(now.timestamp()) // 60)
        event.add("summary", _text(entry.title))
        event.add("dtstart", entry.day)
        event.add("dtend", days_later(entry.day, 1))
        event.add("transp", "TRANSPARENT")
        if entry.about:
            event.add("description", _text(entry.about))
        if entry.repeats is not Repeats.ONCE:
            until = entry.until or days_later(entry.day, 365)
            event.add("rrule", {**_RULES[entry.repeats], "until": until})
        written.add_component(event)
    return bytes(written.to_ical())


def entries(document: Document, wording: Wording) -> Iterator[Entry]:
    """What is due when: steps, commitments with their first steps, goals, check-ins."""
    for step in document.all(NextStep):
        if step.text.strip() and step.due is not None and step.status not in _OVER:
            yield Entry(
                f"step-{step.id}",
                step.due,
                _by(wording.person(step.owner), wording.fill(step.text)),
                _lines(
                    (wording.tr("Done when"), wording.fill(step.done_when)),
                    (wording.tr("For goal"), wording.text_of(step.goal)),
                ),
            )
    for item in document.all(Commitment):
        if item.text.strip() and item.status not in _OVER:
            yield from _commitment(item, wording)
    for goal in document.all(Goal):
        if goal.text.strip() and goal.due is not None:
            yield Entry(
                f"goal-{goal.id}",
                goal.due,
                wording.tr("Goal: {text}", text=wording.fill(goal.text)),
                _lines((wording.tr("Measure"), wording.fill(goal.measure))),
            )
    for days, day in check_ins(document):
        title = wording.tr("Check-in after {days} days: what was kept?", days=days)
        yield Entry(f"check-in-{days}", day, title)


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
