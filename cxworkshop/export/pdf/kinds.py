"""How signs are shown, and which of them belong together on a line."""

from __future__ import annotations

from typing import NamedTuple

from cxworkshop.export.pdf.typefaces import Typeface


class Kind(NamedTuple):
    """How signs are shown: by a typeface, or letter by letter where there is none."""

    typeface: Typeface | None
    is_missing: bool
    language: str
    has_letters: bool

    def shows(self, sign: str) -> bool:
        """Whether its typeface has a sign too."""
        return self.typeface is not None and self.typeface.shows(sign)

    def goes_on_with(self, other: Kind) -> bool:
        """Whether what follows belongs to the same piece."""
        return (
            self.typeface is other.typeface
            and self.is_missing == other.is_missing
            and (self.language == other.language or not self.has_letters or not other.has_letters)
        )

    def together(self, other: Kind) -> Kind:
        """What both are in one piece."""
        if self.has_letters and (self.language or not other.language):
            return self
        language = self.language or other.language
        has_letters = self.has_letters or other.has_letters
        return self._replace(language=language, has_letters=has_letters)


NO_KIND = Kind(None, False, "", False)
"""That of nothing, before the first sign."""


class Piece(NamedTuple):
    """Signs of one kind."""

    start: int
    text: str
    kind: Kind
