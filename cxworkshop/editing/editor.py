"""The one way to change a session."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import msgspec

from cxworkshop.editing.changes import (
    Change,
    ChangeSet,
    Fields,
    Step,
    inverted,
    merged,
    take,
)
from cxworkshop.editing.commands import Command, removal
from cxworkshop.editing.signal import Signal
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, links_of
from cxworkshop.steady import UNKNOWN, Reading

HISTORY_LIMIT = 2000
"""How many steps can be undone."""


class Journal(Protocol):
    """Where edits become durable. The session file is one, a list in a test another."""

    def write(self, changes: tuple[Change, ...], step: Step | None) -> None:
        """Make the changes durable with their history row, in one transaction.

        A step whose ``seq`` is already there takes that row's place: it is the same visit.
        Without a step the changes have no history: facts of the run. Raises Problem when it
        cannot be done; then nothing has changed.
        """
        ...

    def fields(self, item_id: ItemId) -> Fields:
        """Everything stored of an item, fields unknown to this version included."""
        ...


class Changed(msgspec.Struct, frozen=True):
    """Told to every view after an edit. The initiator knows itself and does not reload."""

    changes: tuple[Change, ...]
    initiator: object | None = None

    def touches(self, *kinds: str) -> bool:
        """Whether an item of one of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)

    def ids(self) -> set[ItemId]:
        """The ids of the items that changed."""
        return {change.id for change in self.changes}


class Editor:
    """Applies commands to a document: first durable, then seen, then told.

    Every public method is for the thread that made the editor. ``changed`` fires after every
    change. When an edit cannot be written, :meth:`apply` raises Problem and nothing has changed.
    """

    def __init__(
        self,
        document: Document,
        journal: Journal,
        *,
        history: Iterable[Step] = (),
        now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        steady: Callable[[], Reading] = lambda: UNKNOWN,
        new_id: Callable[[], str] = lambda: os.urandom(16).hex(),
    ) -> None:
        self.document = document
        self.changed: Signal[Changed] = Signal()
        self._journal = journal
        self._now = now
        self._steady = steady
        self._new_id = new_id
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._seq = 0
        for step in history:
            self._recall(step)

    def new_id(self) -> ItemId:
        """An id nobody has."""
        return ItemId(self._new_id())

    def now(self) -> int:
        """The instant, UTC milliseconds."""
        return self._now()

    def steady(self) -> Reading:
        """What the clock shows that nobody can set; unknown where ``now`` is made up."""
        return self._steady()

    def apply(
        self, command: Command, *, initiator: object | None = None, visit: str = ""
    ) -> ChangeSet:
        """Do what the command says, durably.

        Edits of one ``visit`` (one stay in a field) are one undo step. Returns what changed,
        maybe nothing. Raises Problem when it cannot be written, KeyError when an item is not
        there, ValueError for a link to nothing; then nothing has changed.
        """
        change_set = command.changes(self.document)
        if not change_set:
            return change_set
        changes = self._whole(change_set.changes)
        self._refuse_dangling(changes)
        last = self._undo[-1] if self._undo else None
        if visit and last is not None and last.visit == visit and not self._redo:
            joined = merged(last.changes, changes)
            step = Step(last.seq, self._now(), visit, last.label, last.undoes, joined)
            self._journal.write(changes, step)
            self._undo[-1] = step
            if not joined:
                self._undo.pop()
        else:
            step = Step(self._seq + 1, self._now(), visit, change_set.label, None, changes)
            self._journal.write(changes, step)
            self._seq = step.seq
            self._undo.append(step)
            self._redo.clear()
            del self._undo[:-HISTORY_LIMIT]
        self._show(changes, initiator)
        return ChangeSet(change_set.label, changes)

    def record(self, command: Command, *, initiator: object | None = None) -> ChangeSet:
        """Apply facts that are no undo step: what happened in the run, who arrived."""
        change_set = command.changes(self.document)
        if change_set:
            changes = self._whole(change_set.changes)
            self._refuse_dangling(changes)
            self._journal.write(changes, None)
            self._show(changes, initiator)
        return change_set

    @property
    def undo_label(self) -> Message | None:
        """What :meth:`undo` would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> Message | None:
        """What :meth:`redo` would do again."""
        return self._redo[-1].label if self._redo else None

    def undo(self) -> ChangeSet | None:
        """Take the last step back. Returns what changed, None when there is nothing."""
        return self._turn(self._undo, self._redo)

    def redo(self) -> ChangeSet | None:
        """Do again what was taken back. Returns what changed, None when there is nothing."""
        return self._turn(self._redo, self._undo)

    def forget(self, kind: str) -> None:
        """No longer take back, or do again, what touched items of a kind, nor what came before."""
        for stack in (self._undo, self._redo):
            touched = [
                place
                for place, step in enumerate(stack)
                if any(change.kind == kind for change in step.changes)
            ]
            del stack[: touched[-1] + 1 if touched else 0]

    def _turn(self, source: list[Step], target: list[Step]) -> ChangeSet | None:
        if not source:
            return None
        last = source[-1]
        changes = self._reversed(last.changes)
        step = Step(self._seq + 1, self._now(), "", last.label, last.seq, changes)
        self._journal.write(changes, step)
        self._seq = step.seq
        source.pop()
        target.append(step)
        self._show(changes, None)
        return ChangeSet(step.label, changes)

    def _reversed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """What takes the changes back, with the facts recorded since on what will be gone."""
        back = inverted(changes)
        gone = [change.id for change in back if change.removes]
        named = {change.id for change in back}
        facts = [change for change in removal(self.document, gone) if change.id not in named]
        return self._whole((*facts, *back))

    def _recall(self, step: Step) -> None:
        """Rebuild both stacks from the history of the file."""
        self._seq = max(self._seq, step.seq)
        if not step.changes:
            return
        if step.undoes is None:
            self._undo.append(step)
            self._redo.clear()
        elif self._undo and self._undo[-1].seq == step.undoes:
            self._undo.pop()
            self._redo.append(step)
        elif self._redo and self._redo[-1].seq == step.undoes:
            self._redo.pop()
            self._undo.append(step)

    def _whole(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Removals with all that is stored, fields unknown to this version included."""
        return tuple(
            Change(change.id, change.kind, self._journal.fields(change.id), None)
            if change.removes
            else change
            for change in changes
        )

    def _refuse_dangling(self, changes: tuple[Change, ...]) -> None:
        added = {change.id for change in changes if change.adds}
        gone = {change.id for change in changes if change.removes}
        for change in changes:
            if change.after is None:
                continue
            parent = change.after.get("parent")
            targets = _targets(change, self.document.types)
            for target in [*targets, *([parent] if parent else [])]:
                if target in gone or (target not in added and target not in self.document):
                    raise ValueError(f"{change.kind} {change.id} would point to nothing: {target}")

    def _show(self, changes: tuple[Change, ...], initiator: object | None) -> None:
        take(self.document, changes)
        self.changed.emit(Changed(changes, initiator))


def _targets(change: Change, types: Mapping[str, type[Item]]) -> list[ItemId]:
    item_type = types.get(change.kind)
    if item_type is None or change.after is None:
        return []
    known: dict[str, Any] = {
        name: value
        for name, value in change.after.items()
        if name in item_type.__struct_fields__ and name not in COLUMNS
    }
    probe = msgspec.convert(known, item_type)
    return [target for _, target in links_of(probe)]
