"""The charts of the shared definition, for the room, the facilitator and the paper alike."""

from __future__ import annotations

from cxworkshop.activities.definition import LIVEABLE, consent_count, ranked
from cxworkshop.activities.hands import levels_told
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.canvas import Chart
from cxworkshop.figures.levels import LevelsChart
from cxworkshop.figures.tally import Tally, TallyChart
from cxworkshop.model.document import Document


def charts(document: Document, wording: Wording) -> tuple[Chart, ...]:
    """The hands shown, if any, and the proposals with their dots."""
    found: list[Chart] = []
    if consent_count(document).given:
        found.append(levels_chart(document, wording))
    proposals = ranked(document)
    if proposals:
        found.append(tally_chart(document, wording))
    return tuple(found)


def tally_chart(document: Document, wording: Wording) -> TallyChart:
    """The proposals with their dots, the most first."""
    proposals = ranked(document)
    most = proposals[0].dots if proposals else 0
    tallies = tuple(
        Tally(wording.fill(each.proposal.text), each.dots, is_strong=0 < most == each.dots)
        for each in proposals
    )
    told = [
        wording.trn("“{text}”: {count} dot", "“{text}”: {count} dots", each.count, text=each.text)
        for each in tallies
    ]
    alt = wording.tr("Proposals with their dots. {list}.", list="; ".join(told))
    return TallyChart(tallies, alt)


def levels_chart(document: Document, wording: Wording) -> LevelsChart:
    """How many hands showed each level from 0 to 5."""
    count = consent_count(document)
    told = levels_told(count.levels, wording)
    alt = wording.tr(
        "Consent from 0 to 5. {list}. {said}", list=told, said=consent_words(document, wording)
    )
    return LevelsChart(
        counts=count.levels,
        threshold=LIVEABLE,
        low=wording.tr("0: I cannot live with it"),
        high=wording.tr("5: it is mine"),
        under=wording.tr("not yet"),
        alt=alt,
    )


def consent_words(document: Document, wording: Wording) -> str:
    """How many answered, and how many can live with the sentence."""
    count = consent_count(document)
    said = wording.tr(
        "{given} of {expected} leaders showed a hand, {can} of them 3 or more.",
        given=count.given,
        expected=count.expected,
        can=count.given - count.below(LIVEABLE),
    )
    if count.declined:
        declined = wording.trn("{count} declined.", "{count} declined.", count.declined)
        said = f"{said} {declined}"
    return said
