"""The goals on the room screen: those named so far, then all of them with who does what."""

from __future__ import annotations

from cxworkshop.activities.goals import (
    Goal,
    Horizon,
    horizons,
    parts_of,
    said_goals,
    silent_functions,
    way,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import FunctionId
from cxworkshop.model.people import Function
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList

_PART = Mark("dot", ink="goals")
_OPEN = Mark("ring", ink="steps")


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The goals so far while they are collected; measure, owner, date and parts as results."""
    goals = said_goals(document)
    title = wording.fill(activity.title) or wording.tr("Our goals")
    now = sum(goal.horizon is Horizon.NOW for goal in goals)
    right = wording.tr("{count} of {cap} for now", count=now, cap=document.session.now_goals_cap)
    if view is not RoomView.RESULTS:
        question = wording.fill(activity.question)
        lists = by_horizon(goals, wording, is_whole=False)
        return Slide(title=title, question=question, lists=lists, right=right)
    matrix = parts_matrix(document, wording)
    return Slide(
        title=title,
        lists=by_horizon(goals, wording, is_whole=True),
        more_charts=(matrix,) if matrix is not None else (),
        right=right,
    )


def by_horizon(goals: list[Goal], wording: Wording, *, is_whole: bool) -> tuple[SlideList, ...]:
    """The goals in lists, the nearest horizon first; ``is_whole`` adds measure, owner and date."""
    found = []
    for horizon, words in horizons(wording).items():
        lines = tuple(
            _line(goal, wording, is_whole=is_whole) for goal in goals if goal.horizon is horizon
        )
        if lines:
            found.append(SlideList(lines, words))
    return tuple(found)


def _line(goal: Goal, wording: Wording, *, is_whole: bool) -> SlideLine:
    text = wording.fill(goal.text)
    if not is_whole:
        return SlideLine(text)
    measure = ": ".join(filter(None, (wording.fill(goal.measure), way(goal))))
    below = " · ".join(filter(None, (measure, wording.person(goal.owner))))
    return SlideLine(text, wording.day(goal.due), is_strong=True, below=below)


def parts_matrix(document: Document, wording: Wording) -> RoleMatrix | None:
    """Goals for now × functions: who has said its part, whose is still open; None without any."""
    functions = document.all(Function)
    goals = [
        goal for goal in said_goals(document) if goal.functions and goal.horizon is Horizon.NOW
    ]
    if not functions or not goals:
        return None
    rows: list[MatrixRow] = []
    told: list[str] = []
    for goal in goals:
        silent = set(silent_functions(document, goal))
        taking = {*goal.functions, *parts_of(document, goal.id)}
        marks = tuple(_mark(function.id, taking, silent) for function in functions)
        name = wording.fill(goal.text)
        rows.append(MatrixRow(name, marks))
        names = [function.name for function in functions if function.id in taking]
        told.append(f"{name} – {', '.join(names)}")
    absent = [
        function.name
        for function in functions
        if not any(function.id in goal.functions for goal in goals)
    ]
    if absent:
        told.append(wording.tr("In no goal yet: {functions}", functions=", ".join(absent)))
    legend = (
        (_PART, wording.tr("has said its part")),
        (_OPEN, wording.tr("takes part, part still open")),
    )
    alt = wording.tr("Each function’s part") + ": " + "; ".join(told)
    return RoleMatrix(tuple(function.name for function in functions), tuple(rows), legend, alt)


def _mark(function: FunctionId, taking: set[FunctionId], silent: set[FunctionId]) -> Mark:
    if function in silent:
        return _OPEN
    return _PART if function in taking else Mark()
