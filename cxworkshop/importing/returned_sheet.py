"""A filled form that came back as PDF – a commitment sheet, a pre-work form – as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from cxworkshop.activities.form_names import Asked, FormName, form_name
from cxworkshop.activities.review import Result
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.importing.child import TooSlow, answer_of
from cxworkshop.importing.pdf_form import FLAG, MAX_BYTES
from cxworkshop.model.item import ItemId

TIME_LIMIT = 15.0
"""Seconds; a cold disk and a virus scanner included."""

_AGAIN = M("Ask for the file itself, filled in and saved, or type the answers in.")
_REASONS = {
    "too_big": (M("{file} is too big to be a form of this program."), _AGAIN),
    "too_slow": (M("Reading {file} took too long and was stopped."), _AGAIN),
    "protected": (
        M("{file} is protected by a password."),
        M("Save it without a password and choose it again."),
    ),
    "not_a_pdf": (M("{file} is no PDF."), M("Choose the filled PDF.")),
    "no_fields": (
        M(
            "{file} has no fields: it is no form, was printed to PDF, scanned or flattened, or is "
            "the sheet of somebody without a commitment, which is written on by hand."
        ),
        _AGAIN,
    ),
    "another_form": (M("{file} is a form, but none of this program."), M("Choose the filled PDF.")),
    "damaged": (M("{file} cannot be read: it is damaged."), _AGAIN),
}


class KeptAnswer(msgspec.Struct, frozen=True):
    """What became of a commitment after so many ``days``; None: only ``happened`` is told."""

    person: ItemId | None
    commitment: ItemId
    days: int
    result: Result | None
    happened: str = ""


class DoneStep(msgspec.Struct, frozen=True):
    """A next step that somebody has ticked."""

    person: ItemId | None
    step: ItemId


class RatedAnswer(msgspec.Struct, frozen=True):
    """How far somebody agrees with a statement in a round, and why; 0 as ``value``: only why."""

    person: ItemId | None
    statement: ItemId
    round: int
    value: int
    evidence: str = ""


class ReturnedSheet(msgspec.Struct, frozen=True):
    """What was filled in. ``people`` are all whose fields it has, ``name`` who wrote it."""

    file: str
    session: ItemId
    people: tuple[ItemId, ...]
    kept: tuple[KeptAnswer, ...] = ()
    done: tuple[DoneStep, ...] = ()
    rated: tuple[RatedAnswer, ...] = ()
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.kept or self.done or self.rated)


def read_sheet(path: Path) -> ReturnedSheet:
    """The answers in a filled PDF. Raises BadInput that names the cause and what to do."""
    file = path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refusal("too_big", file)
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            M("{file} cannot be read: {reason}.", file=file, reason=error.strerror or ""),
            M("Check the file and choose it again."),
        ) from None
    try:
        answer = answer_of("cxworkshop.importing.pdf_form", FLAG, data, TIME_LIMIT)
    except TooSlow:
        raise _refusal("too_slow", file) from None
    if "error" in answer:
        raise _refusal(str(answer["error"]), file)
    return sheet_from(file, answer["fields"])


def sheet_from(file: str, fields: Mapping[str, str]) -> ReturnedSheet:
    """The answers in fields by name. Raises BadInput where they are of several sessions or none."""
    filled = {}
    for written, value in fields.items():
        name = form_name(written)
        if name is not None:
            filled[name] = value.strip()
    sessions = {name.session for name in filled}
    if len(sessions) > 1:
        raise BadInput(
            M("{file} holds the forms of several sessions.", file=file),
            M("Ask for them one by one."),
        )
    if not sessions:
        raise _refusal("another_form", file)
    people = dict.fromkeys(name.person for name in filled if name.person is not None)
    return ReturnedSheet(
        file=file,
        session=sessions.pop(),
        people=tuple(people),
        kept=tuple(_kept(filled)),
        done=tuple(
            DoneStep(name.person, name.about)
            for name, value in filled.items()
            if name.asked is Asked.DONE and value
        ),
        rated=tuple(_rated(filled)),
        name=next((filled[name] for name in filled if name.asked is Asked.NAME), ""),
    )


def _kept(filled: Mapping[FormName, str]) -> Iterator[KeptAnswer]:
    for name, value in filled.items():
        if name.asked is not Asked.KEPT:
            continue
        happened = filled.get(msgspec.structs.replace(name, asked=Asked.HAPPENED), "")
        result = Result(value) if value in set(Result) else None
        if result is not None or happened:
            yield KeptAnswer(name.person, name.about, name.number, result, happened)


def _rated(filled: Mapping[FormName, str]) -> Iterator[RatedAnswer]:
    for name, value in filled.items():
        if name.asked is not Asked.RATED:
            continue
        evidence = filled.get(msgspec.structs.replace(name, asked=Asked.EVIDENCE), "")
        number = int(value) if value in ("1", "2", "3", "4", "5") else 0
        if number or evidence:
            yield RatedAnswer(name.person, name.about, name.number, number, evidence)


def _refusal(code: str, file: str) -> BadInput:
    cause, remedy = _REASONS.get(code, _REASONS["damaged"])
    return BadInput(msgspec.structs.replace(cause, args={"file": file}), remedy)
