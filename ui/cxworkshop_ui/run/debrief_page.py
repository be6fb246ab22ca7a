"""Planned and real times side by side, for those who run the day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.debrief import Compared, debrief
from cxworkshop.run import RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import minute_text, title_of
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Rule, Text, TextVoice


class DebriefPage(ScrollPage):
    """A small table; ``left`` when it is done with. It never leaves this window."""

    left = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(1000, (28, 24), parent=parent)
        self.context = context
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.tr("Planned and real"))
        title = PageTitle(
            context.tr("Planned and real"), context.tr("For you alone: it is in no output.")
        )
        self._back = Button(context.tr("Back"))
        self._back.clicked.connect(self.left)
        title.add_action(self._back)
        self.body.addWidget(title)
        self._card = Card()
        self._table = QWidget(self._card)
        self._card.body.addWidget(self._table)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self.setFocusProxy(self._back)
        context.clock.ticked.connect(self._tick)
        self._told: object = None

    def refresh(self) -> None:
        """Show the day as it stands."""
        told = debrief(self.context.document, self.context.editor.now())
        titles = tuple(title_of(self.context, row.item) for row in told.rows)
        if (told, titles) == self._told:
            return
        self._told = told, titles
        old = self._table
        self._table = QWidget(self._card)
        self._card.body.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()
        tr, words = self.context.tr, self.context.words
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(in_use().px(18))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heads = (tr("Activity"), tr("Planned"), tr("Real"), tr("Difference"))
        for column, head in zip((0, 1, 3, 5), heads, strict=True):
            span = 1 if column in (0, 5) else 2
            self._put(grid, 0, column, head, "small-strong", span=span)
        for index, row in enumerate(told.rows):
            grid.addWidget(Rule(self._table), 2 * index + 1, 0, 1, 6)
            self._row(grid, 2 * index + 2, titles[index], row)
        last = 2 * len(told.rows) + 1
        grid.addWidget(Rule(self._table), last, 0, 1, 6)
        self._put(grid, last + 1, 0, tr("The day"), "strong")
        end = minute_text(self.context, told.end) if told.end is not None else ""
        planned_end = minute_text(self.context, told.planned_end)
        self._put(grid, last + 1, 1, tr("until {time}", time=planned_end), "strong")
        self._put(grid, last + 1, 2, words.minutes(told.planned), "strong")
        self._put(grid, last + 1, 3, tr("until {time}", time=end) if end else "", "strong")
        self._put(grid, last + 1, 4, words.minutes(told.real), "strong")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tick(self, _state: RunState) -> None:
        if self.isVisible():
            self.refresh()

    def _row(self, grid: QGridLayout, at: int, title: str, row: Compared) -> None:
        tr, words = self.context.tr, self.context.words
        self._put(grid, at, 0, title, wrap=True)
        self._put(grid, at, 1, minute_text(self.context, row.planned_start), ink2=True)
        self._put(grid, at, 2, words.minutes(row.planned), ink2=True)
        if row.start is None or row.real is None:
            said = tr("skipped") if row.is_skipped else "–"
            self._put(grid, at, 3, said, ink2=True)
            return
        self._put(grid, at, 3, minute_text(self.context, row.start))
        self._put(grid, at, 4, words.minutes(row.real))
        if row.difference is None:
            self._put(grid, at, 5, tr("on now"), ink2=True)
            return
        signed = f"+{row.difference}" if row.difference > 0 else str(row.difference)
        difference = tr("{minutes} min", minutes=signed.replace("-", "−"))
        if row.is_skipped:
            difference = tr("{difference}, then skipped", difference=difference)
        self._put(grid, at, 5, difference if row.difference else tr("as planned"))

    def _put(
        self,
        grid: QGridLayout,
        row: int,
        column: int,
        words: str,
        voice: TextVoice = "body",
        *,
        ink2: bool = False,
        wrap: bool = False,
        span: int = 1,
    ) -> None:
        is_quiet = ink2 or voice == "small-strong"
        text = Text(words, voice, "ink2" if is_quiet else "ink", wrap=wrap, parent=self._table)
        grid.addWidget(text, row, column, 1, span)
