"""The templates at hand: those shipped and the user's own, listed without reading them all.

The shipped ones are listed from ``index.json``, which is generated from them. What the user's
own files say is remembered by name, size and time of change. What reads whole templates is
imported where one is read: the start page only lists.
"""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cxworkshop import __version__, paths
from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import LANGUAGES, M, Message

if TYPE_CHECKING:
    from cxworkshop.templates.form import Template

MOST_LISTED = 500
INDEX = "index.json"


class StripePart(msgspec.Struct, frozen=True):
    """One activity of the day as a piece of its stripe: the role of its colour, its length."""

    role: str
    minutes: int


class TemplateSummary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the start page shows of a template.

    ``minutes`` is the length of the day. A file that cannot be used has a ``problem`` and is
    called by its file name.
    """

    id: str
    path: str
    title: str
    language: str = ""
    summary: str = ""
    minutes: int = 0
    stripe: tuple[StripePart, ...] = ()
    is_builtin: bool = False
    problem: Message | None = None


class _Seen(msgspec.Struct, frozen=True):
    changed: int
    size: int
    summary: TemplateSummary


class _Memory(msgspec.Struct):
    version: str = ""
    files: dict[str, _Seen] = {}


class Library:
    """Lists, finds, installs and saves templates.

    ``own`` is the user's folder; ``memory`` the file that remembers what is in it.
    """

    def __init__(self, own: Path | None = None, memory: Path | None = None) -> None:
        self._own = own if own is not None else paths.templates_dir()
        self._memory = memory if memory is not None else paths.settings_dir() / "templates.json"

    def summaries(self, language: str) -> tuple[TemplateSummary, ...]:
        """Shipped templates in a language (English where one is missing), then the user's own."""
        return (*self.builtin(language), *self.own())

    def builtin(self, language: str) -> tuple[TemplateSummary, ...]:
        """The shipped templates, the longest first."""
        folder = paths.resource("templates")
        raw = (folder / INDEX).read_bytes()
        listed = msgspec.json.decode(raw, type=tuple[TemplateSummary, ...])
        chosen = {entry.id: entry for entry in listed if entry.language == LANGUAGES[0]}
        chosen |= {entry.id: entry for entry in listed if entry.language == language}
        return tuple(
            msgspec.structs.replace(entry, path=str(folder / entry.path))
            for entry in chosen.values()
        )

    def own(self) -> tuple[TemplateSummary, ...]:
        """The user's templates by title; those that cannot be used come last, with the reason."""
        memory = self._remembered()
        files: dict[str, _Seen] = {}
        for path in sorted(self._own.glob("*.toml"))[:MOST_LISTED]:
            try:
                about = path.stat()
            except OSError:  # taken away while we looked
                continue
            seen = memory.files.get(path.name)
            if seen is None or (seen.changed, seen.size) != (about.st_mtime_ns, about.st_size):
                seen = _Seen(about.st_mtime_ns, about.st_size, self._looked_at(path))
            files[path.name] = seen
        if files != memory.files:
            self._remember(_Memory(__version__, files))
        found = [
            msgspec.structs.replace(seen.summary, path=str(self._own / name))
            for name, seen in files.items()
        ]
        return tuple(sorted(found, key=lambda entry: (entry.problem is not None, entry.title)))

    def find(self, template_id: str, language: str) -> TemplateSummary:
        """The template of this id, the user's own before a shipped one.

        Raises BadInput naming the known ids.
        """
        listed = (*self.own(), *self.builtin(language))
        for entry in listed:
            if entry.id == template_id:
                return entry
        known = ", ".join(dict.fromkeys(entry.id for entry in listed if entry.problem is None))
        raise BadInput(
            M("There is no template “{template}”.", template=template_id),
            M("Known are: {known}.", known=known),
        )

    def load(self, entry: TemplateSummary) -> Template:
        """The whole template. Raises BadInput as :func:`reading.load` does."""
        from cxworkshop.templates.reading import load

        return load(Path(entry.path))

    def install(self, path: Path) -> TemplateSummary:
        """Copies a template file into the user's folder under a safe name of its own.

        The same file again is not copied twice. Raises BadInput when it is not a template that
        can be used, Problem when it cannot be written.
        """
        from cxworkshop.templates.reading import LARGEST_FILE, load

        template = load(path)
        return self._keep(path.read_bytes()[:LARGEST_FILE], template.id)

    def save(self, text: str) -> TemplateSummary:
        """Keeps the text of a template in the user's folder. Raises as :meth:`install` does."""
        from cxworkshop.templates.reading import parse

        template = parse(text, "template")
        return self._keep(text.encode(), template.id)

    def remove(self, entry: TemplateSummary) -> Path:
        """Moves a template of the user's out of the list; gives where it lies now.

        Raises Problem when it cannot be moved. A shipped template stays.
        """
        path = Path(entry.path)
        if path.parent != self._own:
            raise BadInput(M("Built-in templates cannot be removed."))
        folder = self._own / "removed"
        try:
            folder.mkdir(exist_ok=True)
            target = _free(folder, path.stem)
            path.replace(target)
        except OSError as error:
            raise _not_written(error) from error
        return target

    def restore(self, path: Path) -> TemplateSummary:
        """Brings a removed template back. Raises Problem when it cannot be moved."""
        try:
            target = _free(self._own, path.stem)
            path.replace(target)
        except OSError as error:
            raise _not_written(error) from error
        return self._looked_at(target)

    def _keep(self, content: bytes, template_id: str) -> TemplateSummary:
        from cxworkshop.templates.naming import slug

        name = slug(template_id)
        try:
            for there in self._own.glob(f"{name}*.toml"):
                if there.stat().st_size == len(content) and there.read_bytes() == content:
                    return self._looked_at(there)
            taken = {entry.id for entry in self.builtin(LANGUAGES[0])}
            target = _free(self._own, name, taken)
            _write(target, content)
        except OSError as error:
            raise _not_written(error) from error
        return self._looked_at(target)

    def _looked_at(self, path: Path) -> TemplateSummary:
        from cxworkshop.templates.reading import load

        try:
            return summary_of(load(path), path.stem, str(path))
        except BadInput as problem:
            said = M("{cause} {next_step}", cause=problem.cause, next_step=problem.next_step or "")
            return TemplateSummary(id=path.stem, path=str(path), title=path.name, problem=said)

    def _remembered(self) -> _Memory:
        try:
            memory = msgspec.json.decode(self._memory.read_bytes(), type=_Memory)
        except (OSError, msgspec.DecodeError, ValueError):
            return _Memory()
        return memory if memory.version == __version__ else _Memory()

    def _remember(self, memory: _Memory) -> None:
        try:
            _write(self._memory, msgspec.json.encode(memory))
        except OSError:  # it is only remembered; next time the files are read again
            return


