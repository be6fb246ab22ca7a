"""The day of the sample: its people, its run, its notes, and everything it agreed on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.paths import resource
from cxworkshop.sample.day_facts import Day, Extra, Words
from cxworkshop.sample.diagnostic import agreed_on
from cxworkshop.sample.frame import Frame
from cxworkshop.sample.opening import rules_agreed
from cxworkshop.templates.form import TemplateActivity
from cxworkshop.templates.reading import load
from cxworkshop.templates.sessions import session_items


def items(frame: Frame) -> Iterator[Item]:
    """The frame of the day and what it agreed on; leaves the agenda in the frame."""
    yield from _Builder(frame).items()


class _Builder:
    """Puts the day and its words together; every item has an id by its kind and key."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._day = frame.facts("day", Day)
        self._words = frame.words("day", Words)
        self._id = frame.id
        self._maybe = frame.maybe
        self._at = frame.at
        frame.set_day(self._day.date, self._day.zone)

    def items(self) -> Iterator[Item]:
        """Every item, those that are pointed at before those that point."""
        start, template = self._agenda()
        yield from start
        yield from self._people()
        yield from self._run(template)
        yield from self._notes(template)
        yield from self._definition()
        yield from self._goals()
        yield from self._commitments()
        yield from self._steps()
        yield from self._parking()
        yield from self._inbox(template)

    def _agenda(self) -> tuple[tuple[Item, ...], list[ItemId]]:
        """What the session starts with, and the ids of the template's own activities."""
        numbers = iter(range(1000))
        template = load(resource("templates", self._frame.language, f"{self._day.template}.toml"))
        agenda: list[TemplateActivity] = []
        own: list[int] = []
        for place, activity in enumerate(template.agenda):
            agenda += [self._extra(each) for each in self._day.extras if each.before == place]
            own.append(len(agenda))
            if activity.kind in self._day.without_settings:
                activity = msgspec.structs.replace(activity, settings={})
            agenda.append(self._set(activity))
        made = session_items(
            msgspec.structs.replace(template, agenda=tuple(agenda)),
            title=self._words.title,
            date=self._day.date,
            new_id=lambda: self._id(f"frame {next(numbers)}"),
            organisation=self._day.organisation,
            place=self._day.place,
            facilitators=self._day.facilitators,
            customer=self._words.customer,
            customers=self._words.customers,
            zone=self._day.zone,
        )
        day = self._day
        details = {"holidays": day.holidays, "start": day.start, "return_to": day.return_to}
        started = tuple(
            msgspec.structs.replace(item, **details) if isinstance(item, SessionDetails) else item
            for item in made
        )
        activities = tuple(item for item in started if isinstance(item, AgendaItem))
        self._frame.agenda = activities
        started = tuple(rules_agreed(agreed_on(self._frame, started)))
        return started, [activities[place].id for place in own]

    def _set(self, activity: TemplateActivity) -> TemplateActivity:
        """The template's activity with what the sample sets for its kind."""
        settings = {**activity.settings, **self._day.settings.get(activity.kind, {})}
        return msgspec.structs.replace(activity, settings=settings)

    def _extra(self, extra: Extra) -> TemplateActivity:
        facts = {
            "kind": extra.kind,
            "minutes": extra.minutes,
            "shortest": extra.shortest,
            "minutes_each": extra.minutes_each,
        }
        return msgspec.convert({**facts, **self._words.extras[extra.key]}, TemplateActivity)

    def _people(self) -> Iterator[Item]:
        functions = self._day.functions
        for key, position in zip(functions, spread(len(functions)), strict=True):
            name = self._words.functions[key]
            yield Function(id=self._id(f"function {key}"), position=position, name=name)
        people = self._day.people
        for person, position in zip(people, spread(len(people)), strict=True):
            arrived = self._at(self._day.began, person.late) if person.in_room else None
            yield Participant(
                id=self._id(f"person {person.key}"),
                position=position,
                name=person.name,
                function=self._id(f"function {person.function}"),
                role=self._words.roles[person.key],
                email=person.email,
                presence=Presence.HERE if person.in_room else Presence.EXPECTED,
                arrived_at=arrived,
                in_room=person.in_room,
            )

    def _lasted(self, template: list[ItemId]) -> Iterator[tuple[ItemId, int]]:
        """Every activity with its real minutes."""
        own = dict(zip(template, self._day.lasted, strict=True))
        extras = (extra.lasted for extra in sorted(self._day.extras, key=lambda each: each.before))
        for activity in self._frame.agenda:
            yield activity.id, own[activity.id] if activity.id in own else next(extras)

    def _run(self, template: list[ItemId]) -> Iterator[Item]:
        facts: list[tuple[ItemId, RunFact, int, int]] = []
        passed = 0
        extended = self._day.extended
        for activity, lasted in self._lasted(template):
            opened = self._at(self._day.began, passed)
            facts.append((activity, RunFact.OPENED, opened, 0))
            if activity == template[extended.activity]:
                at = opened + extended.after * 60_000
                facts.append((activity, RunFact.EXTENDED, at, extended.minutes))
            passed += lasted
            facts.append((activity, RunFact.CLOSED, self._at(self._day.began, passed), 0))
        for number, (fact, position) in enumerate(zip(facts, spread(len(facts)), strict=True)):
            yield RunEvent(
                id=self._id(f"fact {number}"),
                parent=fact[0],
                position=position,
                activity=fact[0],
                fact=fact[1],
                at=fact[2],
                minutes=fact[3],
            )

    def _notes(self, agenda: list[ItemId]) -> Iterator[Item]:
        notes = self._day.notes
        for note, position in zip(notes, spread(len(notes)), strict=True):
            yield Note(
                id=self._id(f"note {note.key}"),
                parent=agenda[note.activity],
                position=position,
                text=self._words.notes[note.key],
                is_private=note.is_private,
            )

    def _reason(self, name: str) -> ItemId | None:
        """Why something is there: a note by its key, anything else by its kind and key."""
        return self._id(name) if " " in name else self._maybe("note", name)

    def _definition(self) -> Iterator[Item]:
        proposals = self._day.proposals
        for proposal, position in zip(proposals, spread(len(proposals)), strict=True):
            yield Proposal(
                id=self._id(f"proposal {proposal.key}"),
                position=position,
                text=self._words.proposals[proposal.key],
                by=self._id(f"person {proposal.by}"),
                dots=proposal.dots,
            )
        yield SharedDefinition(id=self._id("definition"), position="V", text=self._words.definition)

    def _goals(self) -> Iterator[Item]:
        goals = self._day.goals
        for goal, position in zip(goals, spread(len(goals)), strict=True):
            words = self._words.goals[goal.key]
            yield Goal(
                id=self._id(f"goal {goal.key}"),
                position=position,
                text=words.text,
                measure=words.measure,
                baseline=words.baseline,
                target=words.target,
                unit=words.unit,
                resources=words.resources,
                data=goal.data,
                due=goal.due,
                owner=self._id(f"person {goal.owner}"),
                horizon=goal.horizon,
                functions=tuple(self._id(f"function {key}") for key in goal.functions),
                because=self._reason(goal.because),
            )

    def _commitments(self) -> Iterator[Item]:
        commitments = self._day.commitments
        for commitment, position in zip(commitments, spread(len(commitments)), strict=True):
            words = self._words.commitments[commitment.key]
            yield Commitment(
                id=self._id(f"commitment {commitment.key}"),
                position=position,
                participant=self._id(f"person {commitment.key}"),
                text=words.text,
                by=commitment.by,
                repeats=commitment.repeats,
                kept_when=words.kept_when,
                first_step=words.first_step,
                first_step_on=commitment.first_step_on,
                partner=self._maybe("person", commitment.partner),
                support=words.support,
                goal=self._maybe("goal", commitment.goal),
                because=self._reason(commitment.because),
                said_aloud=commitment.said_aloud,
            )

    def _steps(self) -> Iterator[Item]:
        steps = self._day.steps
        for step, position in zip(steps, spread(len(steps)), strict=True):
            words = self._words.steps[step.key]
            yield NextStep(
                id=self._id(f"step {step.key}"),
                position=position,
                text=words.text,
                owner=self._id(f"person {step.owner}"),
                accepted=step.accepted,
                due=step.due,
                goal=self._maybe("goal", step.goal),
                needs=words.needs,
                done_when=words.done_when,
                because=self._reason(step.because),
            )

    def _parking(self) -> Iterator[Item]:
        parked = self._day.parking
        for entry, position in zip(parked, spread(len(parked)), strict=True):
            yield ParkingEntry(
                id=self._id(f"parked {entry.key}"),
                position=position,
                text=self._words.parking[entry.key],
                raised_by=self._id(f"person {entry.raised_by}"),
                is_settled=entry.is_settled,
            )

    def _inbox(self, agenda: list[ItemId]) -> Iterator[Item]:
        caught = self._day.inbox
        for entry, position in zip(caught, spread(len(caught)), strict=True):
            yield InboxEntry(
                id=self._id(f"caught {entry.key}"),
                position=position,
                text=self._words.inbox[entry.key],
                raised_by=self._id(f"person {entry.raised_by}"),
                activity=agenda[entry.activity],
            )
