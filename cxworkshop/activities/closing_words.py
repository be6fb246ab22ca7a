"""What the hands of a closing say, in words and as a chart."""

from __future__ import annotations

from cxworkshop.activities.closing import return_count, setup_of
from cxworkshop.activities.diagnostic_words import mean_text
from cxworkshop.activities.hands import levels_told
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.levels import LevelsChart
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId

STANDARD_QUESTION = M("Was today worth your time? Show 0 to 5.")
STANDARD_ENDS = (M("0: time lost"), M("5: worth every minute"))


def return_question(document: Document, activity: ItemId, wording: Wording) -> str:
    """What the hands answer: the template's question, or the usual one."""
    asked = wording.fill(setup_of(document, activity).question)
    return asked or wording.words.say(STANDARD_QUESTION)


def ends(document: Document, activity: ItemId, wording: Wording) -> tuple[str, str]:
    """What 0 and 5 mean."""
    setup = setup_of(document, activity)
    lowest, highest = STANDARD_ENDS
    return (
        wording.fill(setup.lowest) or wording.words.say(lowest),
        wording.fill(setup.highest) or wording.words.say(highest),
    )


def return_chart(document: Document, activity: ItemId, wording: Wording) -> LevelsChart:
    """How many hands showed each level from 0 to 5."""
    count = return_count(document, activity)
    lowest, highest = ends(document, activity, wording)
    alt = wording.tr(
        "Return on time from 0 to 5. {list}. {said}",
        list=levels_told(count.levels, wording),
        said=return_told(document, activity, wording),
    )
    return LevelsChart(
        counts=count.levels, threshold=0, low=lowest, high=highest, under="", alt=alt
    )


def return_told(document: Document, activity: ItemId, wording: Wording) -> str:
    """How many answered, and the mean of what they showed."""
    told = (given_told(document, activity, wording), mean_told(document, activity, wording))
    return " ".join(filter(None, told))


def given_told(document: Document, activity: ItemId, wording: Wording) -> str:
    """How many showed a hand, and how many declined to."""
    count = return_count(document, activity)
    said = wording.tr(
        "{given} of {expected} leaders showed a hand.", given=count.given, expected=count.expected
    )
    if count.declined:
        declined = wording.trn("{count} declined.", "{count} declined.", count.declined)
        said = f"{said} {declined}"
    return said


def mean_told(document: Document, activity: ItemId, wording: Wording) -> str:
    """The mean of what was shown; empty before the first hand."""
    mean = return_count(document, activity).mean
    if mean is None:
        return ""
    return wording.tr("{mean} of 5 on average.", mean=mean_text(wording.words, mean))


def answered_told(document: Document, activity: ItemId, wording: Wording) -> str:
    """How many have answered, without what; empty before the first."""
    count = return_count(document, activity)
    if not count.answered:
        return ""
    return wording.tr("{count} of {all} have answered", count=count.answered, all=count.expected)
