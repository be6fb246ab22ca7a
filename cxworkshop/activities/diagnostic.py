"""Diagnostic: how far each leader agrees with a few statements, and what makes them say so.

What a group answers is kept as one :class:`Rating` a person, or, where only counts are taken, as
a :class:`Tally` of how many gave each value. An anonymous activity takes counts only: then there
is nothing that says who gave what.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.asked import Asked, asked_by_counting, asked_people
from cxworkshop.activities.content import NewId, Setup
from cxworkshop.editing.commands import AddItem, Command, SetFields
from cxworkshop.i18n import LANGUAGES, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import FunctionId, Item, ItemId, ParticipantId
from cxworkshop.model.position import spread
from cxworkshop.paths import resource

SCALE = (1, 2, 3, 4, 5)
"""The values of a rating: from no agreement to full agreement."""

ROUNDS = 2
"""How often the same statements can be rated: before the work and after it."""

Counts = tuple[int, int, int, int, int]
"""How many gave each value of the scale, the lowest first."""


class EntryMode(StrEnum):
    """How answers are taken: along a statement, along a person, or as counts only."""

    STATEMENT = "statement"
    PERSON = "person"
    COUNTS = "counts"


class Diagnostic(Item, frozen=True, kw_only=True, gc=False):
    """How one diagnostic is run; its parent is the activity.

    A spread up to ``aligned`` is aligned, from ``split`` on it is split; a mean up to ``low`` is
    low. ``lowest`` and ``highest`` are the words at the ends of the scale where they are not
    *disagree* and *agree*. ``rounds`` have begun, ``closed`` of them are closed. ``since`` is when
    the present round's first count was taken, in UTC milliseconds.
    """

    kind: ClassVar[str] = "diagnostic"
    travels: ClassVar[tuple[str, ...]] = (
        "mode",
        "is_anonymous",
        "names_shown",
        "evidence_printed",
        "by_function",
        "aligned",
        "split",
        "low",
        "lowest",
        "highest",
    )
    public: ClassVar[tuple[str, ...]] = (
        "mode",
        "is_anonymous",
        "aligned",
        "split",
        "low",
        "lowest",
        "highest",
        "rounds",
    )

    mode: EntryMode = EntryMode.STATEMENT
    is_anonymous: bool = False
    names_shown: bool = False
    evidence_printed: bool = False
    by_function: bool = False
    aligned: float = 0.35
    split: float = 0.5
    low: float = 2.5
    lowest: str = ""
    highest: str = ""
    rounds: int = 1
    closed: int = 0
    since: int = 0

    @property
    def takes_counts(self) -> bool:
        """Whether only how many gave each value is kept, and no person's answer."""
        return self.is_anonymous or self.mode is EntryMode.COUNTS

    @property
    def is_closed(self) -> bool:
        """Whether the present round is closed."""
        return self.closed >= self.rounds


class Statement(Item, frozen=True, kw_only=True, gc=False):
    """What is rated, and the sentence that the group agreed on about it."""

    kind: ClassVar[str] = "statement"
    travels: ClassVar[tuple[str, ...]] = ("dimension", "text")
    public: ClassVar[tuple[str, ...]] = ("dimension", "text", "sentence")
    is_reason: ClassVar[bool] = True

    dimension: str = ""
    text: str = ""
    sentence: str = ""

    @classmethod
    def totals(cls, document: Document) -> Iterator[Asked]:
        """For each statement how many are asked, in every round there is."""
        rounds = max((each.rounds for each in document.all(Diagnostic)), default=1)
        for number in range(1, max(rounds, 1) + 1):
            for statement, count in asked_about(document, number).items():
                key = ItemId(f"asked-{statement}-{number}")
                yield Asked(id=key, parent=statement, round=number, count=count)

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """The dimension with what was agreed on it, or else with the statement."""
        said = self.sentence.strip() or self.text.strip()
        return ": ".join(filter(None, (self.dimension.strip(), said))) or super().told(name)


class Rating(Item, frozen=True, kw_only=True, gc=False):
    """One person's answer to a statement, which is its parent; the value 0 is none.

    Whose it is does not leave the facilitator's window.
    """

    kind: ClassVar[str] = "rating"
    public: ClassVar[tuple[str, ...]] = ("round", "value", "is_declined")

    participant: ParticipantId | None = None
    round: int = 1
    value: int = 0
    is_declined: bool = False


class Tally(Item, frozen=True, kw_only=True, gc=False):
    """How many gave each value to a statement, which is its parent.

    ``functions`` are those whose sheets were counted together, none for the whole room.
    """

    kind: ClassVar[str] = "tally"
    public: ClassVar[tuple[str, ...]] = ("round", "functions", "counts")

    round: int = 1
    functions: tuple[FunctionId, ...] = ()
    counts: Counts = (0, 0, 0, 0, 0)


