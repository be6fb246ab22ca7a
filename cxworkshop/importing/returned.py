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
        for kept in sheet.kept:
            add_kept(draft, sheet, kept)
        for done in sheet.done:
            add_done(draft, sheet, done)
        for rated in sheet.rated:
            add_rating(draft, sheet, rated)
    return draft.proposal(M("Record what came back"))


def _tell_twice(draft: Draft, earlier: ReturnedSheet, later: ReturnedSheet) -> None:
    """Name whoever answers in both sheets."""
    both = set(_answering(earlier)) & set(_answering(later))
    for who in sorted(both):
        person = draft.document.get(who)
        name = person.name if isinstance(person, Participant) else who
        told = {"name": name, "first": earlier.file, "second": later.file}
        is_same = _answers_of(earlier, who) == _answers_of(later, who)
        draft.note(
            M("{name} is in {first} and in {second}, with the same answers.", **told)
            if is_same
            else M("{name} is in {first} and in {second}; the second counts.", **told)
        )


def _answering(sheet: ReturnedSheet) -> Iterable[str]:
    answers = (*sheet.kept, *sheet.done, *sheet.rated)
    return (each.person or sheet.name.casefold() for each in answers if each.person or sheet.name)


def _answers_of(sheet: ReturnedSheet, who: str) -> set[object]:
    answers = (*sheet.kept, *sheet.done, *sheet.rated)
    return {each for each in answers if (each.person or sheet.name.casefold()) == who}
