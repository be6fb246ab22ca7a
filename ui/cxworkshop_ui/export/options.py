"""What every export of a session is given: its paper, its pictures, and what was chosen for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxworkshop.export.exporter import ExportOptions

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext


def options_of(context: SessionContext) -> ExportOptions:
    """The options of a session as it is now. Its photos are read while it is written."""
    session = context.document.session
    return ExportOptions(
        paper=session.paper,
        logo=context.attachment(session.logo) if session.logo else None,
        picture=context.attachment,
        is_archival=context.settings.current.export_archival,
    )
