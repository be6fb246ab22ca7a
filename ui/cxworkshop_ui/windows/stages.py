"""Which pages there are, in which stage; each built when it is first shown.

The imports are inside the builders: a page costs nothing at start-up until somebody opens it.
"""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.agreed import changes_since
from cxworkshop.activities.commitments import coverage
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Stage
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page, PageEntry


class StageEntry(msgspec.Struct, frozen=True):
    """A stage with its pages; a stage of one page shows no side navigation."""

    stage: Stage
    title: Message
    pages: tuple[PageEntry, ...]


def _agenda(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.prepare.agenda import AgendaPage

    return AgendaPage(context, parent)


def _participants(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.prepare.participants import ParticipantsPage

    return ParticipantsPage(context, parent)


def _details(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.prepare.details import DetailsPage

    return DetailsPage(context, parent)


def _readiness(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.prepare.readiness import ReadinessPage

    return ReadinessPage(context, parent)


def _run(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.run.run_page import RunPage

    return RunPage(context, parent)


def _overview(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.overview import OverviewPage

    page = OverviewPage(context, parent)
    page.export_wanted.connect(lambda: context.wanted.emit("export"))
    return page


def _definition(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.definition import DefinitionPage

    return DefinitionPage(context, parent)


def _goals(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.goals import GoalsPage

    return GoalsPage(context, parent)


def _commitments(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.commitments import CommitmentsPage

    return CommitmentsPage(context, parent)


def _next_steps(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.next_steps import NextStepsPage

    return NextStepsPage(context, parent)


def _decisions(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.decisions import DecisionsPage

    return DecisionsPage(context, parent)


def _outside(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.outside import OutsidePage

    return OutsidePage(context, parent)


def _parking_lot(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.parking_lot import ParkingLotPage

    return ParkingLotPage(context, parent)


def _agreed(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.plan.agreed import AgreedPage

    return AgreedPage(context, parent)


def _check_ins(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.followup.check_ins_page import CheckInsPage

    return CheckInsPage(context, parent)


def _came_back(context: SessionContext, parent: QWidget) -> Page:
    from cxworkshop_ui.reading.read_back_page import ReadBackPage

    return ReadBackPage(context, parent)


def _count_participants(document: Document) -> str:
    in_room = [person for person in document.all(Participant) if person.in_room]
    return str(len(in_room)) if in_room else ""


def _count_goals(document: Document) -> str:
    return str(len(document.all(Goal)) or "")


def _count_steps(document: Document) -> str:
    return str(len(document.all(NextStep)) or "")


def _count_parked(document: Document) -> str:
    open_entries = [entry for entry in document.all(ParkingEntry) if not entry.is_settled]
    return str(len(open_entries) or "")


def _count_decisions(document: Document) -> str:
    return str(len(document.all(Decision)) or "")


def _count_outside(document: Document) -> str:
    return str(len(document.all(OutsidePromise)) or "")


def _count_changes(document: Document) -> str:
    return str(len(changes_since(document)) or "")


def _coverage(document: Document) -> str:
    covered = coverage(document)
    return f"{covered.given} / {covered.expected}" if covered.expected else ""


def _count_answers(document: Document) -> str:
    from cxworkshop.activities.review_results import kept_at
    from cxworkshop.follow_up import follow_ups

    held = [kept_at(document, each.id) for each in follow_ups(document)]
    asked = [kept for kept in held if kept.asked]
    return f"{asked[-1].answered} / {asked[-1].asked}" if asked else ""


def _is_followed_up(document: Document, item_id: ItemId) -> bool:
    from cxworkshop.follow_up import is_followed_up

    return is_followed_up(document, item_id)


STAGES: tuple[StageEntry, ...] = (
    StageEntry(
        Stage.PREPARE,
        M("Prepare"),
        (
            PageEntry("agenda", M("Agenda"), "agenda", _agenda, ("agenda_item",)),
            PageEntry(
                "participants",
                M("Participants"),
                "people",
                _participants,
                ("participant", "function"),
                _count_participants,
            ),
            PageEntry("details", M("Session details"), "settings", _details, ("session",)),
            PageEntry("readiness", M("Readiness check"), "check", _readiness, ("checklist_item",)),
        ),
    ),
    StageEntry(
        Stage.RUN,
        M("Run"),
        (PageEntry("run", M("Run"), "play", _run, ("note", "inbox_entry")),),
    ),
    StageEntry(
        Stage.PLAN,
        M("Action plan"),
        (
            PageEntry("overview", M("Overview"), "home", _overview),
            PageEntry(
                "definition",
                M("Good experience"),
                "definition",
                _definition,
                ("proposal", "shared_definition"),
                role="definition",
            ),
            PageEntry(
                "goals",
                M("Goals"),
                "goal",
                _goals,
                ("goal", "goal_part"),
                _count_goals,
                "goals",
            ),
            PageEntry(
                "commitments",
                M("Commitments"),
                "commitment",
                _commitments,
                ("commitment",),
                _coverage,
                "goals",
            ),
            PageEntry(
                "next_steps",
                M("Next steps"),
                "step",
                _next_steps,
                ("next_step",),
                _count_steps,
                "steps",
            ),
            PageEntry(
                "decisions",
                M("Who decides"),
                "decision",
                _decisions,
                ("decision",),
                _count_decisions,
                "steps",
            ),
            PageEntry(
                "outside",
                M("Outside promises"),
                "outside",
                _outside,
                ("outside_promise",),
                _count_outside,
                "goals",
            ),
            PageEntry(
                "parking_lot",
                M("Parking lot"),
                "parking",
                _parking_lot,
                ("parking_entry",),
                _count_parked,
                "neutral",
            ),
            PageEntry(
                "agreed",
                M("As agreed"),
                "check",
                _agreed,
                ("agreed_plan",),
                _count_changes,
                "kept",
            ),
        ),
    ),
    StageEntry(
        Stage.FOLLOWUP,
        M("Follow-up"),
        (
            PageEntry(
                "check_ins",
                M("Check-ins"),
                "check",
                _check_ins,
                ("check_in", "review_answer", "promise"),
                _count_answers,
                "kept",
                _is_followed_up,
            ),
            PageEntry("came_back", M("What came back"), "inbox", _came_back, role="kept"),
        ),
    ),
)
