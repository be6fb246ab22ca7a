"""Diagnostic: what the answers say, what is printed of them, and what is not."""

from __future__ import annotations

from statistics import pstdev

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.diagnostic import (
    SETUP,
    Diagnostic,
    EntryMode,
    Evidence,
    Instrument,
    Rating,
    Statement,
    Tally,
)
from cxworkshop.activities.diagnostic_answers import Answer, answer_of, answered, has_answers
from cxworkshop.activities.diagnostic_report import section
from cxworkshop.activities.diagnostic_results import (
    LEAST_OF_A_FUNCTION,
    Agreement,
    Distribution,
    StatementResult,
    agreement,
    by_group,
    expected,
    groups,
    pooled,
    results,
    talk_first,
)
from cxworkshop.activities.diagnostic_sheets import sheets
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.sample import sample

DIAGNOSTIC = Diagnostic()
counted = st.tuples(*[st.integers(0, 12)] * 5)


def group(*ratings: tuple[str, str, int], **settings: object) -> Document:
    """A diagnostic of statements s0 and s1 with ratings: statement, person, value."""
    items: list[Item] = [
        AgendaItem(id=ItemId("a"), position="V", activity="diagnostic", title="Where are we?"),
        Diagnostic(id=ItemId("d"), parent=ItemId("a"), position="V", **settings),  # type: ignore[arg-type]
    ]
    items += [
        Statement(id=ItemId(f"s{n}"), parent=ItemId("a"), position=f"{n}V", dimension=f"Part {n}")
        for n in range(2)
    ]
    people = sorted({person for _, person, _ in ratings})
    items += [
        Participant(id=ItemId(person), position=person, name=f"Leader {person}")
        for person in people
    ]
    items += [
        Rating(
            id=ItemId(f"r{n}"),
            position=f"{n:04d}V",
            parent=ItemId(statement),
            participant=ItemId(person),
            value=value,
        )
        for n, (statement, person, value) in enumerate(ratings)
    ]
    return new_document(items)


def wording(document: Document, language: str = "en") -> Wording:
    return Wording(document, catalogue(language))


@given(counts=counted)
def test_spread_is_the_population_deviation_over_half_the_range(
    counts: tuple[int, int, int, int, int],
) -> None:
    ratings = [value for value, count in enumerate(counts, 1) for _ in range(count)]
    found = Distribution(counts)
    if not ratings:
        assert found.mean is None
        assert found.spread is None
        return
    assert found.mean == pytest.approx(sum(ratings) / len(ratings))
    if len(ratings) > 1:
        assert found.spread == pytest.approx(pstdev(ratings) / 2)
        assert 0 <= (found.spread or 0) <= 1


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((0, 0, 0, 6, 2), Agreement.ALIGNED),
        ((2, 6, 0, 0, 0), Agreement.LOW),
        ((4, 0, 0, 0, 4), Agreement.SPLIT),
        ((0, 4, 1, 4, 0), Agreement.MIXED),
        ((0, 0, 0, 0, 1), Agreement.OPEN),
        ((0, 0, 0, 0, 0), Agreement.OPEN),
    ],
)
def test_agreement_follows_the_thresholds_and_tells_low_from_good(
    counts: tuple[int, int, int, int, int], says: Agreement
) -> None:
    assert agreement(Distribution(counts), DIAGNOSTIC) is says


def test_thresholds_are_those_of_the_activity() -> None:
    found = Distribution((0, 4, 1, 4, 0))
    assert agreement(found, Diagnostic(aligned=0.5)) is Agreement.ALIGNED
    assert agreement(found, Diagnostic(split=0.4)) is Agreement.SPLIT


@given(sizes=st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 9)))
def test_no_function_with_fewer_than_three_people_stands_alone(sizes: dict[str, int]) -> None:
    given_sizes = {ItemId(name): size for name, size in sizes.items()}
    found = pooled(given_sizes)
    assert len(found) != 1
    for each in found:
        assert sum(given_sizes[function] for function in each) >= LEAST_OF_A_FUNCTION
    named = [function for each in found for function in each]
    assert len(named) == len(set(named))
    if found:
        assert set(named) == {function for function, size in given_sizes.items() if size}


