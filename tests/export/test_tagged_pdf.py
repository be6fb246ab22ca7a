"""The action plan as it is heard: every text in its place in the document's tree."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from PIL import Image

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.export.pdf.fonts import character_map
from cxworkshop.export.plan import PlanExporter
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from tests.export.group import empty, group, steps
from tests.export.reading import assert_golden, written

PLAN = PlanExporter()
BAD = "A\x00\x07B\ud83dC <b>\ufffe & \U0001f600 中 → ✓"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (60, 30), "#88440080").save(out, "PNG")
    return out.getvalue()


class Heard:
    """What a tagged PDF says to a program that reads it aloud."""

    def __init__(self, path: Path) -> None:
        self._pdf = pikepdf.open(path)
        self._said: dict[tuple[int, int], str] = {}
        self.untagged: list[str] = []
        self.repeated: list[str] = []
        self._pages = {page.objgen: number for number, page in enumerate(self._pdf.pages)}
        for number, page in enumerate(self._pdf.pages):
            self._read(number, page)

    @property
    def root(self) -> Any:
        return self._pdf.Root.StructTreeRoot

    def lines(self) -> Iterator[str]:
        """One line an element, indented by its depth, with what it says."""
        for depth, element in self._elements(self.root.K, 0):
            alike = element.K.Obj.TU if element.S == "/Form" else element.get("/Alt", "")
            said = self.said(element) or f"({alike})".removesuffix("()")
            yield f"{'  ' * depth}{str(element.S)[1:]} {' '.join(said.split())}".rstrip()

    def everything(self) -> str:
        """All that is said, and what is said in place of figures."""
        found = [element for _, element in self._elements(self.root.K, 0)]
        return " ".join(f"{self.said(each)} {each.get('/Alt', '')}" for each in found)

    def elements(self, role: str) -> list[Any]:
        return [element for _, element in self._elements(self.root.K, 0) if role == element.S]

    def said(self, element: Any) -> str:
        """What an element says by itself."""
        return "".join(self._said[place] for place in self.places(element))

    def places(self, element: Any) -> list[tuple[int, int]]:
        """The marks of an element as page and number."""
        found = []
        for kid in _kids(element):
            if isinstance(kid, int):
                found.append((self._pages[element.Pg.objgen], kid))
            elif "/MCID" in kid:
                found.append((self._pages[kid.Pg.objgen], int(kid.MCID)))
        return found

    def marks(self) -> set[tuple[int, int]]:
        return set(self._said)

    def way_back(self, place: tuple[int, int]) -> Any:
        """The element that the file names for a mark."""
        page, mark = place
        nums = list(self.root.ParentTree.Nums)
        key = int(self._pdf.pages[page].StructParents)
        return nums[nums.index(key) + 1][mark]

    def _elements(self, element: Any, depth: int) -> Iterator[tuple[int, Any]]:
        yield depth, element
        for kid in _kids(element):
            if not isinstance(kid, int) and "/MCID" not in kid and "/Obj" not in kid:
                assert element == kid.P
                yield from self._elements(kid, depth + 1)

    def _read(self, number: int, page: pikepdf.Page) -> None:
        maps = {name: characters(font) for name, font in page.Resources.Font.items()}
        current: dict[int, str] = {}
        step = 1
        mark: int | None = None
        inside: list[tuple[str, str | None]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                kind = str(operands[0])
                meant = None
                if kind == "/Span":
                    assert inside
                    meant = operands[1].get("/ActualText")
                elif kind == "/ReversedChars":
                    assert inside
                else:
                    assert not inside
                    mark = None if kind == "/Artifact" else int(operands[1].MCID)
                    if mark is not None:
                        self._said[number, mark] = ""
                inside.append((kind, None if meant is None else str(meant)))
            elif name == "EMC":
                inside.pop()
            elif name == "Tf":
                current = maps[str(operands[0])]
                step = 2 if str(operands[0]).startswith("/G") else 1
            elif name in ("Tj", "TJ"):
                shown = operands[0] if name == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                places = range(0, len(codes), step)
                told = [current[int.from_bytes(codes[at : at + step], "big")] for at in places]
                if any(kind == "/ReversedChars" for kind, _ in inside):
                    told.reverse()
                text = next((meant for _, meant in inside if meant is not None), "".join(told))
                if not inside:
                    self.untagged.append(text)
                elif mark is None:
                    self.repeated.append(text)
                else:
                    self._said[number, mark] += text
            elif name in ("f", "S", "B", "Do", "f*", "B*", "b", "s") and not inside:
                self.untagged.append(name)
        assert not inside


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def characters(font: Any) -> dict[int, str]:
    """The characters of a font's codes, as its own map tells them."""
    told = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<((?:..)+)> <((?:....)+)>$", told, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in pairs}


