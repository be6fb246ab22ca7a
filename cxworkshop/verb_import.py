"""The verb that reads workbooks and forms that came back into a session."""

from __future__ import annotations

from cxworkshop.arguments import Asked, existing_file, existing_file_or_folder
from cxworkshop.console import OK, WRONG, complain, say
from cxworkshop.errors import Problem
from cxworkshop.i18n import Catalogue, M, Mn
from cxworkshop.importing.proposals import Proposal, Proposed
from cxworkshop.store.opening import open_session
from cxworkshop.verbs import new_id
from cxworkshop.zones import today_in

LONGEST = 60
"""Characters of each side in a line."""


def import_returned(asked: Asked, words: Catalogue) -> int:
    """Says what files, and folders of them, would change; with ``--apply`` writes what is
    undisputed."""
    from cxworkshop.importing.returned_files import FileState, propose_all, read_files, together

    path = existing_file(asked.values[0])
    files = [existing_file_or_folder(name) for name in asked.values[1:]]
    is_applied = "apply" in asked.options
    session = open_session(path, read_only=not is_applied)
    try:
        read = together((), read_files(files))
        today = today_in(session.document.session.zone)
        came = propose_all(read, session.document, words, today, new_id)
        found = came.proposed
        for note in came.notes:
            say(words.tr("Note: {note}", note=words.say(note)))
        if any(each.state in (FileState.READ, FileState.UNCHANGED) for each in came.files):
            _say_what_came(found, words)
        if is_applied and found.agreed:
            editor = session.editor()
            label = M("Read back {names}", names=", ".join(each.name for each in read)[:80])
            editor.apply(found.command(session.document, found.agreed, editor.new_id, label))
            count = len(found.agreed)
            say(words.trn("{count} change written.", "{count} changes written.", count))
    finally:
        session.close()
    problems = [_named(each.name, each.problem) for each in read if each.problem is not None]
    left = [each for each in came.files if each.state in (FileState.ELSEWHERE, FileState.TWICE)]
    problems += [Problem(M("{name}: {what}", name=e.name, what=e.state.word)) for e in left]
    return _complained(problems, words)


def _named(name: str, problem: Problem) -> Problem:
    """Why a file was not read, with its name."""
    if name in str(problem):
        return problem
    return Problem(M("{name}: {what}", name=name, what=problem.cause), problem.next_step)


def _complained(problems: list[Problem], words: Catalogue) -> int:
    for problem in problems:
        complain(problem.told(words), WRONG)
    return WRONG if problems else OK


def _say_what_came(found: Proposed, words: Catalogue) -> None:
    source = ""
    for each in found.proposals:
        if each.source != source:
            source = each.source
            say(words.tr("{name}:", name=source))
        say(f"  {_line(each, words)}")
        for why in (each.conflict, each.trouble):
            if why is not None:
                say(f"      {words.say(why)}")
    waiting = len(found.proposals) - len(found.agreed)
    if not found.proposals:
        say(words.tr("Nothing in it differs from the session: nothing to change."))
        return
    counts = (
        Mn("{count} change", "{count} changes", len(found.agreed)),
        Mn("{count} to be looked at", "{count} to be looked at", waiting),
    )
    say(" · ".join(words.say(each) for each in counts if each.count))


def _line(each: Proposal, words: Catalogue) -> str:
    if each.is_new:
        return words.tr("New in {table}: {text}", table=each.table, text=_short(each.returned))
    return words.tr(
        "{name}, {field}: {today} → {returned}",
        name=_short(each.name),
        field=each.label,
        today=_short(each.today) or "–",
        returned=_short(each.returned) or "–",
    )


def _short(text: str) -> str:
    text = " · ".join(text.split("\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
