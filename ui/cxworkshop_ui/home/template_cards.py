"""Templates as cards on the start page: how long, what for, a stripe of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.i18n import Catalogue
from cxworkshop.templates.library import TemplateSummary
from cxworkshop_ui.theme.tokens import role_named
from cxworkshop_ui.widgets.card import CardButton
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.day_stripe import DayStripe
from cxworkshop_ui.widgets.text import Text


class TemplateCard(CardButton):
    """One template; pressed to begin a session from it."""

    def __init__(
        self, words: Catalogue, summary: TemplateSummary, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            words.tr("Template {title}", title=summary.title),
            "plain" if summary.problem is None else "warning",
            parent=parent,
        )
        chips = QHBoxLayout()
        chips.setSpacing(6)
        if summary.problem is None:
            chips.addWidget(Chip(words.minutes(summary.minutes), "neutral", self))
        else:
            chips.addWidget(Chip(words.tr("Can't be used"), "risk", self))
        if not summary.is_builtin:
            chips.addWidget(Chip(words.tr("Yours"), "accent", self))
        chips.addStretch(1)
        self.body.addLayout(chips)
        self.body.addWidget(Text(summary.title, "heading", wrap=True, parent=self))
        said = summary.summary if summary.problem is None else words.say(summary.problem)
        self.body.addWidget(Text(said, "body", "ink2", wrap=True, parent=self))
        self.body.addStretch(1)
        if summary.stripe:
            self.body.addSpacing(6)
            parts = [(role_named(part.role), float(part.minutes)) for part in summary.stripe]
            described = words.trn(
                "A day of {count} activity", "A day of {count} activities", len(parts)
            )
            self.body.addWidget(DayStripe(parts, described, parent=self))


class ImportCard(CardButton):
    """The last card: bring a template of one's own."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Import a template file"), "empty", parent=parent)
        self.body.addStretch(1)
        self.body.addWidget(
            Text(words.tr("Import a template file…"), "strong", wrap=True, parent=self)
        )
        self.body.addWidget(Text(words.tr("or drop it here"), "body", "ink2", parent=self))
        self.body.addStretch(1)
