"""Several functions and people in one line: ``Sales, Gus``."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from cxworkshop.activities.decisions import candidates, name_of
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.completion import Completion

_BETWEEN = re.compile(r"[,;]")


def reads_names(context: SessionContext, text: str) -> tuple[ItemId, ...]:
    """Who is named. Raises BadInput for a name that nobody or more than one has.

    The beginning of a word is enough where only one name has it.
    """
    offer = {
        who: fold_words(name_of(context.document, who)) for who in candidates(context.document)
    }
    found: list[ItemId] = []
    for part in _BETWEEN.split(text):
        wanted = fold_words(part).strip()
        if not wanted:
            continue
        same = [who for who, name in offer.items() if name == wanted] or [
            who
            for who, name in offer.items()
            if name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())
        ]
        if not same:
            raise BadInput(
                M("Nobody is called “{name}”.", name=part.strip()),
                M("Type functions and people as in Prepare, with commas between."),
            )
        if len(same) > 1:
            names = ", ".join(name_of(context.document, who) for who in same[:4])
            raise BadInput(
                M("“{name}” can be several: {names}.", name=part.strip(), names=names),
                M("Type more of the name."),
            )
        found.append(same[0])
    return tuple(dict.fromkeys(found))


def names_binding(
    context: SessionContext,
    line: QLineEdit,
    name: str,
    label: Message,
    item_id: ItemId | None = None,
    told: Callable[[BadInput | None], None] = lambda _: None,
) -> TextBinding:
    """A line bound to a field that links to functions and people, who are offered while typing."""

    def offer() -> list[str]:
        names = (name_of(context.document, who) for who in candidates(context.document))
        return list(dict.fromkeys(filter(None, names)))

    Completion(line, offer, ",;")
    return TextBinding(
        context,
        line,
        name,
        label,
        item_id,
        read=lambda text: reads_names(context, text),
        shown=lambda whos: ", ".join(name_of(context.document, who) for who in whos or ()),
        told=told,
    )
