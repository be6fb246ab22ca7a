"""One thing to fill in: its name above, the editor, a hint or what is wrong below."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop_ui.widgets.sign import Sign
from cxworkshop_ui.widgets.text import Text, repolish


class Field(QWidget):
    """A labelled editor. The editor takes the label as accessible name, the line as description."""

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._error = ""
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = Text(label, "small-strong", "ink2", parent=self)
        self._label.setBuddy(editor)
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addStretch(1)
        self._below: _Below | None = None
        self.set_label(label)
        if isinstance(editor, QAbstractSpinBox) and not editor.property("calendarPopup"):
            pad(editor)
        self._say()

    @property
    def error(self) -> str:
        """What is wrong, empty when nothing is."""
        return self._error

    def set_label(self, text: str) -> None:
        """Rename the field."""
        self._label.setText(text)
        # The line inside a spin box or an editable list is met on its own by some readers.
        for editor in (self.editor, *self.editor.findChildren(QLineEdit)):
            editor.setAccessibleName(text)

    def set_hint(self, text: str) -> None:
        """Change the quiet line below; empty takes it away."""
        self._hint = text
        self._say()

    def set_error(self, text: str) -> None:
        """Say what is wrong, in place of the hint, with a sign; empty takes it back."""
        self._error = text
        self._say()

    def _say(self) -> None:
        words = self._error or self._hint
        if words and self._below is None:
            self._below = _Below(self)
            self._column.insertWidget(2, self._below)
        if self._below is not None:
            self._below.say(words, is_wrong=bool(self._error))
        self.editor.setAccessibleDescription(words)
        if bool(self.editor.property("invalid")) != bool(self._error):
            self.editor.setProperty("invalid", bool(self._error))
            repolish(self.editor)


class _Below(QWidget):
    """The line below a field; most never have one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._sign = Sign("triangle", "risk", 14, parent=self)
        self._words = Text("", "small", "ink3", wrap=True, parent=self)
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)

    def say(self, words: str, *, is_wrong: bool) -> None:
        """Show the words, with a sign where something is wrong; nothing for none."""
        self._words.setText(words)
        self._words.set_ink("risk" if is_wrong else "ink3")
        self._sign.setVisible(is_wrong)
        self.setVisible(bool(words))


def pad(editor: QAbstractSpinBox) -> None:
    """Keep the text of an editor with arrows from its edge, as in every other field.

    Qt leaves out the padding of the style sheet at the left of these.
    """
    editor.lineEdit().setTextMargins(8, 0, 0, 0)
