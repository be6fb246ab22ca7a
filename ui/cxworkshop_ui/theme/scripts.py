"""The shipped typefaces of further scripts, made known to Qt for a session that writes in them.

Where the system has typefaces for a script Qt finds them by itself; these are for one that has
none. They cost nothing until a letter needs one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from PySide6.QtGui import QFont, QFontDatabase

from cxworkshop.editing.editor import Changed
from cxworkshop.paths import resource
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.fonts import SANS, SERIF

_SCRIPTS = {
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Oriya": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Lao": "\u0e80-\u0eff",
    "Myanmar": "\u1000-\u109f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Ethiopic": "\u1200-\u139f",
    "Khmer": "\u1780-\u17ff",
    "Armenian": "\u0530-\u058f",
}
_left = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
"""The scripts whose typeface is not loaded yet."""


def follow(context: SessionContext) -> None:
    """Load what the texts of a session need, now and whenever some change."""
    load_for(_texts(msgspec.structs.astuple(item) for item in context.document))
    context.changed.connect(_changed)


def load_for(texts: Iterable[str]) -> list[str]:
    """Make the typefaces for these texts known to Qt; gives the scripts that were new."""
    foreign = "".join(text for text in texts if not text.isascii())
    found = [script for script, letters in _left.items() if letters.search(foreign)]
    for script in found:
        del _left[script]
        loaded = QFontDatabase.addApplicationFont(
            str(resource("fonts", f"NotoSans{script}-Variable.ttf"))
        )
        for family in QFontDatabase.applicationFontFamilies(loaded):
            QFont.insertSubstitution(SANS, family)
            QFont.insertSubstitution(SERIF, family)
    return found


def _changed(changed: Changed) -> None:
    load_for(_texts(change.after.values() for change in changed.changes if change.after))


def _texts(values: Iterable[Iterable[object]]) -> Iterable[str]:
    return (value for some in values for value in some if isinstance(value, str))
