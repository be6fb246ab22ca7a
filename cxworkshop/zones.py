"""The system's time zone by its IANA name, without a screen library."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_LOCALTIME = Path("/etc/localtime")


def system_zone(environment: Mapping[str, str] = os.environ, localtime: Path = _LOCALTIME) -> str:
    """The zone that ``TZ`` or the system names; UTC where neither can be told."""
    told = environment.get("TZ", "").lstrip(":")
    if told in available_timezones():
        return told
    try:
        target = localtime.resolve().as_posix()
    except OSError:
        return "UTC"
    name = target.partition("/zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    return name if name in available_timezones() else "UTC"


def zone_of(name: str) -> dt.tzinfo:
    """The zone of an IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
