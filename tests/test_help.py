"""The help pages: complete in every language, and text alone."""

from __future__ import annotations

import pytest

from cxworkshop.help import (
    PAGES,
    Bullets,
    Heading,
    Key,
    Keys,
    Paragraph,
    Piece,
    Steps,
    page,
    pages,
    parse,
)
from cxworkshop.i18n import LANGUAGES
from cxworkshop.paths import resource


def shape(piece: Piece) -> tuple[type, int]:
    match piece:
        case Bullets(items) | Steps(items):
            return type(piece), len(items)
        case Keys(rows):
            return type(piece), len(rows)
        case _:
            return type(piece), 0


def test_every_page_is_there_in_every_language_with_the_same_structure() -> None:
    for language in LANGUAGES:
        shipped = {path.stem for path in resource("help", language).iterdir()}
        assert shipped == set(PAGES)
    for pair in zip(*(pages(language) for language in LANGUAGES), strict=True):
        shapes = [[shape(piece) for piece in one.pieces] for one in pair]
        assert shapes[0] == shapes[1], pair[0].id
        assert pair[0].title != pair[1].title


def test_the_lines_of_a_page_become_pieces() -> None:
    made = parse(
        "x",
        "# Title\n\n## One\nfirst\nsecond\n- a\n- b\n\n1. do\n2. then\n| Ctrl+Z | Undo |\n"
        "| F1 | Help |\n## Two\n## Three\n\nend",
    )
    assert made.title == "Title"
    assert made.pieces == (
        Heading("One"),
        Paragraph("first second"),
        Bullets(("a", "b")),
        Steps(("do", "then")),
        Keys((Key("Ctrl+Z", "Undo"), Key("F1", "Help"))),
        Heading("Two"),
        Heading("Three"),
        Paragraph("end"),
    )


def test_what_looks_like_markup_stays_text() -> None:
    text = '<img src="file:///etc/passwd"> **not bold** ![x](http://example.org)'
    assert parse("x", f"# T\n{text}\n").pieces == (Paragraph(text),)


def test_a_page_without_a_title_and_an_unknown_page_are_bugs() -> None:
    with pytest.raises(ValueError, match="title"):
        parse("x", "no title")
    with pytest.raises(KeyError):
        page("../secret", "en")


def test_an_unknown_language_gets_english() -> None:
    assert page("start", "../../templates") == page("start", "en")
