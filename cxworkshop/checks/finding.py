"""One thing in a session that deserves a look."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from cxworkshop.i18n import Message
from cxworkshop.model.item import ItemId


class Severity(StrEnum):
    """How much a finding matters: can't be checked, will go wrong, worth a thought."""

    PROBLEM = "problem"
    WARNING = "warning"
    HINT = "hint"


class Finding(msgspec.Struct, frozen=True):
    """One thing to look at: which field of which item, why, and a better date if there is one.

    ``field`` is empty where the whole item is meant.
    """

    item_id: ItemId
    severity: Severity
    message: Message
    field: str = ""
    proposal: date | None = None
