"""The journeys on paper and in the workbook: stage by stage, and what hurts most."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.journey import (
    Journey,
    PainPoint,
    StageView,
    Touchpoint,
    journeys,
    ranked_pains,
    stage_at,
    stage_views,
)
from cxworkshop.activities.journey_results import (
    chart,
    coverage,
    coverage_words,
    is_worked_on,
)
from cxworkshop.activities.thread import told_outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Section, Table, Text
from cxworkshop.figures.direction import listed
from cxworkshop.figures.signs import signed
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId


def section(document: Document, wording: Wording) -> Section | None:
    """Every journey as a table, then the pain points ranked; None where nothing was drawn."""
    blocks: list[Block] = []
    for journey in journeys(document):
        blocks += _journey(document, journey, wording)
    pains = _pains(document, wording)
    if pains is not None:
        blocks += [Heading(wording.tr("What hurts, the worst first")), pains]
    if not blocks:
        return None
    intro = wording.fill(
        wording.tr(
            "What our {customers} live through with us, from before we know them to long after. "
            "Feelings go from −2 to +2."
        )
    )
    return Section("journey", wording.tr("The journey"), intro, tuple(blocks), is_wide=True)


def _journey(document: Document, journey: Journey, wording: Wording) -> Iterator[Block]:
    views = [view for view in stage_views(document, journey.id) if is_worked_on(view)]
    if not views:
        return
    name = wording.fill(journey.persona) or wording.tr("The journey")
    yield Heading(name)
    if journey.about.strip():
        yield Text(wording.fill(journey.about))
    drawn = chart(document, journey, wording, with_pains=False)
    if drawn is not None:
        # whose journey it is stands above already
        yield Drawing(msgspec.structs.replace(drawn, persona=""))
    columns = (
        Column(wording.tr("Stage"), 1.3),
        Column(wording.tr("Touchpoints"), 3.0),
        Column(wording.tr("Feels"), 1.0),
        Column(wording.tr("What hurts"), 2.6),
        Column(wording.tr("Who serves"), 2.2),
    )
    yield Table(name, columns, tuple(_row(view, wording) for view in views))
    for text in coverage_words(coverage(document, journey.id), wording):
        yield Text(text, tone="warning", is_small=True)


def _row(view: StageView, wording: Wording) -> tuple[Cell, ...]:
    stage = view.stage
    points = "\n".join(_point(point, wording) for point in view.touchpoints if point.text.strip())
    point = wording.words.decimal_point
    felt = signed(view.feeling, point)
    if view.target is not None:
        felt = f"{felt} → {signed(view.target, point)}"
    leads = ", ".join(filter(None, map(wording.function, stage.leads)))
    helps = ", ".join(filter(None, map(wording.function, stage.helps)))
    serves = wording.tr("{functions} leads", functions=leads) if leads else ""
    if len(stage.leads) > 1:
        serves = wording.tr("{functions} lead", functions=leads)
    helped = wording.tr("helping: {functions}", functions=helps) if helps else ""
    nobody = wording.tr("nobody leads")
    return (
        Cell(wording.fill(stage.name), is_strong=True),
        Cell(points),
        Cell(felt, tone="warning" if (view.feeling or 0) < 0 else "ink"),
        Cell("\n".join(wording.fill(pain.text) for pain in view.pains)),
        Cell(
            "\n".join(filter(None, (serves or nobody, helped))),
            tone="quiet" if len(stage.leads) == 1 else "warning",
        ),
    )


def _point(point: Touchpoint, wording: Wording) -> str:
    facts = [wording.fill(point.channel)]
    if point.feeling is not None:
        facts.append(signed(point.feeling))
    if point.is_moment:
        facts.append(wording.tr("moment of truth"))
    said = wording.fill(point.text)
    told = ", ".join(filter(None, facts))
    line = f"{listed((said,))} ({told})" if told else said
    if point.opportunity.strip():
        idea = wording.fill(point.opportunity)
        line += "\n" + wording.tr("Opportunity: {text}", text=idea)
    return line


def _pains(document: Document, wording: Wording) -> Table | None:
    ranked = ranked_pains(document)
    if not ranked:
        return None
    columns = (
        Column(wording.tr("Pain point"), 4.2),
        Column(wording.tr("Where"), 1.8),
        Column(wording.tr("Dots"), 0.7),
        Column(wording.tr("What came of it"), 3.0),
    )
    rows = tuple(
        (
            Cell(wording.fill(pain.text), is_strong=True),
            Cell(_where(document, pain, wording), tone="quiet"),
            Cell(str(pain.dots) if pain.dots else "–"),
            _came(pain.id, wording),
        )
        for pain in ranked
    )
    return Table(wording.tr("Pain points"), columns, rows)


def _where(document: Document, pain: PainPoint, wording: Wording) -> str:
    stage = stage_at(document, pain.at)
    if stage is None:
        return wording.tr("not placed")
    return wording.fill(stage.name)


def _came(item_id: ItemId, wording: Wording) -> Cell:
    said = told_outcomes(item_id, wording)
    return Cell(said) if said else Cell(wording.tr("nothing yet"), tone="quiet")
