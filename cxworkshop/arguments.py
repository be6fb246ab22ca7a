"""Reads a command line into a verb with its values, and tells what is wrong with it.

argparse would do it, but speaks with the words of a global catalogue, over several lines. Here
every text is a message, and every mistake is a :class:`BadInput`: what is wrong, what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from cxworkshop.console import PROGRAM
from cxworkshop.errors import BadInput
from cxworkshop.i18n import Catalogue, M, Message

MORE = "…"
"""Ends a value that may be given several times."""
ON = "yes"
"""The value of a switch that is given."""
USUAL_COLUMNS = 80
"""How wide a terminal is that does not say so."""
_STICKS = "\N{NO-BREAK SPACE}"
ALL = "all"
"""Stands for every value of a list."""


class Option(msgspec.Struct, frozen=True):
    """``--name VALUE``; with ``choices`` only these, with ``is_list`` several by commas.

    Without a value it is a switch: given or not.
    """

    name: str
    value: str
    about: Message
    choices: tuple[str, ...] = ()
    is_required: bool = False
    is_list: bool = False


class Verb(msgspec.Struct, frozen=True):
    """One thing that can be asked for: its words, and the values it takes.

    A value in brackets, ``[FILE]``, may be left out; the last one with dots, ``FILE…``, repeated.
    """

    words: tuple[str, ...]
    about: Message
    takes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def usage(self) -> str:
        """The verb as it is typed, without the program's name."""
        return " ".join(self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """The words, values and options of the usage, each a piece of its own."""
        parts = [*self.words, *self.takes]
        for option in self.options:
            text = f"--{option.name} {option.value}".rstrip()
            parts.append(text if option.is_required else f"[{text}]")
        return tuple(parts)


class Asked(msgspec.Struct, frozen=True):
    """A verb with what was given to it."""

    verb: Verb
    values: tuple[str, ...] = ()
    options: dict[str, str] = {}
    help: bool = False

    def listed(self, name: str) -> tuple[str, ...]:
        """The parts of an option that takes several, without repetitions; empty when absent."""
        parts = (part.strip() for part in self.options.get(name, "").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))


def find_verb(arguments: Sequence[str], verbs: Sequence[Verb]) -> Verb | None:
    """The verb whose words the arguments begin with; None when there is none."""
    for verb in verbs:
        if tuple(arguments[: len(verb.words)]) == verb.words:
            return verb
    return None


def near(word: str, known: Sequence[str]) -> Message | None:
    """A suggestion for a mistyped word; None when nothing is close."""
    import difflib

    found = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return M("Did you mean {word}?", word=found[0]) if found else None


def parse(verb: Verb, arguments: Sequence[str]) -> Asked:
    """The verb with its values and options from the arguments after its words.

    Raises BadInput for an option that is unknown, repeated or without a value, for a value
    that is not among the choices, and for values missing or too many.
    """
    known = {option.name: option for option in verb.options}
    values: list[str] = []
    options: dict[str, str] = {}
    only_values = False
    rest = list(arguments)
    for word in rest:
        if any("\ud800" <= char <= "\udfff" for char in word):  # bytes that are no UTF-8
            raise BadInput(
                M("{value} is no text in UTF-8.", value=word),
                M("Rename the file, or type the text anew."),
            )
    while rest:
        word = rest.pop(0)
        if only_values or not word.startswith("-") or word == "-":
            values.append(word)
        elif word == "--":
            only_values = True
        elif word in ("-h", "--help"):
            return Asked(verb, help=True)
        else:
            name, has_value, value = word.removeprefix("--").partition("=")
            option = known.get(name) if word.startswith("--") else None
            if option is None:
                raise _unknown_option(verb, word.partition("=")[0])
            if name in options:
                raise BadInput(M("--{name} is given twice.", name=name), _see(verb))
            if not option.value:
                if has_value:
                    raise BadInput(M("--{name} takes no value.", name=name), _see(verb))
                value = ON
            elif not has_value:
                if not rest or rest[0].startswith("--"):
                    raise BadInput(
                        M(
                            "--{name} needs a value: --{name} {value}.",
                            name=name,
                            value=option.value,
                        ),
                        _see(verb),
                    )
                value = rest.pop(0)
            options[name] = value
    asked = Asked(verb, tuple(values), options)
    _check(asked)
    return asked


