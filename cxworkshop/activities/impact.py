"""Impact check: a decision or a goal looked at from every side before it stands."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField, Together
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, Item, ItemId, Link
from cxworkshop.model.position import spread

VALUES = range(-2, 3)
"""From hurts much to helps much; 0 changes nothing."""

PerspectiveId = Annotated[ItemId, Link("perspective")]


class Perspective(Item, frozen=True, kw_only=True, gc=False):
    """One side from which everything is looked at; its parent is the activity."""

    kind: ClassVar[str] = "perspective"
    travels: ClassVar[tuple[str, ...]] = ("name",)
    public: ClassVar[tuple[str, ...]] = ("name",)

    name: str = ""


class ImpactSubject(Item, frozen=True, kw_only=True, gc=False):
    """What is checked; its parent is the activity.

    ``about`` is a goal or a decision; ``text`` stands for what is neither, or says it otherwise.
    ``balance`` is what the group does about a side that is hurt.
    """

    kind: ClassVar[str] = "impact_subject"
    public: ClassVar[tuple[str, ...]] = ("text", "about", "balance")
    is_reason: ClassVar[bool] = True

    text: str = ""
    about: AnyId | None = None
    balance: str = ""

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """Its own words, else those of what it is about."""
        return self.text.strip() or name(self.about)

    def offered(self, kind: str) -> str:
        """What is made of it begins with the balance found; a goal with the subject itself."""
        return "" if kind == "goal" else self.balance.strip()


class ImpactRating(Item, frozen=True, kw_only=True, gc=False):
    """What a subject, its parent, does to one side: −2…+2, None while nobody has said.

    ``why`` is printed, and not shown to the room.
    """

    kind: ClassVar[str] = "impact_rating"
    public: ClassVar[tuple[str, ...]] = ("perspective", "value")

    perspective: PerspectiveId | None = None
    value: Annotated[int, Meta(ge=-2, le=2)] | None = None
    why: str = ""


class Weighed(msgspec.Struct, frozen=True):
    """A subject with what was said of it from each side, by perspective."""

    subject: ImpactSubject
    perspectives: tuple[Perspective, ...]
    ratings: Mapping[ItemId, ImpactRating]

    def value(self, perspective: ItemId) -> int | None:
        """How much it helps or hurts a side, None while nobody has said."""
        rating = self.ratings.get(perspective)
        return rating.value if rating is not None else None

    def why(self, perspective: ItemId) -> str:
        """Why, in the group's words."""
        rating = self.ratings.get(perspective)
        return rating.why if rating is not None else ""

    @property
    def helped(self) -> tuple[Perspective, ...]:
        """The sides it helps, in their order."""
        return tuple(each for each in self.perspectives if (self.value(each.id) or 0) > 0)

    @property
    def hurt(self) -> tuple[Perspective, ...]:
        """The sides it hurts, in their order."""
        return tuple(each for each in self.perspectives if (self.value(each.id) or 0) < 0)

    @property
    def open(self) -> tuple[Perspective, ...]:
        """The sides from which nobody has looked yet."""
        return tuple(each for each in self.perspectives if self.value(each.id) is None)

    @property
    def is_trade_off(self) -> bool:
        """Whether it helps one side by hurting another. Sums are never made: sides don't cancel."""
        return bool(self.helped and self.hurt)

    @property
    def needs_balance(self) -> bool:
        """Whether it helps one side by hurting another, and nothing is said of how that is met."""
        return self.is_trade_off and not self.subject.balance.strip()


class ImpactSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of an impact check."""

    perspectives: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...],
        Meta(max_length=12, description="the sides from which everything is looked at"),
    ] = ()


_STANDARD = (
    M("Customers"),
    M("Employees"),
    M("Finance"),
    M("Process"),
    M("Legal"),
    M("Technology"),
)


def _begin(settings: ImpactSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    names = settings.perspectives
    for name, position in zip(names, spread(len(names)), strict=True):
        yield Perspective(id=ItemId(new_id()), parent=activity, position=position, name=name)


def _read(document: Document, activity: ItemId) -> ImpactSettings:
    names = (each.name.strip()[:40] for each in perspectives(document, activity))
    return ImpactSettings(perspectives=tuple(filter(None, names)))


def _standard(language: str) -> ImpactSettings:
    words = catalogue(language)
    return ImpactSettings(perspectives=tuple(words.say(name) for name in _STANDARD))


SETUP = Setup(ImpactSettings, _begin, _read, _standard)


def perspectives(document: Document, activity: ItemId) -> tuple[Perspective, ...]:
    """The sides of an activity, in order."""
    return document.under(activity, Perspective)


def weighed(document: Document, activity: ItemId) -> list[Weighed]:
    """Every subject of an activity with what was said of it."""
    sides = perspectives(document, activity)
    subjects = document.under(activity, ImpactSubject)
    found: dict[ItemId, dict[ItemId, ImpactRating]] = {subject.id: {} for subject in subjects}
    for rating in document.all(ImpactRating):
        if rating.parent in found and rating.perspective is not None:
            found[rating.parent][rating.perspective] = rating
    return [Weighed(subject, sides, found[subject.id]) for subject in subjects]


def checks(document: Document) -> list[tuple[AgendaItem, list[Weighed]]]:
    """Every activity in which something was looked at, in the order of the day."""
    found = ((activity, weighed(document, activity.id)) for activity in document.all(AgendaItem))
    return [(activity, subjects) for activity, subjects in found if subjects]


def rating_of(document: Document, subject: ItemId, perspective: ItemId) -> ImpactRating | None:
    """What was said of a subject from one side."""
    ratings = document.under(subject, ImpactRating)
    return next((rating for rating in ratings if rating.perspective == perspective), None)


def rate(
    document: Document,
    subject: ItemId,
    perspective: ItemId,
    value: int | None,
    new_id: Callable[[], ItemId],
) -> Command | None:
    """Say what a subject does to a side; None takes it back. No command where nothing changes."""
    label = M("Rate an impact")
    known = rating_of(document, subject, perspective)
    if known is None:
        if value is None:
            return None
        made = ImpactRating(id=new_id(), parent=subject, perspective=perspective, value=value)
        return AddItem(made, label)
    if known.value == value:
        return None
    if value is None and not known.why.strip():
        return RemoveItem(known.id, label)
    return SetField(known.id, "value", value, label)


def drop_perspective(document: Document, perspective: ItemId) -> Command:
    """Look from this side no longer; what was said from it goes too."""
    label = M("Remove a perspective")
    said = (each.id for each in document.all(ImpactRating) if each.perspective == perspective)
    gone = (*(RemoveItem(rating, label) for rating in said), RemoveItem(perspective, label))
    return Together(gone, label)
