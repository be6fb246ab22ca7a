"""What a template file holds: strict structs, from which its JSON Schema is generated too."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cxworkshop.activities.checklist import Check
from cxworkshop.activities.kinds import KINDS

FORMAT = 1
"""The version of the template format that this program reads and writes."""

LONGEST_TEXT = 8000
MOST_ACTIVITIES = 80

_CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_KINDS = ", ".join(kind.id for kind in KINDS)

Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Clock = Annotated[str, Meta(pattern=_CLOCK, description="a time of day, 24 hours: 09:00")]
Minutes = Annotated[int, Meta(ge=1, le=720)]


class TemplateStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing the facilitator does or says; the steps' minutes add up to the activity's."""

    minutes: Annotated[int, Meta(ge=0, le=720)]
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]


class TemplateActivity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One activity of the day. Every text may use {organisation}, {customer}, {customers}."""

    kind: Annotated[str, Meta(description=f"an activity kind: {_KINDS}")]
    title: Line
    minutes: Minutes
    shortest: Annotated[int, Meta(ge=0, le=720, description="the shortest honest length")] = 0
    fixed_start: Clock | None = None
    is_protected: Annotated[bool, Meta(description="no replan touches it")] = False
    minutes_each: Annotated[
        float, Meta(ge=0, le=60, description="what one person needs where all speak in turn")
    ] = 0
    group_size: Annotated[
        int, Meta(ge=0, le=12, description="people in a breakout group; 2 are pairs, 0 one room")
    ] = 0
    group_minutes: Annotated[
        int, Meta(ge=0, le=720, description="how long the groups work, of the minutes")
    ] = 0
    purpose: Text = ""
    output: Annotated[str, Meta(max_length=200)] = ""
    question: Annotated[str, Meta(max_length=400, description="shown on the room screen")] = ""
    script: Annotated[tuple[TemplateStep, ...], Meta(max_length=40)] = ()
    materials: Annotated[tuple[Line, ...], Meta(max_length=40)] = ()
    stalls: Annotated[str, Meta(max_length=LONGEST_TEXT, description="what to do then")] = ""
    must_stay: Text = ""
    can_go: Text = ""
    settings: Annotated[
        dict[str, Any], Meta(description="what this kind of activity asks and starts with")
    ] = {}


class TemplateFunction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A department that every session from this template starts with."""

    name: Line


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day as somebody would run it, with nobody's content in it yet."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)]
    id: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,63}$")]
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}$", description="en, es …")]
    title: Line
    summary: Annotated[str, Meta(max_length=400)] = ""
    start: Clock = "09:00"
    now_goals_cap: Annotated[
        int,
        Meta(
            ge=1, le=20, description="as older templates say it: now_cap in the settings of goals"
        ),
    ] = 3
    functions: Annotated[tuple[TemplateFunction, ...], Meta(max_length=80)] = ()
    checklist: Annotated[
        tuple[Check, ...], Meta(max_length=80, description="what is to be arranged before the day")
    ] = ()
    agenda: Annotated[tuple[TemplateActivity, ...], Meta(min_length=1, max_length=MOST_ACTIVITIES)]

    @property
    def minutes(self) -> int:
        """From the first start to the last end, in minutes, waits for fixed starts included."""
        return ends(self)[-1] - minute_of_day(self.start)


def minute_of_day(clock: str) -> int:
    """Minutes since midnight of ``HH:MM``."""
    at = time_of(clock)
    return at.hour * 60 + at.minute


def time_of(clock: str) -> time:
    """The time of day that ``HH:MM`` says."""
    return time.fromisoformat(clock)


def ends(template: Template) -> list[int]:
    """When each activity ends, in minutes since the midnight before the start."""
    at = minute_of_day(template.start)
    found: list[int] = []
    for activity in template.agenda:
        if activity.fixed_start is not None:
            at = max(at, minute_of_day(activity.fixed_start))
        at += activity.minutes
        found.append(at)
    return found


def schema_json() -> str:
    """The JSON Schema of a template file, as it is shipped beside the templates."""
    from cxworkshop.activities.registry import CONTENTS

    forms = [content.setup.form for content in CONTENTS if content.setup is not None]
    (schema, *choices), parts = msgspec.json.schema_components(
        (Template, *forms), ref_template="#/$defs/{name}"
    )
    schema["$defs"] = parts
    settings = parts["TemplateActivity"]["properties"]["settings"]
    if choices:
        settings["anyOf"] = choices
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "CX Workshop template"
    encoded = msgspec.json.encode(schema, order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
