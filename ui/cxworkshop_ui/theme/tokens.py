"""The design tokens: what each colour is for, how large text is, how far apart things stand.

Colours are hexadecimal text, so that this module needs no Qt; named tuples, because dataclasses
would cost the start more than the whole module. Every pair of text and ground in
:func:`text_pairs` reaches 4.5:1 and every edge in :func:`edge_pairs` 3:1 (WCAG 2.2 AA); colour
never speaks alone, a word, a sign or a shape goes with it.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias, get_args

Role: TypeAlias = Literal["accent", "goals", "definition", "steps", "risk", "kept", "neutral"]
"""What a colour means: each has a text colour and a tint that goes behind it."""

ROLES: tuple[Role, ...] = get_args(Role)

_BY_NAME: dict[str, Role] = {role: role for role in ROLES}


def role_named(name: str) -> Role | None:
    """The role of this name; None for a break, which fades."""
    return _BY_NAME.get(name)


class Palette(NamedTuple):
    """The colours of one theme, by what they are for."""

    name: str
    is_dark: bool
    ground: str
    """The window."""
    surface: str
    """Cards, inspector, bars, inputs."""
    raised: str
    """A control under the pointer."""
    line: str
    """Borders of cards and rows; tells nothing on its own."""
    field_border: str
    """Edges of what can be typed into or pressed: 3:1."""
    track: str
    """The part of a bar that is not filled."""
    ink: str
    ink2: str
    ink3: str
    """Hints and placeholders only."""
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    goals: str
    goals_tint: str
    definition: str
    definition_tint: str
    steps: str
    steps_tint: str
    risk: str
    risk_tint: str
    kept: str
    kept_tint: str
    neutral: str
    neutral_tint: str
    stripe: str
    """The plain stripe of an opening or a closing in a day."""
    selection: str
    """Behind selected rows and selected text."""

    def text(self, role: Role) -> str:
        """The colour of a role for text, signs, stripes and bars."""
        return str(getattr(self, role))

    def tint(self, role: Role) -> str:
        """The ground of a role, behind its own text or behind ink."""
        return str(getattr(self, f"{role}_tint"))


LIGHT = Palette(
    name="light",
    is_dark=False,
    ground="#FAF8F4",
    surface="#FFFFFF",
    raised="#F4F1EB",
    line="#E5E0D8",
    field_border="#868C95",
    track="#E5E0D8",
    ink="#1B2430",
    ink2="#55606E",
    ink3="#616A76",
    accent="#0B6E69",
    accent_hover="#095B57",
    on_accent="#FFFFFF",
    accent_tint="#E0F0EE",
    goals="#5B3FA8",
    goals_tint="#ECE7F8",
    definition="#1F5FA8",
    definition_tint="#E4EEF9",
    steps="#AE5008",
    steps_tint="#FBEFD9",
    risk="#B42318",
    risk_tint="#FBE7E4",
    kept="#1D7A46",
    kept_tint="#E3F2E9",
    neutral="#55606E",
    neutral_tint="#F0ECE5",
    stripe="#868C95",
    selection="#E0F0EE",
)

DARK = Palette(
    name="dark",
    is_dark=True,
    ground="#15191E",
    surface="#1D232A",
    raised="#28303A",
    line="#333D48",
    field_border="#77828F",
    track="#3A4551",
    ink="#EEF1F4",
    ink2="#B4BEC9",
    ink3="#9DA8B4",
    accent="#6CC9BE",
    accent_hover="#8AD9CF",
    on_accent="#06231F",
    accent_tint="#173835",
    goals="#BCABF3",
    goals_tint="#2F2950",
    definition="#8FBDEF",
    definition_tint="#1C3350",
    steps="#F2B75C",
    steps_tint="#42300F",
    risk="#F49C8D",
    risk_tint="#4A221D",
    kept="#7FCE9D",
    kept_tint="#173821",
    neutral="#B4BEC9",
    neutral_tint="#2D353F",
    stripe="#77828F",
    selection="#1B423E",
)

ROOM = Palette(
    name="room",
    is_dark=True,
    ground="#14202B",
    surface="#1B2A38",
    raised="#24364A",
    line="#33475A",
    field_border="#6A8299",
    track="#33475A",
    ink="#F7F4EE",
    ink2="#9FB2C3",
    ink3="#9FB2C3",
    accent="#7FD1C7",
    accent_hover="#9ADDD5",
    on_accent="#0A2320",
    accent_tint="#183C40",
    goals="#B7A5EE",
    goals_tint="#2F2C54",
    definition="#8FBCEB",
    definition_tint="#1C3654",
    steps="#F5B94A",
    steps_tint="#423413",
    risk="#F08A7A",
    risk_tint="#46232A",
    kept="#7CCB9A",
    kept_tint="#173D30",
    neutral="#9FB2C3",
    neutral_tint="#22354A",
    stripe="#6A8299",
    selection="#1B3F46",
)

SMALL, BODY, LARGE, TITLE, HEADLINE = 12, 14, 15, 20, 28
"""Type sizes in px at 100 %: captions and chips, text, what is read first, page titles."""

CLOCK = 58
"""The one dominant clock, px at 100 %."""

GAP = 4
"""The step of all spacing, px."""

RADIUS_FIELD, RADIUS_CARD = 6, 8
TARGET, TARGET_RUN = 32, 44
"""Least height of what can be pressed, px; on the run bar 44."""

SCALE_MIN, SCALE_MAX = 1.0, 2.0


class Look(NamedTuple):
    """A palette at a text scale: what a painted widget needs to know."""

    palette: Palette = LIGHT
    scale: float = 1.0

    def px(self, size: float) -> int:
        """A size given at 100 % in px, at this text scale."""
        return round(size * self.scale)


def text_pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every text colour with every ground it may stand on: name, text, ground."""
    tints = {f"{role}_tint": palette.tint(role) for role in ROLES}
    plain = {
        "ground": palette.ground,
        "surface": palette.surface,
        "raised": palette.raised,
        "selection": palette.selection,
    }
    for ink in ("ink", "ink2", "ink3"):
        # Hints stand on plain grounds and on the selected row; words in a chip are never hints.
        grounds = plain if ink == "ink3" else {**plain, **tints}
        for ground, colour in grounds.items():
            yield f"{ink} on {ground}", str(getattr(palette, ink)), colour
    for role in ROLES:
        for ground in ("ground", "surface", "selection"):
            yield f"{role} on {ground}", palette.text(role), plain[ground]
        yield f"{role} on its tint", palette.text(role), palette.tint(role)
    yield "on_accent on accent", palette.on_accent, palette.accent
    yield "on_accent on accent_hover", palette.on_accent, palette.accent_hover
    yield "on_accent on risk", palette.on_accent, palette.risk
    yield "on_accent on kept", palette.on_accent, palette.kept


def edge_pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every edge or sign that must be seen, with the ground it lies on."""
    for ground in ("ground", "surface"):
        colour = str(getattr(palette, ground))
        yield f"field_border on {ground}", palette.field_border, colour
        yield f"stripe on {ground}", palette.stripe, colour
        for role in ROLES:
            yield f"{role} edge on {ground}", palette.text(role), colour


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1.0 to 21.0, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
