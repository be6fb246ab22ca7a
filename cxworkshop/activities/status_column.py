"""The column of a workbook's sheet in which a status is chosen."""

from __future__ import annotations

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import ColumnKind, SheetColumn


def status_column(wording: Wording) -> SheetColumn:
    """The statuses in words, and what each stands for."""
    words = wording.statuses()
    return SheetColumn(
        "status",
        wording.tr("Status"),
        ColumnKind.CHOICE,
        tuple(words.values()),
        tuple(words),
        is_open=True,
    )
