"""Rows of a stranger's workbook, read by a process of its own with a time limit."""

from __future__ import annotations

from typing import Any

import msgspec

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.importing.child import TooSlow, answer_of
from cxworkshop.importing.sheet import FLAG, WHOLE

TIME_LIMIT = 15.0
"""Seconds; a cold disk and a virus scanner included."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"

_REASONS = {
    "too_big": (
        M("This workbook is too big to be a list of people."),
        M("Copy the list into a new workbook, or paste it."),
    ),
    "too_many_rows": (
        M("This workbook has more rows than a list of people can have."),
        M("Copy the list into a new workbook, or paste it."),
    ),
    "too_slow": (
        M("Reading this workbook took too long, or too much memory, and was stopped."),
        M("Copy the list into a new workbook, or paste it."),
    ),
    "dangerous": (
        M("This workbook contains something that no list of people needs, and was not read."),
        M("Copy the list into a new workbook, or paste it."),
    ),
    "protected": (
        M("This workbook is protected by a password."),
        M("Save it without a password, or paste the list."),
    ),
    "old": (
        M("This is a workbook in the old .xls format."),
        M("Save it as .xlsx and choose it again."),
    ),
    "open_document": (
        M("This is an OpenDocument spreadsheet."),
        M("Save it as .xlsx and choose it again."),
    ),
    "not_a_workbook": (
        M("This is no spreadsheet."),
        M("Choose an .xlsx or .csv file, or paste the list."),
    ),
    "damaged": (
        M("This workbook cannot be read: it is damaged."),
        M("Open it in your spreadsheet program, save it again and choose it again."),
    ),
}


_AGAIN = M("Save it again as .xlsx with the spreadsheet program, without what is foreign to it.")
_RETURNED = {
    **_REASONS,
    "too_big": (M("This workbook is too big to be one that was sent out."), _AGAIN),
    "too_many_rows": (M("This workbook has more rows than can be read back."), _AGAIN),
    "too_slow": (
        M("Reading this workbook took too long, or too much memory, and was stopped."),
        _AGAIN,
    ),
    "dangerous": (
        M("This workbook contains something that none of ours does, and was not read."),
        _AGAIN,
    ),
    "macros": (M("This workbook contains macros or embedded files, and was not read."), _AGAIN),
    "links": (M("This workbook is linked to other files, and was not read."), _AGAIN),
    "protected": (
        M("This workbook is protected by a password."),
        M("Save it without a password and choose it again."),
    ),
    "not_a_workbook": (M("This is no spreadsheet."), M("Choose the .xlsx file that came back.")),
}


class WholeBook(msgspec.Struct, frozen=True):
    """Every sheet with its name and filled rows; the session its properties name, or ""."""

    pages: tuple[tuple[str, tuple[tuple[int, tuple[str, ...]], ...]], ...]
    session: str = ""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook of any kind, also one that cannot be read here."""
    return data.startswith((_ZIP, _OLD_OFFICE))


def workbook_rows(data: bytes, time_limit: float = TIME_LIMIT) -> list[tuple[int, list[str]]]:
    """The filled rows of the first filled sheet with their numbers in it.

    Raises BadInput that names the cause: protected, old format, too big, damaged …; RuntimeError
    when there is no reader, which says nothing about the workbook.
    """
    answer = _read(data, time_limit)
    if "error" in answer:
        raise refusal(answer["error"])
    return [(number, cells) for number, cells in answer["rows"]]


def whole_workbook(data: bytes, time_limit: float = TIME_LIMIT) -> WholeBook:
    """Every sheet of a workbook that came back. Raises as :func:`workbook_rows` does."""
    answer = _read(data, time_limit, WHOLE)
    if "error" in answer:
        raise BadInput(*_RETURNED.get(answer["error"], _REASONS["damaged"]))
    return msgspec.convert(answer, WholeBook)


def _read(data: bytes, time_limit: float, *more: str) -> dict[str, Any]:
    """What the reader answers. Raises BadInput and RuntimeError."""
    if data.startswith(_OLD_OFFICE):
        return {"error": "protected" if _ENCRYPTED in data else "old"}
    if _OPEN_DOCUMENT in data[:200]:
        return {"error": "open_document"}
    try:
        return answer_of("cxworkshop.importing.sheet", FLAG, data, time_limit, *more)
    except TooSlow:
        return {"error": "too_slow"}


def refusal(code: str) -> BadInput:
    """The problem for a code of the reader."""
    return BadInput(*_REASONS.get(code, _REASONS["damaged"]))
