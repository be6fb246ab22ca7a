"""What an undo or a redo did, in words: it may have changed what nobody looks at."""

from __future__ import annotations

from cxworkshop.activities.item_types import ITEMS, activity_showing
from cxworkshop.editing.changes import Change, ChangeSet
from cxworkshop.i18n import Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import Stage
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import title_of
from cxworkshop_ui.windows.stages import STAGES

_RUN = f"{Stage.RUN.value}/run"


def told(
    context: SessionContext, changed: ChangeSet | Message, place: str, *, is_back: bool
) -> str:
    """What was taken back or done again, and where, unless ``place`` in front shows it.

    ``changed`` is a message where nothing was, since the clock moved last: how that goes back.
    """
    tr = context.tr
    if isinstance(changed, Message):
        label = context.editor.undo_label
        said = context.words.say(changed)
        again = tr("Ctrl+Z again: {what}", what=label) if label is not None else ""
        return f"{said} {again}".strip()
    where = _elsewhere(context, changed, place)
    if is_back:
        said = (
            tr("Taken back: {what} – in “{place}”", what=changed.label, place=where)
            if where
            else tr("Taken back: {what}", what=changed.label)
        )
        again = tr("Ctrl+Y does it again")
        return f"{said} · {again}"
    if where:
        return tr("Done again: {what} – in “{place}”", what=changed.label, place=where)
    return tr("Done again: {what}", what=changed.label)


def _elsewhere(context: SessionContext, changed: ChangeSet, place: str) -> str:
    """Where the first of the changes is seen; empty where any is seen on the page in front."""
    places = [_places(context, change) for change in changed.changes]
    if any(_is_in_front(context, each, place) for each in places):
        return ""
    for activity, pages in places:
        if activity is not None and (place == _RUN or not pages):
            return title_of(context, activity)
        for title in pages.values():
            return title
    return ""


def _places(context: SessionContext, change: Change) -> tuple[ItemId | None, dict[str, str]]:
    """The activity in whose form an item is, or was, and the pages that show its kind."""
    document = context.document
    pages = {
        f"{entry.stage.value}/{page.key}": context.words.say(page.title)
        for entry in STAGES
        for page in entry.pages
        if change.kind in page.kinds and entry.stage is not Stage.RUN
    }
    parent = ItemId((change.before or change.after or {}).get("parent") or "")
    activity = activity_showing(document, change.id) or activity_showing(document, parent)
    if activity is None:
        kinds = {kind for kind, types in ITEMS.items() if change.kind in {t.kind for t in types}}
        agenda = document.all(AgendaItem)
        activity = next((each for each in agenda if each.activity in kinds), None)
    return (activity.id if activity is not None else None), pages


def _is_in_front(
    context: SessionContext, places: tuple[ItemId | None, dict[str, str]], place: str
) -> bool:
    activity, pages = places
    return place in pages or (
        place == _RUN and activity is not None and activity == context.clock.shown
    )
