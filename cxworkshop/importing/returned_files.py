"""Files that come back, by what they are: whose each is, and what all of them would change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.importing.comparing import propose
from cxworkshop.importing.form_proposals import form_proposals
from cxworkshop.importing.proposals import Proposal, Proposed
from cxworkshop.importing.returned import Returned, read_returned
from cxworkshop.importing.returned_answers import answers_in
from cxworkshop.importing.returned_kept import knows
from cxworkshop.importing.returned_sheet import ReturnedSheet, read_sheet
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant

READERS: Mapping[str, Callable[[Path], Returned | ReturnedSheet]] = {
    ".pdf": read_sheet,
    ".xlsx": read_returned,
    ".xlsm": read_returned,
}
"""What reads a file, by its suffix; it raises BadInput with the cause and what to do."""

MOST = 500
"""Files that are read in one go."""


class FileState(StrEnum):
    """What a file is to this session."""

    READ = "read"
    UNCHANGED = "unchanged"
    ELSEWHERE = "elsewhere"
    TWICE = "twice"
    REFUSED = "refused"

    @property
    def word(self) -> Message:
        """What it is called."""
        return _STATE_WORDS[self]


_STATE_WORDS: dict[FileState, Message] = {
    FileState.READ: M("read"),
    FileState.UNCHANGED: M("nothing new"),
    FileState.ELSEWHERE: M("of another session"),
    FileState.TWICE: M("came twice"),
    FileState.REFUSED: M("not read"),
}


class ReadFile(msgspec.Struct, frozen=True):
    """A file as it was read, before any session was asked; ``problem`` where it could not be.

    ``path`` is where it lies.
    """

    name: str
    content: Returned | ReturnedSheet | None = None
    problem: Problem | None = None
    path: Path | None = None


class CameFile(msgspec.Struct, frozen=True):
    """What became of a file: whose it is, "" where nobody can tell, and how many changes it has.

    ``told`` says more where there is more to say, ``remedy`` what to do about it.
    """

    name: str
    state: FileState
    whose: str = ""
    count: int = 0
    told: Message | None = None
    remedy: Message | None = None


class Came(msgspec.Struct, frozen=True):
    """All that came back: file by file, what is proposed, and what should be known besides."""

    files: tuple[CameFile, ...]
    proposed: Proposed
    notes: tuple[Message, ...] = ()


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and those of a folder that can be read back, by name."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.suffix.lower() in READERS)
            yield from sorted(each for each in inside if not each.name.startswith(("~$", ".")))
        else:
            yield path


def read_files(
    paths: Iterable[Path], progress: Callable[[float], None] = lambda _: None
) -> list[ReadFile]:
    """Every file read, or why it could not be. ``progress`` may raise, to stop."""
    wanted = list(files_in(paths))
    found: list[ReadFile] = []
    for number, path in enumerate(wanted[:MOST]):
        progress(number / len(wanted))
        try:
            found.append(ReadFile(path.name, _reader(path)(path), path=path))
        except BadInput as bad:
            found.append(ReadFile(path.name, problem=bad, path=path))
    for path in wanted[MOST:]:
        why = M("{file}: only {count} files are read in one go.", file=path.name, count=MOST)
        found.append(
            ReadFile(path.name, problem=BadInput(why, M("Read the others afterwards.")), path=path)
        )
    return found


def together(before: Sequence[ReadFile], read: Sequence[ReadFile]) -> tuple[ReadFile, ...]:
    """Files with those that were read after them, which replace what was read of the same path.

    Files of the same name are told apart by their folder.
    """
    anew = {each.path for each in read}
    files = (*(each for each in before if each.path not in anew), *read)
    names = Counter(path.name for path in {each.path for each in files} if path is not None)
    return tuple(
        _named(each, f"{each.path.parent.name}/{each.path.name}")
        if each.path is not None and names[each.path.name] > 1
        else each
        for each in files
    )


def _named(file: ReadFile, name: str) -> ReadFile:
    content = file.content
    if isinstance(content, Returned):
        content = msgspec.structs.replace(content, name=name)
    elif isinstance(content, ReturnedSheet):
        content = msgspec.structs.replace(content, file=name)
    return msgspec.structs.replace(file, name=name, content=content)


def _reader(path: Path) -> Callable[[Path], Returned | ReturnedSheet]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput(
            M("{file} is nothing that comes back filled in.", file=path.name),
            M("Choose from: {choices}.", choices=", ".join(READERS)),
        )
    return reader


def propose_all(
    files: Sequence[ReadFile],
    document: Document,
    words: Catalogue,
    today: dt.date,
    new_id: Callable[[], str],
) -> Came:
    """What the files would change in a session, each answer and each cell by itself.

    Files of another session, and what came twice, are named and left.
    """
    states = _states(files, document)
    good = [file for file, state in zip(files, states, strict=True) if state is FileState.READ]
    books = [each.content for each in good if isinstance(each.content, Returned)]
    forms = [each.content for each in good if isinstance(each.content, ReturnedSheet)]
    of_books = propose(books, document, today)
    unread: list[Message] = []
    for each in good:
        if isinstance(each.content, Returned):
            answers, told = answers_in(each.content)
            unread += told
            forms += [answers] if answers is not None else []
    of_forms, notes = form_proposals(forms, document, words, today, new_id)
    made = tuple(
        msgspec.structs.replace(each, number=number)
        for number, each in enumerate((*of_books.proposals, *of_forms))
    )
    came = tuple(
        _came(file, state, made, document) for file, state in zip(files, states, strict=True)
    )
    return Came(came, Proposed(made), (*of_books.left_out, *unread, *notes))


def _states(files: Sequence[ReadFile], document: Document) -> list[FileState]:
    seen: list[Returned | ReturnedSheet] = []
    found: list[FileState] = []
    for file in files:
        content = file.content
        if content is None:
            found.append(FileState.REFUSED)
        elif not _is_ours(content, document):
            found.append(FileState.ELSEWHERE)
        elif any(_is_same(content, other) for other in seen):
            found.append(FileState.TWICE)
        else:
            seen.append(content)
            found.append(FileState.READ)
    return found


def _is_ours(content: Returned | ReturnedSheet, document: Document) -> bool:
    if isinstance(content, ReturnedSheet):
        return knows(document, content.session)
    return content.session == document.session.id


def _is_same(one: Returned | ReturnedSheet, other: Returned | ReturnedSheet) -> bool:
    """Whether two files say the same, whatever they are called."""
    if isinstance(one, ReturnedSheet) and isinstance(other, ReturnedSheet):
        return not one.is_empty and msgspec.structs.replace(one, file=other.file) == other
    if isinstance(one, Returned) and isinstance(other, Returned):
        return (one.session, one.person, one.tables) == (other.session, other.person, other.tables)
    return False


def _came(
    file: ReadFile, state: FileState, made: Sequence[Proposal], document: Document
) -> CameFile:
    count = sum(each.source == file.name for each in made) if state is FileState.READ else 0
    told, remedy = None, None
    if file.problem is not None:
        told, remedy = file.problem.cause, file.problem.next_step
    if state is FileState.READ and not count:
        state = FileState.UNCHANGED
        if isinstance(file.content, ReturnedSheet) and file.content.is_empty:
            told = M("It was not filled in.")
    return CameFile(file.name, state, _whose(file.content, document), count, told, remedy)


def _whose(content: Returned | ReturnedSheet | None, document: Document) -> str:
    if content is None:
        return ""
    ids = content.people if isinstance(content, ReturnedSheet) else (ItemId(content.person),)
    people = [document.find(Participant, each) for each in ids if each]
    names = [person.name for person in people if person is not None]
    if isinstance(content, ReturnedSheet) and content.name and not names:
        names = [content.name]
    return ", ".join(names) if len(names) < 4 else ""
