"""People from a table into a session: proposed first, applied as one step."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum

import msgspec

from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.importing.columns import Columns, columns_by_content, columns_by_head
from cxworkshop.importing.tables import Table, TableRow
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant

LONGEST = 200
"""Characters in a name, a function or a role; more is something else."""

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_BRACKETED = re.compile(r"\s*<([^<>]*@[^<>]*)>\s*")
_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "none", "ninguno", "ninguna", "s/d", "?"})


class Action(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    TWICE = "twice"
    BAD = "bad"


class PeopleRow(msgspec.Struct, frozen=True):
    """One row of the list and what becomes of it.

    ``number`` is that of the file or paste. ``match`` is who it is already, ``changed`` the
    fields an update changes. ``reason`` says why nothing becomes of a bad row or a second one.
    """

    number: int
    action: Action
    name: str = ""
    function: str = ""
    role: str = ""
    email: str = ""
    match: ItemId | None = None
    changed: tuple[str, ...] = ()
    reason: Message | None = None


class PeoplePlan(msgspec.Struct, frozen=True):
    """A proposed import: every row, and how the columns were understood."""

    rows: tuple[PeopleRow, ...]
    columns: Columns
    functions: dict[str, ItemId]
    """The functions of the session by their folded name."""

    def count(self, *actions: Action) -> int:
        """How many rows have one of these actions."""
        return sum(1 for row in self.rows if row.action in actions)

    @property
    def new_functions(self) -> tuple[str, ...]:
        """The names of the functions that the import would make, in order."""
        return tuple(self._missing(self.rows).values())

    def command(
        self,
        new_id: Callable[[], ItemId],
        label: Message,
        leave_out: Collection[int] = (),
    ) -> Together:
        """The import as one step, without the rows of the numbers left out."""
        rows = [
            row
            for row in self.rows
            if row.action in (Action.NEW, Action.UPDATE) and row.number not in leave_out
        ]
        commands: list[Command] = []
        functions = dict(self.functions)
        for key, name in self._missing(rows).items():
            functions[key] = new_id()
            commands.append(AddItem(Function(id=functions[key], name=name), label))
        for row in rows:
            function = functions.get(fold_words(row.function))
            if row.match is None:
                person = Participant(
                    id=new_id(),
                    name=row.name,
                    function=function,
                    role=row.role,
                    email=row.email,
                )
                commands.append(AddItem(person, label))
            else:
                values = {"name": row.name, "role": row.role, "email": row.email}
                changes: dict[str, object] = {
                    name: value for name, value in values.items() if name in row.changed
                }
                if "function" in row.changed:
                    changes["function"] = function
                commands.append(SetFields(row.match, changes, label))
        return Together(tuple(commands), label)

    def _missing(self, rows: Iterable[PeopleRow]) -> dict[str, str]:
        missing: dict[str, str] = {}
        for row in rows:
            key = fold_words(row.function)
            if key and key not in self.functions and row.action in (Action.NEW, Action.UPDATE):
                missing.setdefault(key, row.function)
        return missing


def columns_of(table: Table) -> Columns:
    """How the columns of a table are understood when nobody says otherwise: by their heads.

    Where no head is known, what stands below decides.
    """
    named = columns_by_head(table.heads)
    if named != Columns():
        return named
    return columns_by_content([row.cells for row in table.rows])


def plan_people(table: Table, document: Document, mapping: Columns | None = None) -> PeoplePlan:
    """What importing a table into a session would do, row by row.

    People are matched by e-mail address, then by name. An empty cell changes nothing. Raises
    BadInput when no column holds names.
    """
    columns = mapping or columns_of(table)
    if not columns.has_name:
        raise BadInput(
            M("No column with names was found."),
            M("Give the column with the names the head “Name”, or choose it."),
        )
    planner = _Planner(document, columns)
    return PeoplePlan(
        rows=tuple(planner.plan(row) for row in table.rows),
        columns=columns,
        functions=planner.functions,
    )


class _Planner:
    """Takes the rows one after the other and remembers who came already."""

    def __init__(self, document: Document, columns: Columns) -> None:
        self._columns = columns
        self._function_names = {item.id: item.name for item in document.all(Function)}
        self.functions: dict[str, ItemId] = {}
        for item in document.all(Function):
            self.functions.setdefault(fold_words(item.name), item.id)
        self._by_email: dict[str, Participant] = {}
        self._by_name: dict[str, list[Participant]] = {}
        for person in document.all(Participant):
            if person.email:
                self._by_email.setdefault(person.email.casefold(), person)
            self._by_name.setdefault(fold_words(person.name), []).append(person)
        self._met: dict[ItemId, int] = {}
        self._new_emails: dict[str, int] = {}
        self._new_names: dict[str, list[tuple[str, int]]] = {}

    def plan(self, row: TableRow) -> PeopleRow:
        read = _read(row, self._columns)
        reason = _fault(read, self._columns)
        if reason is not None:
            return _with(read, Action.BAD, reason=reason)
        earlier = self._earlier_new(read)
        if earlier is not None:
            return _twice(read, earlier)
        found = self._match(read)
        if len(found) > 1:
            reason = M("Several people here are called that: an e-mail address would tell.")
            return _with(read, Action.BAD, reason=reason)
        if not found:
            return self._new(read)
        (person,) = found
        if person.id in self._met:
            return _twice(read, self._met[person.id])
        self._met[person.id] = read.number
        return self._compared(read, person)

    def _earlier_new(self, read: PeopleRow) -> int | None:
        email = read.email.casefold()
        if email and email in self._new_emails:
            return self._new_emails[email]
        for other, number in self._new_names.get(fold_words(read.name), ()):
            if not (email and other and email != other):
                return number
        return None

    def _match(self, read: PeopleRow) -> list[Participant]:
        person = self._by_email.get(read.email.casefold()) if read.email else None
        if person is not None:
            return [person]
        named = self._by_name.get(fold_words(read.name), [])
        if len(named) > 1 and read.function:
            function = self.functions.get(fold_words(read.function))
            return [each for each in named if each.function == function] or named
        return named

    def _new(self, read: PeopleRow) -> PeopleRow:
        email = read.email.casefold()
        if email:
            self._new_emails[email] = read.number
        self._new_names.setdefault(fold_words(read.name), []).append((email, read.number))
        return _with(read, Action.NEW)

    def _compared(self, read: PeopleRow, person: Participant) -> PeopleRow:
        function = self._function_names.get(person.function, "") if person.function else ""
        changed = [
            name
            for name in ("role", "email")
            if getattr(read, name) and getattr(read, name) != getattr(person, name)
        ]
        if fold_words(read.name) != fold_words(person.name):
            changed.insert(0, "name")
        else:  # in capitals or without accents it is no better than what is there
            read = msgspec.structs.replace(read, name=person.name)
        if read.function and fold_words(read.function) != fold_words(function):
            changed.append("function")
        kept = msgspec.structs.replace(
            read,
            match=person.id,
            changed=tuple(changed),
            function=read.function or function,
            role=read.role or person.role,
            email=read.email or person.email,
        )
        return _with(kept, Action.UPDATE if changed else Action.SAME)


def _read(row: TableRow, columns: Columns) -> PeopleRow:
    """The row's fields, an address in angle brackets taken out of wherever it stands."""
    email = row.cell(columns.email)
    texts: dict[str, str] = {}
    for field in ("name", "first_name", "last_name", "function", "role"):
        text = row.cell(getattr(columns, field))
        bracketed = _BRACKETED.search(text)
        if bracketed is not None:
            email = email or bracketed[1]
            text = _BRACKETED.sub(" ", text).strip()
        texts[field] = text.strip(" \"'")
    inner = _BRACKETED.search(email)
    email = (inner[1] if inner is not None else email).removeprefix("mailto:").strip()
    if columns.name is not None:
        name = texts["name"]
    else:
        name = f"{texts['first_name']} {texts['last_name']}".strip()
    return PeopleRow(
        number=row.number,
        action=Action.NEW,
        name=_or_nothing(name),
        function=_or_nothing(texts["function"]),
        role=_or_nothing(texts["role"]),
        email=_or_nothing(email),
    )


def _fault(read: PeopleRow, columns: Columns) -> Message | None:
    """Why the row is nobody; None where it is somebody."""
    if not read.name:
        return M("There is no name.")
    if not any(char.isalpha() for char in read.name):
        return M("“{name}” is no name.", name=read.name[:40])
    if columns.email is None and not read.email and "@" in read.name:
        return M("There is an e-mail address, but no name.")
    if max(len(read.name), len(read.function), len(read.role)) > LONGEST:
        return M("The text is too long for a name, a function or a role.")
    if read.email and not _ADDRESS.fullmatch(read.email):
        return M("“{email}” is no e-mail address.", email=read.email[:60])
    return None


def _or_nothing(text: str) -> str:
    return "" if text.casefold() in _NOTHING else text


def _twice(read: PeopleRow, number: int) -> PeopleRow:
    return _with(read, Action.TWICE, reason=M("Stands in row {number} already.", number=number))


def _with(read: PeopleRow, action: Action, reason: Message | None = None) -> PeopleRow:
    return msgspec.structs.replace(read, action=action, reason=reason)
