"""Enumerations of Qt, made in a tenth of the time.

A start needs classes of Qt with 250 enumerations of some 3,000 names. Python's ``enum`` looks at
each as if it could be anything, and puts each name into its class as a stand-in, takes it out,
looks for it in every base and puts the member in: a quarter of a start. PySide hands over plain
names and numbers. For those the class is a copy here of one that ``enum`` made without names, and
the members are added. What comes out is the same: ``tests/ui/test_qt_enums.py`` makes every
enumeration of Qt both ways and compares.
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
_patterns: dict[Any, dict[str, Any]] = {}


def make_enums_quickly() -> None:
    """Have enumerations of plain names and numbers made quickly from now on."""
    if _IS_KNOWN:
        enum.EnumType._create_ = made  # type: ignore[attr-defined]


def made(base: Any, class_name: str, names: Any, **how: Any) -> Any:
    """The enumeration of such names: what ``base(class_name, names, **how)`` gives.

    Called by ``base``, whose caller is the module it belongs to where ``how`` names none.
    """
    if how.get("module") is None:
        how["module"] = sys._getframe(2).f_globals["__name__"]  # noqa: SLF001 - as enum does
    if not _is_plain(base, names, how):
        return _STANDARD(base, class_name, names, **how)
    made = _without_names(base, class_name, how)
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
        and how.get("type") is how.get("qualname") is None
        and all(type(pair) is tuple and type(pair[1]) is int for pair in names)
        and not any(name in _NAMES_OF_BASES or name[0] == "_" for name, _ in names)
        and len(dict(names)) == len(names)
    )


def _without_names(base: Any, class_name: str, how: dict[str, Any]) -> Any:
    """What ``enum`` makes of no names at all; it is asked once for each base."""
    key = base, how.get("boundary")
    if key not in _patterns:
        _patterns[key] = dict(vars(_STANDARD(base, class_name, (), **how)))
        for of_one_class in ("__dict__", "__weakref__"):
            _patterns[key].pop(of_one_class, None)
    its_own = {name: type(of)() for name, of in _patterns[key].items() if type(of) in (list, dict)}
    new = _patterns[key]["__new__"]
    its_own["__module__"] = how["module"]
    made = type.__new__(enum.EnumType, class_name, (base,), {**_patterns[key], **its_own})
    type.__setattr__(made, "__new__", new)  # as a plain function, which a class makes static
    return made
