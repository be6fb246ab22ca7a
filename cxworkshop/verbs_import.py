"""The verb ``import``: files that came back, as changes that are shown first."""

from __future__ import annotations

import datetime as dt

from cxworkshop.arguments import Asked, existing_file
from cxworkshop.console import OK, say
from cxworkshop.i18n import Catalogue
from cxworkshop.importing.returned_files import proposals
from cxworkshop.store.opening import open_session
from cxworkshop.verbs import new_id


def import_returned(asked: Asked, words: Catalogue) -> int:
    """Shows what files that came back would change; makes the changes if asked to."""
    path, *returned = map(existing_file, asked.values)
    is_applied = "apply" in asked.options
    session = open_session(path, read_only=not is_applied)
    count = 0
    try:
        editor = session.editor() if is_applied else None
        today = dt.datetime.now(dt.UTC).date()
        for found in proposals(returned, session.document, words, today, new_id):
            for change in found.changes:
                say(words.say(change))
            for note in found.notes:
                say(words.tr("Note: {note}", note=words.say(note)))
            count += len(found.changes)
            if editor is not None and found.command is not None:
                editor.apply(found.command)
    finally:
        session.close()
    if is_applied:
        say(words.trn("{count} change made.", "{count} changes made.", count))
    else:
        say(
            words.trn(
                "{count} change proposed; with --apply it is made.",
                "{count} changes proposed; with --apply they are made.",
                count,
            )
        )
    return OK
