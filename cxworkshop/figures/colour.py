"""Colours that can be read: contrast after WCAG 2.2, and darker until it suffices."""

from __future__ import annotations

import re

ENOUGH = 4.5
FALLBACK = "#0B6E69"
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


def parsed(colour: str) -> tuple[int, int, int] | None:
    """Red, green and blue 0–255 of ``#RRGGBB``; None for anything else."""
    found = _HEX.fullmatch(colour.strip())
    if found is None:
        return None
    digits = found[1]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Raises ValueError for what is no colour."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, ground: str = "#FFFFFF") -> str:
    """The colour, darkened until text in it can be read on a light ground (4.5:1).

    What is no colour becomes the program's own accent.
    """
    channels = parsed(colour)
    if channels is None:
        return FALLBACK
    share = 1.0
    while share > 0:
        red, green, blue = (round(channel * share) for channel in channels)
        tried = f"#{red:02X}{green:02X}{blue:02X}"
        if contrast(tried, ground) >= ENOUGH:
            return tried
        share -= 0.02
    return "#000000"


def tinted(colour: str, share: float = 0.12) -> str:
    """White with a share of the colour in it. Raises ValueError for what is no colour."""
    channels = parsed(colour)
    if channels is None:
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (round(255 - (255 - channel) * share) for channel in channels)
    return f"#{red:02X}{green:02X}{blue:02X}"


def _luminance(colour: str) -> float:
    channels = parsed(colour)
    if channels is None:
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (_linear(channel / 255) for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
