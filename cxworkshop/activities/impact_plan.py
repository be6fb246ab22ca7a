"""Impact checks as others meet them: on the room screen, on paper, in the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.impact import (
    VALUES,
    ImpactRating,
    ImpactSubject,
    Perspective,
    Weighed,
    checks,
    perspectives,
    weighed,
)
from cxworkshop.activities.open_columns import id_column, level_column, sheet_title
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Section, Table
from cxworkshop.figures.figure import Ink
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix
from cxworkshop.figures.signs import signed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Into, Sheet, SheetColumn

INKS: dict[int, tuple[Ink, Ink]] = {
    2: ("on_accent", "kept"),
    1: ("kept", "kept_tint"),
    0: ("neutral", "neutral_tint"),
    -1: ("risk", "risk_tint"),
    -2: ("on_accent", "risk"),
}
"""The colour of each value, and of what it stands on."""


def mark_of(value: int | None) -> Mark:
    """A value as it stands in the matrix; nothing while nobody has said."""
    if value is None:
        return Mark()
    ink, tint = INKS[value]
    return Mark("letter", signed(value), ink=ink, tint=tint)


def value_words(wording: Wording) -> dict[int, str]:
    """Every value in words, the most helpful first."""
    return {
        2: wording.tr("helps much"),
        1: wording.tr("helps"),
        0: wording.tr("changes nothing"),
        -1: wording.tr("hurts"),
        -2: wording.tr("hurts much"),
    }


def subject_words(each: Weighed, wording: Wording) -> str:
    """What is checked, in its own words or in those of the goal or decision it is about."""
    return wording.text_of(each.subject.id)


def verdict_words(each: Weighed, wording: Wording) -> str:
    """Whom it helps by hurting whom, and whether a balance was found; empty where nobody is hurt
    for somebody else.
    """
    if not each.is_trade_off:
        return ""
    said = wording.tr(
        "helps {helped} by hurting {hurt}",
        helped=_names(each.helped, wording),
        hurt=_names(each.hurt, wording),
    )
    if each.needs_balance:
        return "▲ " + wording.tr("{verdict}: no balance found yet", verdict=said)
    return f"✓ {said}"


def matrix(document: Document, wording: Wording, activity: ItemId) -> RoleMatrix | None:
    """Subjects × perspectives; None while there is none of either."""
    sides = perspectives(document, activity)
    found = [each for each in weighed(document, activity) if subject_words(each, wording)]
    if not sides or not found:
        return None
    rows = tuple(
        MatrixRow(
            subject_words(each, wording),
            tuple(mark_of(each.value(side.id)) for side in sides),
            verdict_words(each, wording),
            "steps" if each.needs_balance else "ink2",
        )
        for each in found
    )
    legend = tuple((mark_of(value), words) for value, words in value_words(wording).items())
    columns = tuple(wording.fill(side.name) or "…" for side in sides)
    return RoleMatrix(columns, rows, legend, _alt(found, wording))


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """What is looked at from which sides; as results the matrix and the balance found."""
    title = wording.fill(activity.title)
    found = [each for each in weighed(document, activity.id) if subject_words(each, wording)]
    if view is not RoomView.RESULTS:
        lines = tuple(SlideLine(subject_words(each, wording), is_strong=True) for each in found)
        lists = [SlideList(lines)] if lines else []
        if sides := _names(perspectives(document, activity.id), wording, " · "):
            lists.append(SlideList((SlideLine(sides),), wording.tr("Looked at from these sides")))
        return Slide(title=title, question=wording.fill(activity.question), lists=tuple(lists))
    chart = matrix(document, wording, activity.id)
    balances = tuple(
        SlideLine(
            wording.fill(each.subject.balance),
            is_strong=True,
            below=subject_words(each, wording),
        )
        for each in found
        if each.subject.balance.strip()
    )
    waiting = sum(each.needs_balance for each in found)
    return Slide(
        title=title,
        charts=(chart,) if chart is not None else (),
        lists=(SlideList(balances, wording.tr("The balance found")),) if balances else (),
        right=wording.trn("{count} without a balance yet", "{count} without a balance yet", waiting)
        if waiting
        else "",
    )


def section(document: Document, wording: Wording) -> Section | None:
    """Each check as a matrix, then whom each subject helps and hurts; None without a subject."""
    blocks: list[Block] = []
    every = [(activity, _said(found, wording)) for activity, found in checks(document)]
    every = [(activity, found) for activity, found in every if found]
    for activity, found in every:
        if len(every) > 1:
            blocks.append(Heading(wording.fill(activity.title)))
        chart = matrix(document, wording, activity.id)
        if chart is not None:
            blocks.append(Drawing(chart))
        blocks.append(_table(found, wording))
    if not blocks:
        return None
    traded = sum(each.is_trade_off for _, found in every for each in found)
    intro = wording.tr("What we decide, looked at from every side before it stands.")
    if traded:
        intro += " " + wording.trn(
            "{count} of these helps one side by hurting another.",
            "{count} of these help one side by hurting another.",
            traded,
        )
    return Section("impact", wording.tr("Impact check"), intro, tuple(blocks))


def sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    """Each check as a table of a workbook, a column for every side it is looked at from."""
    held = [each for each in document.all(AgendaItem) if _is_check(document, each)]
    for activity in held:
        what = wording.tr("Impact check")
        title = sheet_title(what, activity, wording, is_told=len(held) > 1)
        yield _sheet(document, activity, title, wording)


def _is_check(document: Document, activity: AgendaItem) -> bool:
    return activity.activity == "impact" or bool(document.under(activity.id, ImpactSubject))


def _sheet(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Sheet:
    about = {
        item.id: wording.text_of(item.id)
        for kind in (Goal.kind, Decision.kind)
        for item in document.of_kind(kind)
    }
    sides = [each for each in perspectives(document, activity.id) if each.name.strip()]
    into = [Into(ImpactRating(perspective=side.id), ("perspective",)) for side in sides]
    columns = (
        id_column(wording),
        SheetColumn(
            "about",
            wording.tr("Goal or decision"),
            ColumnKind.LONG,
            tuple(filter(None, about.values())),
            tuple(item for item, name in about.items() if name),
            is_open=True,
            leads_to=f"{Goal.kind} {Decision.kind}",
            otherwise="text",
        ),
        *(
            level_column(
                f"side_{side.id}",
                wording.fill(side.name),
                reversed(VALUES),
                into=each,
                field="value",
            )
            for side, each in zip(sides, into, strict=True)
        ),
        SheetColumn(
            "why",
            wording.tr("Why, side by side"),
            ColumnKind.LONG,
            is_open=True,
            field="why",
            named=tuple(
                (wording.fill(side.name), each) for side, each in zip(sides, into, strict=True)
            ),
        ),
        SheetColumn("verdict", wording.tr("What stands out"), ColumnKind.LONG),
        SheetColumn("balance", wording.tr("The balance found"), ColumnKind.LONG, is_open=True),
    )
    rows = tuple(
        (
            each.subject.id,
            subject_words(each, wording),
            *(each.value(side.id) for side in sides),
            "\n".join(
                wording.tr("{name}: {what}", name=wording.fill(side.name), what=why)
                for side in sides
                if (why := wording.fill(each.why(side.id)))
            ),
            verdict_words(each, wording),
            wording.fill(each.subject.balance),
        )
        for each in _said(weighed(document, activity.id), wording)
    )
    blank = ImpactSubject(parent=activity.id)
    return Sheet(f"impact_{activity.id}", title, columns, rows, blank, about=("about",))


def _said(found: list[Weighed], wording: Wording) -> list[Weighed]:
    return [each for each in found if subject_words(each, wording)]


def _table(found: list[Weighed], wording: Wording) -> Table:
    columns = (
        Column(wording.tr("Goal or decision"), 2.2),
        Column(wording.tr("Helps"), 2.4),
        Column(wording.tr("Hurts"), 2.4),
        Column(wording.tr("The balance found"), 2.4),
    )
    rows = tuple(
        (
            Cell(subject_words(each, wording), is_strong=True),
            Cell(_why(each, each.helped, wording)),
            Cell(_why(each, each.hurt, wording)),
            _balance(each, wording),
        )
        for each in found
    )
    return Table(wording.tr("Whom it helps, whom it hurts"), columns, rows)


def _balance(each: Weighed, wording: Wording) -> Cell:
    if each.needs_balance:
        return Cell(wording.tr("no balance found yet"), tone="warning")
    return Cell(wording.fill(each.subject.balance))


def _why(each: Weighed, sides: Iterable[Perspective], wording: Wording) -> str:
    """The sides with their values and notes, one a line."""
    lines = []
    for side in sides:
        value, why = signed(each.value(side.id)), wording.fill(each.why(side.id))
        line = f"{wording.fill(side.name)} {value}"
        lines.append(f"{line} – {why}" if why else line)
    return "\n".join(lines)


def _names(sides: Iterable[Perspective], wording: Wording, between: str = ", ") -> str:
    return between.join(filter(None, (wording.fill(side.name) for side in sides)))


def _alt(found: list[Weighed], wording: Wording) -> str:
    told = [wording.tr("What each goal or decision does to each side, from −2 to +2")]
    for each in found:
        values = ", ".join(
            f"{wording.fill(side.name)} {signed(each.value(side.id))}"
            for side in each.perspectives
            if each.value(side.id) is not None
        )
        said = ": ".join(filter(None, (subject_words(each, wording), values)))
        told.append("; ".join(filter(None, (said, verdict_words(each, wording)))))
    return "\n".join(told)
