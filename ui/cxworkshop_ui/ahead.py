"""What is imported before anybody asks for it, and when.

What the start page needs of the core is imported before PySide; with a session named, what that
needs too. Otherwise the session's part comes after the first paint, a module at a time between
events.
"""

from __future__ import annotations

from importlib import import_module

CORE_OF_A_START = (
    "cxworkshop.model.session",
    "cxworkshop.templates.library",
)
CORE_OF_A_SESSION = (
    "cxworkshop.store.opening",
    "cxworkshop.checks.findings",
    "cxworkshop.schedule",
    "cxworkshop.stage",
    "cxworkshop.pace",
    "cxworkshop.run",
    "cxworkshop.activities.beginning",
)
WINDOWS_OF_A_SESSION = (
    "cxworkshop_ui.fields.binding",
    "cxworkshop_ui.windows.session_view",
    "cxworkshop_ui.prepare.agenda",
    "cxworkshop_ui.run.run_page",
    "cxworkshop_ui.activities.details_panel",
    "cxworkshop_ui.activities.diagnostic_form",
    "cxworkshop_ui.activities.journey_form",
    "cxworkshop_ui.activities.handoffs_form",
    "cxworkshop_ui.activities.definition_form",
    "cxworkshop_ui.activities.prioritise_form",
    "cxworkshop_ui.activities.goals_form",
    "cxworkshop_ui.activities.commitments_form",
    "cxworkshop_ui.activities.next_steps_form",
    "cxworkshop_ui.activities.review_form",
    "cxworkshop_ui.activities.closing_form",
    "cxworkshop_ui.close.close_card",
)


def import_core(*, with_session: bool) -> None:
    """Import what a start needs of the core; to be called before PySide is imported."""
    for name in CORE_OF_A_START + (CORE_OF_A_SESSION if with_session else ()):
        import_module(name)
