"""What no typeface can show: found before the day, and named with its place after an export."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cxworkshop.blocks import Block, Card, Report, Table
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS

_MOST_PLACES, _MOST_SIGNS, _LONGEST = 8, 6, 40


def unshown(document: Document) -> tuple[str, ...]:
    """Every character of a session's texts for which paper has only a sign, in order."""
    from cxworkshop.export.pdf.type import Faces

    faces = Faces()
    for item in document:
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if name in COLUMNS:
                continue
            for each in value if isinstance(value, tuple) else (value,):
                text = getattr(each, "text", each)
                if isinstance(text, str):
                    faces.sans.lines(faces.sans.clean(text), 10, 10_000)
    return tuple(faces.missing())


def unshown_notes(report: Report, missing: Sequence[str]) -> tuple[Message, ...]:
    """One line for each place with characters that nothing could show; nothing without any."""
    left = set(missing)
    if not left:
        return ()
    notes: list[Message] = []
    for place, text in _places(report):
        signs = [char for char in dict.fromkeys(text) if char in left]
        if signs:
            left.difference_update(signs)
            notes.append(unshown_note(place, signs))
    if left:  # a name of the program's own
        notes.append(unshown_note(report.name, sorted(left)))
    if len(notes) > _MOST_PLACES:
        more = len(notes) - _MOST_PLACES
        del notes[_MOST_PLACES:]
        notes.append(Mn("And in {count} more place.", "And in {count} more places.", more))
    notes.append(M("A font on this computer that has them will be used once it is installed."))
    return tuple(notes)


def unshown_note(place: str, signs: Sequence[str]) -> Message:
    """Names the characters of a place for which a sign stands."""
    shown = ", ".join(_told(char) for char in signs[:_MOST_SIGNS])
    if len(signs) > _MOST_SIGNS:
        shown += " …"
    return M(
        "In “{place}” a sign stands for what no font can show: {list}", place=place, list=shown
    )


def _told(char: str) -> str:
    """A character by its number and its name, since it may not be shown here either."""
    name = unicodedata.name(char, "")
    seen = "" if unicodedata.category(char).startswith("C") else char
    return f"{seen} U+{ord(char):04X} {name}".strip()


def _places(report: Report) -> Iterator[tuple[str, str]]:
    """Every place of a report, so that a reader finds it, with all its text."""
    head = (report.organisation, report.title, report.running, report.author)
    yield report.title, " ".join([*head, *_texts(report.cover)])
    for section in report.sections:
        yield section.title, f"{section.title} {section.intro}"
        for block in section.blocks:
            for name, text in _parts(block):
                named = " ".join(name.split())
                short = f"{named[:_LONGEST]}…" if len(named) > _LONGEST else named
                yield " – ".join(filter(None, (section.title, short))), text


def _parts(block: Block) -> Iterator[tuple[str, str]]:
    """What a block says, part by part, each with the name it goes by."""
    if isinstance(block, Table):
        for row in block.rows:
            texts = [cell.text for cell in row]
            named = next((text for text in texts if any(map(str.isalpha, text))), "")
            yield named, " ".join(texts)
    else:
        yield block.title if isinstance(block, Card) else "", " ".join(_texts(block))


def _texts(thing: Any) -> Iterator[str]:
    """Every text inside a thing that is made of texts, structs and tuples."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _texts(inner)
    elif isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from _texts(getattr(thing, field))
    elif hasattr(thing, "alt"):
        yield str(thing.alt)
