"""Shared definition: what a good experience is, in one sentence everyone can repeat."""

from __future__ import annotations

from typing import ClassVar

from cxworkshop.model.item import Item, ParticipantId


class Proposal(Item, frozen=True, kw_only=True, gc=False):
    """One proposed sentence, with the dots it was given."""

    kind: ClassVar[str] = "proposal"

    text: str = ""
    by: ParticipantId | None = None
    dots: int = 0


class SharedDefinition(Item, frozen=True, kw_only=True, gc=False):
    """The sentence the group agreed on; at most one in a session."""

    kind: ClassVar[str] = "shared_definition"

    text: str = ""
