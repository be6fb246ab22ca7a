"""The impact/effort board as a chart, for the room, the facilitator and the paper alike."""

from __future__ import annotations

from cxworkshop.activities.prioritise import (
    Idea,
    Quadrant,
    Verdict,
    ideas,
    is_placed,
    quadrant,
    quadrants,
    verdicts,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.board import BoardChart, BoardDot, BoardWords, Style
from cxworkshop.model.document import Document

STYLES: dict[Verdict, Style] = {
    Verdict.OPEN: "ring",
    Verdict.SHORT_LIST: "full",
    Verdict.NOT_NOW: "faint",
}


def board_chart(document: Document, wording: Wording) -> BoardChart:
    """Every idea by its number on the board, with a legend that says what it is."""
    order = (Verdict.SHORT_LIST, Verdict.OPEN, Verdict.NOT_NOW)
    numbered = sorted(enumerate(ideas(document), 1), key=lambda each: order.index(each[1].verdict))
    dots = tuple(_dot(number, idea, wording) for number, idea in numbered)
    said = quadrants(wording)
    words = BoardWords(
        impact=wording.tr("Impact"),
        effort=wording.tr("Effort"),
        quadrants=(
            said[Quadrant.DO_NOW],
            said[Quadrant.PLAN],
            said[Quadrant.IN_PASSING],
            said[Quadrant.LEAVE],
        ),
    )
    return BoardChart(dots, words, _alt(document, wording))


def _dot(number: int, idea: Idea, wording: Wording) -> BoardDot:
    side = [] if is_placed(idea) else [wording.tr("not placed yet")]
    if idea.dots:
        side.append(f"● {idea.dots}")
    return BoardDot(
        number,
        wording.fill(idea.text),
        idea.impact,
        idea.effort,
        STYLES[idea.verdict],
        verdicts(wording)[idea.verdict],
        " ".join(side),
    )


def _alt(document: Document, wording: Wording) -> str:
    said = quadrants(wording)
    parts: list[str] = []
    for place, words in said.items():
        names = [wording.fill(idea.text) for idea in ideas(document) if quadrant(idea) is place]
        if names:
            parts.append(wording.tr("{quadrant}: {ideas}", quadrant=words, ideas="; ".join(names)))
    listed = ". ".join(parts)
    return wording.tr("Ideas by impact and effort. {list}.", list=listed)
