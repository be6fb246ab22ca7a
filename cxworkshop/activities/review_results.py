"""What a review says: how many were asked, answered, kept – and who is silent."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    check_ins,
    function_of,
    review_before,
    reviews_before,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.kept_bars import KeptBars, KeptRow, KeptWords
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function


class Kept(msgspec.Struct, frozen=True):
    """How promises that were asked about turned out. Who gave no answer is silent."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    silent: int = 0

    @property
    def asked(self) -> int:
        """All of them."""
        return self.answered + self.silent

    @property
    def answered(self) -> int:
        """Those with a result."""
        return self.kept + self.partly + self.broken

    @property
    def rate(self) -> float | None:
        """The kept rate, 0 to 1: kept of all that were asked about, so that silence is no success.

        None where nothing was asked.
        """
        return self.kept / self.asked if self.asked else None


class Moves(msgspec.Struct, frozen=True):
    """What changed from one review to the next, among what both have an answer to."""

    better: int
    worse: int
    same: int


class FunctionKept(msgspec.Struct, frozen=True):
    """The promises of one function; the name is empty for those of none."""

    name: str
    kept: Kept


_RANK = {Result.NOT: 0, Result.PARTLY: 1, Result.KEPT: 2}


def kept_of(results: Iterable[Result | None]) -> Kept:
    """Results counted; None is silence."""
    found = list(results)
    return Kept(
        kept=found.count(Result.KEPT),
        partly=found.count(Result.PARTLY),
        broken=found.count(Result.NOT),
        silent=found.count(None),
    )


def kept_at(document: Document, check_in: ItemId) -> Kept:
    """How all promises of a check-in turned out."""
    return kept_of(answer.result for answer in answers_at(document, check_in).values())


def kept_by_function(document: Document, check_in: ItemId) -> tuple[FunctionKept, ...]:
    """The same for every function that promised something, in the order of the functions.

    Functions that are not here come after them, those of no function last; together they are
    all promises of the check-in.
    """
    by_name: dict[str, list[Result | None]] = {
        function.name: [] for function in document.all(Function)
    }
    nobodys: list[Result | None] = []
    for promise_id, answer in answers_at(document, check_in).items():
        promise = document.find(Promise, promise_id)
        name = function_of(document, promise) if promise is not None else ""
        (by_name.setdefault(name, []) if name.strip() else nobodys).append(answer.result)
    found = [FunctionKept(name, kept_of(results)) for name, results in by_name.items() if results]
    if nobodys:
        found.append(FunctionKept("", kept_of(nobodys)))
    return tuple(found)


def moves(document: Document, before: ItemId, now: ItemId) -> Moves:
    """What became better or worse since an earlier check-in."""
    old, new = answers_at(document, before), answers_at(document, now)
    steps = [
        _RANK[now_result] - _RANK[was]
        for promise, answer in new.items()
        if promise in old
        and (now_result := answer.result) is not None
        and (was := old[promise].result) is not None
    ]
    return Moves(
        better=sum(step > 0 for step in steps),
        worse=sum(step < 0 for step in steps),
        same=sum(step == 0 for step in steps),
    )


def count_words(kept: Kept, wording: Wording) -> str:
    """The count, frankly: ``6 of 14 promises answered: 5 kept, 1 partly, 0 not; 8 silent``."""
    return wording.tr(
        "{answered} of {asked} promises answered: {kept} kept, {partly} partly, {broken} not; "
        "{silent} silent",
        answered=kept.answered,
        asked=kept.asked,
        kept=kept.kept,
        partly=kept.partly,
        broken=kept.broken,
        silent=kept.silent,
    )


def rate_words(kept: Kept, wording: Wording) -> str:
    """How many of all were kept."""
    return wording.tr("{kept} of {asked} kept", kept=kept.kept, asked=kept.asked)


def check_in_words(check_in: CheckIn, wording: Wording) -> str:
    """What a check-in is called: ``after 30 days``."""
    return wording.trn("after {count} day", "after {count} days", check_in.days)


def moves_words(document: Document, check_in: CheckIn, wording: Wording) -> str:
    """Against the last review, in a sentence; empty where there was none."""
    before = review_before(document, check_in.id)
    if before is None:
        return ""
    found = moves(document, before.id, check_in.id)
    return wording.tr(
        "Against the last review ({when}): {better} better, {worse} worse, {same} as before.",
        when=check_in_words(before, wording),
        better=found.better,
        worse=found.worse,
        same=found.same,
    )


def kept_bars(document: Document, check_in: CheckIn, wording: Wording) -> KeptBars | None:
    """The review and those before it as bars, then one for each function; None with nothing."""
    if not kept_at(document, check_in.id).asked:
        return None
    rows: list[KeptRow] = []
    group = wording.tr("All promises")
    for each in (*reviews_before(document, check_in.id), check_in):
        name, kept = check_in_words(each, wording), kept_at(document, each.id)
        rows.append(_row(group, name, kept, wording, is_strong=each is check_in))
    group = wording.tr("By function")
    rows += [
        _row(group, one.name or wording.tr("No function"), one.kept, wording)
        for one in kept_by_function(document, check_in.id)
    ]
    words = KeptWords(
        wording.words.say(Result.KEPT.word),
        wording.words.say(Result.PARTLY.word),
        wording.words.say(Result.NOT.word),
        wording.tr("silent"),
    )
    told = [wording.tr("Promised and kept")]
    told += [f"{row.name}: {row.alt}" for row in rows]
    return KeptBars(tuple(rows), words, ". ".join(told) + ".")


def _row(
    group: str, name: str, kept: Kept, wording: Wording, *, is_strong: bool = False
) -> KeptRow:
    return KeptRow(
        name,
        kept.kept,
        kept.partly,
        kept.broken,
        kept.silent,
        rate_words(kept, wording),
        count_words(kept, wording),
        is_strong=is_strong,
        group=group,
    )


def latest_review(document: Document) -> CheckIn | None:
    """The last check-in at which somebody gave an answer, else the last that asked anything."""
    asking = [each for each in check_ins(document) if answers_at(document, each.id)]
    heard = [each for each in asking if kept_at(document, each.id).answered]
    found = heard or asking
    return found[-1] if found else None


def said_changes(document: Document, check_in: ItemId) -> list[ReviewAnswer]:
    """The answers that say what is to change: silence changes nothing, whatever is noted to it."""
    return [
        each
        for each in answers_at(document, check_in).values()
        if each.changes.strip() and each.result is not None
    ]
