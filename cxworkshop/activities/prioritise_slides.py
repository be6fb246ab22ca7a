"""Prioritise on the room screen: first the ideas alone, then the board and what was chosen."""

from __future__ import annotations

from cxworkshop.activities.prioritise import Idea, ideas, not_now, short_list
from cxworkshop.activities.prioritise_board import board_chart
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """While ideas are caught: the ideas. As results: the board, the short list, *not now*."""
    title = wording.fill(activity.title)
    every = ideas(document)
    if view is not RoomView.RESULTS:
        lines = tuple(
            SlideLine(wording.fill(idea.text), lead=f"{number}.")
            for number, idea in enumerate(every, 1)
        )
        return Slide(
            title=title,
            question=wording.fill(activity.question),
            lists=(SlideList(lines),) if lines else (),
            left=wording.trn("{count} idea", "{count} ideas", len(lines)) if lines else "",
        )
    first, later = short_list(document), not_now(document)
    lists: list[SlideList] = []
    if first:
        chosen = tuple(_chosen(idea, wording) for idea in first)
        lists.append(SlideList(chosen, wording.tr("What comes first")))
    if later:
        let_go = tuple(_let_go(idea, wording) for idea in later)
        lists.append(SlideList(let_go, wording.tr("Not now, by name")))
    return Slide(
        title=title,
        charts=(board_chart(document, wording),) if every else (),
        lists=tuple(lists),
        left=wording.trn("{count} idea", "{count} ideas", len(every)) if every else "",
        right=wording.tr("short list: {count}", count=len(first)) if first else "",
    )


def _chosen(idea: Idea, wording: Wording) -> SlideLine:
    dots = wording.trn("{count} dot", "{count} dots", idea.dots) if idea.dots else ""
    return SlideLine(wording.fill(idea.text), dots, is_strong=True)


def _let_go(idea: Idea, wording: Wording) -> SlideLine:
    text, why = wording.fill(idea.text), wording.fill(idea.why)
    return SlideLine(f"{text} – {why}" if why else text, wording.person(idea.raised_by))
