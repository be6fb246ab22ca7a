"""What somebody would use instead, on the same content: reported beside our own figures.

They are in the dependency group ``bench`` and installed by nobody who does not ask for it; what is
not there has no row.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from cxworkshop.blocks import Card, Heading, Quote, Section, Table, Text
from cxworkshop.export.exporter import ExportOptions, Quiet
from cxworkshop.export.plan import PlanExporter
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.paths import resource
from cxworkshop.report.plan import plan_report
from tests.bench.table import Row

_LONG = 5.0
"""Seconds."""


class Part(NamedTuple):
    """A heading or a paragraph, or a table with its heads: the plan as any program takes it."""

    text: str
    is_heading: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


def peer_rows(document: Document, words: Catalogue, folder: Path) -> Iterator[Row]:
    """A row for each that is installed, its time against ours; below 1 × it is quicker."""
    parts = [part for section in plan_report(document, words).sections for part in _parts(section)]
    ours = _seconds(
        lambda: PlanExporter().write(document, words, ExportOptions(), folder / "ours.pdf", Quiet())
    )
    written: dict[str, Callable[[Any], object]] = {
        "typst": lambda typst: _typst(typst, parts, folder),
        "weasyprint": lambda weasyprint: _weasyprint(weasyprint, parts, folder),
        "fpdf": lambda fpdf: _fpdf(fpdf, parts, folder),
    }
    for name, write in written.items():
        module = _installed(name)
        if module is not None:
            taken = _seconds(lambda write=write, module=module: write(module))  # type: ignore[misc]
            yield Row(f"plan PDF, 300 commitments, by {name}; floor: ours", taken, ours)
    xlsxwriter = _installed("xlsxwriter")
    if xlsxwriter is not None:
        path = folder / "ours.xlsx"
        ours = _seconds(
            lambda: WorkbookExporter().write(document, words, ExportOptions(), path, Quiet())
        )
        sheets = [
            (page.title, list(page.iter_rows(values_only=True))) for page in load_workbook(path)
        ]
        taken = _seconds(lambda: _xlsxwriter(xlsxwriter, sheets, folder))
        yield Row("workbook, 300 commitments, by xlsxwriter; floor: ours", taken, ours)


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except (ImportError, OSError):  # WeasyPrint looks for libraries of the system
        return None


def _seconds(work: Callable[[], object]) -> float:
    """The quicker of two, as what is loaded once is not counted; what takes long is done once."""
    taken: list[float] = []
    while len(taken) < 2 and sum(taken) < _LONG:
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _parts(section: Section) -> Iterator[Part]:
    yield Part(section.title, is_heading=True)
    yield Part(section.intro)
    for block in section.blocks:
        if isinstance(block, Table):
            heads = tuple(column.title for column in block.columns)
            yield Part("", rows=(heads, *(tuple(cell.text for cell in row) for row in block.rows)))
        elif isinstance(block, Card):
            yield Part(f"{block.title} {block.subtitle}", is_heading=True)
            yield Part(block.quote)
            rows = tuple((pair.label, pair.text) for pair in block.pairs)
            yield Part("", rows=(("", ""), *rows))
        elif isinstance(block, Heading):
            yield Part(block.text, is_heading=True)
        elif isinstance(block, Text | Quote):
            yield Part(block.text)


def _typst(typst: Any, parts: list[Part], folder: Path) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    lines = ['#set text(font: "Noto Sans", size: 9pt)']
    for part in parts:
        if part.rows:
            heads, *rows = part.rows
            cells = ", ".join(quoted(text) for row in rows for text in row)
            head = ", ".join(map(quoted, heads))
            lines.append(f"#table(columns: {len(heads)}, table.header({head}), {cells})")
        elif part.is_heading:
            lines.append(f"#heading({quoted(part.text)})")
        else:
            lines.append(f"#par({quoted(part.text)})")
    source = folder / "plan.typ"
    source.write_text("\n".join(lines), encoding="utf-8")
    typst.compile(
        str(source), output=str(folder / "typst.pdf"), font_paths=[str(resource("fonts"))]
    )


def _weasyprint(weasyprint: Any, parts: list[Part], folder: Path) -> None:
    lines = ["<style>body { font: 9pt 'Noto Sans' }</style>"]
    for part in parts:
        if part.rows:
            heads, *rows = part.rows
            head = "".join(f"<th>{escape(text)}</th>" for text in heads)
            body = "".join(
                f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows
            )
            lines.append(f"<table><thead><tr>{head}</tr></thead>{body}</table>")
        else:
            tag = "h2" if part.is_heading else "p"
            lines.append(f"<{tag}>{escape(part.text)}</{tag}>")
    page = weasyprint.HTML(string="".join(lines))
    page.write_pdf(str(folder / "weasyprint.pdf"), pdf_variant="pdf/ua-1")


def _fpdf(fpdf: Any, parts: list[Part], folder: Path) -> None:
    logging.getLogger("fpdf").setLevel(logging.ERROR)  # signs that its font lacks
    page = fpdf.FPDF()
    page.add_font("Noto", fname=str(resource("fonts", "NotoSans-Regular.ttf")))
    page.add_font("Noto", style="B", fname=str(resource("fonts", "NotoSans-Bold.ttf")))
    page.add_page()
    for part in parts:
        page.set_font("Noto", size=13 if part.is_heading else 9)
        if not part.rows:
            page.multi_cell(0, text=part.text, new_x="LMARGIN", new_y="NEXT")
            continue
        with page.table() as table:
            for row in part.rows:
                line = table.row()
                for text in row:
                    line.cell(text)
    page.output(str(folder / "fpdf.pdf"))


def _xlsxwriter(xlsxwriter: Any, sheets: list[tuple[str, list[Any]]], folder: Path) -> None:
    with xlsxwriter.Workbook(
        str(folder / "xlsxwriter.xlsx"), {"default_date_format": "d mmm yyyy"}
    ) as book:
        for title, rows in sheets:
            page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
