"""What a journey map works out: who leads where, who is missing, and its chart."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.handoffs import HandOff, HandOffState, in_order, pair_words, states
from cxworkshop.activities.journey import (
    Journey,
    PainPoint,
    StageView,
    journeys,
    ranked_pains,
    stage_views,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.journey_chart import JourneyChart
from cxworkshop.figures.journey_parts import (
    ChartHandOff,
    ChartRow,
    ChartStage,
    ChartTouchpoint,
    ChartWords,
)
from cxworkshop.figures.signs import State, signed
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function

STATES: dict[HandOffState | None, State] = {
    HandOffState.BROKEN: "broken",
    HandOffState.STRAINED: "strained",
    HandOffState.WORKS: "works",
    None: "open",
}
"""How the state of a hand-off is drawn."""


class Coverage(msgspec.Struct, frozen=True):
    """What nobody sees to: names of stages and functions."""

    led_by_nobody: tuple[str, ...]
    led_by_several: tuple[str, ...]
    serving_nowhere: tuple[str, ...]


def coverage(document: Document, journey: ItemId | None) -> Coverage:
    """The stages of a journey that nobody leads or several do; functions that touch nothing.

    A gap is no finding before somebody was there: only stages that were worked on are named, once
    anybody serves anywhere, and functions only where somebody serves at every stage of the map.
    """
    views = stage_views(document, journey)
    served = [view for view in views if view.stage.leads or view.stage.helps]
    if not served:
        return Coverage((), (), ())
    serving = {each for view in served for each in (*view.stage.leads, *view.stage.helps)}
    idle = tuple(item.name for item in document.all(Function) if item.id not in serving)
    return Coverage(
        tuple(view.stage.name for view in views if is_worked_on(view) and not view.stage.leads),
        tuple(view.stage.name for view in views if len(view.stage.leads) > 1),
        idle if len(served) == len(views) else (),
    )


def is_worked_on(view: StageView) -> bool:
    """Whether anything was said of a stage beside its name."""
    stage = view.stage
    return bool(
        view.touchpoints
        or view.pains
        or stage.leads
        or stage.helps
        or view.feeling is not None
        or view.target is not None
    )


def coverage_words(found: Coverage, wording: Wording) -> tuple[str, ...]:
    """The same in sentences, one each; nothing where all is well."""
    told = []
    if found.led_by_nobody:
        told.append(wording.tr("Nobody leads: {names}", names=_joined(found.led_by_nobody)))
    if found.led_by_several:
        told.append(wording.tr("More than one leads: {names}", names=_joined(found.led_by_several)))
    if found.serving_nowhere:
        told.append(wording.tr("Touches nothing: {names}", names=_joined(found.serving_nowhere)))
    return tuple(told)


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(name or "…" for name in names)


def hand_offs_at(document: Document, stage: ItemId) -> tuple[HandOff, ...]:
    """The hand-offs at a stage, the broken first."""
    return tuple(item for item in in_order(document) if item.stage == stage)


def chart(
    document: Document, journey: Journey, wording: Wording, *, with_pains: bool = True
) -> JourneyChart | None:
    """A journey as a chart; None while it has no stages."""
    views = stage_views(document, journey.id)
    if not views:
        return None
    functions = _functions(document, views)
    rows = tuple(
        ChartRow(
            function.name,
            tuple(
                "leads"
                if function.id in view.stage.leads
                else "helps"
                if function.id in view.stage.helps
                else ""
                for view in views
            ),
        )
        for function in functions
    )
    places = {function.id: number for number, function in enumerate(functions)}
    parts = tuple(_stage(document, view, places, wording) for view in views)
    if not with_pains:
        parts = tuple(msgspec.structs.replace(part, pains=()) for part in parts)
    return JourneyChart(
        persona=wording.fill(journey.persona),
        stages=parts,
        rows=rows,
        words=_words(wording),
        alt=_alt(document, journey, views, wording),
    )


def _functions(document: Document, views: tuple[StageView, ...]) -> tuple[Function, ...]:
    """The functions once anybody serves anywhere; before that their rows would say nothing."""
    if not any(view.stage.leads or view.stage.helps for view in views):
        return ()
    return document.all(Function)


def _stage(
    document: Document, view: StageView, places: dict[ItemId, int], wording: Wording
) -> ChartStage:
    hand_offs = tuple(
        ChartHandOff(
            places.get(item.giver) if item.giver is not None else None,
            places.get(item.receiver) if item.receiver is not None else None,
            STATES[item.state],
            pair_words(item, wording),
        )
        for item in hand_offs_at(document, view.stage.id)
    )
    return ChartStage(
        name=wording.fill(view.stage.name),
        touchpoints=tuple(
            ChartTouchpoint(wording.fill(point.text), point.is_moment)
            for point in view.touchpoints
            if point.text.strip()
        ),
        feeling=view.feeling,
        target=view.target,
        pains=tuple(wording.fill(pain.text) for pain in view.pains),
        hand_offs=hand_offs,
        leaders=len(view.stage.leads),
    )


def _words(wording: Wording) -> ChartWords:
    told = states(wording)
    return ChartWords(
        touchpoints=wording.tr("Touchpoints"),
        feels=wording.tr("How it feels"),
        today=wording.tr("today"),
        target=wording.tr("target"),
        moment=wording.tr("moment of truth"),
        pains=wording.tr("What hurts"),
        serves=wording.tr("Who leads"),
        leads=wording.tr("leads"),
        helps=wording.tr("helps"),
        nobody=wording.tr("nobody"),
        several=wording.tr("several"),
        hand_offs=wording.tr("Hand-offs"),
        states=tuple((STATES[state], words) for state, words in told.items()),
        decimal_point=wording.words.decimal_point,
    )


def _alt(
    document: Document, journey: Journey, views: tuple[StageView, ...], wording: Wording
) -> str:
    """The journey in words: each stage with its feelings and who leads, then what stands out."""
    told = [wording.fill(journey.persona) or wording.tr("The journey")]
    point = wording.words.decimal_point
    for view in views:
        leads = ", ".join(filter(None, map(wording.function, view.stage.leads)))
        told.append(
            wording.tr(
                "{stage}: feels {today} today, {target} is the target; led by {functions}.",
                stage=wording.fill(view.stage.name),
                today=signed(view.feeling, point),
                target=signed(view.target, point),
                functions=leads or wording.tr("nobody"),
            )
        )
        told += [wording.fill(pain.text) for pain in view.pains]
    told += coverage_words(coverage(document, journey.id), wording)
    words = states(wording)
    for view in views:
        for item in hand_offs_at(document, view.stage.id):
            told.append(f"{pair_words(item, wording)}: {words[item.state]}")
    return "\n".join(told)


def pains_of(document: Document, activity: ItemId | None) -> tuple[PainPoint, ...]:
    """The pain points on an activity's journeys, the worst first."""
    here = {
        pain.id
        for journey in journeys(document, activity)
        for view in stage_views(document, journey.id)
        for pain in view.pains
    }
    return tuple(pain for pain in ranked_pains(document) if pain.id in here)
