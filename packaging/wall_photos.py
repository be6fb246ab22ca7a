"""Draws the photos of the sample session: walls with sticky notes, as a telephone saw them.

    wall_photos.py

Writes resources/sample/photos/LANGUAGE-KEY.jpg from the words beside them. The same words give
the same pictures.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "resources" / "sample" / "photos"
FONTS = ROOT / "resources" / "fonts"
YELLOW, GREEN, RED, BLUE = "#F6DE6B", "#BFE0A0", "#F2A6A0", "#A9D2EC"
INK = "#26303C"
QUALITY = 76


def main() -> None:
    """Draws every photo in every language."""
    facts = tomllib.loads((PLACE / "facts.toml").read_text("utf-8"))
    for words in sorted(PLACE.glob("??.toml")):
        walls = tomllib.loads(words.read_text("utf-8"))["walls"]
        for photo in facts["photos"]:
            picture = drawn(walls[photo["key"]], photo["width"], photo["height"])
            target = PLACE / f"{words.stem}-{photo['key']}.jpg"
            picture.save(target, "JPEG", quality=QUALITY, optimize=True)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


def drawn(wall: dict[str, Any], width: int, height: int) -> Image.Image:
    """One wall as a photo."""
    chance = random.Random(7)  # noqa: S311 - the same picture every time
    picture = Image.new("RGB", (width, height), "#D9D4CA")
    sheet = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    paper = ImageDraw.Draw(sheet)
    edge = round(width * 0.05)
    paper.rectangle((edge, edge, width - edge, height - edge), fill="#F4F1E9")
    title = _face("NotoSans-Bold.ttf", round(width * (0.05 if wall["heads"] else 0.075)))
    paper.text((edge * 2, round(edge * 1.7)), wall["title"], font=title, fill=INK)
    _lay(picture, sheet, chance)
    top = edge * 2 + round(title.size * 1.9)
    columns = max(1, len(wall["heads"]))
    rows = len(wall["notes"])
    across = (width - 3 * edge) / columns
    if wall["heads"]:
        head = _face("NotoSans-Bold.ttf", round(width * 0.03))
        draw = ImageDraw.Draw(picture)
        for column, words in enumerate(wall["heads"]):
            draw.text((1.9 * edge + column * across, top), words, font=head, fill="#5A6472")
        top += round(head.size * 1.6)
    down = (height - top - 1.6 * edge) / rows
    for row, notes in enumerate(wall["notes"]):
        for column, words in enumerate(notes):
            last = columns > 1 and column == columns - 1
            colour = RED if last else (YELLOW, GREEN, BLUE)[(row + column) % 3]
            note = _note(words, round(across * 0.8), round(down * 0.84), colour)
            turned = note.rotate(chance.uniform(-4, 4), Image.Resampling.BICUBIC, expand=True)
            x = 1.6 * edge + column * across + chance.uniform(0, across * 0.08)
            y = top + row * down + chance.uniform(-0.02, 0.05) * down
            layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
            layer.paste(turned, (round(x), round(y)), turned)
            _lay(picture, layer, chance)
    return _seen(picture, chance)


def _note(words: str, width: int, height: int, colour: str) -> Image.Image:
    """One sticky note, written with a thick pen."""
    note = Image.new("RGBA", (width, height), colour)
    draw = ImageDraw.Draw(note)
    size = round(height * 0.24)
    while True:
        face = _face("NotoSans-Italic.ttf", size)
        lines = _broken(words, face, width * 0.86)
        tall = len(lines) * size * 1.25
        if tall <= height * 0.86 and all(face.getlength(line) <= width * 0.9 for line in lines):
            break
        size -= 1
    y = (height - tall) / 2
    for line in lines:
        draw.text(
            (width * 0.07, y), line, font=face, fill=INK, stroke_width=max(1, size // 26),
            stroke_fill=INK,
        )  # fmt: skip
        y += size * 1.25
    return note


def _broken(words: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        tried = f"{lines[-1]} {word}".strip()
        if face.getlength(tried) <= width or not lines[-1]:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines


def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)


def _lay(picture: Image.Image, layer: Image.Image, chance: random.Random) -> None:
    """Put a layer on the wall with the shadow it throws."""
    shade = layer.getchannel("A").filter(ImageFilter.GaussianBlur(7)).point(lambda a: a * 0.35)
    shift = chance.randint(4, 7)
    picture.paste("#6B6459", (0, 0), ImageChops.offset(shade, shift, shift + 2))
    picture.paste(layer, (0, 0), layer)


def _seen(picture: Image.Image, chance: random.Random) -> Image.Image:
    """As a telephone sees it: not quite from the front, light from the left, not quite sharp."""
    width, height = picture.size
    slant = width * 0.03
    corners = (slant, slant * 0.4, 0, height, width, height - slant * 0.5, width - slant * 0.4, 0)
    seen = picture.transform(picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    light = Image.linear_gradient("L").rotate(90).resize(picture.size)
    light = light.point(lambda value: 215 + value * 40 / 255)
    warm = light.point(lambda value: value * 0.97)
    seen = ImageChops.multiply(seen, Image.merge("RGB", (light, light, warm)))
    coarse = (width // 6, height // 6)
    grain = Image.frombytes("L", coarse, chance.randbytes(coarse[0] * coarse[1]))
    grain = grain.resize(picture.size).point(lambda value: 250 + value * 5 / 255)
    seen = ImageChops.multiply(seen, Image.merge("RGB", (grain, grain, grain)))
    return seen.filter(ImageFilter.GaussianBlur(0.8))


if __name__ == "__main__":
    main()
