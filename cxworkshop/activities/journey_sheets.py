"""The journey map as tables of a workbook: stages, touchpoints, pain points."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.journey import (
    HIGHEST,
    LOWEST,
    Journey,
    JourneyStage,
    PainPoint,
    Touchpoint,
    journeys,
    ranked_pains,
    stages,
)
from cxworkshop.activities.open_columns import (
    activities_of,
    choice_column,
    functions_column,
    id_column,
    level_column,
    person_column,
    place_column,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

_FEELINGS = range(HIGHEST, LOWEST - 1, -1)


def sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    """The stages with who serves, every touchpoint, and what hurts with its dots.

    None where there is no journey and none on the agenda.
    """
    is_there = journeys(document) or activities_of(document, "journey")
    if not is_there and not document.all(PainPoint):
        return
    yield _stages_sheet(document, wording)
    yield _touchpoints_sheet(document, wording)
    yield _pains_sheet(document, wording)


def stage_names(document: Document, wording: Wording) -> dict[ItemId, str]:
    """What every stage is called; with its journey before it where there are several."""
    every = journeys(document)
    found: dict[ItemId, str] = {}
    for journey in every:
        persona = wording.fill(journey.persona)
        for stage in stages(document, journey.id):
            name = wording.fill(stage.name)
            if name and persona and len(every) > 1:
                name = wording.tr("{name}: {what}", name=persona, what=name)
            if name:
                found[stage.id] = name
    return found


def _stages_sheet(document: Document, wording: Wording) -> Sheet:
    personas = {each.id: wording.fill(each.persona) for each in journeys(document)}
    activities = activities_of(document, "journey")
    begun = Journey(parent=activities[0].id if activities else None)
    columns = (
        id_column(wording),
        SheetColumn("name", wording.tr("Stage"), is_open=True),
        place_column(
            "journey",
            wording.tr("Journey"),
            personas,
            leads_to=Journey.kind,
            makes=(begun, "persona") if activities else None,
        ),
        level_column("feeling", wording.tr("Feels today"), _FEELINGS),
        level_column("target", wording.tr("Target"), _FEELINGS),
        functions_column("leads", wording.tr("Leads"), wording),
        functions_column("helps", wording.tr("Helps"), wording),
    )
    rows = tuple(
        (
            stage.id,
            wording.fill(stage.name),
            personas[journey.id],
            stage.feeling,
            stage.target,
            ", ".join(filter(None, map(wording.function, stage.leads))),
            ", ".join(filter(None, map(wording.function, stage.helps))),
        )
        for journey in journeys(document)
        for stage in stages(document, journey.id)
        if stage.name.strip()
    )
    blank = JourneyStage(parent=next(iter(personas), None))
    title = wording.tr("Journey stages")
    return Sheet("journey_stages", title, columns, rows, blank, about=("name",))


def _touchpoints_sheet(document: Document, wording: Wording) -> Sheet:
    names = stage_names(document, wording)
    moments = {True: wording.tr("yes"), False: wording.tr("no")}
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Touchpoint"), ColumnKind.LONG, is_open=True),
        place_column("stage", wording.tr("Stage"), names, leads_to=JourneyStage.kind),
        SheetColumn("channel", wording.tr("Channel"), is_open=True),
        level_column("feeling", wording.tr("Feels today"), _FEELINGS),
        level_column("target", wording.tr("Target"), _FEELINGS),
        choice_column("is_moment", wording.tr("Moment of truth"), moments),
        SheetColumn("opportunity", wording.tr("Opportunity"), ColumnKind.LONG, is_open=True),
    )
    rows = tuple(
        (
            point.id,
            wording.fill(point.text),
            names.get(stage.id, ""),
            wording.fill(point.channel),
            point.feeling,
            point.target,
            moments[point.is_moment],
            wording.fill(point.opportunity),
        )
        for journey in journeys(document)
        for stage in stages(document, journey.id)
        for point in document.under(stage.id, Touchpoint)
        if point.text.strip()
    )
    return Sheet("touchpoints", wording.tr("Touchpoints"), columns, rows, Touchpoint())


def _pains_sheet(document: Document, wording: Wording) -> Sheet:
    places = _places(document, wording)
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Pain point"), ColumnKind.LONG, is_open=True),
        place_column(
            "at",
            wording.tr("Where"),
            places,
            field="at",
            leads_to=f"{JourneyStage.kind} {Touchpoint.kind}",
        ),
        SheetColumn("dots", wording.tr("Dots"), ColumnKind.NUMBER, is_open=True),
        person_column("raised_by", wording.tr("Raised by"), wording),
    )
    rows = tuple(
        (
            pain.id,
            wording.fill(pain.text),
            places.get(pain.at, "") if pain.at is not None else "",
            pain.dots,
            wording.person(pain.raised_by),
        )
        for pain in ranked_pains(document)
    )
    return Sheet("pain_points", wording.tr("Pain points"), columns, rows, PainPoint())


def _places(document: Document, wording: Wording) -> dict[ItemId, str]:
    """Every stage, and every touchpoint in its own words where no other place has them."""
    found = stage_names(document, wording)
    for point in document.all(Touchpoint):
        said = wording.fill(point.text)
        if said in found.values():
            said = ": ".join(filter(None, (found.get(point.parent or point.id, ""), said)))
        if said:
            found[point.id] = said
    return found
