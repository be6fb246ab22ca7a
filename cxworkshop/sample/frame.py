"""What the parts of the sample share: ids by name, the day's clock, the agenda, the words."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from cxworkshop.activities.content import NewId
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.paths import resource

T = TypeVar("T")


class Frame:
    """One making of the sample in one language.

    ``agenda`` are the activities in order once the day has been made. Without ``new_id`` the
    ids are fixed, so that the same file comes out every time.
    """

    def __init__(self, language: str, new_id: NewId | None) -> None:
        self.language = language
        self.agenda: tuple[AgendaItem, ...] = ()
        self._new_id = new_id
        self._ids: dict[str, ItemId] = {}
        self._moment: tuple[dt.date, ZoneInfo] = (dt.date.min, ZoneInfo("UTC"))

    def facts(self, part: str, form: type[T]) -> T:
        """What a part says without words: ``resources/sample/PART/facts.toml``."""
        return msgspec.convert(_toml(f"{part}/facts.toml"), form)

    def words(self, part: str, form: type[T]) -> T:
        """A part's words in the sample's language: ``resources/sample/PART/LANGUAGE.toml``."""
        return msgspec.convert(_toml(f"{part}/{self.language}.toml"), form)

    def id(self, name: str) -> ItemId:
        """The id of the item with this name, such as ``person ana`` or ``function sales``."""
        if name not in self._ids:
            made = self._new_id() if self._new_id else _fixed_id(name)
            self._ids[name] = ItemId(made)
        return self._ids[name]

    def name(self, name: str, item_id: ItemId) -> None:
        """From now on the item of this id is known by this name."""
        self._ids[name] = item_id

    def maybe(self, kind: str, key: str) -> ItemId | None:
        """The id of an item by kind and key; None without a key."""
        return self.id(f"{kind} {key}") if key else None

    def activity(self, kind: str) -> AgendaItem:
        """The first activity of a kind. Raises LookupError where the day has none."""
        found = next((item for item in self.agenda if item.activity == kind), None)
        if found is None:
            raise LookupError(f"the sample's day has no {kind}")
        return found

    def set_day(self, day: dt.date, zone: str) -> None:
        """From now on :meth:`at` counts on this day in this zone."""
        self._moment = (day, ZoneInfo(zone))

    @property
    def day(self) -> dt.date:
        """The day of the sample."""
        return self._moment[0]

    def at(self, clock: str, minutes: float = 0) -> int:
        """Milliseconds UTC of a time of the day, so many minutes later."""
        day, zone = self._moment
        local = dt.datetime.combine(day, dt.time.fromisoformat(clock), zone)
        return int(local.timestamp() * 1000 + minutes * 60_000)


@cache
def _toml(name: str) -> dict[str, Any]:
    with resource("sample", *name.split("/")).open("rb") as source:
        return tomllib.load(source)


def _fixed_id(name: str) -> str:
    return blake2b(name.encode(), digest_size=16, person=b"sample session").hexdigest()
