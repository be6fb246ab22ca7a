"""What the program remembers for its user between two starts.

Damaged settings never stop the program: the file is kept aside and the defaults are used.
Fields that this version does not know are written back as they were.
"""

import contextlib
import datetime as dt
import json
import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from cxworkshop.i18n import LANGUAGES
from cxworkshop.paths import settings_dir

RECENT_LIMIT = 20
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""The text scales that are offered."""


class ThemeChoice(StrEnum):
    """The look of the windows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RecentSession(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session as the start page shows it without opening it.

    ``stage`` is a stage's id; ``committed`` of ``expected`` leaders have a commitment,
    ``others`` declined or were not there;
    ``opened_at`` is UTC milliseconds.
    """

    path: str
    title: str = ""
    organisation: str = ""
    date: dt.date | None = None
    stage: str = ""
    committed: int = 0
    expected: int = 0
    others: int = 0
    opened_at: int = 0


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The user's settings.

    ``language`` is one of the shipped. ``geometry`` and ``splitters`` hold window states as
    base64 text by name; ``pages`` the last page of each session by path. ``export_choices`` are
    the ids of the outputs chosen last, ``export_archival`` whether PDFs are for archives,
    ``export_folders`` where outputs go, by the session's id; ``outputs_in`` where they all go,
    those of a rehearsal for one; ``sections_left_out`` the sections that a plan is printed
    without, by the session's id.
    ``warning`` and ``urgent`` are the shares of an activity's time left at which the clock
    speaks up; ``has_sound`` whether it can be heard. ``shows_day`` and ``shows_script`` are the
    panels at the sides of Run, ``…_beside_wide`` what somebody chose where a wide form would be
    cramped; None: the program decides.
    """

    language: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: float = 1.0
    recents: tuple[RecentSession, ...] = ()
    geometry: dict[str, str] = {}
    splitters: dict[str, str] = {}
    pages: dict[str, str] = {}
    outputs_in: str = ""
    export_folders: dict[str, str] = {}
    export_choices: tuple[str, ...] = ()
    export_archival: bool = False
    sections_left_out: dict[str, tuple[str, ...]] = {}
    warning: float = 0.20
    urgent: float = 0.05
    has_sound: bool = False
    shows_day: bool = True
    shows_script: bool = True
    day_beside_wide: bool | None = None
    script_beside_wide: bool | None = None


class SettingsFile:
    """The settings with the file they are kept in. ``current`` is what holds now.

    ``was_damaged`` is where a file that could not be read was put, None when all was well.
    ``system_language`` is used until the user chooses one.
    """

    def __init__(self, path: Path | None = None, system_language: str = "") -> None:
        self.path = path if path is not None else settings_dir() / "settings.json"
        self.was_damaged: Path | None = None
        self._system_language = shipped_language(system_language or environment_language())
        self._listeners: list[Callable[[Settings], None]] = []
        self._stored: dict[str, Any] = {}
        self.current = self._read()

    def connect(self, listener: Callable[[Settings], None]) -> None:
        """Tell the listener after every change."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[Settings], None]) -> None:
        """Tell the listener no longer."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def change(self, **fields: Any) -> bool:
        """Set some fields and keep them. Returns whether they could be written.

        Where they cannot, they hold until the program ends. Raises msgspec.ValidationError for
        a value that cannot be.
        """
        checked = {name: msgspec.convert(value, _types()[name]) for name, value in fields.items()}
        changed = _sound(msgspec.structs.replace(self.current, **checked))
        is_choice = "language" in fields and "language" not in self._stored
        if changed == self.current and not is_choice:
            return True
        self.current = changed
        if "language" in fields:
            self._stored["language"] = changed.language
        is_written = self._write()
        for listener in tuple(self._listeners):
            listener(changed)
        return is_written

    def opened(self, session: RecentSession) -> bool:
        """Put a session at the top of the recent ones."""
        others = [each for each in self.current.recents if each.path != session.path]
        return self.change(recents=(session, *others)[:RECENT_LIMIT])

    def forget(self, path: str) -> bool:
        """Take a session off the recent ones, with what was remembered of it."""
        recents = tuple(each for each in self.current.recents if each.path != path)
        pages = {name: page for name, page in self.current.pages.items() if name != path}
        return self.change(recents=recents, pages=pages)

    def remember(self, name: str, key: str, state: str) -> bool:
        """Set one entry of ``geometry``, ``splitters``, ``pages`` or ``export_folders``."""
        return self.change(**{name: {**getattr(self.current, name), key: state}})

    def _read(self) -> Settings:
        try:
            stored = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            stored = {}
        except (OSError, ValueError, RecursionError):
            stored = None
        if not isinstance(stored, dict):
            self._keep_aside()
            stored = {}
        self._stored = stored
        good: dict[str, Any] = {}
        for name, declared in _types().items():
            if name in stored:
                try:
                    good[name] = msgspec.convert(stored[name], declared)
                except msgspec.ValidationError:
                    self._keep_aside()
        settings = _sound(Settings(**good))
        if settings.language not in LANGUAGES:
            settings = msgspec.structs.replace(settings, language=self._system_language)
        return settings

    def _keep_aside(self) -> None:
        if self.was_damaged is None:
            aside = self.path.with_suffix(".damaged.json")
            with contextlib.suppress(OSError):
                aside.write_bytes(self.path.read_bytes())
                self.was_damaged = aside

    def _write(self) -> bool:
        try:
            whole = json.dumps(self._merged(), ensure_ascii=False, indent=1).encode(
                errors="surrogatepass"
            )
            _replace(self.path, whole)
        except OSError:
            return False
        return True

    def _merged(self) -> dict[str, Any]:
        """What is stored, with what is known put over it."""
        known = msgspec.to_builtins(self.current)
        if "language" not in self._stored:
            known.pop("language", None)  # not chosen: goes on following the system
        merged = {name: value for name, value in self._stored.items() if name not in _types()}
        merged.update(known)
        before = self._stored.get("recents")
        if "recents" in known and isinstance(before, list):
            extra = {
                entry["path"]: {
                    name: value
                    for name, value in entry.items()
                    if name not in RecentSession.__struct_fields__
                }
                for entry in before
                if isinstance(entry, dict) and isinstance(entry.get("path"), str)
            }
            merged["recents"] = [
                {**extra.get(each["path"], {}), **each} for each in known["recents"]
            ]
        self._stored = merged
        return merged


class PassingSettings(SettingsFile):
    """Settings that begin like others and are never written: they pass with who uses them."""

    def __init__(self, like: Settings, **fields: Any) -> None:
        self._like = msgspec.structs.replace(like, **fields)
        super().__init__(Path())

    def _read(self) -> Settings:
        return self._like

    def _write(self) -> bool:
        return True


def shipped_language(code: str) -> str:
    """The shipped language of a code such as ``es_UY.UTF-8`` or ``en-GB``; English for others."""
    short = code.replace("-", "_").split("_")[0].split(".")[0].lower()
    return short if short in LANGUAGES else LANGUAGES[0]


def environment_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of messages as the environment names it; empty where it says nothing."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").split(":")[0]
        if value:
            return value
    return ""


@cache
def _types() -> dict[str, Any]:
    hints = get_type_hints(Settings)
    return {name: hints[name] for name in Settings.__struct_fields__}


def _sound(settings: Settings) -> Settings:
    """The settings with numbers that cannot be brought back into their range."""
    warning = min(1.0, max(0.0, settings.warning))  # in this order NaN goes too
    return msgspec.structs.replace(
        settings,
        text_scale=min(SCALES[-1], max(SCALES[0], settings.text_scale)),
        warning=warning,
        urgent=min(warning, max(0.0, settings.urgent)),
    )


def _replace(path: Path, content: bytes) -> None:
    """Write the whole file beside its place and move it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".settings-{os.urandom(4).hex()}.json")
    try:
        with open(beside, "xb", opener=_for_this_user) as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _for_this_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
