"""What a session's outputs are made with, the same wherever one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.export.exporter import ExportOptions

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext

_MOST_SESSIONS = 60
"""Of so many sessions it is remembered which sections were left out."""


def export_options(context: SessionContext) -> ExportOptions:
    """Paper, logo and photos of the session; sections and kind of PDF as they were chosen last."""
    session = context.document.session
    without = left_out(context)
    kept = tuple(part.id for part in PLAN_PARTS if part.id not in without)
    return ExportOptions(
        paper=session.paper,
        sections=kept if without else None,
        logo=context.attachment(session.logo) if session.logo else None,
        picture=context.attachment,
        is_archival=context.settings.current.export_archival,
    )


def left_out(context: SessionContext) -> tuple[str, ...]:
    """The ids of the sections that this session's plan is to be printed without."""
    return context.settings.current.sections_left_out.get(context.document.session.id, ())


def leave_out(context: SessionContext, sections: tuple[str, ...]) -> None:
    """Remember them for this session and no other: what one client is not to see, another may."""
    known = dict(context.settings.current.sections_left_out)
    known.pop(context.document.session.id, None)
    if sections:
        known[context.document.session.id] = sections
    recent = dict(list(known.items())[-_MOST_SESSIONS:])
    context.settings.change(sections_left_out=recent)
