"""What the hands of a closing answer, and what the ends of their scale mean: to be reworded."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cxworkshop.activities.closing import CHANGED, ClosingSetup, setup_of
from cxworkshop.activities.closing_words import STANDARD_ENDS, STANDARD_QUESTION
from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.field import Field


class ReturnQuestion(QWidget):
    """The words at 0 and at 5; ``question`` is the sentence, which goes where it is best seen.

    What is left empty is asked in the usual words, which stand there as a hint.
    """

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        said = context.session_words.say
        self.question = SentenceEdit(context, said(STANDARD_QUESTION), parent=parent)
        self.question.setAccessibleName(context.tr("What the hands answer"))
        lowest, highest = STANDARD_ENDS
        self.lowest, self.highest = QLineEdit(self), QLineEdit(self)
        self.lowest.setPlaceholderText(said(lowest))
        self.highest.setPlaceholderText(said(highest))
        column = QVBoxLayout(self)  # whole answers, which half the width of a panel would cut
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(context.tr("What 0 means"), self.lowest, parent=self))
        column.addWidget(Field(context.tr("What 5 means"), self.highest, parent=self))
        self._bindings = [
            self._bound(self.question, "question"),
            self._bound(self.lowest, "lowest"),
            self._bound(self.highest, "highest"),
        ]
        context.changed.connect(self._follow)

    def _bound(self, widget: QLineEdit | QPlainTextEdit, name: str) -> FirstWordsBinding:
        def make(text: str) -> Item:
            import msgspec

            return msgspec.structs.replace(ClosingSetup(parent=self.activity), **{name: text})

        setup = setup_of(self.context.document, self.activity)
        return FirstWordsBinding(
            self.context, widget, name, CHANGED, setup.id or None, make=make, add_label=CHANGED
        )

    def _follow(self, changed: Changed) -> None:
        """Another field or a switch has made the item: all of them speak of it from now on."""
        if changed.touches("closing_setup"):
            setup = setup_of(self.context.document, self.activity)
            for binding in self._bindings:
                if setup.id and binding.item_id is None:
                    binding.join(setup.id)
