"""Every output there is, in one table. Nothing heavy is imported until one is made."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import msgspec

from cxworkshop.export.exporter import Exporter
from cxworkshop.i18n import M, Message


class Output(msgspec.Struct, frozen=True):
    """An output as it is offered: its id, its name, what it is for, and what makes it."""

    id: str
    title: Message
    about: Message
    make: Callable[[], Exporter]


def _plan() -> Exporter:
    from cxworkshop.export.plan import PlanExporter

    return PlanExporter()


def _sheets() -> Exporter:
    from cxworkshop.export.sheets import SheetsExporter

    return SheetsExporter()


def _group_cards() -> Exporter:
    from cxworkshop.export.group_cards import GroupCardsExporter

    return GroupCardsExporter()


def _workbook() -> Exporter:
    from cxworkshop.export.workbook import WorkbookExporter

    return WorkbookExporter()


OUTPUTS: tuple[Output, ...] = (
    Output(
        "plan",
        M("Action plan (PDF)"),
        M("For the group: next steps first, then goals and commitments."),
        _plan,
    ),
    Output(
        "sheets",
        M("Commitment sheets (PDF)"),
        M("One page for each leader, to take along and to bring back."),
        _sheets,
    ),
    Output(
        "group_cards",
        M("Group cards (PDF)"),
        M("A page for each group that was drawn: people, question, time, space to write."),
        _group_cards,
    ),
    Output(
        "workbook",
        M("Workbook (Excel)"),
        M("To sort, filter and keep up to date: one table for each kind."),
        _workbook,
    ),
)


def warm() -> None:
    """Import what the outputs need, so that the first one is not slower than the second."""
    for module in _HEAVY:
        import_module(module)


_HEAVY = ("cxworkshop.export.pdf.drawing", "cxworkshop.export.workbook")
