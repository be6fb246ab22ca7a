"""The sentence that was agreed, large, and whether it can be remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.activities.definition import EASY_TO_REMEMBER, SharedDefinition, count_words
from cxworkshop.i18n import M
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text


class AgreedSentence(Card):
    """The sentence itself, with its number of words."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(stripe="definition", parent=parent)
        self.context = context
        tr = context.tr
        self.body.setContentsMargins(24, 20, 24, 18)
        self.body.addWidget(
            Text(tr("What we agreed: a good experience is …"), "small-strong", "ink2", parent=self)
        )
        self.sentence = SentenceEdit(
            context, tr("One sentence everyone can repeat"), voice="title", size=24, parent=self
        )
        self.sentence.setAccessibleName(tr("The agreed sentence"))
        self.body.addWidget(self.sentence)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._says)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the agreed sentence"),
            make=lambda text: SharedDefinition(text=text),
            add_label=M("Agree on a sentence"),
        )
        self.sentence.textChanged.connect(self._count)
        self.follow()

    def follow(self) -> None:
        """Show the session's sentence, or the place for it."""
        agreed = self.context.document.all(SharedDefinition)
        item_id = agreed[0].id if agreed else None
        if self.binding.item_id != item_id:
            self.binding.show_item(item_id)
        self._count()

    def _count(self) -> None:
        count, tr = count_words(self.sentence.toPlainText()), self.context.tr
        self.set_state("plain" if count else "empty")
        if not count:
            self._says.setText(tr("Take a proposal over, or type it here."))
        elif count <= EASY_TO_REMEMBER:
            self._says.setText(tr("can be remembered: {count} words", count=count))
        else:
            self._says.setText(tr("hard to remember: {count} words. What can go?", count=count))
        is_short = count <= EASY_TO_REMEMBER
        self._says.set_ink("ink2" if not count else "kept" if is_short else "steps")