class Evidence(Item, frozen=True, kw_only=True, gc=False):
    """Something seen, heard or measured that a rating rests on; its parent is the statement.

    It is never shown to the room, and not printed where it is private or printing is off.
    """

    kind: ClassVar[str] = "evidence"
    public: ClassVar[tuple[str, ...]] = ()

    participant: ParticipantId | None = None
    round: int = 1
    text: str = ""
    is_private: bool = False


def diagnostic_of(document: Document, activity: ItemId) -> Diagnostic:
    """How an activity is run; with the defaults, and no id, where nothing was set."""
    found = document.under(activity, Diagnostic)
    return found[0] if found else Diagnostic(parent=activity)


def change_diagnostic(
    document: Document, activity: ItemId, values: Mapping[str, Any], label: Message, new_id: NewId
) -> Command:
    """Change how an activity is run."""
    found = diagnostic_of(document, activity)
    if found.id:
        return SetFields(found.id, values, label)
    changed = msgspec.structs.replace(found, id=ItemId(new_id()), **values)
    return AddItem(changed, label)


_LONGEST, _LONGEST_NAME = 300, 60

Share = Annotated[float, Meta(ge=0, le=1)]


class InstrumentStatement(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One statement of an instrument; the dimension is one or two words."""

    text: Annotated[str, Meta(min_length=1, max_length=_LONGEST)]
    dimension: Annotated[str, Meta(max_length=_LONGEST_NAME)] = ""


def asked_about(document: Document, number: int) -> dict[ItemId, int]:
    """How many are asked about each statement in a round."""
    answered: dict[ItemId | None, set[ItemId]] = {}
    nobodys: Counter[ItemId | None] = Counter()
    for rating in document.all(Rating):
        if rating.round != number or not (rating.value in SCALE or rating.is_declined):
            continue
        if rating.participant is None:
            nobodys[rating.parent] += 1
        else:
            answered.setdefault(rating.parent, set()).add(rating.participant)
    found: dict[ItemId, int] = {}
    for statement in document.all(Statement):
        diagnostic = diagnostic_of(document, statement.parent or ItemId(""))
        if diagnostic.takes_counts:
            since = diagnostic.since if number == diagnostic.rounds else 0
            found[statement.id] = asked_by_counting(document, since)
        else:
            people = asked_people(document, answered.get(statement.id, ()))
            found[statement.id] = len(people) + nobodys[statement.id]
    return found


class Instrument(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a diagnostic; every answer is on the scale 1–5."""

    statements: Annotated[tuple[InstrumentStatement, ...], Meta(max_length=40)] = ()
    mode: Annotated[EntryMode, Meta(description="how answers are taken")] = EntryMode.STATEMENT
    is_anonymous: Annotated[bool, Meta(description="only totals are taken and kept")] = False
    names_shown: Annotated[bool, Meta(description="names beside ratings in the outputs")] = False
    evidence_printed: Annotated[bool, Meta(description="evidence that is not private")] = False
    by_function: Annotated[bool, Meta(description="counts are taken per function")] = False
    aligned: Annotated[Share, Meta(description="a spread up to this is aligned")] = 0.35
    split: Annotated[Share, Meta(description="a spread from this on is split")] = 0.5
    low: Annotated[float, Meta(ge=1, le=5, description="a mean up to this is low")] = 2.5
    lowest: Annotated[str, Meta(max_length=30, description="the word at 1")] = ""
    highest: Annotated[str, Meta(max_length=30, description="the word at 5")] = ""


_SETTINGS = tuple(name for name in Instrument.__struct_fields__ if name != "statements")


def begin(form: Instrument, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    """The settings and statements that an activity starts with."""
    settings = {name: getattr(form, name) for name in _SETTINGS}
    yield Diagnostic(id=ItemId(new_id()), parent=activity, position="V", **settings)
    for statement, position in zip(form.statements, spread(len(form.statements)), strict=True):
        yield Statement(
            id=ItemId(new_id()),
            parent=activity,
            position=position,
            dimension=statement.dimension,
            text=statement.text,
        )


def read(document: Document, activity: ItemId) -> Instrument:
    """The instrument of a session's activity, with nothing of what was answered."""
    found = diagnostic_of(document, activity)
    return Instrument(
        statements=tuple(
            InstrumentStatement(
                text=(statement.text.strip() or statement.dimension)[:_LONGEST],
                dimension=statement.dimension[:_LONGEST_NAME],
            )
            for statement in document.under(activity, Statement)
            if statement.text.strip() or statement.dimension.strip()
        ),
        **{name: getattr(found, name) for name in _SETTINGS},
    )


def standard(language: str) -> Instrument:
    """The built-in instrument: five dimensions of a leadership team, in a shipped language."""
    import tomllib  # a file that is opened needs it not

    code = language if language in LANGUAGES else LANGUAGES[0]
    with resource("instruments", f"{code}.toml").open("rb") as source:
        return msgspec.convert(tomllib.load(source), Instrument)


SETUP = Setup(Instrument, begin, read, standard)
