"""A logo for paper: decoded, bounded and encoded anew; nothing of a hostile file is left."""

from __future__ import annotations

import io
from typing import NamedTuple

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M

LARGEST_FILE = 10_000_000
LARGEST_PIXELS = 40_000_000
_SIDE = 1200


class Logo(NamedTuple):
    """A picture that is safe to draw: PNG bytes, width and height in pixels."""

    png: bytes
    width: int
    height: int


def prepared(data: bytes) -> Logo:
    """The picture as PNG, at most 1200 pixels on a side.

    Raises BadInput for what is no picture, too large, or damaged.
    """
    from PIL import Image, ImageOps

    if len(data) > LARGEST_FILE:
        raise BadInput(M("The logo is larger than 10 MB."), M("Choose a smaller picture."))
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > LARGEST_PIXELS:
                raise BadInput(M("The logo has too many pixels."), M("Choose a smaller picture."))
            image.load()
            small = ImageOps.exif_transpose(image).convert("RGBA")
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise BadInput(M("The logo has too many pixels."), M("Choose a smaller picture.")) from bomb
    except Exception as error:  # Pillow raises nearly anything for a damaged picture
        raise BadInput(
            M("The logo is no picture that can be read."), M("Choose a PNG or JPEG file.")
        ) from error
    small.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    small.save(out, "PNG")
    return Logo(out.getvalue(), small.width, small.height)
