"""The line below the next steps in which the next one is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cxworkshop.activities.next_steps import NextStep, usual_due
from cxworkshop.activities.quick_step import QuickStep, read_step
from cxworkshop.editing.commands import AddItem, Command, SetFields, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.date_line import date_binding
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.text import Text


class AddStepLine(QWidget):
    """Type the step, Tab, its owner, Tab, its date, Enter: it is there, and the next can come.

    Or all in one go: ``Draft of the contract @Gus 11 Dec``; ``preview`` says what is understood.
    The step is in the session from its first words on, due when steps usually are. ``added``
    carries its id.
    """

    added = Signal(str)

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(
            tr("Add a next step: type, Tab, owner, Tab, date, Enter – or: text @owner date")
        )
        self.text.setAccessibleName(tr("New next step"))
        self.owner = roomy(Choice(self))
        self.owner.setAccessibleName(tr("Owner of the new step"))
        self.due = QLineEdit(self)
        self.due.setAccessibleName(tr("Due date of the new step"))
        self.problem = Text("", "small", "risk", parent=self)
        self.preview = Text("", "small-strong", "kept", wrap=True, parent=self)
        self.preview.hide()
        row.addWidget(self.text, 6)
        row.addWidget(self.owner, 3)
        row.addWidget(self.due, 2)
        self.binding = FirstWordsBinding(
            context,
            self.text,
            "text",
            M("Change the next step"),
            make=lambda text: NextStep(text=text, due=usual_due(context.document)),
            add_label=M("Add a next step"),
        )
        self.binding.made.connect(self._made)
        self._owner = PersonBinding(context, self.owner, "owner", M("Change the owner"))
        self._due = date_binding(
            context, self.due, "due", M("Change the due date"), told=self._told
        )
        self.text.textChanged.connect(self._say_preview)
        for editor in (self.text, self.owner, self.due):
            editor.installEventFilter(self)
        context.changed.connect(self._follow)
        self._say_usual()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and watched is self.text:
                self._take()  # now there is a step whose owner can be chosen
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Leave the step that was typed and be ready for the next."""
        if not self._take():
            return
        for binding in (self.binding, self._owner, self._due):
            if not binding.commit():
                return
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        for binding in (self.binding, self._owner, self._due):
            binding.show_item(None)
        self._say_preview()

    def _take(self) -> bool:
        """Keep the text, and the owner and the date that were typed into it."""
        quick = self._read()
        if not self.binding.commit():
            return False
        step = self.binding.item_id
        if step is None or quick.is_plain:
            return True
        values: dict[str, object] = {"text": quick.text}
        if quick.owner is not None:
            values["owner"] = quick.owner
        if quick.due is not None:
            values["due"] = quick.due
        label, made = M("Add a next step"), ItemId("")
        commands: list[Command] = []
        if quick.unknown:
            made = self.context.editor.new_id()
            values["owner"] = made
            person = Participant(id=made, name=quick.unknown, in_room=False)
            commands.append(AddItem(person, label))
        commands.append(SetFields(step, values, label))
        command = Together(tuple(commands), label)
        if self.context.apply(command, visit=self.binding.visit) is None:
            return False
        if made:
            self.context.made_of_name.emit(made)
        return True

    def _read(self) -> QuickStep:
        return read_step(self.text.text(), self.context.document, self.context.words)

    def _say_preview(self) -> None:
        quick = self._read()
        person = self.context.document.find(Participant, quick.owner)
        parts = [person.name] if person is not None else []
        if quick.due is not None:
            beside = self.context.document.session.date
            parts.append(self.context.words.date(quick.due, "day", beside=beside))
        tr, is_sure = self.context.tr, not (quick.unknown or quick.several or quick.unread)
        if quick.unknown:
            parts.append(tr("new person, not in the room: {name}", name=quick.unknown))
        if quick.several:
            names = ", ".join(quick.several[:4])
            parts.append(tr("can be several: {names} – type more of the name", names=names))
        if quick.unread:
            tags = ", ".join(f"@{each}" for each in quick.unread)
            parts.append(tr("stays in the text: {tags}", tags=tags))
        self.preview.set_ink("kept" if is_sure else "steps")
        self.preview.setText(f"→ {' · '.join(parts)}" if parts else "")
        self.preview.setVisible(bool(parts))

    def _made(self, step: str) -> None:
        self._owner.show_item(ItemId(step))
        self._due.show_item(ItemId(step))
        self.added.emit(step)

    def _told(self, bad: BadInput | None) -> None:
        words = bad.told(self.context.words) if bad is not None else ""
        self.due.setProperty("invalid", bad is not None)
        self.due.style().polish(self.due)
        self.due.setToolTip(words)
        self.due.setAccessibleDescription(words)
        self.problem.setText(words)

    def _say_usual(self) -> None:
        """By when a step is due that names no day; else how a day may be typed."""
        context, usual = self.context, usual_due(self.context.document)
        said = context.tr("3 Dec, Fri, +2w")
        if usual is not None:
            day = context.words.date(usual, beside=context.document.session.date)
            said = context.tr("{day}, or another", day=day)
        self.due.setPlaceholderText(said)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("next_step_setup", "session"):
            self._say_usual()
        if self.binding.item_id is None and self._owner.item_id is not None:
            self._owner.show_item(None)
            self._due.show_item(None)
            self._say_preview()
