"""From a session to the text of a template: its agenda, and nothing of its client."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import time

from cxworkshop.activities.kinds import KIND_BY_ID, activity_kind
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.templates.form import FORMAT, LONGEST_TEXT, MOST_ACTIVITIES
from cxworkshop.templates.naming import slug
from cxworkshop.templates.neutral import Neutral, checks_of, settings_of
from cxworkshop.templates.reading import KNOWN_PLACEHOLDERS, PLACEHOLDER
from cxworkshop.travelling import travelling

LINE = 200
QUESTION = 400
MOST_LINES = 40
LONGEST_ACTIVITY = 720

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def template_from(document: Document, *, title: str, summary: str = "", id: str = "") -> str:  # noqa: A002 - the word of the template's format
    """The session's agenda as the text of a template that :func:`reading.parse` accepts.

    Only the agenda with its settings, the start and the language travel; names of the client are
    taken out as in :class:`sessions.Neutral`. What a template may not be is put right on the way:
    script minutes are shared out anew where they do not add up, a fixed start that cannot be
    reached is left out, unknown placeholders become round brackets.

    A title that is just the session's loses the words of the organisation's name; any other is
    what somebody chose. Raises BadInput when the agenda is empty.
    """
    kept = travelling(document)
    agenda = kept.all(AgendaItem)[:MOST_ACTIVITIES]
    if not agenda:
        raise BadInput(
            M("The agenda is empty."), M("Add an activity to it, then save the template.")
        )
    session = document.session
    neutral = Neutral(document)
    if title == session.title:
        title = neutral.title(title)
    title = _clipped(title, LINE) or catalogue(session.language).say(M("Template"))
    lines = [
        f"format = {FORMAT}",
        f"id = {_quoted(slug(id or title))}",
        f"language = {_quoted(_language(session.language))}",
        f"title = {_quoted(title)}",
        f"summary = {_quoted(_clipped(summary, QUESTION))}",
        f"start = {_quoted(_clock(session.start))}",
    ]
    for check in checks_of(kept, neutral):
        text = " ".join(_clipped(check.text, LINE).split())
        lines += ["", "[[checklist]]", f"text = {_quoted(text)}"]
        lines.append(f"days_before = {check.days_before}")
    for item, fixed in _reachable(agenda, session.start):
        minutes = _minutes(item)
        lines += ["", "[[agenda]]"]
        lines += _activity_lines(neutral.activity(item), minutes, fixed, session.language)
        settings = settings_of(kept, item, neutral)
        if settings:
            lines.append(f"settings = {_written(settings)}")
    return "\n".join(lines) + "\n"


def unreachable_starts(document: Document) -> list[str]:
    """The titles of activities whose fixed start no template can keep: it cannot be reached."""
    kept = travelling(document)
    agenda = kept.all(AgendaItem)[:MOST_ACTIVITIES]
    return [
        item.title
        for item, fixed in _reachable(agenda, document.session.start)
        if item.fixed_start is not None and fixed is None
    ]


def _reachable(
    agenda: Sequence[AgendaItem], start: time
) -> Iterator[tuple[AgendaItem, time | None]]:
    """Each activity with its fixed start, where what comes before has ended by then."""
    at = start.hour * 60 + start.minute
    for item in agenda:
        fixed = item.fixed_start
        if fixed is not None and fixed.hour * 60 + fixed.minute < at:
            fixed = None
        if fixed is not None:
            at = fixed.hour * 60 + fixed.minute
        at += _minutes(item)
        yield item, fixed


def _minutes(item: AgendaItem) -> int:
    return min(max(item.minutes, 1), LONGEST_ACTIVITY)


def _activity_lines(
    item: AgendaItem, minutes: int, fixed: time | None, language: str
) -> Iterator[str]:
    kind = item.activity if item.activity in KIND_BY_ID else "discussion"
    title = _clipped(item.title, LINE) or catalogue(language).say(activity_kind(kind).title)
    yield f"kind = {_quoted(kind)}"
    yield f"title = {_quoted(title)}"
    yield f"minutes = {minutes}"
    yield f"shortest = {min(max(item.shortest, 0), minutes)}"
    if fixed is not None:
        yield f"fixed_start = {_quoted(_clock(fixed))}"
    if item.is_protected:
        yield "is_protected = true"
    if item.minutes_each > 0:
        yield f"minutes_each = {min(float(item.minutes_each), 60.0):g}"
    if item.group_size >= 2:
        yield f"group_size = {min(item.group_size, 12)}"
        yield f"group_minutes = {min(max(item.group_minutes, 0), minutes)}"
    yield f"purpose = {_quoted(_clipped(item.purpose, LONGEST_TEXT))}"
    yield f"output = {_quoted(_clipped(item.output, LINE))}"
    yield f"question = {_quoted(_clipped(item.question, QUESTION))}"
    yield "script = ["
    for step in _fitting(item.script, minutes):
        yield f"  {{ minutes = {step.minutes}, text = {_quoted(step.text)} }},"
    yield "]"
    materials = [text for line in item.materials if (text := _clipped(line, LINE))]
    yield f"materials = [{', '.join(map(_quoted, materials[:MOST_LINES]))}]"
    yield f"stalls = {_quoted(_clipped(item.stalls, LONGEST_TEXT))}"
    yield f"must_stay = {_quoted(_clipped(item.must_stay, LONGEST_TEXT))}"
    yield f"can_go = {_quoted(_clipped(item.can_go, LONGEST_TEXT))}"


def _fitting(script: Sequence[ScriptStep], minutes: int) -> list[ScriptStep]:
    """The steps that say something, with minutes that add up to the activity's."""
    said = [
        ScriptStep(text=text, minutes=max(step.minutes, 0))
        for step in script
        if (text := _clipped(step.text, LONGEST_TEXT))
    ][:MOST_LINES]
    total = sum(step.minutes for step in said)
    if not said or total == minutes:
        return said
    weights = [step.minutes for step in said] if total else [1] * len(said)
    fitted: list[ScriptStep] = []
    passed = given = 0
    for step, weight in zip(said, weights, strict=True):
        passed += weight
        until = (minutes * passed * 2 + sum(weights)) // (2 * sum(weights))
        fitted.append(ScriptStep(text=step.text, minutes=until - given))
        given = until
    return fitted


def _clipped(text: str, limit: int) -> str:
    if not text.strip():
        return ""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = PLACEHOLDER.sub(
        lambda found: found[0] if found[1] in KNOWN_PLACEHOLDERS else f"({found[1]})", text
    )
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _language(language: str) -> str:
    found = re.match("[a-z]{2,3}", language)
    return found[0] if found else "en"


def _clock(at: time) -> str:
    return f"{at.hour:02d}:{at.minute:02d}"


def _written(value: object) -> str:
    """A value of texts, numbers, lists and tables on one line, as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, dict):
        pairs = (f"{name} = {_written(inner)}" for name, inner in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return _quoted(_clipped(str(value), LONGEST_TEXT))


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x20 or 0x7F <= code < 0xA0 else char
