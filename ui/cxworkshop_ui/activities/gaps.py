"""What keeps a promise from being checkable, as the cards and the table say it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec

from cxworkshop.checks.findings import findings_of
from cxworkshop.checks.parts import MISSING, Promise, field_of, missing_parts
from cxworkshop.i18n import Message
from cxworkshop_ui.context import SessionContext


class Gap(msgspec.Struct, frozen=True):
    """A part that is missing: the field to fill and the words that name it."""

    field: str
    words: Message


def gaps_of(promise: Promise) -> list[Gap]:
    """What is missing, in the order to ask for it."""
    return [Gap(field_of(promise, part), MISSING[part]) for part in missing_parts(promise)]


def hint_of(context: SessionContext, promise: Promise) -> str:
    """A gentle word about what is there: empty promises, odd dates. Empty where all is well."""
    missing = {gap.field for gap in gaps_of(promise)}
    for finding in findings_of(context.document, promise, today(context), context.words):
        if finding.field not in missing:
            return context.words.say(finding.message)
    return ""


def today(context: SessionContext) -> dt.date:
    """The day it is where the session takes place."""
    zone = ZoneInfo(context.document.session.zone)
    return dt.datetime.fromtimestamp(context.editor.now() / 1000, zone).date()