def test_small_functions_are_pooled_with_the_next_smallest() -> None:
    document = new_document(sample("en"))
    activity = next(a for a in document.all(AgendaItem) if a.activity == "diagnostic")
    names = {function.id: function.name for function in document.all(Function)}
    found = groups(document, activity.id, 1)
    assert [[names[function] for function in each] for each in found] == [
        ["Sales", "Legal and finance"],
        ["Marketing", "HR"],
        ["Branches"],
        ["Operations and IT"],
    ]
    statement = document.under(activity.id, Statement)[0]
    parts = by_group(document, statement.id, 1, found)
    whole = results(document, activity.id)[0].now
    assert sum(part.given for part in parts.values()) == whole.given == 14


def test_a_group_in_which_few_answered_cannot_be_told_from_the_rest() -> None:
    document = new_document(sample("en"))
    activity = next(a for a in document.all(AgendaItem) if a.activity == "diagnostic")
    found = results(document, activity.id)
    engagement = found[3]
    assert engagement.now.given == 13, "one of three in operations declined"
    parts = by_group(document, engagement.statement.id, 1, groups(document, activity.id, 1))
    assert len(parts) == 3
    assert sum(part.given for part in parts.values()) == 13
    assert all(part.given >= LEAST_OF_A_FUNCTION for part in parts.values())


def test_the_widest_disagreement_is_talked_about_first() -> None:
    document = group(("s0", "a", 4), ("s0", "b", 4), ("s1", "a", 1), ("s1", "b", 5))
    assert [result.statement.id for result in talk_first(results(document, ItemId("a")))] == [
        "s1",
        "s0",
    ]


def test_the_sample_tells_the_story_of_its_room() -> None:
    document = new_document(sample("en"))
    activity = next(a for a in document.all(AgendaItem) if a.activity == "diagnostic")
    found = results(document, activity.id)
    assert [round(result.now.mean or 0, 1) for result in found] == [3.9, 2.6, 2.5, 2.9, 1.9]
    first = talk_first(found)[0]
    assert first.statement.dimension == "Alignment"
    assert first.now.counts[0] > 0 < first.now.counts[4]
    assert {answered(document, result.statement.id, 1) for result in found} == {14}
    assert [result.now.given for result in found] == [14, 14, 14, 13, 14], "one declined"


def test_a_second_round_keeps_the_first_and_tells_the_change() -> None:
    document = group(("s0", "a", 2), ("s0", "b", 2), rounds=2)
    for person, value in (("a", 4), ("b", 3)):
        document.put(
            Rating(
                id=ItemId(f"second {person}"),
                parent=ItemId("s0"),
                participant=ItemId(person),
                round=2,
                value=value,
            )
        )
    (result, _) = results(document, ItemId("a"))
    assert [given.mean for given in result.rounds] == [2, 3.5]
    assert [time.change for time in result.taken] == [None, 1.5]
    told = repr(section(document, wording(document)))
    assert "Round 2 · +1.5" in told


def test_answers_follow_who_is_in_the_room() -> None:
    ana = Participant(id=ItemId("p"), position="V", name="Ana", presence=Presence.HERE)
    left = msgspec.structs.replace(ana, presence=Presence.LEFT)
    given_one = Rating(id=ItemId("r"), value=3)
    declined = Rating(id=ItemId("q"), is_declined=True)
    assert answer_of(None, ana) is Answer.NOT_YET
    assert answer_of(None, left) is Answer.ABSENT
    assert answer_of(given_one, left) is Answer.GIVEN
    assert answer_of(declined, ana) is Answer.DECLINED
    statement = Statement(id=ItemId("s"))
    assert expected(new_document([ana, statement]), statement.id, 1) == 1
    assert expected(new_document([left, statement]), statement.id, 1) == 0


