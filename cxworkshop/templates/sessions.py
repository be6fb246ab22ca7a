"""Sessions from templates, and sessions and templates from a session that was run.

What a new client gets from an old session is named field by field in the items themselves
(:mod:`cxworkshop.travelling`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from cxworkshop.activities.checklist import begun
from cxworkshop.activities.content import NewId
from cxworkshop.activities.registry import content_of
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop.model.position import spread
from cxworkshop.model.session import Paper, SessionDetails
from cxworkshop.templates.form import Template, time_of
from cxworkshop.templates.neutral import Neutral, checks_of, settings_of
from cxworkshop.travelling import travelling


def session_items(
    template: Template,
    *,
    title: str = "",
    date: dt.date | None,
    new_id: NewId,
    organisation: str = "",
    place: str = "",
    facilitators: str = "",
    customer: str = "",
    customers: str = "",
    paper: Paper = Paper.A4,
    zone: str = "UTC",
) -> tuple[Item, ...]:
    """A new session's items: its details, the template's functions and its agenda.

    Placeholders stay in the texts; they are filled when shown. Without a title the session is
    called like the template.
    """
    details = SessionDetails(
        id=ItemId(new_id()),
        position="V",
        title=title or template.title,
        organisation=organisation,
        customer=customer,
        customers=customers,
        date=date,
        start=time_of(template.start),
        place=place,
        facilitators=facilitators,
        language=template.language,
        paper=paper,
        zone=zone,
        now_goals_cap=template.now_goals_cap,
        template=template.id,
    )
    details = msgspec.structs.replace(details, **_of_session(template))
    functions = tuple(
        Function(id=ItemId(new_id()), position=position, name=function.name)
        for function, position in zip(
            template.functions, spread(len(template.functions)), strict=True
        )
    )
    agenda = tuple(
        AgendaItem(
            id=ItemId(new_id()),
            position=position,
            activity=activity.kind,
            title=activity.title,
            minutes=activity.minutes,
            shortest=activity.shortest,
            fixed_start=time_of(activity.fixed_start) if activity.fixed_start else None,
            is_protected=activity.is_protected,
            minutes_each=activity.minutes_each,
            group_size=activity.group_size,
            group_minutes=activity.group_minutes,
            purpose=activity.purpose,
            output=activity.output,
            question=activity.question,
            script=tuple(
                ScriptStep(text=step.text, minutes=step.minutes) for step in activity.script
            ),
            materials=activity.materials,
            stalls=activity.stalls,
            must_stay=activity.must_stay,
            can_go=activity.can_go,
        )
        for activity, position in zip(template.agenda, spread(len(template.agenda)), strict=True)
    )
    return (
        details,
        *functions,
        *agenda,
        *begun(template.checklist, new_id),
        *(
            started
            for item, activity in zip(agenda, template.agenda, strict=True)
            for started in _started(item, activity.settings, new_id)
        ),
    )


def _of_session(template: Template) -> dict[str, Any]:
    """The details of a session that the settings of its activities say."""
    said: dict[str, Any] = {}
    for activity in template.agenda:
        setup = content_of(activity.kind).setup
        if setup is not None:
            said |= setup.of_session(msgspec.convert(activity.settings, setup.form))
    return said


def _started(item: AgendaItem, settings: dict[str, Any], new_id: NewId) -> Iterator[Item]:
    """What an activity starts with by its settings, as the kind's form reads them."""
    setup = content_of(item.activity).setup
    if setup is not None:
        yield from setup.begin(msgspec.convert(settings, setup.form), item.id, new_id)


def new_from_session(
    document: Document,
    *,
    title: str,
    organisation: str,
    date: dt.date | None,
    new_id: NewId,
    zone: str = "",
) -> tuple[Item, ...]:
    """A new client's session from an old one: agenda, scripts and settings, nothing else.

    People, functions, content, notes, run facts, place, dates, brand, logo, facilitators and the
    customer's words stay behind. ``zone`` is where the new one takes place; without it the old
    zone is kept, which may name the old client's city. Where a kept text names the old
    organisation or one of its people in full, the name is taken out;
    :func:`~cxworkshop.templates.neutral.traces` tells what may be left.
    """
    kept = travelling(document)
    old = kept.session
    neutral = Neutral(document)
    details = SessionDetails(
        id=ItemId(new_id()),
        position="V",
        title=title,
        organisation=organisation,
        date=date,
        start=old.start,
        language=old.language,
        paper=old.paper,
        zone=zone or old.zone,
        weekend=old.weekend,
        now_goals_cap=old.now_goals_cap,
        is_signed=old.is_signed,
    )
    agenda = kept.all(AgendaItem)
    made: list[Item] = []
    for item, position in zip(agenda, spread(len(agenda)), strict=True):
        new = msgspec.structs.replace(
            neutral.activity(item), id=ItemId(new_id()), position=position
        )
        made += [new, *_started(new, settings_of(kept, item, neutral), new_id)]
    return (details, *made, *begun(checks_of(kept, neutral), new_id))
