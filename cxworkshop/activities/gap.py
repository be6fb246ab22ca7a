"""Gap: for each theme where we are, where we want to be, what lies between, and how we know."""

from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.position import spread


class Gap(Item, frozen=True, kw_only=True, gc=False):
    """One theme; its parent is the activity.

    The evidence stays in the facilitator's window unless ``evidence_shown`` says otherwise.
    """

    kind: ClassVar[str] = "gap"
    public: ClassVar[tuple[str, ...]] = (
        "theme",
        "current_state",
        "desired_state",
        "gap",
        "idea",
        "evidence_shown",
    )
    is_reason: ClassVar[bool] = True

    theme: str = ""
    current_state: str = ""
    desired_state: str = ""
    gap: str = ""
    evidence: str = ""
    evidence_shown: bool = False
    idea: str = ""

    def shown(self) -> tuple[str, ...]:
        """The public fields, and the evidence where it may be shown."""
        return (*self.public, "evidence") if self.evidence_shown else self.public

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """The theme with what lies between, else with both states. The evidence is not told."""
        del name
        states = (self.current_state.strip(), self.desired_state.strip())
        said = self.gap.strip() or (" → ".join(states) if all(states) else "".join(states))
        return ": ".join(filter(None, (self.theme.strip(), said)))

    def offered(self, kind: str) -> str:
        """A goal begins with where we want to be; an idea and a next step with the idea."""
        if kind == "goal":
            return self.desired_state.strip()
        return self.idea.strip() if kind in ("idea", "next_step") else ""


class GapSetup(Item, frozen=True, kw_only=True, gc=False):
    """What the template said of an activity: its themes, and whether evidence may be shown."""

    kind: ClassVar[str] = "gap_setup"
    travels: ClassVar[tuple[str, ...]] = ("themes", "evidence_shown")

    themes: tuple[str, ...] = ()
    evidence_shown: bool = False


_LONGEST, _MOST = 120, 20

Theme = Annotated[str, Meta(min_length=1, max_length=_LONGEST)]


class GapSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a gap."""

    themes: Annotated[
        tuple[Theme, ...], Meta(max_length=_MOST, description="what is looked at")
    ] = ()
    evidence_shown: Annotated[
        bool, Meta(description="evidence may be shown and printed unless a theme says otherwise")
    ] = False


def _begin(settings: GapSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    themes = tuple(theme.strip() for theme in settings.themes if theme.strip())
    shown = settings.evidence_shown
    if themes or shown:
        yield GapSetup(
            id=ItemId(new_id()),
            parent=activity,
            position="V",
            themes=themes,
            evidence_shown=shown,
        )
    for theme, position in zip(themes, spread(len(themes)), strict=True):
        yield Gap(
            id=ItemId(new_id()),
            parent=activity,
            position=position,
            theme=theme,
            evidence_shown=shown,
        )


def _read(document: Document, activity: ItemId) -> GapSettings:
    """The themes the template brought; those of the day are the client's."""
    found = setup_of(document, activity)
    return GapSettings(themes=found.themes, evidence_shown=found.evidence_shown)


def themes_as_they_stand(document: Document, activity: ItemId) -> dict[str, tuple[str, ...]]:
    """What a template would say of an activity by the themes it has now."""
    themes = (gap.theme.strip()[:_LONGEST] for gap in document.under(activity, Gap))
    return {"themes": tuple(filter(None, themes))[:_MOST]}


SETUP = Setup(GapSettings, _begin, _read, lambda _language: GapSettings())


def setup_of(document: Document, activity: ItemId) -> GapSetup:
    """How an activity was set up; the defaults where nothing was set."""
    found = document.under(activity, GapSetup)
    return found[0] if found else GapSetup()


def theme_from(document: Document, activity: ItemId, theme: str) -> Gap:
    """The gap that a typed theme begins, without an id."""
    shown = setup_of(document, activity).evidence_shown
    return Gap(parent=activity, theme=theme.strip(), evidence_shown=shown)


def gaps(document: Document, activity: ItemId | None = None) -> list[Gap]:
    """The gaps whose theme is named, of one activity or of all in the order of the day."""
    order = {item.id: at for at, item in enumerate(document.all(AgendaItem))}
    found = [
        gap for gap in document.all(Gap) if gap.theme.strip() and activity in (None, gap.parent)
    ]
    return sorted(found, key=lambda gap: order.get(gap.parent or ItemId(""), len(order)))


def missing(gap: Gap) -> list[Message]:
    """What a theme still lacks to be worked with: evidence, an idea."""
    found: list[Message] = []
    if not gap.evidence.strip():
        found.append(M("no evidence yet"))
    if not gap.idea.strip():
        found.append(M("no idea yet"))
    return found


def without_evidence(found: list[Gap]) -> int:
    """How many of the themes rest on no evidence. The room, which sees none, is not told."""
    return sum(not gap.evidence.strip() for gap in found)


def without_idea(found: list[Gap]) -> int:
    """How many of the themes have no idea yet."""
    return sum(not gap.idea.strip() for gap in found)
