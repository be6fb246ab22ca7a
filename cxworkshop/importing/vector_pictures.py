"""A logo in SVG drawn as pixels: only its own shapes, nothing that it names elsewhere."""

from __future__ import annotations

from cxworkshop.paths import resource

_LONGEST = 4_000_000
"""Bytes of an SVG file that are looked at."""
_MOST_SHAPES = 20_000
_SVG = "{http://www.w3.org/2000/svg}"
_LEFT_OUT = {f"{_SVG}{name}" for name in ("image", "feImage", "foreignObject", "script", "filter")}
"""Elements that show other files or hold what is no shape; filters can cost minutes."""


def is_svg(data: bytes) -> bool:
    """Whether a file calls itself an SVG picture."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head


def drawn(data: bytes, side: int) -> bytes:
    """The picture as PNG, its longer side ``side`` pixels. Raises ValueError for a damaged one.

    Pictures inside it and everything outside the file are left out; a document type with entities
    is refused.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring, tostring
    from resvg_py import svg_to_bytes

    if len(data) > _LONGEST:
        raise ValueError("too long")
    try:
        root = fromstring(data, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError("no XML that is safe to read") from error
    shapes = 0
    for element in root.iter():
        shapes += 1
        for inner in [inner for inner in element if inner.tag in _LEFT_OUT]:
            element.remove(inner)
        for name, value in list(element.attrib.items()):
            is_link = name.rpartition("}")[2] == "href"
            if is_link and not str(value).startswith("#"):
                del element.attrib[name]
    if shapes > _MOST_SHAPES:
        raise ValueError("too many shapes")
    wide, high = _proportions(dict(root.attrib))
    fonts = [str(path) for path in sorted(resource("fonts").glob("Noto*-*.ttf"))]
    try:
        return bytes(
            svg_to_bytes(
                svg_string=tostring(root, encoding="unicode"),
                skip_system_fonts=True,
                font_files=fonts,
                font_family="Noto Sans",
                sans_serif_family="Noto Sans",
                serif_family="Noto Serif",
                width=side if wide >= high else None,
                height=side if wide < high else None,
            )
        )
    except Exception as error:  # whatever the renderer says of a damaged picture
        raise ValueError("cannot be drawn") from error


def _proportions(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height, as far as they are told."""
    box = attributes.get("viewBox", "").replace(",", " ").split()
    told = box[2:] if len(box) == 4 else [attributes.get(side, "1") for side in ("width", "height")]
    try:
        wide, high = (float(value.rstrip("pxtcmin%")) for value in told)
    except ValueError:
        return 1.0, 1.0
    return (wide, high) if wide > 0 and high > 0 else (1.0, 1.0)
