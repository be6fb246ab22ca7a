"""Opening: what each wants from the day, and the rules by which the group will work."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.kept_setup import change_setup, kept_setup
from cxworkshop.editing.commands import AddItem, Command, SetFields
from cxworkshop.i18n import M, Message, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant, counts
from cxworkshop.model.position import spread


class Met(StrEnum):
    """What the group says of an expectation at the close."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"

    @property
    def word(self) -> Message:
        """What it is called."""
        return MET_WORDS[self]


MET_WORDS: dict[Met, Message] = {
    Met.OPEN: M("not said yet"),
    Met.MET: M("met"),
    Met.PARTLY: M("partly met"),
    Met.NOT_MET: M("not met"),
}


class Expectation(Item, frozen=True, kw_only=True, gc=False):
    """What one leader wants from the day, in one line; its parent is the opening.

    ``met`` is what the group says of it at the close. The room never sees whose it is.
    """

    kind: ClassVar[str] = "expectation"
    public: ClassVar[tuple[str, ...]] = ("text", "met")
    is_reason: ClassVar[bool] = True

    text: str = ""
    by: ParticipantId | None = None
    met: Met = Met.OPEN


class GroundRule(Item, frozen=True, kw_only=True, gc=False):
    """One rule of working together; proposed until the group has agreed on it."""

    kind: ClassVar[str] = "ground_rule"
    public: ClassVar[tuple[str, ...]] = ("text", "is_agreed")

    text: str = ""
    is_agreed: bool = False


class OpeningSetup(Item, frozen=True, kw_only=True, gc=False):
    """The rules the template proposed, and whether the outputs say whose an expectation is.

    What the group made of the rules is the group's: it stays with it, unless somebody keeps it.
    """

    kind: ClassVar[str] = "opening_setup"
    travels: ClassVar[tuple[str, ...]] = ("ground_rules", "names_shown")

    ground_rules: tuple[str, ...] = ()
    names_shown: bool = False


class OpeningSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of an opening."""

    ground_rules: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=160)], ...],
        Meta(max_length=12, description="the rules that are proposed to the group"),
    ] = ()
    names_shown: Annotated[bool, Meta(description="names beside expectations in the outputs")] = (
        False
    )


STANDARD_RULES: tuple[Message, ...] = (
    M("What we have seen comes before what we think."),
    M("One speaks, the others let them finish."),
    M("What is not for today goes to the parking lot, with a name."),
    M("What is said here is ours; what we decide here is everybody’s."),
)
"""Proposed where an opening is added by hand."""


_KEPT = kept_setup(OpeningSetup, OpeningSettings)


def _begin(settings: OpeningSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    yield from _KEPT.begin(settings, activity, new_id)
    rules = settings.ground_rules
    for rule, position in zip(rules, spread(len(rules)), strict=True):
        yield GroundRule(id=ItemId(new_id()), parent=activity, position=position, text=rule)


def _standard(language: str) -> OpeningSettings:
    words = catalogue(language)
    return OpeningSettings(ground_rules=tuple(words.say(rule) for rule in STANDARD_RULES))


SETUP = Setup(OpeningSettings, _begin, _KEPT.read, _standard)


def setup_of(document: Document, activity: ItemId) -> OpeningSetup:
    """How an opening is printed; with the defaults, and no id, where nothing was set."""
    found = document.under(activity, OpeningSetup)
    return found[0] if found else OpeningSetup(parent=activity)


def rule_texts(rules: Iterable[GroundRule]) -> tuple[str, ...]:
    """What a template would propose of these rules: their words, whoever agreed."""
    return tuple(text for rule in rules if (text := rule.text.strip()))


def rules_as_they_stand(document: Document, activity: ItemId) -> dict[str, tuple[str, ...]]:
    """What a template would say of an opening by the rules it has now."""
    return {"ground_rules": rule_texts(rules_of(document, activity))}


def keep_rules(document: Document, activity: ItemId, new_id: NewId) -> Command:
    """Let a template of this session propose the rules as they stand now.

    It is somebody's decision and never made for them: the words may be the group's.
    """
    values = rules_as_they_stand(document, activity)
    return change_setup(document, activity, OpeningSetup, values, M("Keep the rules"), new_id)


def show_names(document: Document, activity: ItemId, *, is_on: bool, new_id: NewId) -> Command:
    """Print whose the expectations are, or do not."""
    label = M("Print whose the expectations are") if is_on else M("Print no names")
    found = setup_of(document, activity)
    if found.id:
        return SetFields(found.id, {"names_shown": is_on}, label)
    made = msgspec.structs.replace(found, id=ItemId(new_id()), names_shown=is_on)
    return AddItem(made, label)


def rules_of(document: Document, activity: ItemId) -> list[GroundRule]:
    """The rules of an opening that say something, in order."""
    return [rule for rule in document.under(activity, GroundRule) if rule.text.strip()]


def agreed_rules(document: Document, activity: ItemId) -> list[GroundRule]:
    """The rules the group has agreed on, in order."""
    return [rule for rule in rules_of(document, activity) if rule.is_agreed]


def expectations(document: Document, activity: ItemId | None = None) -> list[Expectation]:
    """The expectations that say something: of one opening, or of the whole session."""
    found = document.all(Expectation)
    return [
        item
        for item in found
        if item.text.strip() and (activity is None or item.parent == activity)
    ]


class Heard(msgspec.Struct, frozen=True):
    """Who of those here has said an expectation, as far as names were written down.

    ``lines`` are all expectations, ``unnamed`` those of nobody in particular.
    """

    lines: int
    unnamed: int
    said: int
    expected: int
    waiting: tuple[Participant, ...]


def heard(document: Document, activity: ItemId, besides: ItemId | None = None) -> Heard:
    """How the round goes; ``besides`` is a line that is still being typed."""
    every = [item for item in expectations(document, activity) if item.id != besides]
    names = {item.by for item in every}
    people = [person for person in document.all(Participant) if counts(person)]
    waiting = tuple(person for person in people if person.id not in names)
    return Heard(
        lines=len(every),
        unnamed=sum(item.by is None for item in every),
        said=len(people) - len(waiting),
        expected=len(people),
        waiting=waiting,
    )


class MetCount(msgspec.Struct, frozen=True):
    """How many expectations were met, partly met, not met, and how many nobody judged yet."""

    met: int
    partly: int
    not_met: int
    open: int

    @property
    def said(self) -> int:
        """How many the group has judged."""
        return self.met + self.partly + self.not_met


def met_count(document: Document) -> MetCount:
    """What became of the expectations of the session."""
    found = [item.met for item in expectations(document)]
    return MetCount(*(found.count(each) for each in (Met.MET, Met.PARTLY, Met.NOT_MET, Met.OPEN)))
