"""As agreed: the version of the plan, what changed since, and the close of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.agreed import Fate, version
from cxworkshop.activities.wording import Wording
from cxworkshop.report.changes import Difference, ToldChange, told_changes
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.close.agreeing import standing
from cxworkshop_ui.close.close_card import CloseCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FollowingPage
from cxworkshop_ui.plan.line_list import Line, LineList
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.sign import Shape

_SIGNS: dict[Fate, tuple[Shape, Role]] = {
    Fate.ADDED: ("dot", "kept"),
    Fate.CHANGED: ("diamond", "definition"),
    Fate.REMOVED: ("square", "steps"),
}


class AgreedPage(FollowingPage):
    """Agree and hand over at the top; below it every change since, leading to its item."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("As agreed"), parent)
        self.card = CloseCard(context)
        self.changes = LineList(
            context.tr("What changed since it was agreed"), "", "definition", 64
        )
        self.changes.chosen.connect(context.reveal)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.card)
        column.addWidget(self.changes)
        self.show_form(form)

    def entered(self) -> None:
        """The next thing to do has the focus."""
        self.renew()
        is_draft = version(self.context.document) == 0 and self.card.agree.isEnabled()
        (self.card.agree if is_draft else self.card.hand_over).setFocus()

    def _say(self) -> None:
        context, tr = self.context, self.context.tr
        self.card.renew()
        self.title.set_secondary(standing(context).said)
        told = told_changes(context.document, Wording(context.document, context.words))
        empty = (
            tr("Agree the plan when the day closes: what is edited later is listed here.")
            if version(context.document) == 0
            else tr("Nothing: the plan stands as it was agreed.")
        )
        lines = [self._line(change) for change in told]
        self.changes.show_lines(lines, str(len(told) or ""), empty=empty)

    def _line(self, change: ToldChange) -> Line:
        shape, role = _SIGNS[change.fate]
        below = " · ".join(self._difference(each) for each in change.differences)
        said = shortened(change.said, 140)
        return Line(change.id, said, lead=change.word, below=below, shape=shape, role=role)

    def _difference(self, each: Difference) -> str:
        nothing = self.context.tr("nothing")
        before = shortened(each.before, 80) or nothing
        after = shortened(each.after, 80) or nothing
        return f"{each.field}: {before} → {after}"
