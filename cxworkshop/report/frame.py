"""What every printed document of a session has in common: its name, its heads and its feet."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cover, Report, Section
from cxworkshop.figures.direction import listed


def framed(
    wording: Wording,
    name: str,
    sections: Iterable[Section],
    *,
    title: str = "",
    version: str = "",
    cover: Cover | None = None,
) -> Report:
    """A document of the session. ``name`` says what it is, ``title`` by default whose day."""
    session = wording.document.session
    own = title or wording.fill(session.title) or name
    day = wording.words.date(session.date, "full") if session.date is not None else ""
    return Report(
        name=name,
        title=own,
        author=session.facilitators or session.organisation,
        organisation=session.organisation,
        language=wording.words.language,
        running=listed((wording.fill(session.title), day), " · "),
        colour=session.brand_colour,
        second_colour=session.second_colour,
        cover=cover,
        sections=tuple(sections),
        version=version,
    )
