"""The help pages: plain text files in a tiny format, read into pieces for any view.

The format, line by line: ``# `` the page's title, ``## `` a heading, ``- `` a list's item,
``1. `` a numbered step, ``| keys | meaning |`` a row of a table of keys; anything else is a
paragraph until the next empty line. Nothing inside a line is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from cxworkshop.i18n import LANGUAGES
from cxworkshop.paths import resource

PAGES = (
    "start",
    "prepare",
    "run",
    "plan",
    "followup",
    "export",
    "keyboard",
    "files",
    "templates",
    "privacy",
)
"""The ids of the pages, in the order in which they are offered."""


class Heading(msgspec.Struct, frozen=True):
    """A heading inside a page."""

    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """Running text."""

    text: str


class Bullets(msgspec.Struct, frozen=True):
    """A list without order."""

    items: tuple[str, ...]


class Steps(msgspec.Struct, frozen=True):
    """A list to be done one after the other."""

    items: tuple[str, ...]


class Key(msgspec.Struct, frozen=True):
    """Keys and what they do."""

    keys: str
    meaning: str


class Keys(msgspec.Struct, frozen=True):
    """A table of keys."""

    rows: tuple[Key, ...]


Piece: TypeAlias = Heading | Paragraph | Bullets | Steps | Keys


class HelpPage(msgspec.Struct, frozen=True):
    """One page: its id, its title, its pieces in order."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


def page(page_id: str, language: str) -> HelpPage:
    """A page in a language; English where the language has none.

    Raises KeyError for an id that is not in :data:`PAGES`.
    """
    if page_id not in PAGES:
        raise KeyError(page_id)
    path = resource("help", language if language in LANGUAGES else LANGUAGES[0], f"{page_id}.md")
    if not path.is_file():
        path = resource("help", LANGUAGES[0], f"{page_id}.md")
    return parse(page_id, path.read_text(encoding="utf-8"))


def pages(language: str) -> tuple[HelpPage, ...]:
    """Every page in a language, in order."""
    return tuple(page(page_id, language) for page_id in PAGES)


def parse(page_id: str, text: str) -> HelpPage:
    """A page from its text. Raises ValueError when it does not begin with a title."""
    first, _, rest = text.lstrip("\ufeff\n").partition("\n")
    if not first.startswith("# "):
        raise ValueError(f"{page_id}: a page begins with '# ' and its title")
    return HelpPage(page_id, first[2:].strip(), tuple(_pieces(rest)))


_MARK = re.compile(r"(?P<heading>## )|(?P<bullet>- )|(?P<step>\d+\. )|(?P<key>\|)")


def _pieces(text: str) -> Iterator[Piece]:
    kind, lines = "", list[str]()
    for line in [*text.splitlines(), ""]:
        found = _MARK.match(line)
        marked = (found.lastgroup or "") if found else ("paragraph" if line.strip() else "")
        if marked != kind or marked == "heading":
            if lines:
                yield _piece(kind, lines)
            kind, lines = marked, []
        if marked:
            lines.append((line[found.end() :] if found else line).strip())


def _piece(kind: str, lines: list[str]) -> Piece:
    match kind:
        case "heading":
            return Heading(lines[0])
        case "bullet":
            return Bullets(tuple(lines))
        case "step":
            return Steps(tuple(lines))
        case "key":
            return Keys(tuple(_key(line) for line in lines))
        case _:
            return Paragraph(" ".join(lines))


def _key(line: str) -> Key:
    keys, _, meaning = line.strip("| ").partition("|")
    return Key(keys.strip(), meaning.strip())
