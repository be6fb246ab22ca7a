"""The rest of what there is to say of one subject: the balance found, and why, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.impact import ImpactRating, ImpactSubject, Perspective, rating_of
from cxworkshop.activities.thread import ACTIONS
from cxworkshop.figures.signs import signed
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import roomy, shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.link_choice import LinkChoice
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.growing_text import GrowingText


def checkable(document: Document) -> list[tuple[ItemId, str]]:
    """Every goal and every decision that says something."""
    found: list[Goal | Decision] = [*document.all(Goal), *document.all(Decision)]
    return [(item.id, shortened(item.text)) for item in found if item.text.strip()]


class WhyField:
    """Why a side is helped or hurt; typing makes the rating where there is none yet."""

    def __init__(self, context: SessionContext, side: Perspective) -> None:
        self.context = context
        self.side = side
        self._subject: ItemId | None = None
        self.editor = GrowingText(context.tr("Why?"), 1, 5)
        self.field = Field("", self.editor)
        self.binding = FirstWordsBinding(
            context,
            self.editor,
            "why",
            M("Change why"),
            make=self._made,
            add_label=M("Note why"),
        )

    def show_item(self, subject: ItemId | None) -> None:
        """Turn to another subject."""
        self._subject = subject
        rating = self._rating()
        self.binding.show_item(rating.id if rating is not None else None)
        self.follow()

    def follow(self) -> None:
        """Say the value in the name of the field; find the rating that was made elsewhere."""
        rating = self._rating()
        if rating is not None and self.binding.item_id is None:
            self.binding.show_item(rating.id)
        value = rating.value if rating is not None else None
        side = self.context.document.find(Perspective, self.side.id) or self.side
        name = self.context.filled(side.name) or "…"
        self.field.set_label(f"{name} {signed(value)}" if value is not None else name)

    def _rating(self) -> ImpactRating | None:
        if self._subject is None:
            return None
        return rating_of(self.context.document, self._subject, self.side.id)

    def _made(self, text: str) -> Item:
        return ImpactRating(parent=self._subject, perspective=self.side.id, why=text)


class ImpactDetails(DetailsPanel):
    """The balance found, why for each side, the goal or decision meant, what comes of it."""

    def __init__(
        self, context: SessionContext, sides: tuple[Perspective, ...], around: QWidget
    ) -> None:
        super().__init__(context, "definition")
        tr = context.tr
        self.sides = tuple(side.id for side in sides)
        self.add_text(
            "balance",
            tr("The balance found"),
            M("Change the balance found"),
            tr("What we do for the side that is hurt"),
        )
        self.reasons = [WhyField(context, side) for side in sides]
        for why in self.reasons:
            self._put(f"why {why.side.id}", why.editor, why)
            self.grid.add(why.field)
        box = roomy(Choice())
        about = LinkChoice(
            context,
            box,
            "about",
            M("Change what is meant"),
            options=checkable,
            kinds=("goal", "decision"),
            nothing=tr("Its own words only"),
        )
        self.add("about", tr("Goal or decision meant"), box, about)
        self.add_block(MakeFrom(context, around, ACTIONS))
        self.foot.addStretch(1)
        self.add_deletion()

    def follow(self) -> None:
        """Say the values anew."""
        if self.context.document.find(ImpactSubject, self.item_id) is not None:
            for why in self.reasons:
                why.follow()
