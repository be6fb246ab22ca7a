"""Shared definition: what a good experience is, in one sentence everyone can repeat."""

from __future__ import annotations

from typing import ClassVar

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Heading, Quote, Section, Table, Text
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ParticipantId


class Proposal(Item, frozen=True, kw_only=True, gc=False):
    """One proposed sentence, with the dots it was given."""

    kind: ClassVar[str] = "proposal"
    public: ClassVar[tuple[str, ...]] = ("text", "dots")

    text: str = ""
    by: ParticipantId | None = None
    dots: int = 0


class SharedDefinition(Item, frozen=True, kw_only=True, gc=False):
    """The sentence the group agreed on; at most one in a session."""

    kind: ClassVar[str] = "shared_definition"
    public: ClassVar[tuple[str, ...]] = ("text",)
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = ("text",)

    text: str = ""


def section(document: Document, wording: Wording) -> Section | None:
    """The agreed sentence, and the proposals with their dots; None where nothing was said."""
    agreed = next((item for item in document.all(SharedDefinition) if item.text.strip()), None)
    proposals = [item for item in document.all(Proposal) if item.text.strip()]
    if agreed is None and not proposals:
        return None
    blocks: list[Quote | Text | Heading | Table] = []
    if agreed is not None:
        blocks.append(Quote(wording.fill(agreed.text)))
    else:
        blocks.append(Text(wording.tr("No sentence has been agreed yet."), tone="warning"))
    if proposals:
        ordered = sorted(proposals, key=lambda item: -item.dots)
        rows = tuple(
            (
                Cell(wording.fill(item.text)),
                Cell(wording.person(item.by), tone="quiet"),
                Cell(str(item.dots) if item.dots else "–"),
            )
            for item in ordered
        )
        columns = (
            Column(wording.tr("Proposal"), 5),
            Column(wording.tr("From"), 1.6),
            Column(wording.tr("Dots"), 0.7),
        )
        blocks += [
            Heading(wording.tr("How we got there")),
            Table(wording.tr("Proposals"), columns, rows),
        ]
    title = wording.tr("What a good experience is to us")
    return Section("definition", title, "", tuple(blocks))
