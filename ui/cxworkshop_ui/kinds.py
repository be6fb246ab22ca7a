"""The colours of activity kinds: the core names roles, the theme has them."""

from __future__ import annotations

from cxworkshop.activities.kinds import activity_kind
from cxworkshop_ui.theme.tokens import Role, role_named


def chip_role(kind_id: str) -> Role:
    """The colour of an activity kind's chip."""
    return role_named(activity_kind(kind_id).role) or "neutral"


def stripe_role(kind_id: str) -> Role | None:
    """The colour of an activity kind in the stripe of a day; None for a break."""
    return role_named(activity_kind(kind_id).role)
