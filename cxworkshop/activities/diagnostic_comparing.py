"""Taking what an earlier session answered: its counts to the statements that are asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from cxworkshop.activities.content import NewId
from cxworkshop.activities.diagnostic import Counts, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_earlier import EarlierTally, earlier_tallies
from cxworkshop.activities.diagnostic_results import results
from cxworkshop.activities.diagnostic_words import name_of
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, Together
from cxworkshop.errors import Problem
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId

COMPARED, APART = M("Compare with an earlier session"), M("Take the earlier session away")


class EarlierAnswer(msgspec.Struct, frozen=True):
    """A statement of an earlier session in its words, and how many gave each value to it.

    ``keys`` are its words as they were typed and as they were read there, and its dimension;
    folded, empty where it has none.
    """

    keys: tuple[str, str, str]
    counts: Counts


class EarlierDiagnostic(msgspec.Struct, frozen=True):
    """The answers of one diagnostic of an earlier session: counts, and nobody's name."""

    answers: tuple[EarlierAnswer, ...]


class EarlierSession(msgspec.Struct, frozen=True):
    """What of a session file can stand beside today's answers."""

    id: ItemId
    title: str
    on: dt.date | None
    diagnostics: tuple[EarlierDiagnostic, ...]


class Beside(msgspec.Struct, frozen=True):
    """What taking an earlier session comes to, in names of statements here.

    ``matched`` have a partner there, ``reworded`` of those only by their dimension; ``alone``
    have none.
    """

    command: Command
    title: str
    on: dt.date | None
    matched: tuple[str, ...]
    reworded: tuple[str, ...]
    alone: tuple[str, ...]


def find_earlier(source: Document, words: Catalogue) -> EarlierSession:
    """What was answered in a session, as counts. Raises Problem where nothing was.

    Of an anonymous diagnostic a round that is still being counted is left out where one is closed;
    otherwise the last round in which anybody answered a statement counts.
    """
    wording = Wording(source, words)
    title = wording.fill(source.session.title)
    found = tuple(
        EarlierDiagnostic(answers)
        for activity in source.all(AgendaItem)
        if (answers := tuple(_answers(source, activity.id, wording)))
    )
    if not found:
        raise Problem(
            M("Nobody answered a diagnostic in “{title}”.", title=title),
            M("Choose a session in which it was answered."),
        )
    return EarlierSession(source.session.id, title, source.session.date, found)


def _answers(source: Document, activity: ItemId, wording: Wording) -> Iterator[EarlierAnswer]:
    diagnostic = diagnostic_of(source, activity)
    for result in results(source, activity):
        rounds = result.rounds
        if diagnostic.is_anonymous and diagnostic.closed:
            rounds = rounds[: diagnostic.closed]
        counts = next((each.counts for each in reversed(rounds) if each.given), None)
        if counts is not None:
            yield EarlierAnswer(_keys(result.statement, wording), counts)


def _keys(statement: Statement, wording: Wording) -> tuple[str, str, str]:
    return (
        fold_words(statement.text),
        fold_words(wording.fill(statement.text)),
        fold_words(wording.fill(statement.dimension)),
    )


def matches(
    here: Sequence[tuple[str, str, str]], there: Sequence[tuple[str, str, str]]
) -> dict[int, tuple[int, bool]]:
    """Which statement there is which one here, by place, and whether by its words.

    By its words as they were typed, else as they were read; else by a dimension that only one
    statement here and only one there has. Nothing there stands beside two statements here.
    """
    found: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for way in range(3):
        mine, theirs = _only(here, way), _only(there, way)
        for key, place in mine.items():
            other = theirs.get(key)
            if place not in found and other is not None and other not in taken:
                found[place] = other, way < 2
                taken.add(other)
    return found


def _only(keys: Sequence[tuple[str, str, str]], way: int) -> Mapping[str, int]:
    """The place of everything that is said once."""
    said = [key[way] for key in keys]
    return {each: place for place, each in enumerate(said) if each and said.count(each) == 1}


def put_beside(
    document: Document,
    activity: ItemId,
    earlier: EarlierSession,
    words: Catalogue,
    new_id: NewId,
) -> Beside:
    """Put what an earlier session answered beside today's; what stood there before goes.

    Of several diagnostics there it is the one that shares the most statements, the last of equal
    ones. Raises Problem where it is this very session, and where no statement is the same.
    """
    session = document.session
    if (earlier.id, earlier.on) == (session.id, session.date):
        raise Problem(M("That is this session."), M("Choose the file of an earlier one."))
    wording = Wording(document, words)
    statements = [each for each in document.under(activity, Statement) if name_of(each, wording)]
    here = [_keys(each, wording) for each in statements]
    best: dict[int, tuple[int, bool]] = {}
    answers: tuple[EarlierAnswer, ...] = ()
    for diagnostic in earlier.diagnostics:
        found = matches(here, [each.keys for each in diagnostic.answers])
        if len(found) >= max(len(best), 1):
            best, answers = found, diagnostic.answers
    if not best:
        raise Problem(
            M("No statement of “{title}” is asked here.", title=earlier.title),
            M("Give a statement the same words or dimension, or choose another session."),
        )
    made = (
        EarlierTally(
            id=ItemId(new_id()),
            parent=statements[place].id,
            title=earlier.title,
            on=earlier.on,
            counts=answers[other].counts,
        )
        for place, (other, _) in sorted(best.items())
    )
    command = Together(
        (*_gone(document, activity, COMPARED), *(AddItem(each, COMPARED) for each in made)),
        COMPARED,
    )

    def named(fits: Callable[[int], bool]) -> tuple[str, ...]:
        places = filter(fits, range(len(statements)))
        return tuple(name_of(statements[place], wording) for place in places)

    return Beside(
        command,
        earlier.title,
        earlier.on,
        named(lambda place: place in best),
        named(lambda place: place in best and not best[place][1]),
        named(lambda place: place not in best),
    )


def take_away(document: Document, activity: ItemId) -> Command:
    """Let no earlier session stand beside today's answers any more."""
    return Together(tuple(_gone(document, activity, APART)), APART)


def _gone(document: Document, activity: ItemId, label: Message) -> Iterator[Command]:
    for each in earlier_tallies(document, activity).values():
        yield RemoveItem(each.id, label)
