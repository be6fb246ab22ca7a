"""The hand-over folder: everything that leaves the room, in one folder and in one action."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxworkshop.activities.wording import Wording
from cxworkshop.errors import Problem
from cxworkshop.export.exporter import (
    Exporter,
    ExportOptions,
    ExportResult,
    Quiet,
    Work,
    export_to,
)
from cxworkshop.export.names import safe_name
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.i18n import Catalogue, M
from cxworkshop.model.document import Document


def hand_over(
    place: Path,
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    work: Work | None = None,
) -> tuple[Path, list[ExportResult]]:
    """Write every output for the group and every leader's own sheet into one folder in ``place``.

    Files of an earlier hand-over are replaced one by one, each when its successor is whole.
    Raises Problem with cause and next step, Cancelled when the user said stop.
    """
    title = Wording(document, words).fill(document.session.title)
    folder = place / safe_name(words.tr("{title} – hand-over", title=title))
    own = folder / safe_name(words.tr("One sheet each"))
    for needed in (folder, own):
        try:
            needed.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(
                M("The folder “{folder}” cannot be made.", folder=str(needed)),
                M("Choose another folder."),
            ) from error
    parts = list(_parts(document, words, folder, own))
    done: list[ExportResult] = []
    watched = work or Quiet()
    for number, (target, exporter, name) in enumerate(parts):
        part = _Part(watched, number, len(parts))
        done.append(export_to(target, exporter, document, words, options, name=name, work=part))
    return folder, done


def _parts(
    document: Document, words: Catalogue, folder: Path, own: Path
) -> Iterator[tuple[Path, Exporter, str]]:
    from cxworkshop.report.sheets import leaders

    for output in OUTPUTS:
        if not output.is_for_group:
            continue
        exporter = output.make()
        yield folder, exporter, exporter.title(words)
    taken: set[str] = set()
    for person in leaders(document):
        name = safe_name(person.name or words.tr("Nobody yet"))
        number, free = 1, name
        while free.casefold() in taken:  # two of the same name both get their sheet
            number += 1
            free = f"{name} {number}"
        taken.add(free.casefold())
        yield own, SheetsExporter(person), free


class _Part:
    """One of several outputs: its share of the whole progress."""

    def __init__(self, work: Work, number: int, count: int) -> None:
        self._work = work
        self._number = number
        self._count = count

    def progress(self, share: float) -> None:
        """Told how far this output is."""
        self._work.progress((self._number + share) / self._count)
