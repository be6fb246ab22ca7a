"""Outputs written into a folder: one after the other, with one progress for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.errors import Problem
from cxworkshop.export.exporter import (
    Exporter,
    ExportOptions,
    ExportResult,
    Quiet,
    Share,
    Work,
    export_to,
)
from cxworkshop.export.names import safe_name
from cxworkshop.export.output import Output
from cxworkshop.i18n import Catalogue, M, Message, Mn
from cxworkshop.model.document import Document


class Written(msgspec.Struct, frozen=True):
    """What became of one output: its file, or the folder with its files when it has no single one.

    ``notes`` are what the user should know, each said once in an export: with the first output
    that it concerns. There are no ``files`` where all that happened is that outdated ones went.
    """

    output: Output
    path: Path
    files: tuple[Path, ...]
    notes: tuple[Message, ...]


class _File(msgspec.Struct, frozen=True):
    output: Output
    folder: Path
    name: str
    exporter: Exporter


def write_outputs(
    folder: Path,
    outputs: Sequence[Output],
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    *,
    is_own_folder: bool = False,
    work: Work | None = None,
) -> list[Written]:
    """Write outputs into a folder, which is made where it is missing.

    Files of an earlier export are replaced one by one, each when its successor is whole; what
    an output names as outdated is taken away. In a
    folder that belongs to the session (``is_own_folder``) no name repeats the session's title.
    Raises Problem with cause and next step, Cancelled when the user said stop.
    """
    title = "" if is_own_folder else Wording(document, words).fill(document.session.title)
    files = [
        file
        for output in outputs
        for file in _files(folder, output, document, words, options, title)
    ]
    watched = work or Quiet()
    done: dict[str, list[ExportResult]] = {}
    for number, file in enumerate(files):
        make_folder(file.folder)
        part = Share(watched, number, len(files))
        result = export_to(
            file.folder, file.exporter, document, words, options, name=file.name, work=part
        )
        done.setdefault(file.output.id, []).append(result)
    taken = (_take_away(folder, output, document, words, title) for output in outputs)
    left = {each.output.id: each for each in taken if each is not None}
    said: list[Message] = []
    written = [
        _told(file, done.pop(file.output.id), said) for file in files if file.output.id in done
    ]
    for place, each in enumerate(written):
        if (more := left.pop(each.output.id, None)) is not None:
            written[place] = msgspec.structs.replace(each, notes=(*each.notes, *more.notes))
    return [*written, *left.values()]


def make_folder(folder: Path) -> None:
    """Make a folder with what it lies in. Raises Problem where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            M("The folder “{folder}” cannot be made.", folder=str(folder)),
            M("Choose another folder."),
        ) from error


def _files(
    folder: Path,
    output: Output,
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    title: str,
) -> Iterator[_File]:
    if output.make is not None and output.holds(document):
        exporter = output.make()
        yield _File(output, folder, _named(title, exporter.title(words)), exporter)
    if output.each is not None and output.folder is not None:
        inner = folder / _named(title, words.say(output.folder))
        for name, exporter in output.each(document, words, options):
            yield _File(output, inner, name, exporter)


def _take_away(
    folder: Path, output: Output, document: Document, words: Catalogue, title: str
) -> Written | None:
    """Take away what is out of date of an output; says how many files, and which it could not."""
    if output.outdated is None or output.folder is None:
        return None
    inner = folder / _named(title, words.say(output.folder))
    gone = 0
    notes: list[Message] = []
    for path in output.outdated(document, words, inner):
        try:
            path.unlink(missing_ok=True)
            gone += 1
        except OSError:
            notes.append(
                M(
                    "“{name}” is out of date and could not be taken away. Close it where it is "
                    "open, and export again.",
                    name=path.name,
                )
            )
    if gone:
        said = Mn(
            "{count} file that was out of date is taken away.",
            "{count} files that were out of date are taken away.",
            gone,
        )
        notes.insert(0, said)
    return Written(output, inner, (), tuple(notes)) if notes else None


def _named(title: str, kind: str) -> str:
    return safe_name(title, ending=f" – {kind}") if title else safe_name(kind)


def _told(first: _File, results: list[ExportResult], said: list[Message]) -> Written:
    paths = tuple(result.path for result in results)
    notes: list[Message] = []
    for note in (note for result in results for note in result.notes):
        if note not in said:  # a message holds a dictionary and is no key
            said.append(note)
            notes.append(note)
    path = paths[0] if first.output.make is not None else first.folder
    return Written(first.output, path, paths, tuple(notes))
