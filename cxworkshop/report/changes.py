"""What changed since the plan was agreed, as a section of it."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.agreed import FIELD_WORDS, Fate, changes_since
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId


def changes_section(document: Document, wording: Wording) -> Section | None:
    """The differences one by one; None while the plan is a draft or stands as agreed."""
    changes = changes_since(document)
    if not changes:
        return None
    columns: tuple[Column, ...] = (
        Column(wording.tr("What"), 3.2),
        Column(wording.tr("Change"), 1.1),
        Column(wording.tr("As agreed"), 2.2),
        Column(wording.tr("Now"), 2.2),
    )
    all_told = told_changes(document, wording)
    rows = tuple(row for told in all_told for row in _rows(told))
    if not any(told.differences for told in all_told):  # nothing but added and removed
        columns, rows = columns[:2], tuple(row[:2] for row in rows)
    title = wording.tr("What changed since it was agreed")
    intro = wording.trn(
        "{count} change. Whether a promise was kept is told by what was agreed.",
        "{count} changes. Whether a promise was kept is told by what was agreed.",
        len(changes),
    )
    return Section("changes", title, intro, (Table(title, columns, rows),))


class Difference(msgspec.Struct, frozen=True):
    """One field in words: what it is called, what was agreed, what it holds now."""

    field: str
    before: str
    after: str


class ToldChange(msgspec.Struct, frozen=True):
    """One change in words: what is spoken of, what happened to it, and its differences."""

    id: ItemId
    said: str
    fate: Fate
    word: str
    differences: tuple[Difference, ...] = ()


def told_changes(document: Document, wording: Wording) -> list[ToldChange]:
    """What changed since the plan was agreed, in the language of ``wording``."""
    words = {
        Fate.ADDED: wording.tr("added"),
        Fate.CHANGED: wording.tr("changed"),
        Fate.REMOVED: wording.tr("removed"),
    }
    return [
        ToldChange(
            change.id,
            _said(change.after or change.before, wording),
            change.fate,
            words[change.fate],
            tuple(
                Difference(
                    wording.words.say(FIELD_WORDS[name]),
                    _value(change.before, name, wording),
                    _value(change.after, name, wording),
                )
                for name in change.fields
            ),
        )
        for change in changes_since(document)
    ]


def _rows(told: ToldChange) -> list[tuple[Cell, ...]]:
    if not told.differences:
        return [(Cell(told.said, is_strong=True), Cell(told.word), Cell(""), Cell(""))]
    return [
        (
            Cell(told.said, is_strong=True)
            if number == 0
            else Cell(is_strong=True, again=told.said),
            Cell(each.field),
            Cell(each.before, tone="quiet"),
            Cell(each.after),
        )
        for number, each in enumerate(told.differences)
    ]


def _said(item: Item | None, wording: Wording) -> str:
    return wording.fill(item.told(wording.text_of)) if item is not None else ""


def _value(item: Item | None, name: str, wording: Wording) -> str:
    return wording.field(item, name) if item is not None else ""
