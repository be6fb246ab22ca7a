"""Sessions from templates, and sessions and templates from a session that was run.

What a new client gets from an old session is named field by field in the items themselves
(:mod:`cxworkshop.travelling`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, cast

import msgspec

from cxworkshop.activities.checklist import Check, begun, checklist
from cxworkshop.activities.content import NewId
from cxworkshop.activities.registry import content_of
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.position import spread
from cxworkshop.model.session import Paper, SessionDetails
from cxworkshop.templates.form import Template, time_of
from cxworkshop.travelling import travelling

_LONGEST_CHECK, _MOST_CHECKS = 200, 80
_AGENDA_TEXTS = ("title", "purpose", "output", "question", "stalls", "must_stay", "can_go")


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


def settings_of(kept: Document, item: AgendaItem, neutral: Neutral) -> dict[str, Any]:
    """The settings of a session's activity as a template says them, without names of the client.

    ``kept`` is what of the session may travel (:func:`cxworkshop.travelling.travelling`).
    """
    setup = content_of(item.activity).setup
    if setup is None:
        return {}
    found = msgspec.to_builtins(setup.read(kept, item.id))
    return cast("dict[str, Any]", neutral.inside(found))


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
    organisation or one of its people in full, the name is taken out; :func:`traces` tells what
    may be left.
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


def checks_of(kept: Document, neutral: Neutral) -> list[Check]:
    """What a session's checklist says as a template says it, without names of the client."""
    return [
        Check(text=text[:_LONGEST_CHECK], days_before=min(max(item.days_before, 0), 365))
        for item in checklist(kept)
        if (text := neutral.text(item.text).strip())
    ][:_MOST_CHECKS]


class Neutral:
    """Takes the names of a client out of the texts of its agenda."""

    def __init__(self, document: Document) -> None:
        session = document.session
        self._replaced: list[tuple[re.Pattern[str], str]] = []
        self._own_words = {_bare(word) for word in session.organisation.split()}
        somebody = catalogue(session.language).say(M("(name)"))
        organisation = session.organisation.strip()
        if organisation:
            forms = {organisation, organisation.upper()}
            self._replaced.append((_whole(forms), "{organisation}"))
        people = {person.name.strip() for person in document.all(Participant)}
        people |= {name.strip() for name in re.split(r"[,;\n]", session.facilitators)}
        full = {name for name in people if " " in name}
        full |= {person.email for person in document.all(Participant) if person.email}
        if session.return_to.strip():
            full.add(session.return_to.strip())
        if full:
            self._replaced.append((_whole(full), somebody))

    def text(self, text: str) -> str:
        """The text with the organisation as a placeholder and full names taken out."""
        for pattern, by in self._replaced:
            text = pattern.sub(by, text)
        return text

    def inside(self, value: object) -> object:
        """Every text in a value of lists and tables, as :meth:`text` says it."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {name: self.inside(inner) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.inside(inner) for inner in value]
        return value

    def title(self, title: str) -> str:
        """A title without any word of the organisation's name; maybe nothing is left."""
        words = [word for word in title.split() if _bare(word) not in self._own_words]
        left = " ".join(words).strip(" -–—·:,")
        return left[:1].upper() + left[1:]

    def activity(self, item: AgendaItem) -> AgendaItem:
        """The activity as somebody else may read it, without parent."""
        changed = {name: self.text(getattr(item, name)) for name in _AGENDA_TEXTS}
        kept = AgendaItem(
            activity=item.activity,
            minutes=item.promised_minutes,
            shortest=item.shortest,
            fixed_start=item.fixed_start,
            is_protected=item.is_protected,
            minutes_each=item.minutes_each,
            group_size=item.group_size,
            group_minutes=item.group_minutes,
            script=tuple(
                ScriptStep(text=self.text(step.text), minutes=step.minutes) for step in item.script
            ),
            materials=tuple(self.text(line) for line in item.materials),
        )
        return msgspec.structs.replace(kept, **changed)


def _bare(word: str) -> str:
    """The word as it is compared: without possessive, punctuation and case."""
    return re.sub(r"[’']s$|\W", "", word).casefold()


class Trace(msgspec.Struct, frozen=True):
    """A word of the old client in a text that would travel: which activity, which word."""

    activity: ItemId
    title: str
    word: str


def traces(document: Document) -> tuple[Trace, ...]:
    """Words of the client left in the agenda after full names were taken out.

    Single names and parts of the organisation's or a person's name are not replaced, since they
    may be common words (Will, Grace, Bank); whoever shares the agenda is shown them instead.
    """
    kept, neutral = travelling(document), Neutral(document)
    words = _telling_words(document)
    if not words:
        return ()
    pattern = _whole(words)
    checks = [
        Trace(item.id, item.text, word)
        for item in checklist(kept)
        for word in dict.fromkeys(pattern.findall(neutral.text(item.text)))
    ]
    agenda = (
        Trace(item.id, item.title, word)
        for item in kept.all(AgendaItem)
        for word in dict.fromkeys(
            found
            for text in (
                *_agenda_texts(neutral.activity(item)),
                *_texts_in(settings_of(kept, item, neutral)),
            )
            for found in pattern.findall(text)
        )
    )
    return (*agenda, *checks)


def _telling_words(document: Document) -> set[str]:
    session = document.session
    names = [session.organisation, session.title, session.place, session.facilitators]
    names.append(session.return_to)
    names += [person.name for person in document.all(Participant)]
    words = {word for name in names for word in re.findall(r"\w{3,}", name)}
    return {word for word in words if word[0].isupper()}


def _agenda_texts(item: AgendaItem) -> Iterator[str]:
    for name in _AGENDA_TEXTS:
        yield getattr(item, name)
    for step in item.script:
        yield step.text
    yield from item.materials


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _whole(names: set[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
