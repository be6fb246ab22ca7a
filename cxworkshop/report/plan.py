"""The action plan: next steps first, then goals, commitments, and how we got there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from cxworkshop.activities.agreed import version_words
from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cover, Pair, Report, Section
from cxworkshop.figures.direction import listed
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.changes import changes_section
from cxworkshop.report.frame import framed


def plan_report(
    document: Document, words: Catalogue, sections: Collection[str] | None = None
) -> Report:
    """The plan of a session in one language.

    ``sections`` are the ids of the parts that are wanted, all by default; an empty part is left
    out. A plan with nothing in it says so.
    """
    wording = Wording(document, words)
    made = [
        part.section(document, wording)
        for part in PLAN_PARTS
        if sections is None or part.id in sections
    ]
    found = tuple(section for section in made if section is not None)
    changed = changes_section(document, wording)
    if not found:
        nothing = words.tr("Nothing has been recorded in this session yet.")
        found = (Section("nothing", words.tr("Action plan"), nothing, ()),)
    session = document.session
    day = words.date(session.date, "full") if session.date is not None else ""
    title = wording.fill(session.title) or words.tr("Action plan")
    version = version_words(document, wording)
    return framed(
        wording,
        words.tr("Action plan"),
        found if changed is None else (*found, changed),
        version=version,
        cover=_cover(document, wording, title, day, version),
    )


def _cover(document: Document, wording: Wording, title: str, day: str, version: str) -> Cover:
    session = document.session
    told = (
        (wording.tr("Date"), day),
        (wording.tr("Place"), wording.fill(session.place)),
        (wording.tr("Facilitated by"), session.facilitators),
    )
    return Cover(
        organisation=session.organisation,
        title=title,
        subtitle=wording.tr("Action plan"),
        lines=tuple(Pair(label, text) for label, text in told if text),
        people=_people(document, wording),
        version=version,
    )


def _people(document: Document, wording: Wording) -> tuple[Pair, ...]:
    """Who was in the room, by function."""
    there = [
        person
        for person in document.all(Participant)
        if person.in_room and person.presence is not Presence.ABSENT
    ]
    named = Counter(wording.function(person.function) for person in there)
    return tuple(
        Pair(
            function or wording.tr("Others"),
            listed(
                person.name for person in there if wording.function(person.function) == function
            ),
        )
        for function in named
    )
