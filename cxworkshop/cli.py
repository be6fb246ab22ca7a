"""The command line: what can be done with sessions without a screen.

``main`` never raises and never shows a traceback for what the world does: a mistake in the
input, a file that cannot be read, a full disk are one line on the standard error, with what to
do next, and end with 2. ``check`` ends with 1 when a file is damaged.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cxworkshop import __version__
from cxworkshop.arguments import (
    ALL,
    USUAL_COLUMNS,
    Asked,
    Option,
    Verb,
    described,
    existing_file,
    find_verb,
    near,
    overview,
    parse,
)
from cxworkshop.console import BUG, OK, PROGRAM, STOPPED, WRONG, complain, say, told_here
from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import LANGUAGES, Catalogue, M, catalogue
from cxworkshop.settings import SettingsFile, environment_language, shipped_language

OpenWindow = Callable[[list[str]], int]

_LANGUAGE = Option(
    "language", "|".join(LANGUAGES), M("the language of the texts"), choices=LANGUAGES
)
PARTS = (
    "plan",
    "two-pages",
    "sheets",
    "workbook",
    "workbooks",
    "agenda",
    "dates",
    "mail",
    "pictures",
    "prework",
    "prework-workbook",
    "kit",
    "script",
    "group-cards",
    "debrief",
    "progress",
    "reminders",
)
"""What can be exported, by the names that ``--only`` takes: the outputs of the registry, which is
not asked, so that help and mistakes need none of it."""

SECTIONS = (
    "summary",
    "next_steps",
    "goals",
    "commitments",
    "decisions",
    "outside",
    "review",
    "discussion",
    "definition",
    "diagnostic",
    "journey",
    "handoffs",
    "gaps",
    "priorities",
    "impact",
    "groups",
    "parking_lot",
    "opening",
    "closing",
    "photos",
)
"""The sections of the plan, by the names that ``--sections`` takes; see above."""

_PDF = ("plain", "archive")
_HELP = ("-h", "--help", "help")
_NARROWEST = 40

SAMPLE = Verb(("sample",), M("writes a complete sample session"), ("FILE",), (_LANGUAGE,))
NEW = Verb(
    ("new",),
    M("writes a new session from a template"),
    options=(
        Option(
            "template",
            "ID|FILE",
            M("one of: {program} templates list; or a template file, .toml", program=PROGRAM),
            (),
            True,
        ),
        Option("out", "FILE", M("the session file to write"), (), True),
        Option("title", "T", M("what the session is called")),
        Option("date", "D", M("the day, as in 2027-03-18")),
        Option("participants", "people.xlsx", M("a list of people, .xlsx or .csv")),
        _LANGUAGE,
    ),
)
EXPORT = Verb(
    ("export",),
    M("writes the outputs of a session: plan, sheets, workbook and the others"),
    ("FILE",),
    (
        Option("out", "DIR", M("the folder to write into"), (), True),
        Option(
            "only",
            "a,b,…",
            M("some of the outputs, of: {list}", list=", ".join(PARTS)),
            PARTS,
            is_list=True,
        ),
        Option(
            "sections",
            "a,b,…",
            M(
                "sections of the plan, of: {list}; {all} for all, else as chosen in the window",
                list=", ".join(SECTIONS),
                all=ALL,
            ),
            (ALL, *SECTIONS),
            is_list=True,
        ),
        Option("paper", "a4|letter", M("the paper; else the session's"), ("a4", "letter")),
        Option("pdf", "plain|archive", M("PDF for archives (PDF/A-2a) or not"), _PDF),
        _LANGUAGE,
    ),
)
IMPORT = Verb(
    ("import",),
    M("says what files that came back would change in a session; with --apply it is written"),
    ("FILE", "RETURNED…"),
    (Option("apply", "", M("writes what nothing speaks against, as one step")), _LANGUAGE),
)
CHECK = Verb(
    ("check",),
    M("says whether a session is intact, then what is still open in it; ends with 1 if damaged"),
    ("FILE",),
    (_LANGUAGE,),
)
RECOVER = Verb(
    ("recover",),
    M("writes what can still be read of a damaged session into a new one"),
    ("FILE",),
    (Option("out", "NEW", M("the session file to write"), (), True), _LANGUAGE),
)
TEMPLATES_LIST = Verb(
    ("templates", "list"), M("lists the templates, one a line, the ID first"), (), (_LANGUAGE,)
)
TEMPLATES_CHECK = Verb(
    ("templates", "check"), M("says what is wrong in a template file"), ("FILE",), (_LANGUAGE,)
)
VERBS = (SAMPLE, NEW, EXPORT, IMPORT, CHECK, RECOVER, TEMPLATES_LIST, TEMPLATES_CHECK)

OPEN = Verb((), M("opens the program"), ("[FILE]",), (_LANGUAGE,))


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Does what the arguments ask for and gives the exit code.

    ``open_window`` gets the files to open, none or one, and gives the exit code of the window.
    """
    words = catalogue(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names of any script, whatever the terminal can show
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _do(list(arguments), words, open_window)
        sys.stdout.flush()
        return code
    except Problem as problem:
        return complain(told_here(problem, words), WRONG)
    except BrokenPipeError:
        # Whoever read our output has read enough; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        return complain(_told_by_system(error, words), WRONG)
    except KeyboardInterrupt:
        return complain(words.tr("Stopped."), STOPPED)
    except Exception as error:
        if os.environ.get("CXWORKSHOP_DEBUG"):
            raise
        return complain(_told_as_bug(error, words), BUG)


def _do(arguments: list[str], words: Catalogue, open_window: OpenWindow) -> int:
    if arguments and arguments[0] == "--version":
        say(f"CX Workshop {__version__}")
        return OK
    if arguments and arguments[0] in _HELP:
        return _say_all(overview(VERBS, words, _columns()))
    if arguments[:1] == ["templates"] and arguments[1:2] and arguments[1] in _HELP:
        told = (described(verb, words, _columns()) for verb in (TEMPLATES_LIST, TEMPLATES_CHECK))
        return _say_all("\n\n".join(told))
    verb = find_verb(arguments, VERBS)
    if verb is None:
        return _open(arguments, open_window)
    asked = parse(verb, arguments[len(verb.words) :])
    if asked.help:
        return _say_all(described(verb, words, _columns()))
    return _run(asked, words)


def _say_all(text: str) -> int:
    for line in text.split("\n"):
        say(line)
    return OK


def _columns() -> int:
    """How wide the terminal is, or is said to be; the usual width where nobody knows."""
    return max(shutil.get_terminal_size((USUAL_COLUMNS, 24)).columns, _NARROWEST)


def _run(asked: Asked, words: Catalogue) -> int:
    from cxworkshop import verb_import, verbs  # only now: --help and mistakes need none of the core

    actions: dict[tuple[str, ...], Callable[[Asked, Catalogue], int]] = {
        SAMPLE.words: verbs.sample,
        NEW.words: verbs.new,
        EXPORT.words: verbs.export,
        IMPORT.words: verb_import.import_returned,
        CHECK.words: verbs.check,
        RECOVER.words: verbs.recover,
        TEMPLATES_LIST.words: verbs.templates_list,
        TEMPLATES_CHECK.words: verbs.templates_check,
    }
    return actions[asked.verb.words](asked, words)


def _open(arguments: list[str], open_window: OpenWindow) -> int:
    if arguments[:1] == ["templates"]:
        raise BadInput(
            M("templates needs to know what to do."),
            M("Use templates list, or templates check FILE."),
        )
    words = [word for word in arguments if not word.startswith("-")]
    if words and not Path(words[0]).exists() and (problem := _no_command(words[0])):
        raise problem
    files = [str(existing_file(name)) for name in parse(OPEN, arguments).values]
    if not _has_display():
        raise BadInput(
            M("There is no display to open a window on."),
            M("Without one, {program} --help names what can be done.", program=PROGRAM),
        )
    return open_window(files)


def _no_command(word: str) -> BadInput | None:
    """What to say of a word that looks like a mistyped command; None when it looks like a file."""
    suggestion = near(word, [verb.words[0] for verb in VERBS])
    if suggestion is None or Path(word).suffix or Path(word).name != word:
        return None
    return BadInput(M("There is no command {word}.", word=repr(word)), suggestion)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _language(arguments: Sequence[str]) -> str:
    """The language to speak: as asked for, else as set in the program, else the system's."""
    for index, word in enumerate(arguments):
        name, has_value, value = word.partition("=")
        if name == "--language":
            asked = value if has_value else "".join(arguments[index + 1 : index + 2])
            if asked in LANGUAGES:
                return asked
    try:
        return SettingsFile().current.language
    except OSError:  # a home that cannot be read is no reason not to speak
        return shipped_language(environment_language())


def _told_by_system(error: OSError, words: Catalogue) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename:
        return words.tr("{file}: {reason}.", file=error.filename, reason=reason)
    return words.tr("The system refused: {reason}.", reason=reason)


def _told_as_bug(error: Exception, words: Catalogue) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "?"
    if place is not None:
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
    return words.tr(
        "This is a bug of the program ({error} at {place}). Please report it; CXWORKSHOP_DEBUG=1 "
        "shows the details.",
        error=type(error).__name__,
        place=where,
    )
