"""What filled forms would change, answer by answer, beside what stands here today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from cxworkshop.activities.diagnostic import Evidence, Rating
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import Result, ReviewAnswer
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import Change, ChangeSet
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.importing.proposals import Proposal
from cxworkshop.importing.returned_draft import Draft
from cxworkshop.importing.returned_forms import add_all, propose
from cxworkshop.importing.returned_sheet import DoneStep, KeptAnswer, RatedAnswer, ReturnedSheet
from cxworkshop.model.document import Document

_BOTH = M("Something else stands here already.")
_TWO_FILES = M("Two files that came back say different things.")
_TOLD = {
    ReviewAnswer.kind: ("result", "happened"),
    NextStep.kind: ("status",),
    Rating.kind: ("value",),
    Evidence.kind: ("text",),
}
"""What an answer says, by kind of item; whatever else changes is what it takes to record it."""


class Record(msgspec.Struct, frozen=True):
    """Records the answers of a form, worked out when it is done: a check-in is begun once."""

    sheet: ReturnedSheet
    words: Catalogue
    today: dt.date
    new_id: Callable[[], str]
    label: Message = M("Record what came back")

    def changes(self, document: Document) -> ChangeSet:
        """What is recorded; nothing where all of it stands there already."""
        found = propose(document, (self.sheet,), self.words, self.today, self.new_id)
        return found.command.changes(document) if found.command else ChangeSet(self.label, ())


def form_proposals(
    sheets: Sequence[ReturnedSheet],
    document: Document,
    words: Catalogue,
    today: dt.date,
    new_id: Callable[[], str],
) -> tuple[list[Proposal], list[Message]]:
    """One proposal an answer, in the order of the files, and what should be known of them."""
    draft = _Watched(document, words, today, new_id)
    wording = Wording(document, words)
    made: list[Proposal] = []
    for sheet in sheets:
        for row, one in enumerate(_one_by_one(sheet), 1):
            draft.done = []
            add_all(draft, one)
            told = [change for change in draft.done if _tells(change)]
            if told:
                step = Record(one, words, today, new_id)
                made.append(_proposal(sheet, row, one, told, wording, draft.document, step))
    return list(_with_conflicts(made)), draft.notes


class _Watched(Draft):
    """Remembers what the last answer changed."""

    done: list[Change]

    def do(self, command: Any, change: Message | None = None) -> None:
        self.done += command.changes(self.document).changes
        super().do(command, change)


def _one_by_one(sheet: ReturnedSheet) -> Iterator[ReturnedSheet]:
    """The form as several, each with one answer."""
    bare = msgspec.structs.replace(sheet, kept=(), done=(), rated=())
    for name in ("kept", "done", "rated"):
        for answer in getattr(sheet, name):
            yield msgspec.structs.replace(bare, **{name: (answer,)})


def _proposal(
    sheet: ReturnedSheet,
    row: int,
    one: ReturnedSheet,
    told: list[Change],
    wording: Wording,
    after: Document,
    step: Record,
) -> Proposal:
    answers: list[KeptAnswer | DoneStep | RatedAnswer] = [*one.kept, *one.done, *one.rated]
    answer = answers[0]
    about, label = _about(answer, told, wording, after)
    sides = [_side(change, wording) for change in told]
    before = "\n".join(filter(None, (side[0] for side in sides)))
    now = "\n".join(filter(None, (side[1] for side in sides)))
    stands = any(_stands(change, wording.document) for change in told)
    nothing = wording.tr("silent") if isinstance(answer, KeptAnswer) and not stands else ""
    return Proposal(
        number=0,
        source=sheet.file,
        row=row,
        table=label,
        kind=told[0].kind,
        item=told[0].id,
        name=about,
        person=answer.person or (sheet.people[0] if sheet.people else None),
        field=label,
        label=label,
        today=before or nothing,
        returned=now,
        values={},
        conflict=_BOTH if stands else None,
        step=step,
    )


def _tells(change: Change) -> bool:
    """Whether a change says something: an answer that is only asked for does not."""
    return any((change.after or {}).get(name) for name in _TOLD.get(change.kind, ()))


def _about(
    answer: KeptAnswer | DoneStep | RatedAnswer,
    told: list[Change],
    wording: Wording,
    after: Document,
) -> tuple[str, str]:
    """What an answer is about, and what it says of it."""
    there = Wording(after, wording.words)
    if isinstance(answer, KeptAnswer):
        found = after.find(ReviewAnswer, told[0].id)
        text = there.text_of(found.promise) if found is not None else ""
        when = wording.trn("after {count} day", "after {count} days", answer.days)
        return text or there.text_of(answer.commitment), when
    if isinstance(answer, DoneStep):
        return there.text_of(answer.step), wording.tr("Status")
    is_rated = any(change.kind == Rating.kind for change in told)
    label = wording.tr("Rating") if is_rated else wording.tr("Evidence")
    return there.text_of(answer.statement), label


def _side(change: Change, wording: Wording) -> tuple[str, str]:
    """What stands here today of what a change changes, and what would stand there."""
    item = wording.document.get(change.id)
    before, after = [], []
    for name, value in (change.after or {}).items():
        if name in _TOLD[change.kind]:
            after.append(_worded(name, value, wording))
            if item is not None:
                before.append(_worded(name, getattr(item, name, None), wording))
    if isinstance(item, ReviewAnswer) and "result" not in (change.after or {}):
        stands = _worded("result", item.result, wording)
        before.insert(0, stands)
        after.insert(0, stands)
    if isinstance(item, ReviewAnswer) and not any(before):
        before = [wording.tr("silent")]
    return "\n".join(filter(None, before)), "\n".join(filter(None, after))


def _worded(name: str, value: Any, wording: Wording) -> str:
    if value is None or value == "" or (name == "value" and not value):
        return ""
    if name == "result":
        return wording.words.say(Result(value).word)
    return wording.status(Status(value)) if name == "status" else str(value).strip()


def _stands(change: Change, document: Document) -> bool:
    """Whether a change would replace what somebody has said here already."""
    item = document.get(change.id)
    names = change.after or {}
    if isinstance(item, ReviewAnswer):
        is_result = "result" in names and item.result is not None
        return is_result or ("happened" in names and bool(item.happened.strip()))
    return isinstance(item, Rating) and bool(item.value)


def _with_conflicts(made: list[Proposal]) -> Iterator[Proposal]:
    """What two files say differently of the same is a conflict; the later one does not win."""
    sides: dict[tuple[str, str, str], set[str]] = {}
    for each in made:
        key = (str(each.person), each.name, each.label)
        sides.setdefault(key, set()).add(each.returned)
    for each in made:
        if len(sides[str(each.person), each.name, each.label]) > 1:
            yield msgspec.structs.replace(each, conflict=_TWO_FILES)
        else:
            yield each
