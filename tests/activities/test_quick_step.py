"""A step, its owner and its date in one line."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.quick_step import QuickStep, read_step
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails

EN, ES = catalogue("en"), catalogue("es")
GUS, ANA, ANNA = ItemId("gus"), ItemId("ana"), ItemId("anna")
ROOM = new_document(
    [
        SessionDetails(id=ItemId("s"), date=date(2026, 12, 3)),
        Participant(id=GUS, name="Gus Lindqvist"),
        Participant(id=ANA, name="Ana Pérez"),
        Participant(id=ANNA, name="Anabel Roy"),
    ]
)
DAY = date(2026, 12, 11)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Draft @Gus 11 Dec", QuickStep("Draft", GUS, DAY)),
        ("Draft @gus lindqvist +8d", QuickStep("Draft", GUS, DAY)),
        ("Draft @perez", QuickStep("Draft", ANA)),
        ("Draft @11 Dec", QuickStep("Draft", None, DAY)),
        ("Draft @11 Dec @Gus", QuickStep("Draft", GUS, DAY)),
        ("@Gus", QuickStep("", GUS)),
        # nobody is called so: the date is read all the same, and the name is told, not printed
        ("Draft @Ministry Fri", QuickStep("Draft", None, date(2026, 12, 4), "Ministry")),
        ("Draft @Ministry of Health 11 Dec", QuickStep("Draft", None, DAY, "Ministry of Health")),
        ("Draft @Nobody", QuickStep("Draft", unknown="Nobody")),
        # two begin like this, a word is left over: it stays text
        ("Draft @Ana", QuickStep("Draft @Ana", several=("Ana Pérez", "Anabel Roy"))),
        ("Draft @Ana 11 Dec", QuickStep("Draft @Ana", None, DAY, "", ("Ana Pérez", "Anabel Roy"))),
        ("Draft @Gus soon", QuickStep("Draft @Gus soon", unread=("Gus soon",))),
        # a comma belongs to the sentence, not to the name
        ("Call @Gus, 11 Dec.", QuickStep("Call", GUS, DAY)),
        ("Call @Ministry, 11 Dec", QuickStep("Call", None, DAY, "Ministry")),
        ("Call @Dr. Ruiz, Fri", QuickStep("Call", None, date(2026, 12, 4), "Dr. Ruiz")),
        # nobody is called like a day that can be two, an hour, a price
        ("Send it @3/12", QuickStep("Send it @3/12", unread=("3/12",))),
        ("Call @3pm", QuickStep("Call @3pm", unread=("3pm",))),
        ("Buy screws @€5 each", QuickStep("Buy screws @€5 each", unread=("€5 each",))),
        ("Send @11 Dez", QuickStep("Send @11 Dez", unread=("11 Dez",))),
        ("Call @Max, then write", QuickStep("Call @Max, then write", unread=("Max, then write",))),
        # one owner, one date: an earlier one goes back into the text
        (
            "Talk to @Max about @Legal",
            QuickStep("Talk to @Max about", unknown="Legal", unread=("Max about",)),
        ),
        ("Draft @Gus @Max", QuickStep("Draft @Max", GUS, unread=("Max",))),
        ("Draft @Max Fri @Gus", QuickStep("Draft @Max", GUS, date(2026, 12, 4), unread=("Max",))),
        ("Draft @Fri @11 Dec", QuickStep("Draft @Fri", None, DAY, unread=("Fri",))),
        ("Mail to gus@bank.example", QuickStep("Mail to gus@bank.example")),
        ("Draft 11 Dec", QuickStep("Draft 11 Dec")),
    ],
)
def test_names_and_dates_behind_an_at_sign_are_recognised(typed: str, expected: QuickStep) -> None:
    assert read_step(typed, ROOM, EN) == expected


def test_dates_are_read_in_the_language_of_the_window() -> None:
    assert read_step("Borrador @Gus 11 dic", ROOM, ES) == QuickStep("Borrador", GUS, DAY)


@given(st.text(st.characters(exclude_characters="@", codec="utf-8")))
def test_a_text_without_the_sign_is_kept_as_it_is(typed: str) -> None:
    assert read_step(typed, ROOM, EN) == QuickStep(typed.strip())


DAYS = {"11 Dec": DAY, "Fri": date(2026, 12, 4), "+2w": date(2026, 12, 17)}
WORDS = ("Draft", "@Max", "Max,", "about", "@Gus", "@Gus,", "@Lindqvist", "@Ana", "@Legal.")
ODD = ("@3/12", "@3pm", "@€5", "@", "@,", "and", "soon;", "@Ministry of Health")


@given(st.lists(st.sampled_from((*WORDS, *ODD, *DAYS, *(f"@{day}" for day in DAYS)))))
def test_every_word_typed_is_in_the_text_the_name_of_the_owner_or_the_date(
    typed: list[str],
) -> None:
    step = read_step(" ".join(typed), ROOM, EN)
    gone = _words(" ".join(typed)) - _words(step.text) - _words(step.unknown)
    if step.owner is not None:
        gone -= _words("Gus Lindqvist")
    read = {day for words, day in DAYS.items() if gone == _words(words)}
    assert not gone or read == {step.due}


def _words(text: str) -> Counter[str]:
    return Counter(filter(None, (word.strip("@,;.:") for word in text.split())))
