"""The system's time zone by its IANA name, without a screen library."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_LOCALTIME = Path("/etc/localtime")
_FIRST, _LAST = (
    int(dt.datetime(year, 1, 2, tzinfo=dt.UTC).timestamp()) * 1000 for year in (1, 9999)
)


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


def local_time(at: int, zone: dt.tzinfo) -> dt.datetime:
    """An instant (UTC milliseconds) in a zone; a file may name one that is in no calendar: then
    the first or the last that is."""
    return dt.datetime.fromtimestamp(min(max(at, _FIRST), _LAST) / 1000, zone)


def today_in(zone: str) -> dt.date:
    """The day it is now in the zone of an IANA name."""
    return dt.datetime.now(zone_of(zone)).date()


def zone_of(name: str) -> dt.tzinfo:
    """The zone of an IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
