"""The charts of the plan as pictures: all of them, the same as on paper, safe to hand on."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import msgspec
import pytest
from defusedxml.ElementTree import parse
from PIL import Image

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.item_types import new_document
from cxworkshop.blocks import Drawing
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.names import safe_name
from cxworkshop.export.pictures import chart_pictures
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.report.plan import plan_report
from cxworkshop.sample import sample

PICTURES = next(output for output in OUTPUTS if output.id == "pictures")
SVG = "{http://www.w3.org/2000/svg}"


def made(document: Document, folder: Path, language: str = "en") -> list[Path]:
    (one,) = write_outputs(folder, [PICTURES], document, catalogue(language), ExportOptions())
    assert one.notes == ()
    return list(one.files)


def texts(path: Path) -> list[Element]:
    root: Element = parse(path).getroot()
    return list(root.iter(f"{SVG}text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_the_plan_is_a_picture_of_both_kinds(language: str, tmp_path: Path) -> None:
    document = new_document(sample(language))
    files = made(document, tmp_path, language)
    sections = plan_report(document, catalogue(language)).sections
    charts = [
        block.chart
        for section in sections
        for block in section.blocks
        if isinstance(block, Drawing)
    ]
    drawings = {path.stem: path for path in files if path.suffix == ".svg"}
    images = {path.stem: path for path in files if path.suffix == ".png"}
    assert drawings.keys() == images.keys()
    assert len(drawings) == len(charts) > 8
    alts = {chart.alt for chart in charts}
    for name, path in images.items():
        assert safe_name(name) == name
        with Image.open(path) as image:
            assert image.width >= 1900
            assert image.getpixel((0, 0)) == (255, 255, 255)
            assert image.info["Description"] in alts
            assert len(image.getcolors(1 << 24) or ()) > 8, "something is drawn"
        root = parse(drawings[name]).getroot()
        assert (root.findtext(f"{SVG}desc") or "") in alts
        assert texts(drawings[name])


def test_text_is_text_whatever_it_says(tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script> & "x" \x00\x07 <image href="file:///etc/passwd"/>'
    names = {ItemId("f1"): hostile, ItemId("f2"): "מכירות", ItemId("f3"): "Продажи"}
    items = [
        *(Function(id=key, name=name) for key, name in names.items()),
        *(Participant(id=ItemId(f"p{key}"), name="A", function=key) for key in names),
        Commitment(id=ItemId("c"), participant=ItemId("pf1"), text="I will"),
    ]
    kept = [
        item for item in sample("en") if not isinstance(item, Function | Participant | Commitment)
    ]
    files = made(new_document([*kept, *items]), tmp_path)
    path = next(path for path in files if path.suffix == ".svg" and "committed" in path.name)
    root = parse(path).getroot()
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "desc", "rect", "circle", "text", "polyline", "polygon"),
    }
    assert "href" not in " ".join(name for element in root.iter() for name in element.attrib)
    lines = [element.text or "" for element in texts(path)]
    told = " ".join(lines)
    assert "<script>alert(1)" in told.replace("\n", " ")
    hebrew = next(element for element in texts(path) if element.text == "מכירות")
    assert hebrew.attrib["direction"] == "rtl"
    russian = next(element for element in texts(path) if element.text == "Продажи")
    assert hebrew.attrib["text-anchor"] == "start"
    left = float(hebrew.attrib["x"]) - float(hebrew.attrib["textLength"])
    assert left == pytest.approx(float(russian.attrib["x"]), abs=0.1), "it stands where others do"
    assert "Продажи" in lines


def test_a_section_left_out_of_the_plan_gives_no_picture(tmp_path: Path) -> None:
    document = new_document(sample("en"))
    words, options = catalogue("en"), ExportOptions(sections=("journey",))
    (one,) = write_outputs(tmp_path, [PICTURES], document, words, options)
    assert {path.name.split(" – ")[0] for path in one.files} == {"The journey"}


def test_charts_of_one_name_both_get_a_file(tmp_path: Path) -> None:
    items = list(sample("en"))
    journeys = [item for item in items if item.kind == "journey"]
    assert len(journeys) > 1
    alike = [
        msgspec.structs.replace(item, persona="The same") if item in journeys else item
        for item in items
    ]
    files = made(new_document(alike), tmp_path)
    named = [path.stem for path in files if "The same" in path.stem]
    assert sorted(set(named)) == ["The journey – The same", "The journey – The same 2"]


def test_nothing_drawn_gives_no_picture() -> None:
    assert list(chart_pictures(new_document(), catalogue("en"))) == []
