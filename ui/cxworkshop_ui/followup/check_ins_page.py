"""Follow-up › Check-ins: who was asked, what was told by telephone, and what it comes to."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.review import answers_at
from cxworkshop.export.output import Output
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.follow_up import Due, asked, begin, current, schedule
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.activities.review_form import ReviewForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.followup.asked_card import AskedCard
from cxworkshop_ui.followup.begin_card import BeginCard
from cxworkshop_ui.followup.write_bar import WriteBar
from cxworkshop_ui.plan.form_page import FollowingPage
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar


class CheckInsPage(FollowingPage):
    """The check-ins side by side; the one that is due is in front, as it is each time."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Check-ins"), parent)
        tr = context.tr
        self._dues: list[Due] = []
        self._key = ""
        self.written = WriteBar(context, self)
        self._shown: list[str] = []
        self.report = Button(tr("Progress report"), "secondary", "export", parent=self)
        self.report.setToolTip(tr("Asked, answered, kept, and what we change: as PDF"))
        self.report.clicked.connect(lambda: self.written.start(_output("progress")))
        place = QWidget(self)
        self._strip_place = QHBoxLayout(place)
        self._strip_place.setContentsMargins(0, 0, 0, 0)
        self.strip: SegmentedBar | None = None
        self.title.add_action(place)
        self.title.add_action(self.report)
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.written)
        self.ahead = BeginCard(context, form)
        self.ahead.asked.connect(self._begin)
        column.addWidget(self.ahead)
        self.people = AskedCard(context, form)
        self.people.reminders_wanted.connect(self._remind)
        column.addWidget(self.people)
        self.review = ReviewForm(context, None, form)
        self.review.seen_with = (self.people,)
        column.addWidget(self.review)
        self.show_form(form)
        self.renew()

    @property
    def due(self) -> Due | None:
        """The check-in that is shown, None without any."""
        return next((due for due in self._dues if due.key == self._key), None)

    def entered(self) -> None:
        """On the first promise that nobody has spoken of, or on the button that begins."""
        self.renew()
        if self.ahead.isVisibleTo(self):
            self.ahead.entered()
        else:
            self.review.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Go to a promise, an answer or a check-in. Returns whether it is here."""
        self.renew()
        for due in self._dues:
            if due.check_in is None:
                continue
            found = answers_at(self.context.document, due.check_in)
            ids = {due.check_in, *found, *(answer.id for answer in found.values())}
            if item_id in ids:
                self._choose(due.key)
                return self.review.reveal(item_id) or item_id == due.check_in
        return False

    def _say(self) -> None:
        document, day = self.context.document, today(self.context)
        before = self.due
        self._dues = schedule(document)
        if self.due is None:
            begun = [due for due in self._dues if before and due.days == before.days]
            found = begun[0] if begun else current(document, self._dues, day)
            self._key = found.key if found is not None else ""
        self._show_strip()
        self._show()

    def _show_strip(self) -> None:
        entries = [(due.key, self._called(due)) for due in self._dues]
        had_focus = False
        if self.strip is not None:
            keys = [key for key, _ in entries]
            if keys == self._shown:
                for key, text in entries:
                    self.strip.set_text(key, text)
                self.strip.set_current(self._key)
                return
            had_focus = self.strip.isAncestorOf(QApplication.focusWidget() or self)
            self._strip_place.removeWidget(self.strip)
            self.strip.hide()
            self.strip.deleteLater()
        self._shown = [key for key, _ in entries]
        self.strip = SegmentedBar(entries, self.context.tr("Check-ins"), parent=self)
        self.strip.setVisible(bool(entries))
        self.strip.chosen.connect(self._choose)
        self.strip.set_current(self._key)
        self._strip_place.addWidget(self.strip)
        QWidget.setTabOrder(self.strip, self.report)
        self.title.set_secondary("")  # there may be room for it, or none, on this line
        if had_focus:
            self.strip.setFocus()

    def _called(self, due: Due) -> str:
        context = self.context
        name = context.trn("{count} day", "{count} days", due.days)
        day = context.words.date(due.on, beside=due.on) if due.on else ""
        return " · ".join(filter(None, (name, day)))

    def _choose(self, key: str) -> None:
        self.context.flush()
        self._key = key
        if self.strip is not None:
            self.strip.set_current(key)
        self._show()

    def _show(self) -> None:
        context, document, due = self.context, self.context.document, self.due
        check_in = due.check_in if due is not None else None
        self.review.show_check_in(check_in)
        people = asked(document, check_in) if check_in is not None else []
        self.people.show_people(people, is_busy=self.written.is_busy)
        self.people.setVisible(bool(people))
        self.review.setVisible(check_in is not None)
        self.ahead.setVisible(check_in is None)
        if check_in is None:
            self.ahead.show_due(due, today(context))
        self.report.setVisible(any(each.check_in is not None for each in self._dues))

    def _begin(self) -> None:
        context, due = self.context, self.due or Due(30, today(self.context))
        if context.is_read_only or due.check_in is not None:
            return
        context.flush()
        command, found, count = begin(
            context.document, due, context.session_words, context.editor.new_id
        )
        if not count or context.apply(command) is None:
            return
        self.renew()
        self.review.taking.tell(found, count)
        self.review.entered()

    def _remind(self) -> None:
        from cxworkshop.export.reminders import outdated_reminders, reminders

        due, output = self.due, _output("reminders")
        if due is None or due.check_in is None:
            return
        check_in = due.check_in
        self.written.start(
            msgspec.structs.replace(
                output,
                each=lambda document, words, _options: reminders(document, words, check_in),
                outdated=lambda document, words, folder: outdated_reminders(
                    document, words, folder, check_in
                ),
            )
        )


def _output(output_id: str) -> Output:
    return next(output for output in OUTPUTS if output.id == output_id)
