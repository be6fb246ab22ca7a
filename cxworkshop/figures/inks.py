"""The colours of figures where no window brings a palette: on paper."""

from __future__ import annotations

from collections.abc import Mapping

from cxworkshop.figures.colour import FALLBACK, tinted
from cxworkshop.figures.figure import Ink

PAPER: dict[Ink, str] = {
    "ground": "#FFFFFF",
    "surface": "#FFFFFF",
    "line": "#E5E0D8",
    "field_border": "#868C95",
    "track": "#E5E0D8",
    "ink": "#1B2430",
    "ink2": "#55606E",
    "accent": FALLBACK,
    "on_accent": "#FFFFFF",
    "accent_tint": "#E0F0EE",
    "goals": "#5B3FA8",
    "goals_tint": "#ECE7F8",
    "definition": "#1F5FA8",
    "definition_tint": "#E4EEF9",
    "steps": "#AE5008",
    "steps_tint": "#FBEFD9",
    "risk": "#B42318",
    "risk_tint": "#FBE7E4",
    "kept": "#1D7A46",
    "kept_tint": "#E3F2E9",
    "neutral": "#55606E",
    "neutral_tint": "#F0ECE5",
}
"""Every ink on white paper; text in it reaches 4.5:1 there and on its own tint."""


def paper_inks(accent: str) -> Mapping[Ink, str]:
    """The inks of a document in a brand's colour, which can be read on white already."""
    if accent.upper() == FALLBACK:
        return PAPER
    return {**PAPER, "accent": accent, "accent_tint": tinted(accent)}
