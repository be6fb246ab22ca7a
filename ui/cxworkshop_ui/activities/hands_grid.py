"""A show of hands taken by person: 0 to 5 and on to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.hands import LEVELS, Hand
from cxworkshop.editing.commands import Command
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.answer_grid import AnswerGrid, next_row
from cxworkshop_ui.activities.answer_model import Answer, AnswerModel
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role

Shows = Callable[[ItemId, int | None, bool], Command | None]
"""What is done when a person (the first argument) shows a level or, the last, declines."""


class HandsModel(AnswerModel):
    """Everyone who is asked, with the level shown. Levels under ``threshold`` are marked.

    ``asked`` gives who is asked, ``hands`` what was shown by person.
    """

    def __init__(
        self,
        context: SessionContext,
        kinds: tuple[str, ...],
        asked: Callable[[], list[ItemId]],
        hands: Callable[[], Mapping[ItemId, Hand]],
        threshold: int = 0,
        parent: QObject | None = None,
    ) -> None:
        self.kinds = kinds
        self._asked, self._hands, self._threshold = asked, hands, threshold
        super().__init__(context, parent)

    def wanted(self) -> list[ItemId]:
        """Who is in the room, or answered before leaving."""
        return self._asked()

    def across(self) -> list[str]:
        """One question."""
        return [self.context.tr("Leader"), self.context.tr("0 to 5")]

    def prepare(self) -> None:
        """The answers by person."""
        self._answers = self._hands()
        self._names = short_names(self.context.document)

    def answer(self, item_id: ItemId, column: int) -> Answer:
        """A name, or what the leader showed."""
        name, tr = self._names.get(item_id, ""), self.context.tr
        if not column:
            return Answer(name)
        found = self._answers.get(item_id)
        if found is None:
            return Answer("", None, tr("{name}, not yet", name=name))
        if found.is_declined or found.level is None:
            return Answer("×", "neutral", tr("{name}, declined", name=name))
        role: Role = "steps" if found.level < self._threshold else "accent"
        return Answer(str(found.level), role, f"{name}, {found.level}")


class HandsGrid(AnswerGrid):
    """The keys of a show of hands: a digit shows, × or − declines, Backspace takes back."""

    def __init__(
        self, model: HandsModel, name: str, shows: Shows, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, cell_width=84, row_height=30, parent=parent)
        self._shows = shows
        self.keyed.connect(self._keyed)

    def _keyed(self, row: int, column: int, text: str) -> None:
        context = self.answers.context
        if column != 1 or context.is_read_only:
            return
        person = self.answers.ids[row]
        if text.isdigit() and int(text) in LEVELS:
            command = self._shows(person, int(text), False)
        elif text in ("x", "-"):
            command = self._shows(person, None, True)
        elif not text:
            command = self._shows(person, None, False)
        else:
            return
        done = command is not None and context.apply(command) is not None
        if done and text:
            next_row(self)
