"""Qt's enumerations are what they would be, however they are made."""

from __future__ import annotations

import enum
import pickle
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from cxworkshop_ui import qt_enums
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets


def enumerations(place: Any) -> Iterator[type[enum.Enum]]:
    """All that PySide keeps in a module or a class."""
    for name in dir(place):
        found = getattr(place, name, None)
        if isinstance(found, enum.EnumType):
            yield found
        elif (
            isinstance(place, ModuleType)
            and isinstance(found, type)
            and found.__module__ == place.__name__
        ):
            yield from enumerations(found)


def seen(value: Any) -> Any:
    """Something of a class, without what is of one class only."""
    if isinstance(value, enum.Enum):
        names = {name: repr(of) for name, of in vars(value).items()}
        return repr(value), str(value), format(value), names
    if isinstance(value, dict):
        return {key: seen(of) for key, of in value.items()}
    return repr(value).partition(" at 0x")[0]


def all_of(kind: type[enum.Enum]) -> Any:
    """Everything an enumeration can be asked for."""
    names = {name: seen(value) for name, value in vars(kind).items()}
    return kind.__mro__[1:], names, [seen(member) for member in kind], len(kind)


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets, QtSvg])
def test_every_enumeration_of_qt_is_the_same_made_quickly(module: ModuleType) -> None:
    for kind in set(enumerations(module)):
        base = kind.__mro__[1]
        names = [(name, member.value) for name, member in kind.__members__.items()]
        how = {"module": module.__name__, "boundary": enum.KEEP}
        quick = qt_enums.made(base, kind.__name__, names, **how)
        standard = qt_enums._STANDARD(base, kind.__name__, names, **how)
        assert all_of(quick) == all_of(standard), kind


def test_what_is_not_names_and_numbers_is_left_to_python() -> None:
    assert qt_enums.made(enum.Enum, "Given", ["A", "B"]).B.value == 2
    assert qt_enums.made(enum.Enum, "Named", [("name", 3)]).name.value == 3
    assert qt_enums.made(enum.StrEnum, "Words", [("A", "a")]).A == "a"
    with pytest.raises(TypeError):
        qt_enums.made(enum.Enum, "Twice", [("A", 1), ("A", 2)])


@pytest.mark.parametrize("names", ["A B", [("A", 1), ("B", 2)]])
def test_an_enumeration_belongs_to_the_module_that_asks_for_it(
    names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enum.EnumType, "_create_", qt_enums.made)
    asked = enum.Enum("Asked", names)  # type: ignore[misc]
    assert asked.__module__ == __name__
    assert [member.name for member in asked] == ["A", "B"]


Made = qt_enums.made(enum.Flag, "Made", [("A", 1), ("C", 4), ("B", 2), ("ALL", 7)], module=__name__)


def test_a_quick_flag_can_be_joined_turned_round_listed_and_kept() -> None:
    assert list(Made.A | Made.B) == [Made.A, Made.B]
    assert list(Made) == [Made.A, Made.C, Made.B]
    assert ~Made.A == Made.B | Made.C
    assert Made(7) is Made.ALL
    assert pickle.loads(pickle.dumps(Made.C)) is Made.C  # noqa: S301 - made above
    with pytest.raises(AttributeError):
        Made.A = 3
