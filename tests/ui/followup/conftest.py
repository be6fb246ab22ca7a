"""The stage Follow-up, on the same session as the pages of the plan."""

from __future__ import annotations

from tests.ui.plan.conftest import make_context

__all__ = ["make_context"]
