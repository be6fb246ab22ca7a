"""What of a session a stranger may read: agenda, settings, checklist without a client's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

import msgspec

from cxworkshop.activities.checklist import Check, checklist
from cxworkshop.activities.registry import content_of
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.travelling import travelling

_LONGEST_CHECK, _MOST_CHECKS = 200, 80
_AGENDA_TEXTS = ("title", "purpose", "output", "question", "stalls", "must_stay", "can_go")


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


def settings_of(kept: Document, item: AgendaItem, neutral: Neutral) -> dict[str, Any]:
    """The settings of a session's activity as a template says them, without names of the client.

    ``kept`` is what of the session may travel (:func:`cxworkshop.travelling.travelling`).
    """
    setup = content_of(item.activity).setup
    if setup is None:
        return {}
    found = msgspec.to_builtins(setup.read(kept, item.id))
    return cast("dict[str, Any]", neutral.inside(found))


def checks_of(kept: Document, neutral: Neutral) -> list[Check]:
    """What a session's checklist says as a template says it, without names of the client."""
    return [
        Check(text=text[:_LONGEST_CHECK], days_before=min(max(item.days_before, 0), 365))
        for item in checklist(kept)
        if (text := neutral.text(item.text).strip())
    ][:_MOST_CHECKS]


class Trace(msgspec.Struct, frozen=True):
    """A word of the old client in a text that would travel.

    ``item`` is the activity or the line of the checklist in which it stands, ``title`` its name.
    """

    item: ItemId
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
