"""Scripts on the screen: a session brings the typefaces that it needs, and no other does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme import scripts
from cxworkshop_ui.theme.fonts import SANS
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.paths import resource


@pytest.fixture(autouse=True)
def nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "_left", dict(scripts._left))


def test_a_typeface_is_loaded_when_a_letter_needs_it_and_only_once(qtbot: QtBot) -> None:
    assert scripts.load_for(["Ana Pérez", "Мария", "Νίκη"]) == []
    assert scripts.load_for(["רות כהן", "ნინო"]) == [
        "NotoSansHebrew-Variable.ttf",
        "NotoSansGeorgian-Variable.ttf",
    ]
    assert "noto sans hebrew" in QFont.substitutes(SANS)
    assert scripts.load_for(["רות כהן"]) == []


def test_every_script_has_its_typeface() -> None:
    for file in (*scripts._SCRIPTS, *scripts._OWN):
        assert resource("fonts", file).is_file()


def test_a_session_brings_what_is_in_it_and_what_is_typed(
    make_context: Callable[..., SessionContext],
) -> None:
    person = Participant(id=ItemId("a"), name="สมชาย")
    context = make_context(person)
    scripts.follow(context)
    assert "NotoSansThai-Variable.ttf" not in scripts._left
    assert "NotoSansKhmer-Variable.ttf" in scripts._left
    context.set(person.id, "name", "សុខា", M("Change the name"))
    assert "NotoSansKhmer-Variable.ttf" not in scripts._left
