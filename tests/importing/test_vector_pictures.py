"""A logo in SVG: drawn as it is, with nothing of any other file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from cxworkshop.errors import BadInput
from cxworkshop.importing.pictures import SIDE, read_picture

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawn(path: Path, svg: str) -> Image.Image:
    path.write_text(svg)
    kept = read_picture(path)
    assert kept.name == f"{path.stem}.png"
    return Image.open(io.BytesIO(kept.data)).convert("RGBA")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logo.svg"


def test_a_logo_in_svg_is_kept_as_large_as_paper_needs_it(path: Path) -> None:
    shape = '<rect width="150" height="100" fill="#0B6E69"/>'
    picture = drawn(path, f'<svg {NS} viewBox="0 0 300 100">{shape}</svg>')
    assert picture.size == (SIDE, SIDE // 3)
    assert picture.getpixel((10, 10)) == (0x0B, 0x6E, 0x69, 255)
    assert picture.getpixel((SIDE - 10, 10)) == (0, 0, 0, 0)


def test_words_in_it_are_drawn_with_the_shipped_fonts(path: Path) -> None:
    words = '<text x="10" y="70" font-size="60" font-family="Arial">Nordwind</text>'
    picture = drawn(path, f'<svg {NS} viewBox="0 0 300 100">{words}</svg>')
    assert picture.getbbox() is not None


def test_other_files_and_pictures_inside_are_left_out(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (50, 50), "red").save(other)
    own = '<rect x="40" y="40" width="10" height="10"/>'
    links = "".join(
        f'<image {name}="{place}" width="50" height="50"/>'
        for name in ("href", "xlink:href")
        for place in (other, other.as_uri(), "other.png")
    )
    picture = drawn(path, f'<svg {NS} viewBox="0 0 50 50"><g>{links}</g>{own}</svg>')
    assert picture.getbbox() == (SIDE * 4 // 5, SIDE * 4 // 5, SIDE, SIDE)
    with pytest.raises(BadInput, match="no shapes of its own"):
        drawn(path, f'<svg {NS} viewBox="0 0 50 50"><g>{links}</g></svg>')


USES = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))


@pytest.mark.parametrize(
    "svg",
    [
        f"<svg {NS}><g",
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {NS}><text>&a;</text></svg>',
        f'<svg {NS} width="0" height="0"/>',
        f"<svg {NS}>{'<path/>' * 30_000}</svg>",
        f'<svg {NS} viewBox="0 0 9 9"><defs><rect id="g0" width="9" height="9"/>{USES}</defs>'
        '<use href="#g11"/></svg>',
    ],
    ids=["cut", "entities", "no size", "too many shapes", "shapes of shapes"],
)
def test_a_damaged_or_hostile_one_is_refused_in_words(svg: str, path: Path) -> None:
    path.write_text(svg)
    with pytest.raises(BadInput):
        read_picture(path)
