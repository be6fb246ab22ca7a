"""Activities added by hand, and what their kind leaves when they become one of another."""

from itertools import count

import pytest

from cxworkshop.activities.beginning import add_activity, change_kind
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.diagnostic import Rating, Statement, diagnostic_of
from cxworkshop.activities.item_types import ITEMS, items_of, new_document
from cxworkshop.activities.journey import Journey
from cxworkshop.activities.notes import Note
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import AddItem, Command, SetField
from cxworkshop.i18n import LANGUAGES, M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.session import SessionDetails

LABEL = M("Change the kind")
HERE = ItemId("a")


class Day:
    """A day with one activity, and the commands that change it."""

    def __init__(self, kind: str, language: str = "en") -> None:
        numbers = count()
        self.new_id = lambda: f"made {next(numbers)}"
        self.document: Document = new_document(
            [SessionDetails(id=ItemId("s"), position="V", language=language)]
        )
        made = AgendaItem(id=HERE, activity=kind)
        self.do(add_activity(self.document, made, None, LABEL, self.new_id))

    def do(self, command: Command) -> None:
        take(self.document, command.changes(self.document).changes)

    def become(self, kind: str) -> None:
        self.do(change_kind(self.document, HERE, kind, LABEL, self.new_id))

    def add(self, item: Item) -> None:
        self.do(AddItem(item, LABEL))

    def left_of(self, kind: str) -> list[Item]:
        types = items_of(kind)
        return [item for item in self.document.children(HERE) if type(item) in types]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in ITEMS if kind != "discussion"])
def test_a_kind_that_is_passed_on_the_way_to_another_leaves_nothing(
    kind: str, language: str
) -> None:
    day = Day("discussion", language)
    before = {item.id: item for item in day.document}
    day.become(kind)
    day.become("discussion")
    assert {item.id: item for item in day.document} == before


def test_what_was_given_in_another_language_goes_too() -> None:
    day = Day("diagnostic")
    day.do(SetField(ItemId("s"), "language", "es", LABEL))
    day.become("discussion")
    assert day.left_of("diagnostic") == []


def test_statements_of_which_one_was_reworded_all_stay() -> None:
    day = Day("diagnostic")
    statements = day.document.under(HERE, Statement)
    day.do(SetField(statements[2].id, "text", "We say what hurts.", LABEL))
    day.become("discussion")
    assert len(day.document.under(HERE, Statement)) == len(statements)


def test_settings_that_were_changed_stay() -> None:
    day = Day("diagnostic")
    day.do(SetField(diagnostic_of(day.document, HERE).id, "is_anonymous", True, LABEL))
    day.become("discussion")
    assert day.left_of("diagnostic")


def test_what_was_answered_keeps_its_statements() -> None:
    day = Day("diagnostic")
    statement = day.document.under(HERE, Statement)[0]
    day.add(Rating(id=ItemId("r"), parent=statement.id, value=4))
    day.become("discussion")
    assert day.document.find(Rating, ItemId("r")) is not None
    assert len(day.document.under(HERE, Statement)) == 5


def test_statements_put_into_another_order_stay() -> None:
    day = Day("diagnostic")
    first = day.document.under(HERE, Statement)[0]
    day.do(SetField(first.id, "position", "zz", LABEL))
    day.become("discussion")
    assert len(day.document.under(HERE, Statement)) == 5


def test_a_note_taken_in_an_activity_stays_when_what_its_kind_brought_goes() -> None:
    day = Day("journey")
    day.add(Note(id=ItemId("n"), parent=HERE, text="They wait nine days."))
    day.become("discussion")
    assert day.document.find(Note, ItemId("n")) is not None
    assert day.document.all(Journey) == ()


def test_an_activity_is_what_it_was_when_its_kind_comes_back() -> None:
    day = Day("diagnostic")
    told = [each.text for each in day.document.under(HERE, Statement)]
    day.become("discussion")
    day.become("diagnostic")
    assert [each.text for each in day.document.under(HERE, Statement)] == told


def test_decisions_of_the_whole_session_that_stood_there_stay() -> None:
    day = Day("decisions")
    other = AgendaItem(id=ItemId("b"), activity="discussion")
    day.do(add_activity(day.document, other, HERE, LABEL, day.new_id))
    before = {item.id: item for item in day.document}
    for kind in ("decisions", "discussion"):
        day.do(change_kind(day.document, other.id, kind, LABEL, day.new_id))
    assert {item.id: item for item in day.document} == before


def test_a_decision_somebody_may_take_keeps_the_list_it_stands_in() -> None:
    day = Day("decisions")
    every = day.document.all(Decision)
    day.do(SetField(every[0].id, "note", "Asked in November", LABEL))
    day.become("discussion")
    assert len(day.document.all(Decision)) == len(every)
