"""What each verb of the command line does; cli.py says which one was asked for.

Each takes what was given and the language to answer in, prints its result and gives the exit
code. Each looks at all that it was given before it writes anything.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
from functools import partial
from pathlib import Path

from cxworkshop.activities.item_types import new_document
from cxworkshop.arguments import ALL, Asked, existing_file
from cxworkshop.checks.findings import findings
from cxworkshop.console import DAMAGED, OK, complain, say, told_here
from cxworkshop.dates import YEARS
from cxworkshop.errors import BadInput
from cxworkshop.i18n import Catalogue, M, catalogue
from cxworkshop.importing.people import Action, PeoplePlan, plan_people
from cxworkshop.importing.tables import read_table
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.session import Paper
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.problems import AlreadyThere, Damaged
from cxworkshop.store.schema import SUFFIX
from cxworkshop.store.session_file import OpenSession
from cxworkshop.templates.library import Library
from cxworkshop.templates.reading import load
from cxworkshop.templates.sessions import session_items
from cxworkshop.zones import system_zone, today_in

LONGEST_NAME = 48
"""Characters of an item's own words in a line about it."""


def sample(asked: Asked, words: Catalogue) -> int:
    """Writes the sample session in the language of the answers."""
    from cxworkshop.sample import sample as sample_items
    from cxworkshop.sample import sample_pictures

    path = _target(asked.values[0])
    items = sample_items(words.language)
    create_session(path, items, sample_pictures(words.language, items)).close()
    say(words.tr("{file}: the sample session", file=str(path)))
    return OK


def new(asked: Asked, words: Catalogue) -> int:
    """Writes a new session from a template."""
    path = _target(asked.options["out"])
    date = _date(asked.options.get("date", ""))
    library = Library()
    named = asked.options["template"]
    template = (
        load(existing_file(named))
        if _is_path(named)
        else library.load(library.find(named, words.language))
    )
    title = asked.options.get("title", "").strip()
    items = session_items(template, title=title, date=date, new_id=new_id, zone=system_zone())
    people = asked.options.get("participants", "")
    plan = _people(people, items) if people else None
    session = create_session(path, items)
    try:
        if plan is not None:
            editor = session.editor()
            editor.apply(plan.command(editor.new_id, M("Import people")))
    finally:
        session.close()
    say(words.tr("{file}: {title}", file=str(path), title=title or template.title))
    if plan is not None:
        _say_who_came(plan, words)
    return OK


def _is_path(named: str) -> bool:
    """Whether a file was named and no template of the library."""
    is_written_so = named.lower().endswith(".toml") or "/" in named or os.sep in named
    return is_written_so or Path(named).is_file()


def _people(name: str, items: tuple[Item, ...]) -> PeoplePlan:
    """What a list of people would bring. Raises BadInput when it would bring nobody."""
    path = existing_file(name)
    plan = plan_people(read_table(path), new_document(items))
    if not plan.count(Action.NEW):
        raise BadInput(
            M("{file} names nobody who could be imported.", file=path.name),
            M("Give the column with the names the head “Name”."),
        )
    return plan


def _say_who_came(plan: PeoplePlan, words: Catalogue) -> None:
    came = plan.count(Action.NEW)
    say(words.trn("{count} person imported.", "{count} people imported.", came))
    for row in plan.rows:
        if row.reason is not None:
            reason = words.say(row.reason)
            say(words.tr("  row {number} left out: {reason}", number=row.number, reason=reason))


def export(asked: Asked, words: Catalogue) -> int:
    """Writes the chosen outputs of a session into a folder."""
    from cxworkshop.export.exporter import ExportOptions
    from cxworkshop.export.registry import OUTPUTS
    from cxworkshop.export.writing import write_outputs

    path = existing_file(asked.values[0])
    chosen = asked.listed("sections")
    wanted = asked.listed("only") or tuple(output.id for output in OUTPUTS)
    session = open_session(path, read_only=True)
    try:
        document = session.document
        details = document.session
        parts = _sections(chosen, document)
        spoken = catalogue(asked.options.get("language") or details.language)
        options = ExportOptions(
            paper=Paper(asked.options.get("paper") or details.paper),
            sections=parts,
            logo=_picture(session, details.logo) if details.logo else None,
            picture=partial(_picture, session),
            is_archival=asked.options.get("pdf") == "archive",
        )
        folder = _folder(asked.options["out"])
        outputs = [output for output in OUTPUTS if output.id in wanted]
        if parts is not None and not chosen and any(output.id == "plan" for output in outputs):
            _say_what_is_left_out(parts, words)
        nothing = {output.id: output for output in outputs}
        for done in write_outputs(folder, outputs, document, spoken, options):
            if done.files:
                del nothing[done.output.id]
            title = words.say(done.output.title)
            for path in done.files:
                say(words.tr("{file}: {title}", file=str(path), title=title))
            for note in done.notes:
                say(f"  {words.say(note)}")
        for output in nothing.values():
            say(words.tr("{title}: there is nothing to write yet", title=words.say(output.title)))
    finally:
        session.close()
    return OK


