"""The session itself: what it is called, when and where it is, and its own words."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from cxworkshop.model.item import Item


class Paper(StrEnum):
    """The paper the outputs are made for."""

    A4 = "a4"
    LETTER = "letter"


class Stage(StrEnum):
    """The four views of a session; never a lock."""

    PREPARE = "prepare"
    RUN = "run"
    PLAN = "plan"
    FOLLOWUP = "followup"


class SessionDetails(Item, frozen=True, kw_only=True, gc=False):
    """What is true of the whole session. There is exactly one in every document.

    ``customer`` and ``customers`` are the organisation's own words for the people it serves
    (patient/patients, member/members); with ``organisation`` they fill the placeholders in
    every text. ``weekend`` holds days of the week, Monday = 0. ``logo`` is the id of an
    attachment. ``return_to`` is where filled sheets are sent; ``is_signed`` puts lines to sign on
    them. ``template`` names the template the session came from.
    """

    kind: ClassVar[str] = "session"
    travels: ClassVar[tuple[str, ...]] = (
        "start",
        "language",
        "paper",
        "zone",
        "weekend",
        "now_goals_cap",
        "is_signed",
    )
    public: ClassVar[tuple[str, ...]] = (
        "title",
        "organisation",
        "customer",
        "customers",
        "date",
        "start",
        "place",
        "language",
        "zone",
        "weekend",
        "holidays",
        "now_goals_cap",
        "brand_colour",
        "second_colour",
        "logo",
    )

    title: str = ""
    organisation: str = ""
    customer: str = ""
    customers: str = ""
    date: dt.date | None = None
    start: dt.time = dt.time(9, 0)
    place: str = ""
    facilitators: str = ""
    return_to: str = ""
    is_signed: bool = False
    language: str = "en"
    paper: Paper = Paper.A4
    zone: str = "UTC"
    brand_colour: str = "#0B6E69"
    second_colour: str = ""
    logo: str = ""
    weekend: tuple[int, ...] = (5, 6)
    holidays: tuple[dt.date, ...] = ()
    now_goals_cap: int = 3
    template: str = ""


PLACEHOLDERS = ("organisation", "customer", "customers")


def filled(
    text: str, session: SessionDetails, *, customer: str, customers: str, organisation: str = ""
) -> str:
    """The text with ``{organisation}``, ``{customer}`` and ``{customers}`` replaced.

    ``customer``, ``customers`` and ``organisation`` are the language's plain words, for a session
    that has none of its own; what has no word at all stays a placeholder. A placeholder at the
    start of a sentence is written ``{Customer}``. Anything else in braces stays as it is.
    """
    if "{" not in text:
        return text
    values = {
        "organisation": session.organisation.strip() or organisation,
        "customer": session.customer or customer,
        "customers": session.customers or customers,
    }
    for name, value in values.items():
        if value:
            text = text.replace("{" + name + "}", value)
            text = text.replace("{" + name.capitalize() + "}", value[:1].upper() + value[1:])
    return text
