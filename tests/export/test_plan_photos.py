"""Photos in the printed plan: small enough to mail, read out, and never a private one."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pikepdf
import pytest
from PIL import Image

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.photos import Photo
from cxworkshop.blocks import Picture, PictureRow
from cxworkshop.cli import main
from cxworkshop.export.pdf.pages import MARGIN, Pages
from cxworkshop.export.pdf.photos import PaperPhoto, PhotoSetter
from cxworkshop.export.pdf.sheets import Picture as Drawn
from cxworkshop.export.pdf.sheets import Tag
from cxworkshop.export.pdf.type import Faces
from cxworkshop.export.plan import PlanExporter
from cxworkshop.importing.photos import read_photo
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample, sample_pictures
from cxworkshop.store.opening import create_session
from tests.export.reading import page_texts, written
from tests.export.test_tagged_pdf import Heard

PLAN = PlanExporter()
MEGABYTE = 1_000_000


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def wall(seed: int, size: tuple[int, int] = (2000, 1500)) -> bytes:
    """A photo as it is kept, with as much in it as a camera ever sees."""
    noise = Image.effect_noise(size, 70 + seed)
    out = io.BytesIO()
    Image.merge("RGB", (noise, noise.rotate(180), noise.transpose(0))).save(out, "JPEG", quality=95)
    return read_photo(out.getvalue(), "wall").data


def with_photos(count: int, language: str = "en", **fields: object) -> Document:
    """The whole day of the sample with so many photos more."""
    items = list(sample(language))
    activities = [item for item in items if isinstance(item, AgendaItem)]
    items += [
        Photo(
            id=ItemId(f"photo{number}"),
            parent=activities[number % 4].id,
            position=f"{number:03d}",
            picture=f"picture{number}",
            **{"is_private": False, "text": f"Caption number {number}", **fields},  # type: ignore[arg-type]
        )
        for number in range(count)
    ]
    return new_document(items)


def images(pdf: Path) -> list[pikepdf.Stream]:
    found = {}
    with pikepdf.open(pdf) as document:
        for each in document.pages:
            for image in each.get_images().values():
                found[image.objgen] = (
                    int(image.Width),
                    int(image.Height),
                    len(image.read_raw_bytes()),
                )
    return list(found.values())  # type: ignore[arg-type]


def test_a_plan_of_the_whole_day_with_twenty_photos_can_still_be_mailed(pdf: Path) -> None:
    base = Image.open(io.BytesIO(wall(0)))
    kept: dict[str, bytes] = {}
    for number in range(20):
        out = io.BytesIO()
        base.rotate(number * 3).save(out, "JPEG", quality=85)
        kept[f"picture{number}"] = out.getvalue()
    assert sum(map(len, kept.values())) > 10 * MEGABYTE, "photos as heavy as they get"
    notes = written(PLAN, with_photos(20), pdf, picture=kept.get)
    assert [note.count for note in notes] == [2], "the sample's own have no picture here"
    assert len(images(pdf)) == 20
    assert min(images(pdf)) >= (640, 480), "still large enough to be read"
    assert pdf.stat().st_size < 5 * MEGABYTE


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_photo_is_read_out_by_its_caption_and_the_plan_stays_accessible(
    pdf: Path, language: str
) -> None:
    items = sample(language)
    pictures = sample_pictures(language, items)
    document = new_document(items)
    written(PLAN, document, pdf, language=language, picture=lambda name: pictures[name].data)
    report = validator.validate_pdf(str(pdf), profile="ua1")
    assert report.is_compliant, str(report)
    heard = Heard(pdf)
    assert heard.untagged == []
    alts = [str(figure.Alt) for figure in heard.elements("/Figure")]
    captions = [photo.text for photo in document.all(Photo)]
    assert [alt for alt in alts if alt.startswith(("Photo: ", "Foto: "))] == [
        f"{'Photo' if language == 'en' else 'Foto'}: {caption}" for caption in captions
    ]
    said = [heard.said(element) for element in heard.elements("/P")]
    assert set(captions) <= set(said)


def test_a_private_photo_is_nowhere_in_the_plan(pdf: Path) -> None:
    asked: list[str] = []

    def picture(name: str) -> bytes | None:
        asked.append(name)
        return None

    document = with_photos(3, is_private=True, text="Zyzzyva at the wall")
    written(PLAN, document, pdf, picture=picture)
    assert not {"picture0", "picture1", "picture2"} & set(asked)
    assert "Zyzzyva" not in "".join(page_texts(pdf))
    assert b"Zyzzyva" not in pdf.read_bytes()


def test_a_section_that_was_not_chosen_costs_nothing(pdf: Path) -> None:
    asked: list[str] = []
    written(PLAN, with_photos(2), pdf, sections=("next_steps",), picture=asked.append)
    assert not asked
    assert not images(pdf)


@pytest.mark.parametrize("data", [None, b"", b"\xff\xd8 no picture", wall(1, (300, 200))[:-3000]])
def test_a_photo_that_is_lost_or_damaged_is_left_out_and_told(
    pdf: Path, data: bytes | None
) -> None:
    document = with_photos(2)
    good = wall(2, (300, 200))
    notes = written(
        PLAN,
        document,
        pdf,
        sections=("photos",),
        picture=lambda name: data if name == "picture0" else good,
    )
    assert [note.text for note in notes] == ["{count} photo could not be read and is left out."]
    text = "".join(page_texts(pdf))
    assert "Caption number 0" not in text
    assert "Caption number 1" in text


def test_the_same_photos_give_the_same_bytes(tmp_path: Path) -> None:
    data = wall(3, (600, 900))
    document = with_photos(3)
    for name in ("one.pdf", "two.pdf"):
        written(PLAN, document, tmp_path / name, sections=("photos",), picture=lambda _: data)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_command_line_prints_the_photos_of_a_session(tmp_path: Path) -> None:
    items = sample("en")
    path = tmp_path / "day.cxsession"
    create_session(path, items, sample_pictures("en", items)).close()
    done = main(["export", str(path), "--out", str(tmp_path), "--only", "plan"], lambda _: 0)
    assert done == 0
    (pdf,) = tmp_path.glob("*.pdf")
    assert len(images(pdf)) == 2


@pytest.mark.parametrize(
    ("sizes", "least"),
    [
        (((1200, 900),), 350),
        (((900, 1200),), 200),
        (((1200, 900), (1200, 900)), 235),
        (((900, 1200), (1200, 900)), 160),
        (((4000, 150), (150, 4000)), 0),
    ],
)
def test_photos_are_as_large_as_the_page_allows(
    sizes: tuple[tuple[int, int], ...], least: float
) -> None:
    pages = Pages(Faces(), 595, 842, "#0B6E69")
    row = PictureRow(tuple(Picture(f"{at}", "a wall", "words " * 9) for at in range(len(sizes))))
    photos = {f"{at}": PaperPhoto(b"", *size) for at, size in enumerate(sizes)}
    PhotoSetter(row, photos, pages).set(Tag("Document"))
    shown = [piece.figure for piece in pages.page.pieces if isinstance(piece.figure, Drawn)]
    assert len({round(each.height) for each in shown}) == 1, "side by side they are alike in height"
    assert min(each.width for each in shown) >= least
    assert max(each.x + each.width for each in shown) <= pages.width - MARGIN + 0.1
    assert max(each.height for each in shown) <= pages.movable
    for each, (width, height) in zip(shown, sizes, strict=True):
        assert each.width / each.height == pytest.approx(width / height)
