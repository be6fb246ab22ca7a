"""The shared definition on paper."""

from __future__ import annotations

from cxworkshop.activities.definition import (
    agreed,
    consent_count,
    ranked,
)
from cxworkshop.activities.definition_charts import consent_words, levels_chart
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Quote, Section, Table, Text
from cxworkshop.model.document import Document


def section(document: Document, wording: Wording) -> Section | None:
    """The sentence, how far it is carried, the proposals; None where nothing was said."""
    sentence, proposals = agreed(document), ranked(document)
    if sentence is None and not proposals:
        return None
    blocks: list[Block] = []
    if sentence is not None:
        blocks.append(Quote(wording.fill(sentence.text)))
        blocks += _consent(document, wording)
    else:
        blocks.append(Text(wording.tr("No sentence has been agreed yet."), tone="warning"))
    if proposals:
        rows = tuple(
            (
                Cell(wording.fill(each.proposal.text)),
                Cell(wording.person(each.proposal.by), tone="quiet"),
                Cell(str(each.dots) if each.dots else "–"),
            )
            for each in proposals
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


def _consent(document: Document, wording: Wording) -> list[Block]:
    """How many hands showed each level: never whose."""
    if not consent_count(document).given:
        return []
    return [
        Heading(wording.tr("How far we can live with it")),
        Drawing(levels_chart(document, wording), consent_words(document, wording)),
    ]
