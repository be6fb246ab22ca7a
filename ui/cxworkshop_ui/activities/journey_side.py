"""The side of a journey map: the details of the current cell, what can be made of it, and the
pain points that wait for a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.journey import PainPoint, unplaced_pains
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.handoff_details import HandOffDetails, hand_off_title
from cxworkshop_ui.activities.journey_details import (
    JourneyDetails,
    PainDetails,
    PainLine,
    PartDetails,
    StageDetails,
    TouchpointDetails,
)
from cxworkshop_ui.activities.journey_grid import Cell, Grid, Row
from cxworkshop_ui.activities.journey_model import mime_of
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text

_TITLE = 80
_PANELS: dict[str, Callable[[SessionContext], DetailsPanel]] = {
    "journey": JourneyDetails,
    "stage": StageDetails,
    "touchpoint": TouchpointDetails,
    "pain": PainDetails,
    "hand_off": HandOffDetails,
}


class JourneySide(ScrollPage):
    """``left`` wants the focus back on the map, ``jumped`` the next touchpoint there.

    ``deletion_wanted`` and ``placing_wanted`` (a pain point's id) are done by the form.
    """

    left = Signal()
    jumped = Signal()
    deletion_wanted = Signal()
    placing_wanted = Signal(str)

    def __init__(self, context: SessionContext, form: QWidget) -> None:
        super().__init__(padding=(0, 0), parent=form)
        self.context = context
        self._panels: dict[str, DetailsPanel] = {}
        self._part: PartDetails | None = None
        self.shown: QWidget | None = None
        self.make = MakeFrom(context, form)
        self.waiting = WaitingPains(context)
        self.waiting.placing_wanted.connect(self.placing_wanted)
        self._waiting_title = Text("", "small-strong", "risk", wrap=True)
        hint = context.tr("Enter or drag puts one where you are on the map.")
        self._waiting_hint = Text(hint, "small", "ink2", wrap=True)
        self.body.setSpacing(10)
        for widget in (self._waiting_title, self.waiting, self._waiting_hint, self.make):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.show_waiting()

    @property
    def item_id(self) -> ItemId | None:
        """The item whose details are shown."""
        return self.shown.item_id if isinstance(self.shown, DetailsPanel) else None

    def is_about(self, journey: ItemId | None) -> bool:
        """Whether the journey itself is shown, and not a cell of its map."""
        return self.shown is self._panels.get("journey") and self.item_id == journey

    def show_cell(self, cell: Cell | None, row: Row | None, grid: Grid) -> None:
        """Turn to the cell that is current on the map."""
        if cell is None or row is None:
            self._turn("journey", grid.journey)
        elif cell.kind == "function" and row.function is not None:
            self._turn_to_part(cell, row, grid)
        else:
            kind, item_id = _subject(cell)
            self._turn(kind, item_id)

    def show_journey(self, journey: ItemId | None) -> None:
        """Turn to the journey itself, ready to say whose it is."""
        self._turn("journey", journey)
        panel = self._panels["journey"]
        panel.ask_for("persona")

    def ask(self, field: str = "") -> None:
        """Put the focus into a field, into the first one without a name."""
        if isinstance(self.shown, DetailsPanel):
            self.shown.ask_for(field)
        elif isinstance(self.shown, PartDetails):
            self.shown.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_pain(self, text: str = "") -> None:
        """Put the focus into the line for what hurts at the stage shown, and begin it so."""
        if self.shown is not None:
            for line in self.shown.findChildren(PainLine):
                line.begin(text)

    def show_waiting(self) -> None:
        """List the pain points that stand nowhere yet."""
        pains = unplaced_pains(self.context.document)
        self.waiting.show_pains(pains)
        title = self.context.trn(
            "{count} pain point waits for its place",
            "{count} pain points wait for their place",
            len(pains),
        )
        self._waiting_title.setText(title)
        for widget in (self._waiting_title, self.waiting, self._waiting_hint):
            widget.setVisible(bool(pains))

    def _turn(self, kind: str, item_id: ItemId | None) -> None:
        panel = self._panels.get(kind)
        if panel is None:
            panel = self._made(kind)
        panel.show_item(item_id, self._title(kind, item_id))
        self._show(panel)
        self.make.show_item(item_id if kind != "journey" else None)
        self.make.setVisible(kind != "journey" and item_id is not None)

    def _turn_to_part(self, cell: Cell, row: Row, grid: Grid) -> None:
        if self._part is None:
            self._part = PartDetails(self.context)
            self.body.insertWidget(0, self._part)
        if row.function is not None:
            column = [view.stage.id for view in grid.views].index(cell.stage)
            title = self.context.tr(
                "{function} at “{stage}”",
                function=grid.row_name(row),
                stage=grid.stage_name(column),
            )
            self._part.show_part(cell.stage, row.function, title)
        self._show(self._part)
        self.make.show_item(None)
        self.make.setVisible(False)

    def _show(self, panel: QWidget) -> None:
        if self.shown is not panel:
            if self.shown is not None:
                self.shown.hide()
            self.shown = panel
        panel.show()

    def _made(self, kind: str) -> DetailsPanel:
        panel = _PANELS[kind](self.context)
        self.body.insertWidget(0, panel)
        panel.closed.connect(self.left)
        panel.jumped.connect(self.jumped)
        panel.deletion_wanted.connect(self.deletion_wanted)
        self._panels[kind] = panel
        return panel

    def _title(self, kind: str, item_id: ItemId | None) -> str:
        context = self.context
        item = context.document.get(item_id)
        if isinstance(item, HandOff):
            return shortened(hand_off_title(context, item), _TITLE)
        if kind == "journey":
            return context.tr("The journey")
        text = context.filled(getattr(item, "text", "") or getattr(item, "name", ""))
        return shortened(text, _TITLE) or context.tr("Not named yet")


class WaitingPains(QListWidget):
    """Pain points without a place: Enter or a drag places one."""

    placing_wanted = Signal(str)

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setAccessibleName(context.tr("Pain points to place"))
        self.setWordWrap(True)
        self.setDragEnabled(not context.is_read_only)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._place())

    def show_pains(self, pains: Sequence[PainPoint]) -> None:
        """List these, the current one as before."""
        row = max(self.currentRow(), 0)
        self.clear()
        for pain in pains:
            item = QListWidgetItem(pain.text)
            item.setData(Qt.ItemDataRole.UserRole, pain.id)
            self.addItem(item)
        if pains:
            self.setCurrentRow(min(row, len(pains) - 1))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return mime_of(ItemId(items[0].data(Qt.ItemDataRole.UserRole)) if items else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._place()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as its lines, up to a few of them."""
        whole = sum(self.sizeHintForRow(row) for row in range(self.count()))
        height = min(whole + 2 * self.frameWidth() + 4, in_use().px(180))
        if self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _place(self) -> None:
        item: QListWidgetItem | None = self.currentItem()
        if item is not None:
            self.placing_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _subject(cell: Cell) -> tuple[str, ItemId]:
    """Whose details a cell asks for: its own item's, else its stage's."""
    if cell.item_id is None or cell.kind in ("feeling", "serves"):
        return "stage", cell.stage
    return cell.kind, cell.item_id
