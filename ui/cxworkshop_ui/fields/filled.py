"""A text of a template, edited where it stands: its placeholders are seen only while one types."""

from __future__ import annotations

from typing import Any

from cxworkshop.i18n import Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding, TextWidget


class FilledTextBinding(TextBinding):
    """Shows ``{customer}`` and its like in the session's words; as they are written with the focus.

    So what is said aloud reads well, and a template made of the session keeps its placeholders.
    """

    def __init__(
        self,
        context: SessionContext,
        widget: TextWidget,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
    ) -> None:
        def shown(value: Any) -> str:
            return str(value or "") if widget.hasFocus() else context.filled(value or "")

        super().__init__(context, widget, name, label, item_id, shown=shown)

    def _entered(self) -> None:
        super()._entered()
        self._load()
