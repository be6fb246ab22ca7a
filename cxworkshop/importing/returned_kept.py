"""What a returned commitment sheet changes: the answers of a review, and steps that are done."""

from __future__ import annotations

from typing import Any

from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    check_ins,
    owner_of,
)
from cxworkshop.activities.review_source import find_promises
from cxworkshop.activities.review_source import take as take_promises
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, SetFields
from cxworkshop.follow_up import current, schedule
from cxworkshop.i18n import M, Message
from cxworkshop.importing.returned_draft import Draft
from cxworkshop.importing.returned_sheet import DoneStep, KeptAnswer, ReturnedSheet
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.report.sheets import check_ins as check_in_days

RECORD = M("Record a returned sheet")
_SHORT = 60
"""Characters of a promise's words in a line about it."""


def add_kept(draft: Draft, sheet: ReturnedSheet, answer: KeptAnswer) -> None:
    """Record what became of a commitment; the check-in is begun where nobody was asked yet."""
    promise, check_in = _asked(draft, sheet.session, answer)
    if promise is None or check_in is None:
        text = _short(Wording(draft.document, draft.words).text_of(answer.commitment))
        draft.note(
            M(
                "{file}: “{text}” was not agreed on, so nobody is asked about it.",
                file=sheet.file,
                text=text,
            )
            if text
            else M("{file} answers for a commitment that is not here.", file=sheet.file)
        )
        return
    found = answers_at(draft.document, check_in.id).get(promise.id)
    if found is None:
        found = ReviewAnswer(id=ItemId(draft.new_id()), parent=check_in.id, promise=promise.id)
        draft.do(AddItem(found, RECORD))
    values: dict[str, Any] = {}
    if answer.result is not None and answer.result is not found.result:
        values["result"] = answer.result
    if answer.happened and answer.happened != found.happened.strip():
        values["happened"] = answer.happened
    if values:
        told_by = promise.participant or answer.person
        values |= {"told_on": draft.today}
        if told_by in draft.document:
            values["told_by"] = told_by
        said = _said(draft, promise, answer, found)
        draft.do(SetFields(found.id, values, RECORD), said)


def add_done(draft: Draft, sheet: ReturnedSheet, done: DoneStep) -> None:
    """Mark a step as done that its owner has ticked."""
    step = draft.document.find(NextStep, done.step)
    if step is None or step.status is Status.DROPPED:
        return
    if step.owner != done.person and step.status is Status.DONE:
        return
    if step.owner != done.person:
        draft.note(
            M(
                "{file}: “{text}” is done, but has another owner by now.",
                file=sheet.file,
                text=_short(step.text),
            )
        )
        return
    said = M("Done: {text}", text=_short(step.text))
    draft.do(SetFields(step.id, {"status": Status.DONE}, RECORD), said)
    answer = _unanswered(draft, sheet.session, done.step)
    if answer is not None:  # a tick has no date: it answers the check-in that is worked on
        values = {"result": Result.KEPT, "told_on": draft.today, "told_by": done.person}
        draft.do(SetFields(answer.id, values, RECORD), said if said not in draft.changes else None)


def _unanswered(draft: Draft, session: ItemId, step: ItemId) -> ReviewAnswer | None:
    """What is asked about a step at the check-in of these days, where nobody has answered."""
    document = draft.document
    due = current(document, schedule(document), draft.today)
    promise = _promise(document, session, step)
    if promise is None or due is None or due.check_in is None:
        return None
    answer = answers_at(document, due.check_in).get(promise.id)
    return answer if answer is not None and answer.result is None else None


def knows(document: Document, session: ItemId) -> bool:
    """Whether a session's promises are reviewed here."""
    return session == document.session.id or any(
        promise.origin_session == session for promise in document.all(Promise)
    )


def _asked(
    draft: Draft, session: ItemId, answer: KeptAnswer
) -> tuple[Promise | None, CheckIn | None]:
    """The promise that an answer is about, and the check-in that asks for it."""
    promise = _promise(draft.document, session, answer.commitment)
    check_in = _check_in(draft.document, session, answer.days, promise)
    if session == draft.document.session.id and (promise is None or check_in is None):
        found = find_promises(draft.document, draft.words)
        if not any(offer.promise.origin == answer.commitment for offer in found.offers):
            return promise, check_in
        if check_in is None:
            begun = CheckIn(
                id=ItemId(draft.new_id()),
                days=answer.days,
                on=dict(check_in_days(draft.document)).get(answer.days),
            )
            draft.do(AddItem(begun, RECORD))
            check_in = draft.document.find(CheckIn, begun.id)
        command, _ = take_promises(
            draft.document, found, check_in.id if check_in else None, None, draft.new_id
        )
        draft.do(command)
        promise = _promise(draft.document, session, answer.commitment)
    return promise, check_in


def _promise(document: Document, session: ItemId, commitment: ItemId) -> Promise | None:
    for promise in document.all(Promise):
        if promise.origin == commitment and promise.origin_session == session:
            return promise
    return None


def _check_in(
    document: Document, session: ItemId, days: int, promise: Promise | None
) -> CheckIn | None:
    """The check-in after so many days, one that asks about the promise first.

    A later session that took the promises over asks whenever it takes place.
    """
    held = check_ins(document)
    asking = [
        each for each in held if promise is not None and promise.id in answers_at(document, each.id)
    ]
    of_days = [each for each in held if each.days == days]
    if session != document.session.id:
        of_days = of_days or asking
    best = [each for each in asking if each in of_days] or of_days
    return best[0] if best else None


def _said(draft: Draft, promise: Promise, answer: KeptAnswer, before: ReviewAnswer) -> Message:
    """One line: who, what, what became of it; a change of what was said before is marked."""
    told: dict[str, Any] = {
        "name": owner_of(draft.document, promise),
        "days": answer.days,
        "text": _short(promise.text),
        "result": answer.result.word if answer.result is not None else M("no result"),
    }
    if before.result is not None and answer.result not in (None, before.result):
        return M(
            "{name}, after {days} days: {result}, before it was {before} – {text}",
            before=before.result.word,
            **told,
        )
    return M("{name}, after {days} days: {result} – {text}", **told)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
