"""Words for people: messages that are translated when shown, catalogues that translate them.

A :class:`Message` is data: it can be stored in a file, sent through a signal, raised in an
error. A :class:`Catalogue` turns it into one language's words. Catalogues are passed to whoever
speaks, never installed globally: the windows speak the interface's language, the outputs the
session's.

Message ids are the English texts. ``M`` and ``Mn`` mark them where data is made, ``tr`` and
``trn`` where they are shown at once; the extraction looks for these four names.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import msgspec

from cxworkshop.brief import day_in_words, decimal_point, small_number
from cxworkshop.paths import resource

LANGUAGES = ("en", "es")
"""The shipped languages, the source language first."""

_LOCALES = {"en": "en_GB", "es": "es"}
"""How a language writes dates and numbers: the day before the month in both."""


class Message(msgspec.Struct, frozen=True):
    """A text of the catalogue with its arguments; translated only when somebody reads it."""

    text: str
    args: dict[str, Any] = {}
    plural: str = ""
    count: int = 0


def M(text: str, /, **args: Any) -> Message:  # noqa: N802 - the catalogue's mark for data
    """A message; ``{name}`` in the text is replaced by ``args['name']``, itself maybe a message."""
    return Message(text, args)


def Mn(  # noqa: N802 - the catalogue's mark for data
    text: str, plural: str, count: int, /, **args: Any
) -> Message:
    """A message that depends on a count, which is also its ``{count}``."""
    return Message(text, {"count": count, **args}, plural, count)


class Catalogue:
    """One language: its words, and its ways of writing dates, times and numbers."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._locale = _LOCALES.get(language, language)
        self._translations = translations

    def tr(self, text: str, /, **args: Any) -> str:
        """The text in this language, with its arguments filled in."""
        return self._fill(self._translations.gettext(text) if text else "", args)

    def trn(self, text: str, plural: str, count: int, /, **args: Any) -> str:
        """The text for this count; ``{count}`` is written the language's way."""
        translated = self._translations.ngettext(text, plural, count)
        return self._fill(translated, {"count": count, **args})

    def say(self, message: Message) -> str:
        """A message in this language."""
        if message.plural:
            translated = self._translations.ngettext(message.text, message.plural, message.count)
        else:
            translated = self._translations.gettext(message.text) if message.text else ""
        return self._fill(translated, message.args)

    def knows(self, text: str) -> bool:
        """Whether the catalogue has a translation of its own for this text."""
        missing = object()
        catalogue = getattr(self._translations, "_catalog", {})
        return catalogue.get(text, missing) is not missing

    def date(
        self,
        day: dt.date,
        style: Literal["short", "day", "full"] = "short",
        *,
        beside: dt.date | None = None,
    ) -> str:
        """A day: *short* ``3 Dec``, *day* ``Thu 3 Dec``, *full* ``3 December 2026``.

        The year is written when it differs from that of ``beside`` (the session's date), and
        always where there is nothing beside it.
        """
        if style == "full":
            from babel.dates import format_date

            return format_date(day, "long", locale=self._locale)
        has_year = beside is None or beside.year != day.year
        return day_in_words(day, self.language, weekday=style == "day", year=has_year)

    def weekday(self, day: dt.date) -> str:
        """The full name of the day of the week."""
        from babel.dates import format_date

        return format_date(day, "EEEE", locale=self._locale)

    def moment(self, at: dt.datetime) -> str:
        """A day with its time, for histories and lock notices."""
        return f"{self.date(at.date())} {self.time(at.time())}"

    def time(self, at: dt.time) -> str:
        """A time of day, 24 hours: ``09:20``."""
        return f"{at.hour:02d}:{at.minute:02d}"

    def minutes(self, minutes: int) -> str:
        """A length: ``45 min``, ``7 h``, ``7 h 30``."""
        hours, rest = divmod(abs(minutes), 60)
        sign = "−" if minutes < 0 else ""
        if not hours:
            return f"{sign}{rest} min"
        return f"{sign}{hours} h {rest:02d}" if rest else f"{sign}{hours} h"

    @property
    def decimal_point(self) -> str:
        """What stands before the decimals: ``.`` or ``,``."""
        return decimal_point(self.language)

    def number(self, value: float, digits: int = 1) -> str:
        """A number with at most so many decimals."""
        if 0 <= value < 999:
            return small_number(value, self.language, digits)
        from babel.numbers import format_decimal

        pattern = "#,##0." + "#" * digits if digits else "#,##0"
        return format_decimal(value, format=pattern, locale=self._locale)

    def join(self, parts: Iterable[str]) -> str:
        """A list in words: ``Ana, Bo and Chen``."""
        from babel.lists import format_list

        return format_list(list(parts), locale=self._locale)

    def _fill(self, text: str, args: dict[str, Any]) -> str:
        if not args:
            return text
        return text.format_map({name: self._worded(value) for name, value in args.items()})

    def _worded(self, value: Any) -> Any:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, dict) and "text" in value:  # a message that came back from a file
            return self.say(msgspec.convert(value, Message))
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return self.date(value)
        return self.number(value) if isinstance(value, float) else value


@lru_cache(maxsize=8)
def catalogue(language: str) -> Catalogue:
    """The catalogue of a shipped language; English for any other."""
    code = language.split("_")[0].split("-")[0].lower()
    path = resource("locale", code, "LC_MESSAGES", "cxworkshop.mo")
    if code in LANGUAGES and path.is_file():
        with path.open("rb") as source:
            return Catalogue(code, gettext.GNUTranslations(source))
    return Catalogue(code if code in LANGUAGES else LANGUAGES[0], gettext.NullTranslations())
