"""The forms of the kinds, on the same session as those of the plan."""

from __future__ import annotations

from tests.ui.plan.conftest import make_context

__all__ = ["make_context"]
