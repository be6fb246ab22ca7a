"""Dates for any calendar: what is due, under names that stay."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any

import icalendar
import msgspec

from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.commitments import Commitment, Repeats
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.export.dates import calendar
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.report.sheets import CHECK_IN_DAYS
from cxworkshop.sample import sample
from tests.export.group import empty, group

EN = catalogue("en")
NOW = dt.datetime(2026, 12, 3, 17, 0, tzinfo=dt.UTC)


def events(document: Document, now: dt.datetime = NOW) -> dict[str, Any]:
    """The entries by the name a calendar knows them by."""
    read = icalendar.Calendar.from_ical(calendar(document, EN, now))
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def test_every_open_step_with_a_date_stands_on_its_day() -> None:
    document = new_document(sample("en"))
    found = events(document)
    for step in document.all(NextStep):
        shown = [event for name, event in found.items() if step.id in name]
        is_due = step.due is not None and step.status not in (Status.DONE, Status.DROPPED)
        assert sum(event["STATUS"] == "CONFIRMED" for event in shown) == is_due
        if is_due:
            assert shown[0]["DTSTART"].dt == step.due
            assert step.text in str(shown[0]["SUMMARY"])
    assert sum("check-in" in name for name in found) == len(CHECK_IN_DAYS)


def test_a_later_export_moves_the_entries_a_calendar_has() -> None:
    document = new_document(sample("en"))
    first = events(document)
    step = document.all(NextStep)[0]
    assert step.due is not None
    later = step.due + dt.timedelta(days=9)
    document.put(msgspec.structs.replace(step, due=later))
    second = events(document, NOW + dt.timedelta(hours=1))
    assert set(first) == set(second)
    name = next(name for name in second if step.id in name)
    assert second[name]["DTSTART"].dt == later
    assert all(second[each]["SEQUENCE"] > first[each]["SEQUENCE"] for each in first)


def test_what_repeats_is_one_entry_until_its_end() -> None:
    item = Commitment(
        id=ItemId("quarterly"),
        position="V",
        text="I will call three customers",
        repeats=Repeats.QUARTERLY,
        first_step_on=dt.date(2026, 12, 10),
        by=dt.date(2027, 12, 10),
    )
    event = next(e for name, e in events(group(item)).items() if "commitment-quarterly" in name)
    assert event["DTSTART"].dt == dt.date(2026, 12, 10)
    rule = event["RRULE"]
    assert (rule["FREQ"], rule["INTERVAL"]) == (["MONTHLY"], [3])
    assert rule["UNTIL"] == [dt.date(2027, 12, 10)]


def test_text_stays_text() -> None:
    words = "Ask, then; decide\nBEGIN:VEVENT \\ «á» 中"
    step = NextStep(id=ItemId("s"), position="V", text=words, due=dt.date(2026, 12, 9))
    document = new_document([item for item in group() if not isinstance(item, NextStep)])
    document.put(step)
    found = {name: event for name, event in events(document).items() if "step-" in name}
    (event,) = found.values()
    assert str(event["SUMMARY"]) == words


def test_no_control_character_and_no_far_day_makes_a_calendar_unreadable() -> None:
    step = NextStep(
        id=ItemId("s"), position="V", text="Ring\x00 the\x1b[31m bell\rnow\x85", due=dt.date.max
    )
    repeated = Commitment(
        id=ItemId("weekly"),
        position="V",
        text="I ring",
        repeats=Repeats.WEEKLY,
        first_step_on=dt.date.max,
    )
    document = group(step, repeated)
    title = "A day\r\nwith\x07 our customers\n"
    document.put(msgspec.structs.replace(document.session, date=dt.date.max, title=title))
    written = calendar(document, EN, NOW).decode()
    assert {char for char in written if unicodedata.category(char) == "Cc"} <= set("\r\n\t")
    summary = events(document)["step-s@session.cxworkshop"]["SUMMARY"]
    assert str(summary).split() == ["Ring", "the", "[31m", "bell", "now"]


def test_what_was_dropped_removed_or_lost_its_date_is_taken_out_of_a_calendar_that_has_it() -> None:
    document = new_document(sample("en"))
    first = events(document)

    def uid(step: NextStep) -> str:
        return f"step-{step.id}@{document.session.id}.cxworkshop"

    (plan,) = document.all(AgreedPlan)
    agreed = {promise.id for promise in plan.promises}
    dropped, removed, undated, *_ = (
        step for step in document.all(NextStep) if step.id in agreed and uid(step) in first
    )
    document.put(msgspec.structs.replace(dropped, status=Status.DROPPED))
    document.drop(removed.id)
    document.put(msgspec.structs.replace(undated, due=None))
    second = events(document, NOW + dt.timedelta(hours=1))
    assert set(first) == set(second), "a calendar is told of everything that it was given"
    off = {name for name, event in second.items() if event["STATUS"] == "CANCELLED"}
    assert {name for name in first if first[name]["STATUS"] == "CANCELLED"} <= off
    for step in (dropped, removed, undated):
        name = uid(step)
        assert name in off
        assert second[name]["SEQUENCE"] > first[name]["SEQUENCE"]
        assert second[name]["DTSTART"].dt == first[name]["DTSTART"].dt
    name = uid(dropped)
    assert str(second[name]["SUMMARY"]).startswith("Dropped: ")
    document.put(dropped)
    third = events(document, NOW + dt.timedelta(hours=2))
    assert third[name]["STATUS"] == "CONFIRMED", "what is taken up again comes back"


def test_what_was_over_before_today_stays_where_it_is() -> None:
    step = NextStep(id=ItemId("s"), position="V", text="Ring", due=NOW.date(), status=Status.DONE)
    document = group(step)
    assert "step-s@session.cxworkshop" in events(document)
    assert "step-s@session.cxworkshop" not in events(document, NOW + dt.timedelta(days=1))


def test_the_day_ends_where_the_session_takes_place() -> None:
    step = NextStep(id=ItemId("s"), position="V", text="Ring", due=NOW.date(), status=Status.DONE)
    document = group(step)
    evening = dt.datetime(2026, 12, 4, 3, 0, tzinfo=dt.UTC)
    assert "step-s@session.cxworkshop" not in events(document, evening)
    document.put(msgspec.structs.replace(document.session, zone="America/Mexico_City"))
    assert "step-s@session.cxworkshop" in events(document, evening), "there it is the 3rd still"


def test_no_calendar_is_written_without_an_entry(tmp_path: Path) -> None:
    dates = [output for output in OUTPUTS if output.id == "dates"]
    assert not write_outputs(tmp_path, dates, empty(), EN, ExportOptions())
    assert not list(tmp_path.iterdir())
    assert write_outputs(tmp_path, dates, group(), EN, ExportOptions())