def summary_of(template: Template, template_id: str, path: str) -> TemplateSummary:
    """What is shown of a template that was read."""
    from cxworkshop.activities.kinds import activity_kind

    return TemplateSummary(
        id=template_id,
        path=path,
        title=template.title,
        language=template.language,
        summary=template.summary,
        minutes=template.minutes,
        stripe=tuple(
            StripePart(activity_kind(activity.kind).role, activity.minutes)
            for activity in template.agenda
        ),
    )


def index_json() -> str:
    """The list of the shipped templates, as it is shipped beside them."""
    from cxworkshop.templates.reading import load

    folder = paths.resource("templates")
    entries = [
        msgspec.structs.replace(
            summary_of(load(path), path.stem, path.relative_to(folder).as_posix()), is_builtin=True
        )
        for language in LANGUAGES
        for path in (folder / language).glob("*.toml")
    ]
    entries.sort(key=lambda entry: (LANGUAGES.index(entry.language), -entry.minutes, entry.id))
    return msgspec.json.format(msgspec.json.encode(entries), indent=2).decode() + "\n"


def _free(folder: Path, name: str, taken: Set[str] = frozenset()) -> Path:
    number, stem = 1, name
    while stem in taken or (folder / f"{stem}.toml").exists():
        number += 1
        stem = f"{name}-{number}"
    return folder / f"{stem}.toml"


def _write(target: Path, content: bytes) -> None:
    import tempfile  # not needed to list templates

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as sink:
            sink.write(content)
            sink.flush()
            os.fsync(sink.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _not_written(error: OSError) -> Problem:
    return Problem(
        M("The template cannot be saved: {reason}.", reason=error.strerror or "?"),
        M("Make room or check the folder of your templates, then try again."),
    )
