"""The workbook, read back as Excel's own words and as another program sees it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.wording import Wording
from cxworkshop.errors import Cancelled
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.export.xlsx import fit, printing
from cxworkshop.export.xlsx.book import SPARE, SPARE_IN_EMPTY
from cxworkshop.export.xlsx.text import LONGEST, clean, heads, sheet_name
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Paper
from cxworkshop.report.workbook import sheets_of
from cxworkshop.sample import sample
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn
from tests.export.group import DAY, NAMES, empty, group, steps
from tests.export.reading import assert_golden, written

WORKBOOK = WorkbookExporter()
SHEETS = [
    "Overview",
    "Next steps",
    "Goals",
    "Commitments",
    "Who decides",
    "Outside promises",
    "Shared definition",
    "Proposals",
    "Consent",
    "Hand-offs",
    "Gaps",
    "Ideas",
    "Parking lot",
    "People",
]
EN = catalogue("en")


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    return tmp_path / "group.xlsx"


def opened(path: Path) -> Any:
    return load_workbook(path)


def column(page: Worksheet, head: str, row: int = 1) -> list[Any]:
    """The cells under a head."""
    place = next(cell.column for cell in page[row] if cell.value == head)
    return [page.cell(number, place) for number in range(row + 1, page.max_row + 1)]


def values(page: Worksheet, head: str) -> list[Any]:
    return [cell.value for cell in column(page, head)]


def shown(book: Any) -> list[str]:
    return [page.title for page in book if page.sheet_state == "visible"]


def test_the_workbook_says_what_it_said_before(xlsx: Path) -> None:
    assert written(WORKBOOK, group(), xlsx) == ()
    told = []
    for page in opened(xlsx):
        told.append(f"--- {page.title} ---")
        for line in page.iter_rows(values_only=True):
            cells = ["" if value is None else str(value) for value in line]
            told.append(" | ".join(cells).rstrip(" |"))
    assert_golden("workbook-en.txt", "\n".join(told) + "\n")


def test_there_is_a_sheet_for_every_kind_and_an_overview_first(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    book = opened(xlsx)
    assert shown(book) == SHEETS
    made = list(sheets_of(group(), Wording(group(), EN)))
    assert [sheet.title for sheet in made] == SHEETS[1:]
    assert {sheet.title for sheet in made if not sheet.is_open} == set()
    assert book.active.title == "Overview"


@pytest.mark.parametrize("document", [group(*steps(200)), empty()], ids=["full", "empty"])
def test_every_sheet_is_one_valid_table(document: Any, xlsx: Path) -> None:
    written(WORKBOOK, document, xlsx)
    book = opened(xlsx)
    names = []
    for page in (book[title] for title in SHEETS if title in book.sheetnames):
        (table,) = page.tables.values()
        names.append(table.displayName)
        top, *rows = page[table.ref]
        assert rows, "a table without a row is repaired by Excel"
        assert [cell.value for cell in top] == [head.name for head in table.tableColumns]
        assert all(isinstance(cell.value, str) for cell in top)
        assert len({cell.value.casefold() for cell in top}) == len(top)
        assert table.autoFilter.ref == table.ref
        assert not page.merged_cells.ranges
        assert page.auto_filter.ref is None
    assert len(set(names)) == len(names) >= len(SHEETS) - 1
    assert all(re.fullmatch(r"tbl_[a-z_]+", name) for name in names)


def test_rows_are_all_there_in_order(xlsx: Path) -> None:
    written(WORKBOOK, group(*steps(200), only=(NextStep,)), xlsx)
    page = opened(xlsx)["Next steps"]
    (table,) = page.tables.values()
    assert table.ref.endswith(str(203 + SPARE))
    numbers = [re.search(r"\((\d+)\)", text) for text in values(page, "Step") if text]
    assert [int(found[1]) for found in numbers if found] == list(range(1, 201))


def test_dates_are_dates_in_the_language_of_the_workbook(xlsx: Path) -> None:
    for language, region in (("en", "809"), ("es", "C0A")):
        written(WORKBOOK, group(), xlsx, language=language)
        page = opened(xlsx).worksheets[1]
        cells = [cell for line in page.iter_rows() for cell in line if cell.is_date]
        found = [cell for cell in cells if cell.value is not None]
        assert [cell.value for cell in found] == [datetime(2026, 12, 11)]  # noqa: DTZ001 - a day
        assert {cell.number_format for cell in cells} == {f"[$-{region}]d mmm yyyy"}


def test_text_is_never_a_formula_nor_an_error(xlsx: Path) -> None:
    texts = ["=1+1", "+41 44 123", "-5 %", "@SUM(A1)", "#REF!", "#N/A", '=HYPERLINK("http://x")']
    items: list[Item] = [
        ParkingEntry(id=ItemId(f"t{number}"), text=text, position=str(number))
        for number, text in enumerate(texts)
    ]
    document = group(*items, title="=cmd|'/c calc'!A1", organisation="=1", facilitators="+1")
    written(WORKBOOK, document, xlsx)
    book = opened(xlsx)
    for page in book:
        for line in page.iter_rows():
            for cell in line:
                assert cell.data_type not in ("f", "e")
                if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@"):
                    assert cell.quotePrefix
    assert sorted(set(texts) - set(values(book["Parking lot"], "Thought"))) == []
    with zipfile.ZipFile(xlsx) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in parts.read(name)
                assert b"<hyperlink" not in parts.read(name)


def test_what_is_typed_into_a_text_stays_a_text(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    page = opened(xlsx)["Next steps"]
    for head in ("Step", "Needs", "Done when"):
        assert {cell.number_format for cell in column(page, head)} == {"@"}, head


def test_what_no_cell_can_hold_is_replaced_or_cut_and_said(xlsx: Path) -> None:
    items = (
        ParkingEntry(id=ItemId("a"), position="0", text="bell\x07 half\ud800 line\r\nend"),
        ParkingEntry(id=ItemId("b"), position="01", text="\U0001f600" * 20_000),
    )
    (note,) = written(WORKBOOK, group(*items, title="T\x00\ud83d", facilitators="\ud83d"), xlsx)
    assert catalogue("en").say(note) == "1 text is longer than a cell can hold and was cut."
    first, second, *_ = values(opened(xlsx)["Parking lot"], "Thought")
    assert first == "bell\ufffd half\ufffd line\nend"
    assert len(second.encode("utf-16-le")) // 2 <= LONGEST
    assert second.endswith("[…]")
    assert set(second) <= set("\U0001f600 […]")


def test_excel_reads_no_letter_into_a_text(xlsx: Path) -> None:
    written(WORKBOOK, group(ParkingEntry(id=ItemId("a"), text="_x0041_")), xlsx)
    with zipfile.ZipFile(xlsx) as parts:
        assert any(b">_x005F_x0041_<" in parts.read(name) for name in parts.namelist())


@given(st.text(max_size=60))
def test_any_text_can_be_held(text: str) -> None:
    kept, was_cut = clean(text)
    assert not was_cut
    assert kept.encode()[:0] == b""  # no half characters
    assert all(char >= " " or char in "\n\t" for char in kept)


@given(st.lists(st.text(max_size=50), max_size=6))
def test_names_of_sheets_and_heads_are_ones_that_excel_takes(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in [*titles, "History", "history"]:
        name = sheet_name(title, taken)
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'"
        assert name[-1] != "'"
        assert name.casefold() != "history"
        taken.add(name)
    found = heads(titles)
    assert all(found)
    assert len({head.casefold() for head in taken}) == len(taken)
    assert len({head.casefold() for head in found}) == len(found)


def test_a_status_is_chosen_from_a_list(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    book = opened(xlsx)
    for title, head in (
        ("Next steps", "Status"),
        ("Goals", "Status"),
        ("Goals", "Horizon"),
        ("Commitments", "Status"),
        ("Parking lot", "State"),
    ):
        page = book[title]
        (cell, *_) = column(page, head)
        rules = [
            rule for rule in page.data_validations.dataValidation if cell.coordinate in rule.sqref
        ]
        assert len(rules) == 1, title
        place = book.defined_names[rules[0].formula1.lstrip("=")].attr_text
        sheet, _, cells = place.rpartition("!")
        words = [line[0].value for line in book[sheet.strip("'")][cells.replace("$", "")]]
        assert cell.value in words
        assert len(words) > 1
        assert book[sheet.strip("'")].sheet_state == "hidden"


def test_colours_follow_the_data(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    page = opened(xlsx)["Next steps"]
    due = column(page, "Due")[0]
    status = column(page, "Status")[0]
    owner = column(page, "Owner")[0]
    found = {
        formula: str(where.sqref)
        for where in page.conditional_formatting
        for rule in where.rules
        for formula in rule.formula
    }
    overdue = next(formula for formula in found if "TODAY()" in formula)
    assert f"${due.column_letter}2<TODAY()" in overdue
    assert f'${status.column_letter}2<>"Done"' in overdue
    assert f'${status.column_letter}2<>"Dropped"' in overdue
    assert found[overdue].startswith(f"{due.column_letter}2:")
    missing = [formula for formula in found if f"TRIM(${owner.column_letter}2)" in formula]
    assert missing
    assert f'${status.column_letter}2="Done"' in found


def test_a_long_sheet_can_be_read_on_the_screen_and_on_paper(xlsx: Path) -> None:
    for paper, number in ((Paper.A4, 9), (Paper.LETTER, 1)):
        written(WORKBOOK, group(*steps(50)), xlsx, paper=paper)
        for page in [page for page in opened(xlsx) if page.title in SHEETS[1:]]:
            assert page.freeze_panes == "C2"
            assert page.page_setup.orientation == "landscape"
            assert int(page.page_setup.paperSize) == number
            assert page.sheet_properties.pageSetUpPr.fitToPage
            is_wide = page.page_setup.fitToWidth == 2
            assert is_wide or page.page_setup.fitToWidth == 1
            assert is_wide or page.title != "Goals"
            assert bool(page.print_title_cols) == is_wide, "on both pages one sees of whom it is"
            assert page.page_setup.fitToHeight != 1, "a long table takes the pages it needs"
            assert page.print_title_rows == "$1:$1"
            assert "&P" in page.oddFooter.right.text
            assert page.column_dimensions["A"].hidden
            visible = [
                dimension.width
                for dimension in page.column_dimensions.values()
                if not dimension.hidden
            ]
            assert sum(visible) <= (fit.TWO_PAGES + 10 if is_wide else fit.MOST + 2)
            assert min(visible) >= 8


@pytest.mark.parametrize(
    ("document", "least", "most"), [(empty(), 15, 30), (group(), 5, 30), (group(*steps(50)), 0, 3)]
)
def test_what_is_filled_in_is_printed_and_few_of_the_empty_rows(
    document: Any, least: int, most: int, xlsx: Path
) -> None:
    written(WORKBOOK, document, xlsx)
    page = opened(xlsx)["Next steps"]
    first, last = page.print_area.rsplit("!")[-1].replace("$", "").split(":")
    filled = sum(1 for cell in column(page, "Step") if cell.value)
    assert first == "A1"
    assert least <= int(last[1:]) - 1 - filled <= most


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_empty_rows_take_no_page_of_their_own(xlsx: Path, tmp_path: Path) -> None:
    written(WORKBOOK, empty(), xlsx)
    wide = sum(page.page_setup.fitToWidth == 2 for page in opened(xlsx).worksheets)
    sheets = sum(page.sheet_state == "visible" for page in opened(xlsx).worksheets)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, xlsx]
    subprocess.run(command, check=True, capture_output=True)
    with pikepdf.open(tmp_path / "group.pdf") as printed:
        assert len(printed.pages) == sheets + wide


def test_the_last_row_of_a_table_is_not_printed_on_a_page_of_its_own(xlsx: Path) -> None:
    columns = (SheetColumn("id", "ID", ColumnKind.ID), SheetColumn("a", "What", ColumnKind.LONG))

    def pressed(rows: int, height: float = 60.0) -> int:
        sheet = Sheet("s", "S", columns, tuple((f"{at}", "word") for at in range(rows)))
        return printing.pressed_into(sheet, fit.widths(sheet), [height] * rows, Paper.A4)

    assert [pressed(rows) for rows in (1, 6, 7, 8)] == [0, 0, 0, 1]
    assert pressed(12) == 0, "half a page more is a page"
    assert pressed(30) == 4
    document = new_document(sample("es"))
    written(WORKBOOK, document, xlsx, language="es")
    assert opened(xlsx)["Metas"].page_setup.fitToHeight == 1


def test_rows_are_as_high_as_their_texts(xlsx: Path) -> None:
    long = NextStep(id=ItemId("a"), text="word " * 100, due=date(2026, 12, 1))
    huge = NextStep(id=ItemId("b"), text="x" * 3000, due=date(2026, 12, 2))
    short = NextStep(id=ItemId("c" * 32), text="short", due=date(2026, 12, 3))
    written(WORKBOOK, group(long, huge, short), xlsx)
    page = opened(xlsx)["Next steps"]
    first, second, third = (page.row_dimensions[row].height for row in (2, 3, 4))
    assert third is None  # a line takes the height of the sheet's rows
    assert page.sheet_format.defaultRowHeight < 20 < first < second <= 409
    assert column(page, "Step")[0].alignment.wrap_text


def test_the_overview_counts_with_values(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    page = opened(xlsx)["Overview"]
    told = {line[0]: line[1] for line in page.iter_rows(values_only=True)}
    assert told["Next steps"] == 2
    assert told["Goals"] == 2
    assert told["Commitments"] == 2
    assert told["Leaders who have committed"] == "2 of 14"
    assert told["Date"].date() == DAY
    rows = {line[0]: line[2:4] for line in page.iter_rows(values_only=True)}
    assert rows["Ana Pérez"] == (1, 1)
    assert rows["Hana Dvořáková"] == (0, 0)
    assert set(NAMES) <= set(rows)


def test_the_file_says_what_it_is_and_nothing_about_the_machine(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    properties = opened(xlsx).properties
    assert properties.title == "One day with our customers"
    assert properties.creator == "Clara Duarte"
    assert properties.language == "en"


def test_the_same_session_gives_the_same_bytes(xlsx: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    for path in (xlsx, again):
        written(WORKBOOK, group(*steps(20)), path)
    assert xlsx.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(xlsx) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None
        assert b"dcterms:" not in parts.read("docProps/core.xml").split(b">", 1)[1]


def test_a_footer_shows_a_title_with_signs_as_it_is(xlsx: Path) -> None:
    written(WORKBOOK, group(title="R&D &P 100 %"), xlsx)
    with zipfile.ZipFile(xlsx) as parts:
        page = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "R&amp;&amp;D &amp;&amp;P 100 %" in page


def test_a_workbook_can_be_stopped(xlsx: Path) -> None:
    class Stopped:
        def __init__(self, after: int) -> None:
            self.left = after

        def progress(self, share: float) -> None:
            assert 0 <= share <= 1
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    items = [
        Commitment(id=ItemId(f"x{number}"), text="I will call", participant=ItemId("p0"))
        for number in range(300)
    ]
    for after in (0, 2, 5, 9):
        with pytest.raises(Cancelled):
            WORKBOOK.write(group(*items), catalogue("en"), ExportOptions(), xlsx, Stopped(after))


SHUT_HEADS = {
    "Function", "Can it be said?", "Still missing", "Led to", "Place",
}  # fmt: skip


def test_what_is_filled_in_is_open_and_all_else_is_locked(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    for page in (page for page in opened(xlsx) if page.title in SHEETS):
        assert page.protection.sheet == (page.title != "Overview")
        if page.title == "Overview":
            continue
        assert not page.protection.password
        assert not page.protection.autoFilter, "filtering stays allowed"
        for cell in page[1]:
            below = page.cell(2, cell.column)
            is_shut = cell.value in SHUT_HEADS or cell.column == 1
            if cell.value in ("Name", "Function"):
                is_shut = page.title != "People"
            assert below.protection.locked == is_shut, cell.value
            assert cell.protection.locked
        assert page.column_dimensions["A"].hidden


@pytest.mark.parametrize(("document", "spare"), [(group(), SPARE), (empty(), SPARE_IN_EMPTY)])
def test_every_open_table_ends_with_rows_to_write_into(
    document: Any, spare: int, xlsx: Path
) -> None:
    written(WORKBOOK, document, xlsx)
    book = opened(xlsx)
    for title in ("Next steps", "Commitments", "Parking lot"):
        page = book[title]
        empties = [cell for cell in page["B"] if cell.value is None]
        assert len(empties) == spare
        assert not any(cell.protection.locked for cell in empties)


def test_names_are_on_offer_and_others_may_be_typed(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    book = opened(xlsx)
    page = book["Next steps"]
    (cell, *_) = column(page, "Owner")
    (rule,) = [
        rule for rule in page.data_validations.dataValidation if cell.coordinate in rule.sqref
    ]
    assert not rule.showErrorMessage
    place = book.defined_names[rule.formula1.lstrip("=")].attr_text
    sheet, _, cells = place.rpartition("!")
    words = [line[0].value for line in book[sheet.strip("'")][cells.replace("$", "")]]
    assert words == list(NAMES)


def test_the_first_sheet_says_how_it_is_filled_in_and_draws_charts(xlsx: Path) -> None:
    written(WORKBOOK, group(), xlsx)
    page = opened(xlsx)["Overview"]
    said = " ".join(str(cell.value) for cell in page["A"] if cell.value)
    assert "Fill in white cells" in said
    assert "Return the file to Clara Duarte by" in said
    with zipfile.ZipFile(xlsx) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawn = "".join(parts.read(name).decode() for name in charts)
    assert len(charts) == 2
    assert "Next steps by status" in drawn
    assert "Who has what, by function" in drawn


def test_a_leader_gets_what_is_the_leaders_own(xlsx: Path) -> None:
    document = group()
    (person,) = [each for each in document.all(Participant) if each.name == "Ana Pérez"]
    written(WorkbookExporter(person), document, xlsx)
    book = opened(xlsx)
    assert shown(book) == ["Overview", "Next steps", "Goals", "Commitments", "Check-ins"]
    assert values(book["Commitments"], "Leader")[0] == "Ana Pérez"
    told = [str(cell.value) for page in book for line in page.iter_rows() for cell in line]
    assert not any("telephones" in text for text in told), "the commitment of somebody else"
    assert not book["Goals"].protection.sheet, "goals are only looked at"


def test_sentences_in_a_column_of_names_take_the_room_that_is_left() -> None:
    said = "We put the shared result before our own, and each of us can say who waits for me."
    columns = (
        SheetColumn("evidence", "Evidence", ColumnKind.LONG),
        SheetColumn("statement", "Statement"),
        SheetColumn("person", "Person"),
    )
    sheet = Sheet("evidence", "Evidence", columns, (("Seen in March", said, "Ana Pérez"),))
    evidence, statement, person = fit.widths(sheet)
    assert statement > 2 * person, "the sentence, not the name, is given more"
    assert evidence + statement + person <= fit.PAGE


def test_the_more_stands_in_a_long_column_the_wider_it_is_and_none_is_squeezed_to_nothing() -> None:
    columns = (
        SheetColumn("goal", "Goal", ColumnKind.LONG),
        *(SheetColumn(f"n{number}", "Name of somebody", is_open=True) for number in range(6)),
        SheetColumn("parts", "Parts", ColumnKind.LONG),
        SheetColumn("because", "Because", ColumnKind.LONG),
    )
    row = (
        "A goal of some words",
        *["A name of two words"] * 6,
        "what it does " * 30,
        "why so " * 10,
    )
    goal, *_, parts, because = fit.widths(Sheet("goals", "Goals", columns, (row,)))
    assert parts > 1.5 * because
    assert min(goal, because) >= 13.5
    assert fit.height(row, fit.widths(Sheet("goals", "Goals", columns, (row,))), 0) < 220


def test_where_a_sentence_is_to_be_written_there_is_room_for_it_before_it_is_there() -> None:
    told = [SheetColumn(f"told{number}", "Told", ColumnKind.LONG) for number in range(4)]
    shut = SheetColumn("happened", "What happened", ColumnKind.LONG)
    open_ = msgspec.structs.replace(shut, is_open=True)
    row = (*["what was agreed " * 12] * 4, "")
    *_, unasked = fit.widths(Sheet("kept", "Kept", (*told, shut), (row,)))
    *_, asked = fit.widths(Sheet("kept", "Kept", (*told, open_), (row,)))
    assert asked > 1.25 * unasked
    (note,) = fit.widths(
        Sheet("notes", "Notes", (SheetColumn("note", "Note", ColumnKind.LONG, is_open=True),), ())
    )
    assert note > 40, "on an empty sheet whole sentences are written"


def test_a_list_of_many_people_says_on_every_printed_page_what_stands_below(xlsx: Path) -> None:
    written(WORKBOOK, new_document(sample("en")), xlsx)
    page = opened(xlsx)["Overview"]
    (first,) = {int(number) for number in re.findall(r"\d+", page.print_title_rows)}
    assert [cell.value for cell in page[first]][:2] == ["Name", "Function"]


def test_what_just_fits_on_one_page_is_not_printed_on_two() -> None:
    tenths = [15.5, 12.5, 37.1, 35.7, 13.0, 17.0, 11.0, 18.8, 35.4]
    columns = tuple(SheetColumn(f"c{place}", "Told") for place in range(len(tenths)))
    assert sum(tenths) > fit.MOST, "as numbers that are no tenths"
    assert fit.pages(Sheet("kept", "Kept", columns, ()), tenths) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_stands_in_a_tower_of_single_words(language: str) -> None:
    document = new_document(sample(language))
    for sheet in sheets_of(document, Wording(document, catalogue(language))):
        widths = fit.widths(sheet)
        told = [place for place, column in enumerate(sheet.columns) if column.key == "sentence"]
        assert all(widths[place] >= 18 for place in told), sheet.id


def test_every_printed_page_says_which_sheet_it_is(xlsx: Path) -> None:
    written(WORKBOOK, new_document(sample("en")), xlsx)
    book = opened(xlsx)
    for name in shown(book)[1:]:
        assert book[name].oddHeader.left.text == name.replace("&", "&&")


def test_the_name_of_a_sheet_ends_with_a_whole_word() -> None:
    assert sheet_name("Where are we? Five questions, with evidence", set()) == (
        "Where are we Five questions"
    )


def test_means_and_spreads_are_shown_with_their_decimals(xlsx: Path) -> None:
    written(WORKBOOK, new_document(sample("en")), xlsx)
    page = opened(xlsx)["Diagnostic"]
    for head in ("Mean", "Spread"):
        assert column(page, head)[0].number_format.startswith("0.00"), head
    assert column(page, "Answered")[0].number_format.startswith("0;")


@pytest.mark.parametrize(("language", "word"), [("en", "Consent"), ("es", "Consentimiento")])
def test_it_says_where_somebody_who_came_later_is_added(
    language: str, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    written(WORKBOOK, group(), path, language=language)
    hints = [str(line[0].value) for line in load_workbook(path).worksheets[0].iter_rows(max_col=1)]
    people = catalogue(language).tr("People")
    (said,) = (each for each in hints if people in each)
    assert word in said
