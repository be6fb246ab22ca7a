"""What stands beside a journey map: every field of the stage, touchpoint or pain point chosen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.journey import (
    JourneyStage,
    PainPoint,
    Touchpoint,
    feeling_words,
    journeys,
    stages,
)
from cxworkshop.activities.journey_edits import Part, give_part, part_of
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.signs import signed
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import roomy, shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.journey_grid import PART_WORDS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import NumberBinding, TickBinding
from cxworkshop_ui.fields.link_choice import LinkChoice
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.text import Text

_MOST_DOTS = 999


class JourneyDetails(DetailsPanel):
    """Who goes the journey, and what is at stake for them."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "accent")
        tr = context.tr
        self.add_text("persona", tr("Persona: who goes it"), M("Change the persona"))
        self.add_text("about", tr("What is at stake"), M("Change what is at stake"))


class StageDetails(DetailsPanel):
    """The name of a stage, how it feels as a whole, what hurts there."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "accent")
        tr = context.tr
        self.add_text("name", tr("Stage"), M("Rename the stage"))
        nothing = tr("from its touchpoints")
        _add_feelings(self, nothing, nothing)
        self.add_block(PainLine(context))
        self.foot.addStretch(1)
        self.add_deletion()


class TouchpointDetails(DetailsPanel):
    """Where a customer meets the house: channel, feeling, moment of truth, what could be done."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "accent")
        tr = context.tr
        self.add_text("text", tr("Touchpoint"), M("Change the touchpoint"))
        self.add_text("channel", tr("Channel"), M("Change the channel"), tr("Branch, app, post …"))
        _add_feelings(self, tr("nobody said"), tr("no target"))
        self.add_text("opportunity", tr("Opportunity"), M("Change the opportunity"))
        self._tick = tick = QCheckBox()
        label = M("Mark a moment of truth")
        self.add(
            "is_moment", tr("Moment of truth"), tick, TickBinding(context, tick, "is_moment", label)
        )
        self.add_block(PainLine(context))
        self.foot.addStretch(1)
        self.add_deletion()

    def show_item(self, item_id: ItemId | None, title: str) -> None:
        wording = Wording(self.context.document, self.context.words)
        self._tick.setText(wording.fill(wording.tr("The {customer} decides here")))
        super().show_item(item_id, title)


class PainDetails(DetailsPanel):
    """What hurts, where, how many dots it was given, who raised it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "risk")
        tr = context.tr
        self.add_text("text", tr("What hurts"), M("Change the pain point"))
        box = roomy(Choice())
        places = LinkChoice(
            context,
            box,
            "at",
            M("Place the pain point"),
            options=lambda document: place_options(context, document),
            kinds=("journey", "journey_stage", "touchpoint"),
            nothing=tr("Not placed"),
        )
        self.add("at", tr("Where"), box, places)
        dots = QSpinBox()
        dots.setRange(0, _MOST_DOTS)
        self.add(
            "dots", tr("Dots"), dots, NumberBinding(context, dots, "dots", M("Count the dots"))
        )
        self.add_person("raised_by", tr("Raised by"), M("Change who raised it"))
        self.foot.addStretch(1)
        self.add_deletion()


class PainLine(QWidget):
    """One line for what hurts here; Enter makes a pain point of it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.context = context
        self._place: ItemId | None = None
        self.line = QLineEdit()
        self._new = NewLine(context, self.line, self._pain, M("Add a pain point"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Field(context.tr("What hurts here"), self.line))

    def show_item(self, item_id: ItemId | None) -> None:
        """What is typed from now on hurts here."""
        if item_id != self._place:
            self._new.finish()
        self._place = item_id
        # Said anew each time: the session's word for a customer may have been changed since.
        hint = self.context.tr("In the {customer}’s words, then Enter")
        self.line.setPlaceholderText(Wording(self.context.document, self.context.words).fill(hint))

    def begin(self, text: str) -> None:
        """Put the focus into the line; with a letter a new one begins, after what stands there."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self._new.finish()
            # What could not be written yet stays in the line.
            self.line.setText(self.line.text() + text)
            self.line.textEdited.emit(self.line.text())

    def _pain(self, text: str) -> Item:
        return PainPoint(text=text, at=self._place)


class PartDetails(Card):
    """What one function does at one stage."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(stripe="accent")
        self.context = context
        self._stage: ItemId | None = None
        self._function: ItemId | None = None
        self._title = Text("", "strong", wrap=True, parent=self)
        self.box = roomy(Choice())
        for part in ("leads", "helps", ""):
            self.box.addItem(context.words.say(PART_WORDS[part]), part)
        self.box.activated.connect(self._chosen)
        self.box.setEnabled(not context.is_read_only)
        self.body.addWidget(self._title)
        self.body.addWidget(Field(context.tr("What it does"), self.box))
        keys = context.tr("L leads, H helps, Space goes round.")
        self.body.addWidget(Text(keys, "small", "ink2", wrap=True, parent=self))

    def show_part(self, stage: ItemId, function: ItemId, title: str) -> None:
        """Turn to another cell."""
        self._stage, self._function = stage, function
        self._title.setText(title)
        self.setAccessibleName(title)
        part = self._part()
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(part))

    def _part(self) -> Part:
        stage = self._found()
        return part_of(stage, self._function) if stage and self._function else ""

    def _found(self) -> JourneyStage | None:
        return self.context.document.find(JourneyStage, self._stage)

    def _chosen(self, index: int) -> None:
        stage = self._found()
        if stage is not None and self._function is not None:
            self.context.apply(give_part(stage, self._function, self.box.itemData(index)))


def _add_feelings(panel: DetailsPanel, today: str, target: str) -> None:
    context = panel.context
    words = feeling_words(Wording(context.document, context.words))
    choices = [(value, f"{signed(value)}  {word}") for value, word in words.items()]
    label = M("Change the feeling")
    panel.add_choice("feeling", context.tr("Feels today"), label, [(None, today), *choices])
    panel.add_choice("target", context.tr("Should feel"), label, [(None, target), *choices])


def place_options(context: SessionContext, document: Document) -> list[tuple[ItemId, str]]:
    """Every stage and, below it, its touchpoints."""
    found: list[tuple[ItemId, str]] = []
    for journey in journeys(document):
        for stage in stages(document, journey.id):
            name = context.filled(stage.name) or "…"
            found.append((stage.id, name))
            found += [
                (point.id, f"{name} · {shortened(context.filled(point.text), 40)}")
                for point in document.under(stage.id, Touchpoint)
            ]
    return found
