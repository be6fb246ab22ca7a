"""The opening on the room screen: what was said so far, then the rules we work by."""

from __future__ import annotations

from cxworkshop.activities.opening import Expectation, Met, expectations, rules_of
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList

MET_SIGNS: dict[Met, str] = {Met.OPEN: "", Met.MET: "✓", Met.PARTLY: "~", Met.NOT_MET: "×"}
"""A sign beside the word, so that colour does not speak alone."""


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The expectations while they are said; as results the ground rules, then the expectations."""
    title, question = wording.fill(activity.title), wording.fill(activity.question)
    said = expectation_list(expectations(document, activity.id), wording)
    count = len(said.lines)
    told = wording.trn("{count} expectation", "{count} expectations", count) if count else ""
    if view is not RoomView.RESULTS:
        shown = (said,) if count else ()
        return Slide(title=title, question=question, lists=shown, left=told)
    rules = rules_of(document, activity.id)
    is_agreed = bool(rules) and all(rule.is_agreed for rule in rules)
    lists: list[SlideList] = []
    if rules:
        name = wording.tr("How we work today") if is_agreed else wording.tr("Proposed rules")
        lines = (
            SlideLine(wording.fill(rule.text), lead=f"{at}.") for at, rule in enumerate(rules, 1)
        )
        lists.append(SlideList(tuple(lines), name))
    if count:
        name = wording.tr("What we want from today")
        lists.append(SlideList(said.lines, name, begins_page=True))
    return Slide(title=title, lists=tuple(lists), left=told)


def expectation_list(found: list[Expectation], wording: Wording, title: str = "") -> SlideList:
    """Expectations with what the group says of them, without names."""
    return SlideList(tuple(_line(item, wording) for item in found), title)


def _line(item: Expectation, wording: Wording) -> SlideLine:
    text = wording.fill(item.text)
    if item.met is Met.OPEN:
        return SlideLine(text)
    side = f"{MET_SIGNS[item.met]} {wording.words.say(item.met.word)}"
    return SlideLine(text, side)
