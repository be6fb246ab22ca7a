"""Everything there is to say of one hand-off."""

from __future__ import annotations

from cxworkshop.activities.handoffs import HandOff, HandOffState, badness, pair_words
from cxworkshop.activities.journey import JourneyStage, journeys, stages
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.journey_grid import STATE_WORDS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.link_choice import LinkChoice
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.choice import Choice

STATE_ROLES: dict[HandOffState | None, Role] = {
    HandOffState.BROKEN: "risk",
    HandOffState.STRAINED: "steps",
    HandOffState.WORKS: "kept",
    None: "neutral",
}


class HandOffDetails(DetailsPanel):
    """What each side promises and needs, what collides, what the customer feels, what changes."""

    def __init__(self, context: SessionContext, *, has_pair: bool = True) -> None:
        super().__init__(context, "accent")
        self._has_pair = has_pair

    def fill(self) -> None:
        """What is said of a hand-off, and between whom it is."""
        tr, say = self.context.tr, self.context.words.say
        self.add_choice(
            "state",
            tr("How it works"),
            M("Judge the hand-off"),
            [(state, say(STATE_WORDS[state])) for state in sorted(STATE_WORDS, key=badness)],
        )
        self.add_text("promise", tr("The giver promises"), M("Change what is promised"))
        self.add_text("need", tr("The receiver needs"), M("Change what is needed"))
        self.add_text("collision", tr("Goals that collide"), M("Change the goals that collide"))
        wording = Wording(self.context.document, self.context.words)
        feels = wording.fill(tr("What the {customer} feels"))
        self.add_text("feels", feels, M("Change what the customer feels"))
        self.add_text("change", tr("What we change"), M("Change what we change"))
        if self._has_pair:
            self._add_function("giver", tr("Giver"))
            self._add_function("receiver", tr("Receiver"))
            self._add_stage()
        self.foot.addStretch(1)
        self.add_deletion()

    def _add_function(self, name: str, label: str) -> None:
        box = roomy(Choice())
        binding = LinkChoice(
            self.context,
            box,
            name,
            M("Change who hands over"),
            options=_functions,
            kinds=("function",),
            nothing=self.context.tr("Nobody yet"),
        )
        self.add(name, label, box, binding)

    def _add_stage(self) -> None:
        box = roomy(Choice())
        binding = LinkChoice(
            self.context,
            box,
            "stage",
            M("Change the stage of the hand-off"),
            options=lambda document: stage_options(self.context, document),
            kinds=("journey", "journey_stage"),
            nothing=self.context.tr("No stage"),
        )
        self.add("stage", self.context.tr("At the stage"), box, binding)


def hand_off_title(context: SessionContext, item: HandOff) -> str:
    """Who hands over to whom, and at which stage."""
    wording = Wording(context.document, context.session_words)
    pair = pair_words(item, wording)
    stage = context.document.find(JourneyStage, item.stage)
    if stage is None:
        return pair
    return context.tr("{pair}, at “{stage}”", pair=pair, stage=context.filled(stage.name))


def stage_options(context: SessionContext, document: Document) -> list[tuple[ItemId, str]]:
    """Every stage, with its journey where there are several."""
    there = journeys(document)
    found: list[tuple[ItemId, str]] = []
    for journey in there:
        for stage in stages(document, journey.id):
            name = context.filled(stage.name) or "…"
            if len(there) > 1:
                name = f"{name} – {context.filled(journey.persona) or '…'}"
            found.append((stage.id, name))
    return found


def _functions(document: Document) -> list[tuple[ItemId, str]]:
    return [(function.id, function.name) for function in document.all(Function)]
