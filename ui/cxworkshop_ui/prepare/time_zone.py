"""The session's time zone, typed by its city."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from cxworkshop.errors import BadInput
from cxworkshop.folding import fold
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.completion import Offering
from cxworkshop_ui.widgets.field import Field


class TimeZoneField(Field):
    """A line that completes the names of time zones wherever they match."""

    def __init__(self, context: SessionContext, session: ItemId) -> None:
        self.context = context
        self.line = QLineEdit()
        self.line.setPlaceholderText("America/Montevideo")
        super().__init__(context.tr("Time zone"), self.line)
        self.line.installEventFilter(self)
        self._binding = TextBinding(
            context,
            self.line,
            "zone",
            M("Change the time zone"),
            session,
            read=read_zone,
            told=self._told,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self.line.completer() is None:
            completer = Offering(list(zones()), self.line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(lambda _: self.line.textEdited.emit(self.line.text()))
            self.line.setCompleter(completer)
        return super().eventFilter(watched, event)

    def _told(self, bad: BadInput | None) -> None:
        self.set_error(bad.told(self.context.words) if bad is not None else "")


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """The names of all time zones with a city, and UTC."""
    named = (name for name in zoneinfo.available_timezones() if "/" in name)
    return ("UTC", *sorted(name for name in named if not name.startswith(("Etc/", "SystemV/"))))


def read_zone(text: str) -> str:
    """The zone of a name or of a city alone. Raises BadInput."""
    typed = fold(text).strip().replace(" ", "_")
    exact = [zone for zone in zones() if zone.lower() == typed]
    cities = [zone for zone in zones() if zone.lower().rpartition("/")[2] == typed]
    found = exact or cities
    if len(found) == 1:
        return found[0]
    raise BadInput(
        M("“{text}” is no time zone.", text=text.strip()[:40]),
        M("Type a city, and choose its zone from the list."),
    )
