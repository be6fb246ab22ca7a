"""Long texts made short where there is little room, so that it is seen that they go on."""

from __future__ import annotations


def shortened(text: str, letters: int) -> str:
    """The text whole if it has so many letters at most, else its first words and “…”."""
    if len(text) <= letters:
        return text
    cut = text[:letters]
    kept = cut.rpartition(" ")[0] or cut
    return kept.rstrip(" ,;:.–-") + "\u00a0…"  # which does not stand on a line of its own
