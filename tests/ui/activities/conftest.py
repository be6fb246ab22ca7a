"""The contexts that the forms of the action plan are tested with serve here too."""

from __future__ import annotations

from tests.ui.plan.conftest import make_context

__all__ = ["make_context"]
