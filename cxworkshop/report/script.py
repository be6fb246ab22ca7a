"""The facilitator's script: the whole run of show, activity by activity. Not for the group."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Pair,
    Quote,
    Report,
    Section,
    Table,
)
from cxworkshop.figures.direction import listed
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.report.frame import framed
from cxworkshop.schedule import BREAK, Row, day_of, time_of_day
from cxworkshop.turns import Format, crowded, head_count, turns


def script_report(document: Document, words: Catalogue) -> Report:
    """The day at a glance with what to bring, then each activity with its steps and times.

    An activity begins a page, so that its sheet can be taken in the hand; a break does not.
    """
    wording = Wording(document, words)
    day = day_of(document)
    people = head_count(document)
    sections = [_glance(wording, day.rows)]
    sections += [_activity(row, people, wording) for row in day.rows]
    return framed(wording, words.tr("Facilitator’s script"), sections)


def _glance(wording: Wording, rows: tuple[Row, ...]) -> Section:
    title = wording.tr("The day at a glance")
    if not rows:
        return Section("glance", title, wording.tr("The agenda is empty."), ())
    words = wording.words
    columns = (
        Column(wording.tr("When"), 1.0, is_whole=True),
        Column(wording.tr("Activity"), 3.4),
        Column(wording.tr("Length"), 1.1, is_whole=True),
        Column(wording.tr("Shortest"), 1.1, is_whole=True),
        Column(wording.tr("Bound"), 1.6),
    )
    cells = tuple(
        (
            Cell(words.time(row.starts_at)),
            Cell(_title(row, wording), is_strong=True),
            Cell(words.minutes(row.item.minutes)),
            Cell(words.minutes(row.item.shortest) if row.item.shortest else ""),
            Cell(_bound(row, wording), tone="quiet"),
        )
        for row in rows
    )
    blocks: list[Block] = [Table(title, columns, cells)]
    materials = list(
        dict.fromkeys(wording.fill(each) for row in rows for each in row.item.materials)
    )
    if materials:
        blocks += _to_bring(materials, wording)
    return Section("glance", title, "", tuple(blocks))


def _to_bring(materials: list[str], wording: Wording) -> Iterator[Block]:
    """What to pack, two to a row: a list that is ticked fits on half a page."""
    name = wording.tr("To bring")
    box = Cell(wording.tr("packed"), is_box=True)
    half = -(-len(materials) // 2)
    rows = []
    for number in range(half):
        row = [box, Cell(materials[number])]
        is_pair = number + half < len(materials)
        row += [box, Cell(materials[number + half])] if is_pair else [Cell(), Cell()]
        rows.append(tuple(row))
    tick, what = Column(wording.tr("Packed"), 0.9), Column(wording.tr("What"), 4)
    yield Heading(name)
    yield Table(name, (tick, what, tick, what), tuple(rows))


def _bound(row: Row, wording: Wording) -> str:
    told = [wording.tr("fixed start")] if row.item.fixed_start is not None else []
    if row.item.is_protected:
        told.append(wording.tr("protected"))
    return ", ".join(told)


def _activity(row: Row, people: int, wording: Wording) -> Section:
    item, words = row.item, wording.words
    said = [
        f"{words.time(row.starts_at)}–{words.time(row.ends_at)}",
        words.minutes(item.minutes),
        words.say(activity_kind(item.activity).title),
    ]
    shared = turns(item, people)
    if shared is not None and (item.minutes_each or shared.format is not Format.PLENARY):
        said.append(words.say(shared.message))
    blocks: list[Block] = []
    if item.question.strip():
        blocks.append(Quote(wording.fill(item.question)))
    blocks += _facts(
        (wording.tr("Why it is here"), item.purpose),
        (wording.tr("What comes out"), item.output),
        wording=wording,
    )
    blocks += _steps(row, wording)
    slot = crowded(item, people)
    blocks += _facts(
        (wording.tr("Careful"), words.say(slot.message) if slot is not None else ""),
        (wording.tr("Materials"), listed(item.materials, " · ")),
        (wording.tr("If it stalls"), item.stalls),
        (wording.tr("What must stay"), item.must_stay),
        (wording.tr("What can go first"), item.can_go),
        wording=wording,
    )
    heading = f"{words.time(row.starts_at)}  {_title(row, wording)}"
    return Section(
        f"activity-{item.id}",
        heading,
        " · ".join(said),
        tuple(blocks),
        begins_page=item.activity != BREAK,
        is_whole=True,
    )


def _steps(row: Row, wording: Wording) -> Iterator[Block]:
    if not row.item.script:
        return
    columns = (
        Column(wording.tr("From"), 0.9, is_whole=True),
        Column(wording.tr("Say and do"), 6),
        Column(wording.tr("Minutes"), 0.9, is_whole=True),
    )
    rows, minute = [], row.start
    for step in row.item.script:
        rows.append(
            (
                Cell(wording.words.time(time_of_day(minute))),
                Cell(wording.fill(step.text)),
                Cell(str(step.minutes) if step.minutes else ""),
            )
        )
        minute += step.minutes
    yield Table(wording.tr("Script"), columns, tuple(rows))


def _facts(*told: tuple[str, str], wording: Wording) -> Iterator[Block]:
    pairs = tuple(Pair(label, wording.fill(text)) for label, text in told if text.strip())
    if pairs:
        yield Facts(pairs)


def _title(row: Row, wording: Wording) -> str:
    return wording.fill(row.item.title) or wording.tr("Untitled activity")
