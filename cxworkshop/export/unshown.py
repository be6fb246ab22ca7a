"""What no shipped font can show: found before the day, not on the printed plan."""

from __future__ import annotations

from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS


def unshown(document: Document) -> tuple[str, ...]:
    """Every character of a session's texts for which paper has only a sign, in order."""
    from cxworkshop.export.pdf.type import Faces

    faces = Faces()
    for item in document:
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if name in COLUMNS:
                continue
            for each in value if isinstance(value, tuple) else (value,):
                text = getattr(each, "text", each)
                if isinstance(text, str):
                    faces.sans.clean(text)
    return tuple(faces.missing())
