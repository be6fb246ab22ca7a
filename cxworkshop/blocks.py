"""The neutral pieces of a document: what it says, not how it looks.

A section of the plan is made of these by the kind it belongs to; an exporter draws them. Text is
text everywhere: nothing in it is ever read as markup.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cxworkshop.figures.canvas import Chart

Tone = Literal["ink", "quiet", "accent", "warning", "kept"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table; ``weight`` is its share of the width.

    ``is_whole`` asks for room in which no text of the column is broken, as dates want it.
    """

    title: str
    weight: float = 1.0
    is_whole: bool = False


class TextField(msgspec.Struct, frozen=True):
    """Room for ``lines`` lines of text, filled in on screen or by hand.

    ``name`` is how the field is found again in a filled file; without one it is for pens only.
    ``told`` is what is said of it.
    """

    name: str
    told: str
    lines: int = 1


class Choice(msgspec.Struct, frozen=True):
    """One of the answers to ``name``, of which one can be chosen; ``value`` is read back.

    ``asked`` is the question that all of them answer.
    """

    name: str
    value: str
    told: str
    asked: str = ""


class Tick(msgspec.Struct, frozen=True):
    """A box that can be ticked by itself."""

    name: str
    told: str


Field = TextField | Choice | Tick


def asked_of(field: Field) -> str:
    """What is said of a field when somebody comes to it."""
    if isinstance(field, Choice) and field.asked:
        return f"{field.asked}: {field.told}"
    return field.told


class Cell(msgspec.Struct, frozen=True):
    """One cell: its text, maybe strong or toned, or an empty box to tick, read out as the text.

    With a ``field`` it is to be filled in. ``again`` is said above already, and stands here once
    more where the row begins a page.
    """

    text: str = ""
    is_strong: bool = False
    tone: Tone = "ink"
    is_box: bool = False
    field: Field | None = None
    again: str = ""


class Table(msgspec.Struct, frozen=True):
    """Rows under heads that are repeated on every page. ``name`` says aloud what it holds."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Text(msgspec.Struct, frozen=True):
    """A paragraph."""

    text: str
    tone: Tone = "ink"
    is_small: bool = False


class Heading(msgspec.Struct, frozen=True):
    """A heading inside a section."""

    text: str


class Quote(msgspec.Struct, frozen=True):
    """A sentence that people said, set large."""

    text: str


class Pair(msgspec.Struct, frozen=True):
    """A name with what it stands for."""

    label: str
    text: str
    tone: Tone = "ink"


class Card(msgspec.Struct, frozen=True):
    """One thing in full: who, what was said, and the facts about it. Kept on one page."""

    title: str
    subtitle: str
    quote: str
    pairs: tuple[Pair, ...] = ()
    note: str = ""


class Drawing(msgspec.Struct, frozen=True):
    """A chart on paper, with a line under it; its alternative is what is read out."""

    chart: Chart
    caption: str = ""


class Picture(msgspec.Struct, frozen=True):
    """A photo on paper: the id of its attachment, what is read out in its place, its caption."""

    id: str
    alt: str
    caption: str = ""


class PictureRow(msgspec.Struct, frozen=True):
    """Photos side by side, each with its caption below it; a single one may take all the width."""

    pictures: tuple[Picture, ...]


class Facts(msgspec.Struct, frozen=True):
    """Names with what they stand for, one under the other."""

    pairs: tuple[Pair, ...]


class WritingLines(msgspec.Struct, frozen=True):
    """Empty lines to write on by hand."""

    count: int = 3


class FormField(msgspec.Struct, frozen=True):
    """A field to fill in beside its label."""

    label: str
    field: TextField


class SignatureLines(msgspec.Struct, frozen=True):
    """Lines side by side to sign on, each with what stands under it."""

    labels: tuple[str, ...]


class FullPage(msgspec.Struct, frozen=True):
    """A chart on a page of its own without head and foot, to be cut or folded.

    With ``is_folded`` it takes the lower half, and stands upside down on the upper one.
    """

    chart: Chart
    is_folded: bool = False


Block = (
    Table
    | Text
    | Heading
    | Quote
    | Card
    | Facts
    | WritingLines
    | FormField
    | SignatureLines
    | Drawing
    | PictureRow
    | FullPage
)


class Section(msgspec.Struct, frozen=True):
    """A part of a document that can be left out: ``id`` is how it is chosen.

    ``begins_page`` puts it at the top of a page of its own – one that ``may_be_small`` is set in
    small type where it would not fit there else –, ``is_whole`` does so only where it would be
    cut at the end of the page it begins on. ``is_wide`` turns its pages on their side.
    """

    id: str
    title: str
    intro: str
    blocks: tuple[Block, ...]
    begins_page: bool = False
    is_whole: bool = False
    is_wide: bool = False
    may_be_small: bool = False


class Cover(msgspec.Struct, frozen=True):
    """The first page. ``lines`` are facts about the day, ``people`` who was in the room.

    ``version`` says what state of things it is.
    """

    organisation: str
    title: str
    subtitle: str
    lines: tuple[Pair, ...]
    people: tuple[Pair, ...]
    version: str = ""


class Report(msgspec.Struct, frozen=True):
    """A whole document. ``name`` and ``version`` stand in the footer of every page.

    ``organisation`` and ``running`` stand in the header. Without a cover it begins at once.
    ``is_small`` sets it small and close, for what has to fit on few pages.
    ``second_colour`` is that of the bars beside cards, "" the program's own.
    """

    name: str
    title: str
    author: str
    organisation: str
    language: str
    running: str
    colour: str
    cover: Cover | None
    sections: tuple[Section, ...]
    version: str = ""
    is_small: bool = False
    second_colour: str = ""
