"""A compiled catalogue (``.mo``), cut into its texts when opened, read text by text when asked.

``gettext.GNUTranslations`` decodes all of it and looks at each text for a header, four times the
work; a start shows a twentieth of the texts.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cached_property
from struct import unpack_from


class MoFile(gettext.NullTranslations):
    """The texts of one language; a text that is not among them is given back as it is."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        order = "<" if data.startswith(b"\xde\x12\x04\x95") else ">"
        count, ids, texts = unpack_from(f"{order}3I", data, 8)

        def cut(at: int) -> list[bytes]:
            table = unpack_from(f"{order}{2 * count}I", data, at)
            return [
                data[start : start + length]
                for length, start in zip(table[::2], table[1::2], strict=True)
            ]

        singular = [whole.partition(b"\0")[0] for whole in cut(ids)]
        self._forms = dict(zip(singular, cut(texts), strict=True))
        self._said: dict[str, str] = {}  # a form asks for the same few texts again and again

    def gettext(self, message: str) -> str:
        """The text in this language; of a text with several forms, the one for 1."""
        said = self._said.get(message)
        if said is None:
            if not self.knows(message):
                return message
            said = self._said[message] = self._form(message, 1)
        return said

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for this count."""
        return self._form(msgid1, n) if self.knows(msgid1) else msgid1 if n == 1 else msgid2

    def knows(self, message: str) -> bool:
        """Whether there is a text of its own for this one."""
        return _encoded(message) in self._forms

    def _form(self, message: str, count: int) -> str:
        forms = self._forms[_encoded(message)].decode().split("\0")
        return forms[self._rule(count)] if len(forms) > 1 else forms[0]

    @cached_property
    def _rule(self) -> Callable[[int], int]:
        """Which form a count takes, as the header says."""
        header = self._forms[b""].decode()
        plural = header.partition("plural=")[2].partition(";")[0]
        rule: Callable[[int], int] = gettext.c2py(plural)
        return rule


def _encoded(message: str) -> bytes:
    return message.encode(errors="surrogatepass")
