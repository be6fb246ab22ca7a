"""Which column of a list of people holds what, by its head or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from cxworkshop.folding import fold
from cxworkshop.paths import resource

FIELDS = ("name", "first_name", "last_name", "function", "role", "email")
_NO_WORD = re.compile(r"[\W_]+")
_HEAD_ROWS = 10
_MOST_HEAD_WORDS = 5
_NAMES = frozenset({"name", "first_name", "last_name"})


class Columns(msgspec.Struct, frozen=True):
    """The index of the column for each field, None where there is none."""

    name: int | None = None
    first_name: int | None = None
    last_name: int | None = None
    function: int | None = None
    role: int | None = None
    email: int | None = None

    @property
    def has_name(self) -> bool:
        """Whether a person's name can be read."""
        return any(index is not None for index in (self.name, self.first_name, self.last_name))


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: tuple[str, ...]
    first_name: tuple[str, ...]
    last_name: tuple[str, ...]
    function: tuple[str, ...]
    role: tuple[str, ...]
    email: tuple[str, ...]
    other: tuple[str, ...]


def head_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row that holds the heads, None where no row does."""
    best, most = None, 0
    for index, cells in enumerate(rows[:_HEAD_ROWS]):
        columns = columns_by_head(cells)
        found = [name for name in FIELDS if getattr(columns, name) is not None]
        filled = sum(1 for cell in cells if cell)
        enough = len(found) > 1 or (filled == 1 and len(found) == 1)
        if enough and _NAMES.intersection(found) and len(found) > most:
            best, most = index, len(found)
    return best


def columns_by_head(heads: Sequence[str]) -> Columns:
    """The columns whose heads are known in one of the shipped languages."""
    fits = [_fit(head) for head in heads]
    taken: dict[str, int] = {}
    for field in FIELDS:
        ranked = sorted(
            (fit[field], index)
            for index, fit in enumerate(fits)
            if field in fit and index not in taken.values()
        )
        if ranked:
            taken[field] = ranked[0][1]
    if "first_name" not in taken and "last_name" in taken and "name" in taken:
        taken["first_name"] = taken.pop("name")  # “Nombre | Apellidos”
    elif "name" in taken:
        taken.pop("first_name", None)
        taken.pop("last_name", None)
    return Columns(**taken)


def columns_by_content(rows: Sequence[Sequence[str]]) -> Columns:
    """A guess from what stands in the columns: addresses, names, few different functions."""
    width = max((len(row) for row in rows), default=0)
    columns = [
        [row[index] for row in rows if index < len(row) and row[index]] for index in range(width)
    ]
    email = next((index for index in range(width) if _share(columns[index], _is_address)), None)
    wordy = [
        index for index in range(width) if index != email and _share(columns[index], _has_letter)
    ]
    if not wordy:
        return Columns(email=email)
    name, *others = wordy
    others = others[:2]
    if len(others) == 2 and len(set(columns[others[1]])) < len(set(columns[others[0]])):
        others.reverse()
    return Columns(
        name=name,
        function=others[0] if others else None,
        role=others[1] if len(others) > 1 else None,
        email=email,
    )


def _fit(head: str) -> dict[str, int]:
    """For each field that a head may name: how well, 0 is best."""
    plain = _NO_WORD.sub(" ", fold(head)).strip()
    words = plain.split()
    if not words or len(words) > _MOST_HEAD_WORDS or "@" in head:
        return {}
    exact: dict[str, int] = {}
    loose: dict[str, tuple[int, int]] = {}
    for field, names in _known().items():
        for rank, name in enumerate(names):
            if plain == name:
                exact.setdefault(field, rank)
            elif plain.startswith(f"{name} ") or plain.endswith(f" {name}"):
                length, _ = loose.get(field, (0, 0))
                if len(name) > length:
                    loose[field] = (len(name), 100 + rank)
    if exact:
        return exact
    if not loose or _others().intersection(words):
        return {}
    longest = max(length for length, _ in loose.values())
    return {field: rank for field, (length, rank) in loose.items() if length == longest}


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return bool(cells) and 2 * sum(1 for cell in cells if fits(cell)) >= len(cells)


def _is_address(cell: str) -> bool:
    return "@" in cell and "<" not in cell


def _has_letter(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


@lru_cache(maxsize=1)
def _data() -> _Known:
    return msgspec.toml.decode(resource("importing", "columns.toml").read_bytes(), type=_Known)


def _known() -> dict[str, tuple[str, ...]]:
    return {field: getattr(_data(), field) for field in FIELDS}


def _others() -> frozenset[str]:
    return frozenset(_data().other)
