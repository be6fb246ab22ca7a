"""What is seen of the whole program: its document, and its controls by name."""

from __future__ import annotations

from cxworkshop_ui.app import App
from PySide6.QtWidgets import QAbstractButton, QWidget

from cxworkshop.model.document import Document


def document(app: App) -> Document:
    """The document of the session that is open."""
    assert app.desk.context is not None
    return app.desk.context.document


def texts(app: App) -> list[str]:
    """Every text of every item, in order: what typing may change."""
    return [
        value
        for item in sorted(document(app), key=lambda item: item.id)
        for name in item.__struct_fields__
        if isinstance(value := getattr(item, name), str)
    ]


def name_of(widget: QWidget) -> str:
    """What assistive technology says of a control."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def named(app: App, name: str) -> QWidget:
    """The visible control of this name."""
    found = [
        widget
        for widget in app.window.findChildren(QWidget)
        if widget.isVisible() and name_of(widget) == name
    ]
    assert found, f"nothing visible is called {name!r}"
    return found[0]
