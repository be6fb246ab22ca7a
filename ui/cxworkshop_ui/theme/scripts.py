"""The shipped typefaces of further scripts, made known to Qt for a session that writes in them.

Where the system has typefaces for a script Qt finds them by itself; these are for one that has
none. They cost nothing until a letter needs one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec
from PySide6.QtGui import QFont, QFontDatabase

from cxworkshop.editing.editor import Changed
from cxworkshop.paths import resource
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.fonts import SANS, SERIF, forget_made

_SCRIPTS = {
    "NotoSansArabic-Variable.ttf": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufefc",
    "NotoSansHebrew-Variable.ttf": "\u0590-\u05ff\ufb1d-\ufb4f",
    "NotoSansDevanagari-Variable.ttf": "\u0900-\u097f",
    "NotoSansBengali-Variable.ttf": "\u0980-\u09ff",
    "NotoSansGurmukhi-Variable.ttf": "\u0a00-\u0a7f",
    "NotoSansGujarati-Variable.ttf": "\u0a80-\u0aff",
    "NotoSansOriya-Variable.ttf": "\u0b00-\u0b7f",
    "NotoSansTamil-Variable.ttf": "\u0b80-\u0bff",
    "NotoSansTelugu-Variable.ttf": "\u0c00-\u0c7f",
    "NotoSansKannada-Variable.ttf": "\u0c80-\u0cff",
    "NotoSansMalayalam-Variable.ttf": "\u0d00-\u0d7f",
    "NotoSansSinhala-Variable.ttf": "\u0d80-\u0dff",
    "NotoSansThai-Variable.ttf": "\u0e00-\u0e7f",
    "NotoSansLao-Variable.ttf": "\u0e80-\u0eff",
    "NotoSansMyanmar-Variable.ttf": "\u1000-\u109f",
    "NotoSansGeorgian-Variable.ttf": "\u10a0-\u10ff\u1c90-\u1cbf",
    "NotoSansEthiopic-Variable.ttf": "\u1200-\u139f",
    "NotoSansKhmer-Variable.ttf": "\u1780-\u17ff",
    "NotoSansArmenian-Variable.ttf": "\u0530-\u058f",
    "NotoEmoji-Variable.ttf": "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff",
}
_OWN = ("NotoSansMath-Arrows.ttf", "NotoSansSymbols2-Signs.ttf")
"""Signs of the program's own texts: arrows of keys, ticks."""
_left = {file: re.compile(f"[{letters}]") for file, letters in _SCRIPTS.items()}
"""The typefaces that are not loaded yet."""


def follow(context: SessionContext) -> None:
    """Load what the texts of a session need, now and whenever some change."""
    _load_own()
    load_for(_texts(msgspec.structs.astuple(item) for item in context.document))
    context.changed.connect(_changed)


def load_for(texts: Iterable[str]) -> list[str]:
    """Make the typefaces for these texts known to Qt; gives the files that were new."""
    foreign = "".join(text for text in texts if not text.isascii())
    found = [file for file, letters in _left.items() if letters.search(foreign)]
    for file in found:
        del _left[file]
        _load(file)
    return found


@cache
def _load_own() -> None:
    for file in _OWN:
        _load(file)


def _load(file: str) -> None:
    loaded = QFontDatabase.addApplicationFont(str(resource("fonts", file)))
    for family in QFontDatabase.applicationFontFamilies(loaded):
        QFont.insertSubstitution(SANS, family)
        QFont.insertSubstitution(SERIF, family)
    forget_made()


def _changed(changed: Changed) -> None:
    _load_own()
    load_for(_texts(change.after.values() for change in changed.changes if change.after))


def _texts(values: Iterable[Iterable[object]]) -> Iterable[str]:
    return (value for some in values for value in some if isinstance(value, str))
