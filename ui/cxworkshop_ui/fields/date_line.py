"""A date typed as people say it: ``3 dec``, ``12/01``, ``friday``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding


def reads_date(context: SessionContext, text: str) -> dt.date | None:
    """The day a text names, None for an empty one. Raises BadInput where it names none."""
    if not text.strip():
        return None
    day = read_date(text, context.words, context.document.session.date)
    if isinstance(day, BadInput):
        raise day
    if isinstance(day, Ambiguous):
        first, second = context.words.date(day.day_first), context.words.date(day.month_first)
        raise BadInput(M("Is that {first} or {second}?", first=first, second=second))
    return day


def shown_date(context: SessionContext, day: dt.date | None) -> str:
    """A day as its field shows it, empty for none."""
    return context.words.date(day, beside=context.document.session.date) if day else ""


def date_binding(
    context: SessionContext,
    line: QLineEdit,
    name: str,
    label: Message,
    item_id: ItemId | None = None,
    told: Callable[[BadInput | None], None] = lambda _: None,
) -> TextBinding:
    """A line bound to a date field."""
    return TextBinding(
        context,
        line,
        name,
        label,
        item_id,
        read=lambda text: reads_date(context, text),
        shown=lambda day: shown_date(context, day),
        told=told,
    )
