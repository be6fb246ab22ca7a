"""A logo for paper: decoded, bounded and encoded anew; nothing of a hostile file is left."""

from __future__ import annotations

import io

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M

LARGEST_FILE = 10_000_000
LARGEST_PIXELS = 40_000_000
_SIDE = 1200


def prepared(data: bytes) -> tuple[bytes, float, float]:
    """The picture as PNG with its width and height in pixels, at most 1200 on a side.

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
    return out.getvalue(), float(small.width), float(small.height)
