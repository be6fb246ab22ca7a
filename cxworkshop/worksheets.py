"""The tables of a workbook as data: what their columns hold, and where what is filled in goes.

A kind says here all there is to be known of its sheet; writing it and reading it back are one
mechanism each.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import msgspec

from cxworkshop import marks
from cxworkshop.folding import fold_words
from cxworkshop.model.item import Item


class ColumnKind(StrEnum):
    """What the cells of a sheet's column hold."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    ID = "id"


class Into(msgspec.Struct, frozen=True):
    """Where a cell goes that is no field of its row's own item: into an item that belongs to it.

    It is the one that agrees with ``blank`` in the fields ``alike`` and whose field ``row`` leads
    to the row's item; ``blank`` says what is made where there is none. ``place`` is which of the
    numbers in a field that holds several. ``under`` is the kind of the one item in the session
    that what is made belongs to, and that may be new itself. ``is_mark``: the item says by being
    there at all that the one field ``row`` leads to has it.
    """

    blank: Item
    alike: tuple[str, ...] = ()
    row: str = "parent"
    place: int | None = None
    under: str = ""
    is_mark: bool = False


THERE = "there"
"""The name of the value that a mark has: whether it is there."""


class SheetColumn(msgspec.Struct, frozen=True):
    """A column of a sheet; ``key`` names it in code.

    ``choices`` are the words of a CHOICE, for other kinds what is on offer; ``values`` what these
    words stand for: a value, or a dict of several fields. ``is_open``: it is filled in and read
    back – into the ``field`` of the row's item ("": the one named like the column), or ``into``
    another item. ``is_added``: it is filled in too, but only in a row that is added.
    ``named`` are those that lines of the form “name: text” go into, by name; where
    the field holds a number, “name: number”.

    ``leads_to`` are the kinds among which a name is looked for where the field leads anywhere,
    with spaces between; ``makes`` is the item, and the field for the name, that an unknown name
    becomes; ``otherwise`` the field for words that name nothing.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    choices: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    is_open: bool = False
    is_added: bool = False
    field: str = ""
    into: Into | None = None
    named: tuple[tuple[str, Into], ...] = ()
    leads_to: str = ""
    makes: tuple[Item, str] | None = None
    otherwise: str = ""

    @property
    def takes_only_choices(self) -> bool:
        """Whether nothing but one of its words can be filled in."""
        return self.kind is ColumnKind.CHOICE or (
            self.kind is ColumnKind.NUMBER and bool(self.choices)
        )


SheetValue = str | int | float | dt.date | None


def about_print(*words: str) -> str:
    """The print of what a row is about, by which a row is known again that may not be shown."""
    return marks.print_of("\n".join(map(fold_words, words)))


class Sheet(msgspec.Struct, frozen=True):
    """A table of a workbook. ``id`` names it in code, ``title`` for people.

    The first cell of a row is the id of its item, or that with a slash and more, where an item
    has several rows. ``blank`` is what a row that was added becomes, where the sheet
    ``takes_new``; a sheet without one is only looked at. ``about`` are the columns that say what
    a row is about. ``is_single``: there is one row at most, so that a new one means it.
    ``unseen`` are the prints of what rows are about that are there and may not be shown: typed
    again, they are not new.
    """

    id: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetValue, ...], ...]
    blank: Item | None = None
    takes_new: bool = True
    about: tuple[str, ...] = ("text",)
    is_single: bool = False
    unseen: frozenset[str] = frozenset()

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads of its columns. That of the hidden ids names the sheet as well.

        By it a sheet is known again that was moved and renamed, also among others with the same
        heads, and when a program has dropped all that is hidden.
        """
        return tuple(
            f"{column.title} {self.id}" if column.kind is ColumnKind.ID else column.title
            for column in self.columns
        )

    @property
    def is_guest(self) -> bool:
        """Whether its rows are of items that have their own sheet, as answers of people are.

        A row that is added means whoever is called so; only an unknown name is somebody new.
        """
        about = (column for column in self.columns if column.key in self.about)
        return any(column.is_added for column in about)

    @property
    def is_open(self) -> bool:
        """Whether anything in it is filled in and read back."""
        return self.blank is not None and any(column.is_open for column in self.columns)
