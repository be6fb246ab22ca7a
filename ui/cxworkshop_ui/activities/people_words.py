"""How people are called where there is little room."""

from __future__ import annotations

from collections import Counter

from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant


def short_names(document: Document) -> dict[ItemId, str]:
    """First names; the whole name where two share the first."""
    people = document.all(Participant)
    first = {person.id: (person.name.split() or [""])[0] for person in people}
    often = Counter(first.values())
    return {
        person.id: first[person.id] if often[first[person.id]] == 1 else person.name
        for person in people
    }


def function_name(document: Document, person: Participant | None) -> str:
    """The name of a person's function, empty where there is none."""
    function = document.find(Function, person.function) if person is not None else None
    return function.name if function is not None else ""


def with_function(document: Document, person: Participant, name: str) -> str:
    """A name with the function behind it: ``Femi (Operations)``."""
    function = function_name(document, person)
    return f"{name} ({function})" if function else name
