"""From TOML text to a template that can be run, or a problem that names the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cxworkshop.activities.kinds import KIND_BY_ID
from cxworkshop.activities.registry import content_of
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.session import PLACEHOLDERS
from cxworkshop.templates.form import (
    FORMAT,
    Template,
    TemplateActivity,
    minute_of_day,
)

LARGEST_FILE = 1_000_000
"""Bytes; the shipped full day has about 30,000."""

PLACEHOLDER = re.compile(r"\{([A-Za-z_]{1,40})\}")
KNOWN_PLACEHOLDERS = frozenset(PLACEHOLDERS) | {name.capitalize() for name in PLACEHOLDERS}

_NEXT = M("Correct the file in a text editor, then try again.")


def load(path: Path) -> Template:
    """The template in a file.

    Raises BadInput when it cannot be read or is not a template that can be run.
    """
    try:
        with path.open("rb") as source:
            raw = source.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadInput(
            M("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or "?"),
            M("Check that the file is there and that you may read it."),
        ) from error
    if len(raw) > LARGEST_FILE:
        raise _bad(path.name, M("the file is too large for a template"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            M("{file} is not a text file in UTF-8.", file=path.name),
            M("Save it as UTF-8 in a text editor, then try again."),
        ) from error
    return parse(text, path.name)


def parse(text: str, name: str) -> Template:
    """The template that TOML text describes; ``name`` is what problems call the file.

    Raises BadInput with file, place and reason.
    """
    import tomllib  # not needed to list templates

    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise _bad(name, _toml_reason(str(error))) from error
    except RecursionError as error:
        raise _bad(name, M("the file is nested too deeply")) from error
    found = data.get("format")
    if isinstance(found, int) and found > FORMAT:
        raise BadInput(
            M("{file} was made for a newer version of CX Workshop.", file=name),
            M("Update the program, or ask for the template in format {format}.", format=FORMAT),
        )
    try:
        template = msgspec.convert(data, Template)
    except msgspec.ValidationError as error:
        raise _bad(name, _located(*_convert_reason(str(error), data))) from error
    for place, reason in findings(template):
        raise _bad(name, _located(place, reason))
    return template


def findings(template: Template) -> Iterator[tuple[str, Message]]:
    """What keeps a well-formed template from being run: each place with the reason."""
    at = minute_of_day(template.start)
    for index, activity in enumerate(template.agenda):
        place = f"agenda[{index}]"
        yield from _activity_findings(place, activity)
        if activity.fixed_start is not None:
            fixed = minute_of_day(activity.fixed_start)
            if fixed < at:
                yield (
                    f"{place}.fixed_start",
                    M(
                        "{fixed} cannot be reached, what comes before ends at {end}",
                        fixed=activity.fixed_start,
                        end=_clock(at),
                    ),
                )
            at = max(at, fixed)
        at += activity.minutes
    if not template.title.strip():
        yield "title", M("there is no title")
    for index, function in enumerate(template.functions):
        if not function.name.strip():
            yield f"functions[{index}].name", M("there is no name")
    for place, text in texts(template):
        for name in PLACEHOLDER.findall(text):
            if name not in KNOWN_PLACEHOLDERS:
                yield place, M("the placeholder {name} is not known", name="{" + name + "}")


def _activity_findings(place: str, activity: TemplateActivity) -> Iterator[tuple[str, Message]]:
    if activity.kind not in KIND_BY_ID:
        yield (
            f"{place}.kind",
            M(
                "the kind {kind} is not known; known are {known}",
                kind=repr(activity.kind),
                known=", ".join(KIND_BY_ID),
            ),
        )
    if not activity.title.strip():
        yield f"{place}.title", M("there is no title")
    if activity.shortest > activity.minutes:
        yield (
            f"{place}.shortest",
            M(
                "{shortest} is more than the activity's {minutes} minutes",
                shortest=activity.shortest,
                minutes=activity.minutes,
            ),
        )
    if activity.group_minutes > activity.minutes:
        yield (
            f"{place}.group_minutes",
            M(
                "{shortest} is more than the activity's {minutes} minutes",
                shortest=activity.group_minutes,
                minutes=activity.minutes,
            ),
        )
    yield from _settings_findings(f"{place}.settings", activity)
    scripted = sum(step.minutes for step in activity.script)
    if activity.script and scripted != activity.minutes:
        yield (
            f"{place}.script",
            M(
                "its minutes add up to {scripted}, the activity has {minutes}",
                scripted=scripted,
                minutes=activity.minutes,
            ),
        )


def _settings_findings(place: str, activity: TemplateActivity) -> Iterator[tuple[str, Message]]:
    setup = content_of(activity.kind).setup
    if setup is None:
        for name in activity.settings:
            yield f"{place}.{name}", M("this field is not known")
        return
    try:
        msgspec.convert(activity.settings, setup.form)
    except msgspec.ValidationError as error:
        where, reason = _convert_reason(str(error), activity.settings)
        yield _joined(place, where) if where else place, reason


def texts(template: Template) -> Iterator[tuple[str, str]]:
    """Every text of a template with its place."""
    yield "title", template.title
    yield "summary", template.summary
    for index, activity in enumerate(template.agenda):
        place = f"agenda[{index}]"
        for name in ("title", "purpose", "output", "question", "stalls", "must_stay", "can_go"):
            yield f"{place}.{name}", getattr(activity, name)
        for number, step in enumerate(activity.script):
            yield f"{place}.script[{number}].text", step.text
        for number, material in enumerate(activity.materials):
            yield f"{place}.materials[{number}]", material
        yield from _texts_in(f"{place}.settings", activity.settings)


def _texts_in(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts_in(f"{place}.{name}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts_in(f"{place}[{number}]", inner)


def _bad(name: str, reason: Message) -> BadInput:
    return BadInput(M("{file}: {reason}.", file=name, reason=reason), _NEXT)


def _located(place: str, reason: Message) -> Message:
    return M("{place}: {reason}", place=place, reason=reason) if place else reason


def _toml_reason(said: str) -> Message:
    found = re.search(r"\(at line (\d+), column (\d+)\)$", said)
    if found:
        return M(
            "line {line}, column {column}: this is not valid TOML",
            line=int(found[1]),
            column=int(found[2]),
        )
    return M("this is not valid TOML, something is missing at the end")


def _convert_reason(said: str, data: dict[str, Any]) -> tuple[str, Message]:
    """Place and reason of what msgspec said: ``Expected `int`, got `str` - at `$.a[3].b```."""
    reason, _, tail = said.partition(" - at `$")
    place = tail.rstrip("`").lstrip(".")
    if found := re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", reason):
        return place, M("expected {expected}, got {got}", expected=found[1], got=found[2])
    if found := re.fullmatch(r"Object contains unknown field `(.+)`", reason):
        return _joined(place, found[1]), M("this field is not known")
    if found := re.fullmatch(r"Object missing required field `(.+)`", reason):
        return _joined(place, found[1]), M("this field is missing")
    if found := re.fullmatch(r"Expected `(str|array)` of length (>=|<=) (\d+)", reason):
        limit = int(found[3])
        if found[2] == "<=":
            return place, M("longer than {limit}, which is the most", limit=limit)
        return place, M("this must not be empty")
    if found := re.fullmatch(r"Expected `(?:int|float)` (>=|<=) (.+)", reason):
        limit_text = found[2]
        if found[1] == ">=":
            return place, M("expected {limit} or more", limit=limit_text)
        return place, M("expected {limit} or less", limit=limit_text)
    if "matching regex" in reason:
        return place, M("{value} is not written the right way", value=repr(_at(data, place)))
    return place, M("{reason}", reason=reason)


def _joined(place: str, field: str) -> str:
    return f"{place}.{field}" if place else field


def _at(data: Any, place: str) -> Any:
    for name, index in re.findall(r"([a-z_]+)|\[(\d+)\]", place):
        data = data[name] if name else data[int(index)]
    return data


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
