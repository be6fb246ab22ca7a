"""Script, agenda and debrief: what each says, and what it keeps to itself."""

from __future__ import annotations

import msgspec
import pytest

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Report, Section, Table
from cxworkshop.cli import PARTS, SECTIONS
from cxworkshop.debrief import debrief
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.report.agenda import agenda_report
from cxworkshop.report.debrief import debrief_report
from cxworkshop.report.script import script_report
from cxworkshop.sample import sample
from tests.export.group import empty

EN = catalogue("en")


@pytest.fixture(scope="module")
def day() -> Document:
    return new_document(sample("en"))


def said(report: Report) -> str:
    """Everything a document says."""
    return msgspec.json.encode(report.sections).decode()


def test_the_command_line_names_every_output() -> None:
    assert tuple(output.id for output in OUTPUTS) == PARTS


def test_the_command_line_names_every_section_of_the_plan() -> None:
    assert tuple(part.id for part in PLAN_PARTS) == SECTIONS


def test_the_script_holds_every_step_with_the_time_it_begins(day: Document) -> None:
    report = script_report(day, EN)
    activities = day.all(AgendaItem)
    assert len(report.sections) == len(activities) + 1
    for activity, section in zip(activities, report.sections[1:], strict=True):
        (steps,) = tables(section)
        assert [row[1].text for row in steps.rows] == [
            fill(day, step.text) for step in activity.script
        ]
        assert section.title.endswith(fill(day, activity.title))
        assert steps.rows[0][0].text == section.title.split("  ")[0]
    first = tables(report.sections[1])[0]
    assert [row[0].text for row in first.rows] == ["09:00", "09:04", "09:08", "09:16"]


def test_what_is_to_be_brought_is_named_once(day: Document) -> None:
    _glance, bring = tables(script_report(day, EN).sections[0])
    named = [cell.text for row in bring.rows for cell in row[1::2] if cell.text]
    assert len(named) == len(set(named))
    assert set(named) == {fill(day, each) for a in day.all(AgendaItem) for each in a.materials}


def test_the_agenda_can_be_sent_to_everybody(day: Document) -> None:
    told = said(agenda_report(day, EN))
    for activity in day.all(AgendaItem):
        assert fill(day, activity.title) in told
        kept = [step.text for step in activity.script]
        kept += [activity.purpose, activity.stalls, activity.must_stay, activity.can_go]
        for text in filter(None, kept):
            assert fill(day, text) not in told


def test_the_debrief_names_what_took_longest_and_sums_the_day(day: Document) -> None:
    report = debrief_report(day, EN)
    (section,) = report.sections
    (table,) = tables(section)
    compared = debrief(day)
    assert len(table.rows) == len(compared.rows) + 1
    assert table.rows[-1][4].text == EN.minutes(compared.real)
    longest = max(compared.rows, key=lambda row: row.difference or 0)
    item = day.find(AgendaItem, longest.item)
    assert item is not None
    assert fill(day, item.title) in section.intro


def test_a_day_that_has_not_begun_has_nothing_to_compare() -> None:
    (section,) = debrief_report(empty(), EN).sections
    assert "not begun" in section.intro


def tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def fill(document: Document, text: str) -> str:
    return Wording(document, EN).fill(text)