def existing_file_or_folder(name: str) -> Path:
    """The path of what was named. Raises BadInput when it is neither."""
    path = Path(name)
    return path if path.is_dir() else existing_file(name)


def existing_file(name: str) -> Path:
    """The path of a file that was named. Raises BadInput when there is none."""
    path = Path(name)
    if path.is_dir():
        raise BadInput(M("{file} is a folder.", file=name), M("Name a file in it."))
    if not path.exists():
        raise BadInput(
            M("{file} is not there.", file=name),
            M("Check the name, or see {program} --help.", program=PROGRAM),
        )
    if not path.is_file():  # a device or a pipe may have no end
        raise BadInput(M("{file} is no ordinary file.", file=name), M("Name a file."))
    return path


def overview(verbs: Sequence[Verb], words: Catalogue, columns: int = USUAL_COLUMNS) -> str:
    """The help of the whole program, in lines that fit into so many columns."""
    lines = [
        words.tr("{program} [FILE]", program=PROGRAM),
        "    " + words.tr("opens the program, with a session if one is named"),
        "",
        words.tr("Without a screen:"),
    ]
    for verb in verbs:
        lines += [*_usage(verb, columns, "  "), *_wrapped(words.say(verb.about), columns, " " * 6)]
    lines += [
        "",
        "  " + words.tr("{program} COMMAND --help says more.", program=PROGRAM),
    ]
    return "\n".join(lines)


def described(verb: Verb, words: Catalogue, columns: int = USUAL_COLUMNS) -> str:
    """The help of one verb, in lines that fit into so many columns."""
    lines = [*_usage(verb, columns), *_wrapped(words.say(verb.about), columns, " " * 4)]
    if verb.options:
        lines.append("")
    width = max((len(option.name + option.value) for option in verb.options), default=0) + 7
    for option in verb.options:
        left = f"  --{option.name} {option.value}"
        lines += _wrapped(words.say(option.about), columns, f"{left:{width}}", " " * width)
    return "\n".join(lines)


def _usage(verb: Verb, columns: int, lead: str = "") -> list[str]:
    """How a verb is typed, in lines that part no option from its value."""
    parts = (part.replace(" ", _STICKS) for part in verb.parts)
    lines = _wrapped(f"{PROGRAM} {' '.join(parts)}", columns, lead, f"{lead}    ")
    return [line.replace(_STICKS, " ") for line in lines]


def _wrapped(text: str, columns: int, lead: str, then: str = "") -> list[str]:
    import textwrap

    return textwrap.wrap(
        text,
        columns,
        initial_indent=lead,
        subsequent_indent=then or lead,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _check(asked: Asked) -> None:
    verb = asked.verb
    given = len(asked.values)
    if given < len(verb.takes) and not verb.takes[given].startswith("["):
        raise BadInput(M("{value} is missing.", value=verb.takes[given]), _see(verb))
    is_open = bool(verb.takes) and verb.takes[-1].endswith(MORE)
    if given > len(verb.takes) and not is_open:
        extra = asked.values[len(verb.takes)]
        raise BadInput(M("{value} is one value too many.", value=repr(extra)), _see(verb))
    for option in verb.options:
        value = asked.options.get(option.name)
        if value is None:
            if option.is_required:
                raise BadInput(
                    M("--{name} {value} is missing.", name=option.name, value=option.value),
                    _see(verb),
                )
            continue
        if not value.strip():
            raise BadInput(M("--{name} is empty.", name=option.name), _see(verb))
        _check_choice(asked, option, value)


def _check_choice(asked: Asked, option: Option, value: str) -> None:
    if not option.choices:
        return
    parts = asked.listed(option.name) if option.is_list else (value,)
    for part in parts or (value,):
        if part not in option.choices:
            raise BadInput(
                M("--{name} cannot be {value}.", name=option.name, value=repr(part)),
                M("Choose from: {choices}.", choices=", ".join(option.choices)),
            )


def _unknown_option(verb: Verb, word: str) -> BadInput:
    suggestion = near(word, [f"--{option.name}" for option in verb.options])
    return BadInput(M("{word} is not known here.", word=word), suggestion or _see(verb))


def _see(verb: Verb) -> Message:
    if not verb.words:
        return M("See {program} --help.", program=PROGRAM)
    return M("Usage: {program} {usage}", program=PROGRAM, usage=verb.usage)
