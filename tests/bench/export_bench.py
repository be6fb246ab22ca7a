"""What the outputs cost, beside the same text and the same cells with nothing around them."""

from __future__ import annotations

import gc
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.blocks import Report
from cxworkshop.export.exporter import Exporter, ExportOptions, Quiet
from cxworkshop.export.pdf.layout import Layout
from cxworkshop.export.pdf.type import SANS
from cxworkshop.export.plan import PlanExporter
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.report.plan import plan_report
from cxworkshop.report.sheets import sheets_report
from tests.bench.peers import peer_rows
from tests.bench.table import Row

ROUNDS = 9
EN = catalogue("en")
A4 = (595.2756, 841.8898)
DAY = date(2026, 12, 3)


def rows() -> list[Row]:
    """Every figure of the outputs."""
    with tempfile.TemporaryDirectory(prefix="cxworkshop-bench-") as folder:
        place = Path(folder)
        return [
            plan_row(30, 3, place),
            plan_row(300, 4, place),
            plan_row(3000, None, place, rounds=1),
            *memory_rows(place),
            sheets_row(40, place),
            workbook_row(300, place),
            *peer_rows(a_plan(300), EN, place),
        ]


def plan_row(commitments: int, target: float | None, folder: Path, rounds: int = ROUNDS) -> Row:
    """The plan as tagged PDF against the same lines drawn one by one with the same faces."""
    document = a_plan(commitments)
    name = f"plan PDF, tagged, {commitments} commitments"
    report = plan_report(document, EN)
    return _pdf_row(name, PlanExporter(), document, report, target, folder, rounds)


def sheets_row(leaders: int, folder: Path) -> Row:
    """The commitment sheets, all in one, against their lines."""
    document = a_plan(leaders)
    name = f"{leaders} commitment sheets"
    return _pdf_row(name, SheetsExporter(), document, sheets_report(document, EN), 4, folder)


def memory_rows(folder: Path) -> Iterator[Row]:
    """The most memory that Python's objects take while a plan is written."""
    for commitments in (300, 3000):
        document = a_plan(commitments)
        gc.collect()
        tracemalloc.start()
        PlanExporter().write(document, EN, ExportOptions(), folder / "plan.pdf", Quiet())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield Row(f"plan PDF, {commitments} commitments, peak", peak / 1e6, unit="MB")


def _pdf_row(
    name: str,
    exporter: Exporter,
    document: Document,
    report: Report,
    target: float | None,
    folder: Path,
    rounds: int = ROUNDS,
) -> Row:
    lines = drawn_lines(report)
    path = folder / "ours.pdf"

    def ours() -> None:
        exporter.write(document, EN, ExportOptions(), path, Quiet())

    def floor() -> None:
        draw_lines(lines, folder / "floor.pdf")

    return Row(name, *_quickest(ours, floor, rounds), target)


def workbook_row(commitments: int, folder: Path) -> Row:
    """The workbook against the same cells and styles put by openpyxl, nothing else."""
    document = a_plan(commitments)
    exporter, path = WorkbookExporter(), folder / "group.xlsx"

    def ours() -> None:
        exporter.write(document, EN, ExportOptions(), path, Quiet())

    ours()
    cells = written_cells(path)

    def floor() -> None:
        write_cells(cells, folder / "floor.xlsx")

    return Row(f"workbook, {commitments} commitments", *_quickest(ours, floor), 1.25)


