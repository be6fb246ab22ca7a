"""Filled forms that came back, all together: what they would change in a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from cxworkshop.i18n import Catalogue, M
from cxworkshop.importing.returned_draft import Draft, Proposal
from cxworkshop.importing.returned_kept import add_done, add_kept, knows
from cxworkshop.importing.returned_ratings import add_rating
from cxworkshop.importing.returned_sheet import ReturnedSheet
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant


def propose(
    document: Document,
    sheets: Iterable[ReturnedSheet],
    words: Catalogue,
    today: dt.date,
    new_id: Callable[[], str],
) -> Proposal:
    """What the sheets would change, as one step, recorded ``today``.

    Sheets of another session are named and left; where somebody's came twice with different
    answers, the one that comes later counts, and is named too.
    """
    draft = Draft(document, words, today, new_id)
    before: list[ReturnedSheet] = []
    for sheet in sheets:
        if not knows(document, sheet.session):
            draft.note(M("{file} belongs to another session.", file=sheet.file))
            continue
        if sheet.is_empty:
            draft.note(M("{file} was not filled in.", file=sheet.file))
            continue
        for earlier in before:
            _tell_twice(draft, earlier, sheet)
        before.append(sheet)
        add_all(draft, sheet)
    return draft.proposal(M("Record what came back"))


def add_all(draft: Draft, sheet: ReturnedSheet) -> None:
    """Try out every answer of a form."""
    for kept in sheet.kept:
        add_kept(draft, sheet, kept)
    for done in sheet.done:
        add_done(draft, sheet, done)
    for rated in sheet.rated:
        add_rating(draft, sheet, rated)


def _tell_twice(draft: Draft, earlier: ReturnedSheet, later: ReturnedSheet) -> None:
    """Name whoever answers in both sheets."""
    first, second = _by_person(earlier), _by_person(later)
    for who, answers in second.items():
        if who not in first:
            continue
        told = {"name": _name(draft.document, who), "first": earlier.file, "second": later.file}
        draft.note(
            M("{name} is in {first} and in {second}, with the same answers.", **told)
            if answers == first[who]
            else M("{name} is in {first} and in {second}; the second counts.", **told)
        )


def _by_person(sheet: ReturnedSheet) -> dict[ItemId | str, set[object]]:
    """The answers of everybody; of who is known by name alone, by that name."""
    found: dict[ItemId | str, set[object]] = {}
    for person, answer in (
        *((each.person, each) for each in sheet.kept),
        *((each.person, each) for each in sheet.done),
        *((each.person, each) for each in sheet.rated),
    ):
        who = person or sheet.name
        if who:
            found.setdefault(who, set()).add(answer)
    return found


def _name(document: Document, who: str) -> str:
    person = document.get(ItemId(who))
    return person.name if isinstance(person, Participant) else who
