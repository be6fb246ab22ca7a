"""Save as template: the agenda as it is run, on wish what it begins with as it stands now; and
what of the client may still be named in an agenda that goes on to somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxworkshop.activities.as_it_stands import keep_as_it_stands
from cxworkshop.errors import Problem
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.templates.library import Library, TemplateSummary
from cxworkshop.templates.neutral import traces
from cxworkshop.templates.writing import template_from, unreachable_starts

if TYPE_CHECKING:
    from cxworkshop_ui.files import Files

Offer = tuple[str, str, Callable[[], object]]
_MOST_NAMED = 3


def save_template(
    files: Files, instead_of: TemplateSummary | None = None, title: str = "", summary: str = ""
) -> None:
    """Keep the session's agenda and scripts as a template of the user's own.

    Where something that an activity began with was changed since, that is said, and one press
    takes it over; ``instead_of`` is then the template that was kept a moment before. Words of the
    client that are left in it are named, and one press leads to the first; another asks for a
    title and a description of its own. A fixed start that had to be left out is said.
    """
    context, library, tr = files.desk.context, Library(), files.services.words.tr
    if context is None:
        return
    context.flush()
    there = {entry.path for entry in library.summaries(files.services.words.language)}
    try:
        called = title or context.document.session.title
        kept = library.save(template_from(context.document, title=called, summary=summary))
        is_same_file = instead_of is not None and instead_of.path == kept.path
        if instead_of is not None and not is_same_file:
            library.remove(instead_of)
    except Problem as problem:
        files.tell(problem)
        return
    files.window.home.renew()
    said = tr("Kept as template “{name}” on the start page.", name=kept.title)
    offers: list[Offer] = []
    left = words_left(context.document, files.services.words)
    if left:
        first = traces(context.document)[0].item

        def look() -> None:
            if files.desk.context is context and files.window.session_view is not None:
                files.window.session_view.reveal(first)

        offers.append(("look", tr("Look at it"), look))
    replaces = kept if kept.path not in there or is_same_file else None

    def name_it() -> None:
        from cxworkshop_ui.home.template_page import TemplatePage

        page = TemplatePage(files.services.words, kept.title, kept.summary)

        def named(title: str, summary: str) -> None:
            files.window.back()
            if files.desk.context is context:
                save_template(files, replaces, title or kept.title, summary)

        page.named.connect(named)
        files.window.show_side(page)

    offers.append(("name", tr("Name it…"), name_it))
    lost = unreachable_starts(context.document)
    if lost:
        named = ", ".join(f"“{activity}”" for activity in lost)
        left = " ".join(
            (
                left,
                tr(
                    "Left out, as what comes before ends later: the fixed start of {activities}.",
                    activities=named,
                ),
            )
        ).strip()
    is_the_same = keep_as_it_stands(context.document, context.editor.new_id) is None
    began = ""

    def take() -> None:
        if files.desk.context is not context:
            return
        context.flush()
        keep = keep_as_it_stands(context.document, context.editor.new_id)
        if keep is not None and context.apply(keep) is not None:
            save_template(files, replaces, title, summary)

    if not is_the_same and not context.is_read_only:
        began = tr("Rules, stages, themes and decisions are in it as this session began with them.")
        offers.append(("keep", tr("Take them as they stand now"), take))
    told = " ".join(filter(None, (said, left, began)))
    files.messages.tell("warning" if left else "success", told, offers)


def words_left(document: Document, words: Catalogue) -> str:
    """Which words of the client an agenda still holds, and where; nothing when there are none."""
    found = {trace.word: trace.title for trace in reversed(traces(document))}
    if not found:
        return ""
    named = [
        words.tr("“{word}” in “{activity}”", word=word, activity=title)
        for word, title in reversed(found.items())
    ]
    if len(named) > _MOST_NAMED:
        more = len(named) - _MOST_NAMED
        named[_MOST_NAMED:] = [words.trn("and {count} more", "and {count} more", more)]
    return words.tr("It may still name this client: {words}.", words=", ".join(named))
