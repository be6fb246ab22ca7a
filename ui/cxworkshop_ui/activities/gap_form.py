"""Gap: a line for the next theme, a card a theme, and what can be made of the one at hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.gap import Gap, gaps, theme_from
from cxworkshop.activities.gap_plan import says
from cxworkshop.activities.thread import MAKES
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import move_by
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.gap_card import GapCard
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.portions import Portions
from cxworkshop_ui.widgets.text import Text


class GapForm(QWidget):
    """The cards stand in the order of the themes; the one with the focus can become a goal,
    a commitment, a next step or an idea.
    """

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add a theme: type it and press Enter"))
        self.line.setAccessibleName(tr("New theme"))
        self.new = NewLine(context, self.line, self._theme, M("Add a theme"), "theme")
        self.new.finished.connect(lambda _: self._show())
        column.addWidget(self.line)
        self._keys = Text(
            tr("Enter next field · Ctrl+Enter next theme · Alt+↑↓ moves a theme"),
            "small",
            "ink2",
            wrap=True,
            parent=self,
        )
        column.addWidget(self._keys)
        self._says = Text("", "small-strong", "steps", wrap=True, parent=self)
        column.addWidget(self._says)
        self._empty = EmptyState(
            tr("No theme yet"),
            tr("What keeps coming back today? Type the first theme in the line above."),
            parent=self,
        )
        column.addWidget(self._empty)
        self._wanted: list[ItemId] = []
        self._cards: dict[ItemId, GapCard] = {}
        self._portions = Portions(self._make_next, self)
        self._portions.made.connect(self._arrange)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column.addLayout(self._column)
        column.addStretch(1)
        self.make = MakeFrom(context, self, MAKES)
        self.make.hide()
        self.setFocusProxy(self.line)
        context.changed.connect(self._follow)
        self._show()

    def cards(self) -> list[GapCard]:
        """The cards as they stand."""
        self._portions.complete()
        return list(self._cards.values())

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a theme's card. Returns whether there is one."""
        if item_id in self._wanted:
            self._portions.complete()
        card = self._cards.get(item_id)
        if card is not None:
            card.focus()
        return card is not None

    def _theme(self, text: str) -> Gap:
        return theme_from(self.context.document, self._activity, text)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("gap", "agenda_item", "session"):
            self._show()

    def _show(self) -> None:
        document = self.context.document
        shown = [gap for gap in document.under(self._activity, Gap) if gap.id != self.new.draft]
        wanted = [gap.id for gap in shown]
        for gone in [item_id for item_id in self._cards if item_id not in wanted]:
            self._drop(gone)
        if wanted != self._wanted:
            self._wanted = wanted
            missing = [item_id for item_id in wanted if item_id not in self._cards]
            # Only what comes at the end may come later: nothing that is there moves meanwhile.
            is_end = not missing or wanted[-len(missing) :] == missing
            self._portions.begin(at_once=not is_end)
        for card in self._cards.values():
            card.refresh()
        self._empty.setVisible(not wanted)
        self._keys.setVisible(bool(wanted))
        words = Wording(document, self.context.words)
        named = [gap for gap in gaps(document, self._activity) if gap.id != self.new.draft]
        said = says(named, words)
        self._says.setText(said)
        self._says.setVisible(bool(said))

    def _make_next(self) -> bool:
        missing = [item_id for item_id in self._wanted if item_id not in self._cards]
        if missing:
            self._cards[missing[0]] = self._card(missing[0])
        return len(missing) > 1

    def _arrange(self) -> None:
        """Put the cards that are made by now in their order, for the eye and for Tab."""
        made = [item_id for item_id in self._wanted if item_id in self._cards]
        self._cards = {item_id: self._cards[item_id] for item_id in made}
        before: QWidget = self.line
        for at, card in enumerate(self._cards.values()):
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
                card.show()  # at once: Tab passes over what the layout has yet to show
            before = card.chain(before)

    def _card(self, item_id: ItemId) -> GapCard:
        card = GapCard(self.context, item_id, self)
        card.entered.connect(lambda: card.take(self.make))
        card.jumped.connect(lambda: self._next(item_id))
        card.moved.connect(lambda step: self._move(item_id, step))
        card.deletion_wanted.connect(lambda: self._delete(item_id))
        return card

    def _drop(self, item_id: ItemId) -> None:
        card = self._cards.pop(item_id)
        if self.make.parentWidget() is card:
            self.make.setParent(self)
            self.make.hide()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _next(self, item_id: ItemId) -> None:
        """From one theme to the next; from the last one to the line for another."""
        cards = self.cards()
        at = list(self._cards).index(item_id) + 1
        if at < len(cards):
            cards[at].current.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, item_id: ItemId, step: int) -> None:
        moved = move_by(self._wanted, item_id, step, M("Move a theme"))
        if moved is None or self.context.is_read_only:
            return
        self.context.flush()
        if self.context.apply(moved) is not None:
            self._cards[item_id].focus()

    def _delete(self, item_id: ItemId) -> None:
        at = self._wanted.index(item_id)
        self.context.remove(item_id, M("Delete the theme"))
        cards = self.cards()
        if cards:
            cards[min(at, len(cards) - 1)].focus()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
