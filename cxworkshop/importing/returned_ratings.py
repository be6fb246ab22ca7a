"""What a returned pre-work form changes: the ratings and the evidence of a diagnostic."""

from __future__ import annotations

from cxworkshop.activities.diagnostic import Evidence, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_answers import give, rating_of
from cxworkshop.editing.commands import AddItem
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.importing.returned_draft import Draft
from cxworkshop.importing.returned_sheet import RatedAnswer, ReturnedSheet
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant

RECORD = M("Record a returned form")


def add_rating(draft: Draft, sheet: ReturnedSheet, answer: RatedAnswer) -> None:
    """Record how somebody rated a statement, and the evidence for it."""
    document = draft.document
    person = document.find(Participant, answer.person or _named(draft, sheet))
    if person is None:
        draft.note(_unknown(sheet))
        return
    statement = document.find(Statement, answer.statement)
    if statement is None or statement.parent is None:
        draft.note(M("{file} rates a statement that is not here any more.", file=sheet.file))
        return
    diagnostic = diagnostic_of(document, statement.parent)
    if diagnostic.takes_counts:
        draft.note(
            M(
                "{file}: this diagnostic takes no names, so count the forms by hand.",
                file=sheet.file,
            )
        )
        return
    if diagnostic.closed >= answer.round:
        draft.note(M("{file}: this round is closed.", file=sheet.file))
        return
    if answer.value:
        before = rating_of(document, statement.id, person.id, answer.round)
        was = before.value if before is not None else 0
        if was != answer.value:
            about = statement.dimension.strip() or " ".join(statement.text.split()[:8])
            command = give(
                before, statement.id, person.id, answer.round, answer.value, draft.new_id
            )
            change = (
                M(
                    "{name}: {value}, before it was {before} – {text}",
                    name=person.name,
                    value=answer.value,
                    before=was,
                    text=about,
                )
                if was
                else M("{name}: {value} – {text}", name=person.name, value=answer.value, text=about)
            )
            draft.do(command, change)
    if answer.evidence:
        _add_evidence(draft, statement, person, answer)


def _add_evidence(
    draft: Draft, statement: Statement, person: Participant, answer: RatedAnswer
) -> None:
    """A line of evidence, unless it is there already."""
    for each in draft.document.under(statement.id, Evidence):
        if each.participant == person.id and each.text.strip() == answer.evidence:
            return
    made = Evidence(
        id=ItemId(draft.new_id()),
        parent=statement.id,
        participant=person.id,
        round=answer.round,
        text=answer.evidence,
    )
    draft.do(AddItem(made, RECORD), M("{name}: a line of evidence", name=person.name))


def _named(draft: Draft, sheet: ReturnedSheet) -> ItemId | None:
    """Who wrote a form by the name that is in it; nobody where two are called so."""
    wanted = fold_words(sheet.name)
    alike = [
        person
        for person in draft.document.all(Participant)
        if wanted and fold_words(person.name) == wanted
    ]
    return alike[0].id if len(alike) == 1 else None


def _unknown(sheet: ReturnedSheet) -> Message:
    if sheet.name:
        return M("{file} is from “{name}”, who is not here.", file=sheet.file, name=sheet.name)
    return M("{file} does not say whose it is.", file=sheet.file)
