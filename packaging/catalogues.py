"""Compiles the catalogues: every ``.po`` gets a ``.mo`` beside it.

A start reads all of a catalogue, so only those texts go into it that say another thing than the
code does. Nearly all of English says the same, and gettext gives a text itself where it finds
nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(resources: Path) -> None:
    """Writes the ``.mo`` of every language below a folder of resources."""
    for po in sorted(resources.glob("locale/*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source)
        for message in list(catalogue):
            if message.id and message.string == message.id:
                catalogue.delete(message.id, message.context)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]))
