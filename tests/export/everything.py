"""Whatever the outputs of a session say, in files of any kind: unpacked, decoded, read out."""

from __future__ import annotations

import email
import io
import re
import zipfile
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image


def said_in(name: str, data: bytes) -> str:
    """All that a file says, without white space: as bytes, in its parts, and to a reader."""
    return "".join("".join(_said(name, data)).split())


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _said(name: str, data: bytes) -> Iterator[str]:
    yield name
    yield data.decode("latin-1")
    yield data.decode("utf-8", "replace")
    suffix = Path(name).suffix
    if suffix == ".pdf":
        yield from _pdf(data)
    elif suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for part in book.namelist():
                yield from _said(part, book.read(part))
    elif suffix == ".eml":
        yield from _mail(data)
    elif suffix == ".ics":
        yield re.sub(r"\r\n[ \t]", "", data.decode())  # lines are folded
    elif suffix == ".png":
        with Image.open(io.BytesIO(data)) as image:
            yield " ".join(map(str, image.info.values()))


def _mail(data: bytes) -> Iterator[str]:
    message: Any = email.message_from_bytes(data, policy=default)
    yield " ".join(f"{key} {value}" for key, value in message.items())
    for part in message.walk():
        if not part.is_multipart():
            inner = part.get_content()
            name = part.get_filename() or ""
            whole = inner.encode() if isinstance(inner, str) else inner
            yield from _said(name, whole)


def _pdf(data: bytes) -> Iterator[str]:
    import pypdfium2

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield from _object(thing)
    document: Any = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()
        page.close()
    document.close()


def _object(thing: Any) -> Iterator[str]:
    """The texts of a PDF's object, and what its stream holds."""
    if isinstance(thing, pikepdf.Stream):
        try:
            whole = thing.read_bytes()
        except pikepdf.PdfError:  # a photo
            whole = thing.read_raw_bytes()
        yield whole.decode("latin-1")
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:  # type: ignore[attr-defined]
            if not getattr(inner, "is_indirect", False):
                yield from _object(inner)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for inner in dict(thing).values():
            if not getattr(inner, "is_indirect", False):
                yield from _object(inner)
