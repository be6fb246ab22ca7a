"""Columns of a workbook's sheets that several kinds have: a status, a goal, levels, where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop.worksheets import ColumnKind, Into, SheetColumn


def id_column(wording: Wording) -> SheetColumn:
    """The hidden first column."""
    return SheetColumn("id", wording.tr("Id"), ColumnKind.ID)


def status_column(wording: Wording) -> SheetColumn:
    """The statuses in words, and what each stands for."""
    return choice_column("status", wording.tr("Status"), wording.statuses())


def choice_column(key: str, title: str, words: Mapping[Any, str]) -> SheetColumn:
    """One of a few words; what each stands for has it by name."""
    return SheetColumn(
        key, title, ColumnKind.CHOICE, tuple(words.values()), tuple(words), is_open=True
    )


def person_column(key: str, title: str, wording: Wording) -> SheetColumn:
    """A person by name; somebody who is not here may be typed."""
    return SheetColumn(key, title, choices=wording.people(), is_open=True)


def goal_column(title: str, wording: Wording) -> SheetColumn:
    """A goal in its own words."""
    choices = wording.texts("goal")
    return SheetColumn("goal", title, ColumnKind.LONG, choices=choices, is_open=True)


def because_column(wording: Wording) -> SheetColumn:
    """What something is done because of, in its own words; of what is private nothing is told."""
    document = wording.document
    kinds = [kind for kind, found in document.types.items() if found.is_reason]
    named = {
        item.id: name
        for kind in kinds
        for item in document.of_kind(kind)
        if (name := wording.text_of(item.id))
    }
    return SheetColumn(
        "because",
        wording.tr("Because"),
        ColumnKind.LONG,
        choices=tuple(named.values()),
        values=tuple(named),
        is_open=True,
        leads_to=" ".join(kinds),
    )


def whose_columns(wording: Wording) -> tuple[SheetColumn, SheetColumn]:
    """Whose answers a row has; who came later is added with the name."""
    tr, functions = wording.tr, wording.texts("function")
    makes = (Function(), "name")
    return (
        SheetColumn("name", tr("Name"), is_added=True),
        SheetColumn("function", tr("Function"), choices=functions, is_added=True, makes=makes),
    )


def functions_column(key: str, title: str, wording: Wording) -> SheetColumn:
    """One function by name, or several with commas between."""
    return SheetColumn(key, title, choices=wording.texts("function"), is_open=True)


def level_column(
    key: str, title: str, levels: Iterable[int], *, into: Into | None = None, field: str = ""
) -> SheetColumn:
    """One of the numbers of a scale."""
    values = tuple(levels)
    return SheetColumn(
        key,
        title,
        ColumnKind.NUMBER,
        tuple(map(str, values)),
        values,
        is_open=True,
        into=into,
        field=field,
    )


def answer_column(
    key: str,
    title: str,
    levels: Iterable[int],
    field: str,
    wording: Wording,
    into: Into | None,
    *,
    also: Callable[[int | None], Mapping[str, Any]] = lambda _level: {},
) -> SheetColumn:
    """A number of a scale, or that somebody declined; ``into`` None is only looked at.

    ``also`` gives further fields that follow from an answer, None for a declined one.
    """
    values = tuple(levels)
    declined = (
        {field: getattr(into.blank, field), "is_declined": True, **also(None)} if into else {}
    )
    return SheetColumn(
        key,
        title,
        ColumnKind.NUMBER,
        (*map(str, values), wording.tr("declined")),
        (*({field: value, "is_declined": False, **also(value)} for value in values), declined),
        is_open=into is not None,
        into=into,
    )


def place_column(
    key: str,
    title: str,
    places: Mapping[ItemId, str],
    *,
    field: str = "parent",
    leads_to: str = "",
    makes: tuple[Item, str] | None = None,
) -> SheetColumn:
    """Where something belongs, by what that is called; ``leads_to`` what may be new itself."""
    named = {place: name for place, name in places.items() if name}
    return SheetColumn(
        key,
        title,
        choices=tuple(named.values()),
        values=tuple(named),
        is_open=True,
        field=field,
        leads_to=leads_to,
        makes=makes,
    )


def sheet_title(what: str, activity: AgendaItem, wording: Wording, *, is_told: bool) -> str:
    """What the sheet of an activity is called: with its name where several have such a sheet."""
    if not is_told:
        return what
    return wording.tr("{name}: {what}", name=what, what=wording.fill(activity.title))


def activities_of(document: Document, kind: str) -> tuple[AgendaItem, ...]:
    """The activities of a kind, in the order of the day."""
    return tuple(each for each in document.all(AgendaItem) if each.activity == kind)


def activity_column(activities: Iterable[AgendaItem], wording: Wording) -> SheetColumn:
    """In which activity it came up."""
    places = {each.id: wording.fill(each.title) for each in activities}
    return place_column("activity", wording.tr("Activity"), places)
