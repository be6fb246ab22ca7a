"""Enumerations of Qt, made in a fifth of the time.

A start needs classes of Qt with some 3,000 names of enumerations. Python's ``enum`` puts each name
into its class as a stand-in, takes it out, looks for it in every base and puts the member in: a
fifth of a start. PySide hands over plain names and numbers. For those the class is made without
names here, by ``enum``, and the members are added. What comes out is the same:
``tests/ui/test_qt_enums.py`` makes every enumeration of Qt both ways and compares.
"""

from __future__ import annotations

import enum
import sys
from typing import Any

_STANDARD: Any = enum.EnumType._create_  # type: ignore[attr-defined]
_IS_KNOWN = (3, 11) <= sys.version_info < (3, 13)
"""Whether this Python keeps the members of an enumeration the way it is written down here."""
_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_NAMES_OF_BASES = frozenset(("name", "value", "mro", ""))


def make_enums_quickly() -> None:
    """Have enumerations of plain names and numbers made quickly from now on."""
    if _IS_KNOWN:
        enum.EnumType._create_ = made  # type: ignore[attr-defined]


def made(base: Any, class_name: str, names: Any, **how: Any) -> Any:
    """The enumeration of such names: what ``base(class_name, names, **how)`` gives."""
    if not _is_plain(base, names, how):
        return _STANDARD(base, class_name, names, **how)
    made = _STANDARD(base, class_name, (), **how)
    is_flag = issubclass(base, enum.Flag)
    new, is_number = made._new_member_, made._use_args_
    by_name, by_value, listed = made._member_map_, made._value2member_map_, made._member_names_
    bits = singles = 0
    for name, value in names:
        bits |= value
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if is_number else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(listed)
            is_single = value and not value & (value - 1)
            if is_single:
                singles |= value
            if is_single or not is_flag:
                listed.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)  # past EnumType's: it lets no member be set
    if is_flag:
        made._flag_mask_, made._singles_mask_ = bits, singles
        made._all_bits_ = 2 ** bits.bit_length() - 1
        values = [by_name[name]._value_ for name in listed]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return made


def _is_plain(base: Any, names: Any, how: dict[str, Any]) -> bool:
    """Whether these are different names with a number each, and none means anything to a base."""
    return (
        base in _BASES
        and type(names) is list
        and how.get("type") is None
        and all(type(pair) is tuple and type(pair[1]) is int for pair in names)
        and not any(name in _NAMES_OF_BASES or name[0] == "_" for name, _ in names)
        and len(dict(names)) == len(names)
    )
