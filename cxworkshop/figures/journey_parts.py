"""What a journey's chart is made of, with the words already in it."""

from __future__ import annotations

import msgspec

from cxworkshop.figures.signs import State


class ChartTouchpoint(msgspec.Struct, frozen=True):
    """Where the customer meets the house, and whether they decide there."""

    text: str
    is_moment: bool = False


class ChartHandOff(msgspec.Struct, frozen=True):
    """A hand-off into a stage: the rows it goes from and to, how it works, its words."""

    giver: int | None
    receiver: int | None
    state: State
    text: str


class ChartStage(msgspec.Struct, frozen=True):
    """One column. Feelings are −2 to +2; ``leaders`` is how many functions lead here."""

    name: str
    touchpoints: tuple[ChartTouchpoint, ...] = ()
    feeling: float | None = None
    target: float | None = None
    pains: tuple[str, ...] = ()
    hand_offs: tuple[ChartHandOff, ...] = ()
    leaders: int = 1

    @property
    def has_moment(self) -> bool:
        """Whether the customer decides here."""
        return any(point.is_moment for point in self.touchpoints)


class ChartRow(msgspec.Struct, frozen=True):
    """One function, with what it does at each stage: ``leads``, ``helps`` or nothing."""

    name: str
    parts: tuple[str, ...]


class ChartWords(msgspec.Struct, frozen=True):
    """What the chart says besides what people wrote."""

    touchpoints: str
    feels: str
    today: str
    target: str
    moment: str
    pains: str
    serves: str
    leads: str
    helps: str
    nobody: str
    several: str
    hand_offs: str
    states: tuple[tuple[State, str], ...]
    decimal_point: str
