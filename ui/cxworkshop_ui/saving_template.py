"""Save as template: the agenda as it is run, and on wish what it begins with as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxworkshop.activities.as_it_stands import keep_as_it_stands
from cxworkshop.errors import Problem
from cxworkshop.templates.library import Library, TemplateSummary
from cxworkshop.templates.writing import template_from

if TYPE_CHECKING:
    from cxworkshop_ui.files import Files


def save_template(files: Files, instead_of: TemplateSummary | None = None) -> None:
    """Keep the session's agenda and scripts as a template of the user's own.

    Where something that an activity began with was changed since, that is said, and one press
    takes it over; ``instead_of`` is then the template that was kept a moment before.
    """
    context, library, tr = files.desk.context, Library(), files.services.words.tr
    if context is None:
        return
    context.flush()
    there = {entry.path for entry in library.summaries(files.services.words.language)}
    try:
        title = context.document.session.title
        kept = library.save(template_from(context.document, title=title))
        if instead_of is not None:
            library.remove(instead_of)
    except Problem as problem:
        files.tell(problem)
        return
    files.window.home.renew()
    said = tr("Kept as template “{name}” on the start page.", name=kept.title)
    is_the_same = keep_as_it_stands(context.document, context.editor.new_id) is None
    if is_the_same or context.is_read_only:
        files.say(said)
        return

    def take() -> None:
        if files.desk.context is not context:
            return
        context.flush()
        keep = keep_as_it_stands(context.document, context.editor.new_id)
        if keep is not None and context.apply(keep) is not None:
            save_template(files, kept if kept.path not in there else None)

    began = tr("Rules, stages, themes and decisions are in it as this session began with them.")
    offer = [("keep", tr("Take them as they stand now"), take)]
    files.messages.tell("success", f"{said} {began}", offer)