def a_plan(commitments: int) -> Document:
    """A plan with so many commitments, a third as many goals, and as many next steps."""
    positions = spread(commitments)
    functions = [
        Function(id=ItemId(f"f{n}"), position=positions[n], name=name)
        for n, name in enumerate(("Sales", "Branches", "Operations", "Legal"))
    ]
    people = [
        Participant(
            id=ItemId(f"p{n}"),
            position=place,
            name=f"Jördis Müller-{n}",
            function=ItemId(f"f{n % 4}"),
        )
        for n, place in enumerate(positions)
    ]
    goals = [
        Goal(
            id=ItemId(f"g{n}"),
            position=positions[n],
            text=f"New customers can use their account five working days after saying yes ({n})",
            measure="Median working days from the signature to the first payment",
            baseline="19 days",
            target="5 days",
            due=DAY + timedelta(200),
            owner=people[n].id,
            functions=(ItemId("f0"), ItemId("f2")),
        )
        for n in range(commitments // 3)
    ]
    items: list[Item] = [SessionDetails(id=ItemId("s"), title="A large day", date=DAY)]
    items += [*functions, *people, *goals]
    for n, place in enumerate(positions):
        goal = goals[n % len(goals)].id
        items.append(
            Commitment(
                id=ItemId(f"c{n}"),
                position=place,
                participant=people[n].id,
                text=f"I will call {n} customers who left us each month and report to this group.",
                by=DAY + timedelta(90),
                kept_when="Five calls logged, three months running",
                first_step="List of lost customers from the CRM",
                first_step_on=DAY + timedelta(7),
                partner=people[n - 1].id,
                support="Read access to the list",
                goal=goal,
            )
        )
        items.append(
            NextStep(
                id=ItemId(f"n{n}"),
                position=place,
                text=f"Draft of the two-page standard contract for branch {n}",
                owner=people[n].id,
                due=DAY + timedelta(n % 90),
                goal=goal,
                needs="Two days of the architecture team",
                done_when="The branch has it in hand",
            )
        )
    return new_document(items)


def drawn_lines(report: Report) -> list[list[tuple[str, float, float, float, str]]]:
    """Every line of every page of a document: face, size, x, y from below, text."""
    layout = Layout(report, *A4)
    return [
        [
            (line.face.name, line.size, line.x, page.height - line.y, line.text)
            for lines in ([piece.lines for piece in page.pieces], [page.repeated])
            for line in chain.from_iterable(lines)
        ]
        for page in layout.pages
    ]


def draw_lines(pages: list[list[tuple[str, float, float, float, str]]], path: Path) -> None:
    """The floor of a plan: one call a line on a bare canvas."""
    settings: dict[str, Any] = {"initialFontName": SANS}
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1, **settings)
    for page in pages:
        for face, size, x, y, text in page:
            canvas.setFont(face, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


Cells = list[tuple[str, list[tuple[int, int, object, str]], dict[str, Any]]]


def written_cells(path: Path) -> Cells:
    """Every cell of a workbook: sheet, row, column, value, and one style for all that share it."""
    book = load_workbook(path)
    found: Cells = []
    for page in book:
        cells: list[tuple[int, int, object, str]] = []
        styles: dict[str, Any] = {}
        for line in page.iter_rows():
            for cell in line:
                if cell.value is None and not cell.has_style:
                    continue
                cells.append((cell.row, cell.column, cell.value, cell.style))
                if cell.style not in styles:
                    styles[cell.style] = [
                        copy(part) for part in (cell.font, cell.fill, cell.border, cell.alignment)
                    ] + [cell.number_format]
        found.append((page.title, cells, styles))
    return found


def write_cells(sheets: Cells, path: Path) -> None:
    """The floor of a workbook: values and shared styles, nothing else."""
    book = Workbook()
    book.remove(book.active)
    for title, cells, styles in sheets:
        page = book.create_sheet(title)
        shared: dict[str, Any] = {}
        for row, column, value, name in cells:
            cell: Any = page.cell(row, column, value)
            style = shared.get(name)
            if style is None:
                cell.font, cell.fill, cell.border, cell.alignment, form = styles[name]
                cell.number_format = form
                shared[name] = cell._style
            else:
                cell._style = style
    book.save(path)


def _quickest(
    ours: Callable[[], None], floor: Callable[[], None], rounds: int = ROUNDS
) -> tuple[float, float]:
    """The quickest of both, taken in turn: other programs on the machine only ever add."""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, times in zip((ours, floor), found, strict=True):
            gc.collect()
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
    return min(found[0]), min(found[1])
