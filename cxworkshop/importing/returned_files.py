"""Files that come back, by what they are: a reader for each suffix."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from cxworkshop.errors import BadInput
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.importing.returned_draft import Proposal
from cxworkshop.importing.returned_forms import propose
from cxworkshop.importing.returned_sheet import ReturnedSheet, read_sheet
from cxworkshop.model.document import Document

Reader = Callable[[list[Path], Document, Catalogue, dt.date, Callable[[], str]], Proposal]
"""Gives what files of its kind would change. Raises nothing for a bad file: it is a note."""


def proposals(
    paths: Iterable[Path],
    document: Document,
    words: Catalogue,
    today: dt.date,
    new_id: Callable[[], str],
) -> Iterator[Proposal]:
    """What the files would change, those of one kind together. Raises BadInput for any other."""
    by_reader: dict[str, list[Path]] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix not in READERS:
            raise BadInput(
                M("{file} is nothing that comes back filled in.", file=path.name),
                M("Choose from: {choices}.", choices=", ".join(READERS)),
            )
        by_reader.setdefault(suffix, []).append(path)
    for suffix, files in by_reader.items():
        yield READERS[suffix](files, document, words, today, new_id)


def _sheets(
    paths: list[Path],
    document: Document,
    words: Catalogue,
    today: dt.date,
    new_id: Callable[[], str],
) -> Proposal:
    """What filled PDF forms would change."""
    sheets: list[ReturnedSheet] = []
    refused: list[Message] = []
    for path in paths:
        try:
            sheets.append(read_sheet(path))
        except BadInput as bad:
            refused.append(M("{cause} {remedy}", cause=bad.cause, remedy=bad.next_step or M("")))
    found = propose(document, sheets, words, today, new_id)
    return Proposal(found.changes, (*refused, *found.notes), found.command)


READERS: Mapping[str, Reader] = {".pdf": _sheets}