def _sections(chosen: tuple[str, ...], document: Document) -> tuple[str, ...] | None:
    """The sections of the plan that are wanted; None for all.

    Where nothing is said, it is those that were chosen in the window for this session: what was
    left out there because a client is not to see it, is not sent out from here. What is said
    holds for this once: a script changes nothing of what the window offers next.
    """
    from cxworkshop.activities.registry import PLAN_PARTS
    from cxworkshop.settings import SettingsFile

    if chosen:
        return None if ALL in chosen else chosen
    without = SettingsFile().current.sections_left_out.get(document.session.id, ())
    kept = tuple(part.id for part in PLAN_PARTS if part.id not in without)
    return kept if len(kept) < len(PLAN_PARTS) else None


def _say_what_is_left_out(parts: tuple[str, ...], words: Catalogue) -> None:
    from cxworkshop.activities.registry import PLAN_PARTS

    names = ", ".join(words.say(part.title) for part in PLAN_PARTS if part.id not in parts)
    say(
        words.tr(
            "Left out of the plan, as chosen in the window: {names}. With --sections {all} it has "
            "them.",
            names=names,
            all=ALL,
        )
    )


def _picture(session: OpenSession, attachment_id: str) -> bytes | None:
    """The bytes of an attachment, None where it is lost."""
    try:
        return session.attachment(attachment_id).data
    except KeyError:
        return None


def _folder(name: str) -> Path:
    """The folder of this name, made where it is missing. Raises BadInput where it cannot be."""
    folder = Path(name).resolve()
    if folder.exists() and not folder.is_dir():
        raise BadInput(
            M("{name} is a file, not a folder.", name=name), M("Name a folder to write into.")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadInput(
            M("The folder “{folder}” cannot be made.", folder=name), M("Choose another folder.")
        ) from None
    return folder


def check(asked: Asked, words: Catalogue) -> int:
    """Says whether a session is intact, then what is still open in it."""
    path = existing_file(asked.values[0])
    try:
        session = open_session(path, read_only=True)
    except Damaged as problem:
        return complain(told_here(problem, words), DAMAGED)
    try:
        say(words.tr("{file} is intact.", file=path.name))
        for notice in session.notices:
            say(words.say(notice))
        _say_what_is_open(session.document, words)
    finally:
        session.close()
    return OK


def recover(asked: Asked, words: Catalogue) -> int:
    """Writes what can still be read of a damaged session into a new one; says what is lost."""
    from cxworkshop.store.recovery import recover as recovered

    path, target = existing_file(asked.values[0]), _target(asked.options["out"])
    found = recovered(path, target)
    entries = words.trn("{count} entry", "{count} entries", found.items)
    say(words.tr("{file}: {what} recovered", file=str(target), what=entries))
    for lost in found.missing:
        say(f"  {words.say(lost)}")
    return OK


def _say_what_is_open(document: Document, words: Catalogue) -> None:
    found = findings(document, today_in(document.session.zone), words)
    for finding in found:
        name = _name(document, finding.item_id)
        text = words.say(finding.message)
        is_said = not name or text.startswith(name)
        say(f"  {text}" if is_said else f"  {name}: {text}")
    if not found:
        say(words.tr("Nothing is open."))
    else:
        say(words.trn("{count} point is open.", "{count} points are open.", len(found)))


def _name(document: Document, item_id: ItemId) -> str:
    """What an item is called where it is spoken of, short enough for a line."""
    item = document.get(item_id)
    for field in ("title", "text", "name"):
        text = " ".join(str(getattr(item, field, "")).split())
        if text:
            return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
    return ""


def templates_list(_asked: Asked, words: Catalogue) -> int:
    """Lists the templates: ID, length, title; those that cannot be used with the reason."""
    found = Library().summaries(words.language)
    width = max((len(entry.id) for entry in found), default=0)
    for entry in found:
        if entry.problem is not None:
            say(f"{entry.id:{width}}  {words.say(entry.problem)}")
        else:
            say(f"{entry.id:{width}}  {words.minutes(entry.minutes):>8}  {entry.title}")
    return OK


def templates_check(asked: Asked, words: Catalogue) -> int:
    """Says what is wrong in a template file, or that it can be used."""
    template = load(existing_file(asked.values[0]))
    say(
        words.trn(
            "{title} can be used: {count} activity, {length}.",
            "{title} can be used: {count} activities, {length}.",
            len(template.agenda),
            title=template.title,
            length=words.minutes(template.minutes),
        )
    )
    return OK


def new_id() -> str:
    """A random id for an item."""
    return secrets.token_hex(16)


def _target(name: str) -> Path:
    """The session file to write. Raises BadInput or AlreadyThere when it cannot be that."""
    path = Path(name)
    if path.suffix.lower() != SUFFIX:
        raise BadInput(
            M("{file} does not end in {suffix}.", file=name, suffix=SUFFIX),
            M("Call it {file}.", file=path.name + SUFFIX),
        )
    if path.exists():
        raise AlreadyThere(path)
    return path


def _date(text: str) -> dt.date | None:
    """The day of ``YYYY-MM-DD``; None for an empty text. Raises BadInput."""
    if not text:
        return None
    try:
        found = dt.date.fromisoformat(text)
        if found.year not in YEARS:
            raise ValueError(text)
        return found
    except ValueError:
        raise BadInput(
            M("{date} is not a date.", date=repr(text)),
            M("Write year, month and day, as in 2027-03-18."),
        ) from None