HARD = {
    "full": group(),
    "empty": empty(),
    "two hundred steps": group(*steps(200)),
    "signs": group(
        NextStep(id=ItemId("a"), text=BAD, done_when=BAD),
        Commitment(id=ItemId("b"), text=BAD, kept_when=BAD),
        title=BAD,
        organisation=BAD,
        facilitators=BAD,
    ),
    "higher than a page": group(
        NextStep(id=ItemId("a"), text="word " * 3000, done_when="W" * 3000),
        Commitment(id=ItemId("b"), text="word " * 3000, support="W" * 3000),
        ParkingEntry(id=ItemId("c"), text="W" * 3000),
        *(Participant(id=ItemId(f"x{n}"), position="z", name="Name " * 30) for n in range(40)),
    ),
}


@pytest.mark.parametrize("document", HARD.values(), ids=HARD)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_plan_is_accessible_by_the_standard(
    document: Document, language: str, pdf: Path
) -> None:
    written(PLAN, document, pdf, language=language, logo=logo())
    report = validator.validate_pdf(str(pdf), profile="ua1")
    assert report.is_compliant, str(report)


@pytest.mark.parametrize("document", HARD.values(), ids=HARD)
def test_nothing_is_drawn_outside_the_tree(document: Document, pdf: Path) -> None:
    written(PLAN, document, pdf, logo=logo())
    heard = Heard(pdf)
    assert heard.untagged == []
    told = [
        place
        for role in ROLES
        for element in heard.elements(role)
        for place in heard.places(element)
    ]
    assert len(told) == len(set(told))
    assert set(told) == heard.marks()
    for role in ROLES:
        for element in heard.elements(role):
            assert all(heard.way_back(place) == element for place in heard.places(element))


ROLES = ("/H1", "/H2", "/H3", "/P", "/Lbl", "/LBody", "/TH", "/TD", "/Figure")
"""The elements that say something by themselves."""


def test_the_plan_is_heard_in_its_order(pdf: Path) -> None:
    written(PLAN, group(), pdf, logo=logo())
    assert_golden("plan-en-heard.txt", "\n".join(Heard(pdf).lines()) + "\n")


def test_words_at_the_end_of_a_line_stay_apart_and_cut_words_whole(pdf: Path) -> None:
    words = [f"word{number}" for number in range(300)]
    long = "".join(words)
    items = (
        NextStep(id=ItemId("a"), text=" ".join(words), done_when=long),
        ParkingEntry(id=ItemId("b"), text=f"first\n{long}"),
    )
    written(PLAN, group(*items, only=(NextStep, ParkingEntry)), pdf)
    heard = Heard(pdf)
    cells = [heard.said(cell) for cell in heard.elements("/TD")]
    assert f"{' '.join(words)} Done when: {long}" in cells
    assert f"first {long}" in cells


def test_a_table_over_many_pages_is_one_table_with_its_heads_said_once(pdf: Path) -> None:
    written(PLAN, group(*steps(200), only=(NextStep, Participant)), pdf)
    heard = Heard(pdf)
    assert len(heard.elements("/Table")) == 1
    assert [heard.said(head) for head in heard.elements("/TH")] == [
        "#",
        "Step",
        "Owner",
        "Due",
        "For goal",
        "Done",
    ]
    rows = heard.elements("/TR")
    assert len(rows) == 1 + 2 + 200
    assert all(len(_kids(row)) == 6 for row in rows)
    assert heard.repeated.count("Owner") > 3


def test_a_row_over_two_pages_is_one_row(pdf: Path) -> None:
    step = NextStep(id=ItemId("a"), text="Short", done_when="word " * 3000)
    written(PLAN, group(step, only=(NextStep,)), pdf)
    heard = Heard(pdf)
    cells = heard.elements("/TD")
    assert len(cells) == 3 * 6
    (long,) = (cell for cell in cells if heard.said(cell).startswith("Short"))
    assert len({page for page, _ in heard.places(long)}) > 2
    assert heard.said(long).split().count("word") == 3000


def test_figures_say_what_they_show(pdf: Path) -> None:
    written(PLAN, group(), pdf, logo=logo())
    heard = Heard(pdf)
    assert [str(figure.Alt) for figure in heard.elements("/Figure")] == [
        "Fjord & Söhne <Bank>",
        "2 of 14 leaders have committed. Sales: 2 of 3. Marketing: 0 of 3. Branches: 0 of 2. "
        "Operations: 0 of 2. Legal: 0 of 2. People: 0 of 2.",
        "Open",
    ]


def test_characters_beyond_the_basic_plane_keep_their_meaning() -> None:
    told = character_map([0, ord("a"), 0x1D49C, *range(0x400, 0x500)])
    assert "<02> <D835DC9C>" in told
    assert "<00>" not in told.split("endcodespacerange")[1]
    blocks = [int(count) for count in re.findall(r"^(\d+) beginbfchar$", told, re.MULTILINE)]
    assert sum(blocks) == 258
    assert max(blocks) <= 100