def test_counts_alone_give_the_same_results() -> None:
    document = group(mode=EntryMode.COUNTS)
    assert not has_answers(document, ItemId("a"))
    document.put(Tally(id=ItemId("t"), parent=ItemId("s0"), counts=(1, 2, 3, 4, 0)))
    (result, _) = results(document, ItemId("a"))
    assert result.now.counts == (1, 2, 3, 4, 0)
    assert answered(document, ItemId("s0"), 1) == 10
    assert has_answers(document, ItemId("a"))


def with_evidence(**settings: object) -> Document:
    document = group(("s0", "ana", 2), ("s0", "bo", 3), **settings)
    for key, is_private in (("told", False), ("kept", True)):
        document.put(
            Evidence(
                id=ItemId(key),
                position=key,
                parent=ItemId("s0"),
                participant=ItemId("ana"),
                text=f"What was {key}",
                is_private=is_private,
            )
        )
    return document


def outputs(document: Document) -> str:
    speaker = wording(document)
    told = [
        [row for row in sheet.rows if any(row[3:])]  # a grid names who may be filled in
        for sheet in sheets(document, speaker)
    ]
    return repr((section(document, speaker), told))


def test_no_name_and_no_evidence_leaves_the_program_unless_it_is_switched_on() -> None:
    told = outputs(with_evidence())
    assert "Leader" not in told
    assert "What was" not in told
    printed = outputs(with_evidence(evidence_printed=True))
    assert "What was told" in printed
    assert "What was kept" not in printed
    assert "Leader" not in printed
    named = outputs(with_evidence(evidence_printed=True, names_shown=True))
    assert "Leader ana" in named
    assert "What was kept" not in named


def test_a_grid_of_ratings_shows_them_only_with_names_switched_on() -> None:
    def of(document: Document) -> list[object]:
        grids = [each for each in sheets(document, wording(document)) if each.title == "Ratings"]
        return [cell for grid in grids for row in grid.rows for cell in row[3:] if cell]

    assert of(with_evidence()) == []
    assert of(with_evidence(names_shown=True))
    assert of(with_evidence(names_shown=True, is_anonymous=True)) == []


def test_a_statement_is_a_reason_that_says_what_was_agreed() -> None:
    document = group()
    statement = document.all(Statement)[0]
    document.put(msgspec.structs.replace(statement, sentence="We do not know the cost."))
    assert Statement.is_reason
    assert wording(document).text_of(statement.id) == "Part 0: We do not know the cost."


def test_the_built_in_instrument_is_there_in_every_language() -> None:
    forms = [SETUP.standard(language) for language in LANGUAGES]
    for form in forms:
        assert isinstance(form, Instrument)
        assert len(form.statements) == 5
        assert all(each.dimension and each.text for each in form.statements)
    assert forms[0] != forms[1]


@given(
    texts=st.lists(st.text("abc ", min_size=1, max_size=40).filter(str.strip), max_size=6),
    is_anonymous=st.booleans(),
    aligned=st.floats(0, 1),
)
def test_an_instrument_survives_the_way_through_a_session(
    texts: list[str], is_anonymous: bool, aligned: float
) -> None:
    form = msgspec.convert(
        {
            "statements": [{"text": text.strip(), "dimension": "D"} for text in texts],
            "is_anonymous": is_anonymous,
            "aligned": aligned,
        },
        Instrument,
    )
    numbers = iter(range(1000))
    activity = ItemId("a")
    items = SETUP.begin(form, activity, lambda: str(next(numbers)))
    document = new_document([AgendaItem(id=activity, activity="diagnostic"), *items])
    assert SETUP.read(document, activity) == form


def test_a_change_is_the_one_between_the_means_that_are_shown() -> None:
    first, last = Distribution((0, 6, 8, 0, 0)), Distribution((0, 5, 9, 0, 0))
    shown = [f"{found.mean:.1f}" for found in (first, last)]
    assert shown == ["2.6", "2.6"]
    assert StatementResult(Statement(id=ItemId("s")), (first, last)).taken[-1].change == 0
