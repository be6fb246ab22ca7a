"""The names of fields in forms that come back: which session, whose answer, to what."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from cxworkshop.model.item import ItemId

_FORM = "cx1"
"""Says that a field is ours, and how its name is written."""
_NOBODY = "-"
_PARTS = 6


class Asked(StrEnum):
    """What a field asks for."""

    KEPT = "kept"
    HAPPENED = "happened"
    DONE = "done"
    NAME = "name"
    RATED = "rated"
    EVIDENCE = "evidence"


class FormName(msgspec.Struct, frozen=True):
    """What a field is about.

    ``person`` is who answers, None where the form is not for one. ``about`` is the commitment, the
    step, the statement or the activity; ``number`` the days after which it is asked, or the round.
    """

    asked: Asked
    session: ItemId
    person: ItemId | None
    about: ItemId
    number: int = 0

    @property
    def written(self) -> str:
        """The name as it stands in a file."""
        person = self.person or _NOBODY
        return f"{_FORM}/{self.asked}/{self.session}/{person}/{self.about}/{self.number}"


def form_name(written: str) -> FormName | None:
    """The name of one of our fields; None for any other."""
    form, *parts = written.split("/")
    if form != _FORM or len(parts) != _PARTS - 1:
        return None
    asked, session, person, about, number = parts
    if asked not in set(Asked) or not (session and about) or not number.isdecimal():
        return None
    return FormName(
        Asked(asked),
        ItemId(session),
        None if person == _NOBODY else ItemId(person),
        ItemId(about),
        int(number[:4]),
    )
