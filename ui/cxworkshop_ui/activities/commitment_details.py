"""The details of a commitment, opened under its card."""

from __future__ import annotations

from cxworkshop.activities.commitments import REPEAT_WORDS
from cxworkshop.i18n import M
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.context import SessionContext


class CommitmentDetails(DetailsPanel):
    """Everything a commitment can say beside its sentence."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "goals")
        tr = context.tr
        self.add_text(
            "kept_when",
            tr("Kept when"),
            M("Change how it is kept"),
            tr("How anyone can tell: a number, a thing one can see"),
        )
        self.add_date("by", tr("By when"), M("Change by when"))
        self.add_choice(
            "repeats",
            tr("How often"),
            M("Change how often"),
            [(often, context.words.say(word)) for often, word in REPEAT_WORDS.items()],
        )
        self.add_person("partner", tr("With whom"), M("Change the accountability partner"))
        self.add_text("first_step", tr("First step"), M("Change the first step"))
        self.add_date("first_step_on", tr("First step on"), M("Change the date of the first step"))
        self.add_text("support", tr("Support needed"), M("Change the support needed"))
        self.add_goal(tr("Goal it serves"), M("Change the goal it serves"))
        self.add_reason()
        self.add_person("participant", tr("Leader"), M("Change the leader"))
        self.add_tick("said_aloud", tr("Said aloud to the group"), M("Mark as said aloud"))
        self.add_thread()
        self.foot.addStretch(1)
        self.add_deletion()
