"""The kind of an activity, chosen by its letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.kind_binding import KindBinding
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cxworkshop.activities.diagnostic import Statement
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_kind_that_typing_passes_leaves_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    context = make_context(AgendaItem(id=ItemId("a"), position="V", activity="goals"))
    box = QComboBox()
    qtbot.addWidget(box)
    binding = KindBinding(context, box, ItemId("a"))
    box.show()
    box.setFocus()
    passed: list[str] = []
    context.changed.connect(lambda _: passed.append(context.document.all(AgendaItem)[0].activity))
    qtbot.keyClicks(box, "Disc")
    assert passed[0] == "diagnostic"
    assert passed[-1] == "discussion"
    assert context.document.all(Statement) == ()
    assert len(context.document.children(ItemId("a"))) == 0
    assert binding.value() == "discussion"
