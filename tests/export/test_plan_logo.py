"""The logo on the plan's cover: shown when it is a picture, told when it is none."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cxworkshop.export.pdf.logo import prepared
from cxworkshop.export.plan import PlanExporter
from tests.export.group import group
from tests.export.pictures import bomb, pictures, png
from tests.export.reading import page_texts, written

PLAN = PlanExporter()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def joined(path: Path) -> str:
    return "\n".join(page_texts(path))


def test_the_logo_is_on_the_cover(pdf: Path) -> None:
    assert written(PLAN, group(), pdf, logo=png()) == ()
    with pikepdf.open(pdf) as read:
        assert [len(pictures(page)) for page in read.pages][:2] == [1, 0]


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (b"%PDF-1.7 no picture", "no picture that can be read"),
        (b"<svg><image href='file:///etc/passwd'/></svg>", "no picture that can be read"),
        (b"\x00" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_a_bad_logo_is_left_out_and_that_is_said(logo: bytes, said: str, pdf: Path) -> None:
    (note,) = written(PLAN, group(), pdf, logo=logo)
    assert said in note.text
    assert "Clara Duarte" in joined(pdf)


@pytest.mark.parametrize("side", [9_000, 9_600, 20_000])
def test_a_picture_bomb_is_refused_before_it_is_unpacked(side: int, pdf: Path) -> None:
    (note,) = written(PLAN, group(), pdf, logo=bomb(side))
    assert note.text == "The logo has too many pixels."
    assert "Clara Duarte" in joined(pdf)


def test_a_photograph_stands_upright() -> None:
    picture = Image.new("RGB", (60, 30))
    turned = picture.getexif()
    turned[0x112] = 6  # a quarter turn
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=turned)
    _, width, height = prepared(out.getvalue())
    assert (width, height) == (30, 60)


def test_a_cut_picture_is_no_picture(pdf: Path) -> None:
    (note,) = written(PLAN, group(), pdf, logo=png()[:-30])
    assert "no picture that can be read" in note.text
