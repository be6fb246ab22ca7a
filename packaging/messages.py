"""Brings the catalogues up to the texts in the code: extracts, updates, compiles.

What is translated stays; a new text comes with an empty translation; a text that is no longer
in the code goes. The files carry no dates and no line numbers, so that they change only when
the words do.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from catalogues import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SOURCES = ("cxworkshop", "ui/cxworkshop_ui")
LANGUAGES = ("en", "es")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "M": None,
    "Mn": (1, 2),
    "tr": None,
    "trn": (1, 2),
}
_DATES = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team")


def extracted() -> Catalog:
    """Every text of the code that is marked for the catalogue, without the empty one."""
    template = Catalog(project="CX Workshop", charset="utf-8")
    for source in SOURCES:
        found = extract_from_dir(ROOT / source, keywords=KEYWORDS, comment_tags=("NOTE:",))
        for _file, _line, message, comments, context in found:
            if message and (message if isinstance(message, str) else message[0]):
                template.add(message, auto_comments=comments, context=context)
    return template


def updated(language: str, old: bytes, template: Catalog) -> bytes:
    """The ``.po`` file of a language for today's texts, keeping what is translated in ``old``."""
    catalogue = read_po(BytesIO(old), locale=language) if old else Catalog(locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    written = Catalog(locale=language, project="CX Workshop", charset="utf-8")
    # How many plurals there are the file says: Babel's own rule for Spanish changed in 2.19.
    written.mime_headers = [("Plural-Forms", catalogue.plural_forms)]
    for message in catalogue:
        if message.id and not message.fuzzy:
            written.add(message.id, message.string, auto_comments=message.auto_comments)
    target = BytesIO()
    write_po(target, written, no_location=True, sort_output=True, width=100, ignore_obsolete=True)
    lines = target.getvalue().decode().splitlines(keepends=True)
    header_end = lines.index('msgid ""\n')
    kept = [
        line for line in lines[header_end:] if not line.startswith(tuple(f'"{d}' for d in _DATES))
    ]
    return "".join(kept).encode()


def main() -> int:
    """Leaves ``.po`` files with every message of today's code, and compiles them."""
    template = extracted()
    for language in LANGUAGES:
        path = LOCALE / language / "LC_MESSAGES" / "cxworkshop.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        new = updated(language, path.read_bytes() if path.is_file() else b"", template)
        path.write_bytes(new)
        catalogue = read_po(BytesIO(new), locale=language)
        missing = sum(
            1 for message in catalogue if message.id and not _is_translated(message.string)
        )
        print(f"{language}: {len(catalogue)} texts, {missing} without a translation")
    compile_catalogues(LOCALE.parent)
    return 0


def _is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else bool(string) and all(string or ())


if __name__ == "__main__":
    sys.exit(main())
