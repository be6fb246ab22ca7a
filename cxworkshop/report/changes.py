"""What changed since the plan was agreed, as a section of it."""

from __future__ import annotations

from cxworkshop.activities.agreed import FIELD_WORDS, Fate, PlanChange, changes_since
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item


def changes_section(document: Document, wording: Wording) -> Section | None:
    """The differences one by one; None while the plan is a draft or stands as agreed."""
    changes = changes_since(document)
    if not changes:
        return None
    columns = (
        Column(wording.tr("What"), 3.2),
        Column(wording.tr("Change"), 1.1),
        Column(wording.tr("As agreed"), 2.2),
        Column(wording.tr("Now"), 2.2),
    )
    rows = tuple(row for change in changes for row in _rows(change, wording))
    title = wording.tr("What changed since it was agreed")
    intro = wording.trn(
        "{count} change. Whether a promise was kept is told by what was agreed.",
        "{count} changes. Whether a promise was kept is told by what was agreed.",
        len(changes),
    )
    return Section("changes", title, intro, (Table(title, columns, rows),))


def _rows(change: PlanChange, wording: Wording) -> list[tuple[Cell, ...]]:
    said = _said(change.after or change.before, wording)
    if change.fate is Fate.ADDED:
        return [(Cell(said, is_strong=True), Cell(wording.tr("added")), Cell(""), Cell(""))]
    if change.fate is Fate.REMOVED:
        return [(Cell(said, is_strong=True), Cell(wording.tr("removed")), Cell(""), Cell(""))]
    return [
        (
            Cell(said if number == 0 else "", is_strong=True),
            Cell(wording.words.say(FIELD_WORDS[name])),
            Cell(_value(change.before, name, wording), tone="quiet"),
            Cell(_value(change.after, name, wording)),
        )
        for number, name in enumerate(change.fields)
    ]


def _said(item: Item | None, wording: Wording) -> str:
    return wording.fill(item.told(wording.text_of)) if item is not None else ""


def _value(item: Item | None, name: str, wording: Wording) -> str:
    return wording.field(item, name) if item is not None else ""
