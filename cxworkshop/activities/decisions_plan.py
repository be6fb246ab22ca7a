"""Who decides on the room screen, on paper, in a workbook, and in a template."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.decisions import (
    Decision,
    DecisionList,
    Right,
    involved,
    letters,
    name_of,
    overloads,
    problem_of,
    right_of,
    right_words,
    said_decisions,
    short_name,
)
from cxworkshop.activities.open_columns import (
    because_column,
    goal_column,
    id_column,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Drawing, Section, Table, Text
from cxworkshop.figures.direction import listed
from cxworkshop.figures.figure import Ink
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.position import spread
from cxworkshop.paths import resource
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

INKS: dict[Right, tuple[Ink, Ink]] = {
    Right.DECIDES: ("on_accent", "accent"),
    Right.ASKED: ("steps", "steps_tint"),
    Right.TOLD: ("neutral", "neutral_tint"),
}
"""The colour of each right's letter, and of what it stands on."""


class DecisionForm(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template may say of *Who decides*: the decisions that stand there at the start."""

    decisions: tuple[str, ...] = ()


def _begin(form: DecisionForm, activity: ItemId, new_id: NewId) -> list[Item]:
    texts = tuple(text.strip() for text in form.decisions if text.strip())
    if not texts:
        return []
    made: list[Item] = [
        DecisionList(id=ItemId(new_id()), parent=activity, position="V", texts=texts)
    ]
    made += [
        Decision(id=ItemId(new_id()), position=position, text=text)
        for text, position in zip(texts, spread(len(texts)), strict=True)
    ]
    return made


def _read(document: Document, activity: ItemId) -> DecisionForm:
    """The decisions the template brought; those of the day are the client's."""
    lists = document.under(activity, DecisionList)
    return DecisionForm(decisions=lists[0].texts if lists else ())


def decisions_as_they_stand(document: Document, activity: ItemId) -> dict[str, tuple[str, ...]]:
    """What a template would say by the decisions there are now; who decides stays behind.

    They are those of the session: the first activity of the day brings them, a later one none.
    """
    every = document.all(AgendaItem)
    first = next((item.id for item in every if item.activity == "decisions"), None)
    decisions = said_decisions(document) if activity == first else []
    return {"texts": tuple(decision.text.strip() for decision in decisions)}


def _standard(language: str) -> DecisionForm:
    import tomllib  # a file that is opened needs it not

    with resource("decisions", f"{language}.toml").open("rb") as source:
        return msgspec.convert(tomllib.load(source), DecisionForm)


SETUP = Setup(DecisionForm, _begin, _read, _standard)


def matrix(document: Document, wording: Wording) -> RoleMatrix | None:
    """Decisions × functions and people: who decides, who is asked, who is told."""
    decisions = said_decisions(document)
    columns = [who for who in involved(document) if any(right_of(each, who) for each in decisions)]
    if not decisions or not columns:
        return None
    letter, says = letters(wording.words), right_words(wording.words)
    marks = {
        right: Mark("letter", letter[right], ink=ink, tint=tint)
        for right, (ink, tint) in INKS.items()
    }
    rows: list[MatrixRow] = []
    told: list[str] = []
    for decision in decisions:
        rights = [right_of(decision, who) for who in columns]
        problem = problem_of(decision)
        note = wording.words.say(problem) if problem is not None else ""
        name = wording.fill(decision.text)
        found = tuple(marks[right] if right is not None else Mark() for right in rights)
        rows.append(MatrixRow(name, found, note))
        who = _names(document, wording, decision, Right.DECIDES)
        told.append(f"{name} – {note or says[Right.DECIDES] + ': ' + who}")
    return RoleMatrix(
        tuple(short_name(document, who) for who in columns),
        tuple(rows),
        tuple((marks[right], says[right]) for right in Right),
        wording.tr("Who decides") + ": " + "; ".join(told),
    )


def _names(document: Document, wording: Wording, decision: Decision, right: Right) -> str:
    return listed(_named(document, wording, decision, right))


def _named(document: Document, wording: Wording, decision: Decision, right: Right) -> list[str]:
    whos: tuple[ItemId, ...] = getattr(decision, right)
    names = (
        wording.person(who) if document.find(Participant, who) else name_of(document, who)
        for who in whos
    )
    return list(filter(None, names))


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The decisions alone while they are talked about; the matrix as results."""
    title = wording.fill(activity.title) or wording.tr("Who decides")
    if view is RoomView.RESULTS:
        return _results(document, title, wording)
    decisions = said_decisions(document)
    lines = tuple(
        SlideLine(
            wording.fill(decision.text),
            _names(document, wording, decision, Right.DECIDES),
            is_strong=True,
        )
        for decision in decisions
    )
    sound = sum(len(decision.deciders) == 1 for decision in decisions)
    return Slide(
        title=title,
        question=wording.fill(activity.question),
        lists=(SlideList(lines),) if lines else (),
        right=wording.tr("{count} of {all} decided by one", count=sound, all=len(decisions))
        if decisions
        else "",
    )


def _results(document: Document, title: str, wording: Wording) -> Slide:
    """Each decision with everybody who has a right in it, then all of them as a matrix."""
    says, lines = right_words(wording.words), []
    for decision in said_decisions(document):
        problem = problem_of(decision)
        below = [
            f"{says[right]}: {names}"
            for right in (Right.ASKED, Right.TOLD)
            if (names := _names(document, wording, decision, right))
        ]
        if problem is not None:
            below.insert(0, f"▲ {wording.words.say(problem)}")
        lines.append(
            SlideLine(
                wording.fill(decision.text),
                _names(document, wording, decision, Right.DECIDES),
                is_strong=True,
                ink="ink" if problem is None else "steps",
                below=" · ".join(below),
            )
        )
    chart = matrix(document, wording)
    return Slide(
        title=title,
        lists=(SlideList(tuple(lines)),) if lines else (),
        more_charts=(chart,) if chart is not None else (),
    )


def section(document: Document, wording: Wording) -> Section | None:
    """Every decision with who decides, who is asked and who is told; None without one."""
    decisions = said_decisions(document)
    if not decisions:
        return None
    rows = []
    for decision in decisions:
        problem = problem_of(decision)
        who = _names(document, wording, decision, Right.DECIDES)
        text = wording.fill(decision.text)
        because = wording.text_of(decision.because)
        if because:
            text += "\n" + wording.tr("Because: {what}", what=because)
        if problem is not None:
            who = " – ".join(filter(None, (who, wording.words.say(problem))))
        rows.append(
            (
                Cell(text, is_strong=True),
                Cell(who, tone="ink" if problem is None else "warning"),
                Cell(_names(document, wording, decision, Right.ASKED)),
                Cell(_names(document, wording, decision, Right.TOLD), tone="quiet"),
            )
        )
    columns = (
        Column(wording.tr("Decision"), 3.4),
        Column(wording.tr("Decides"), 1.7),
        Column(wording.tr("Must be asked"), 2.0),
        Column(wording.tr("Is told"), 2.0),
    )
    title = wording.tr("Who decides")
    blocks: list[Table | Text | Drawing] = [Table(title, columns, tuple(rows))]
    chart = matrix(document, wording)
    if chart is not None:
        blocks.append(Drawing(chart))
    blocks += [Text(text, tone="warning") for text in overload_words(document, wording)]
    intro = wording.tr("One decides, after those who must be asked were asked.")
    return Section("decisions", title, intro, tuple(blocks))


def overload_words(document: Document, wording: Wording) -> list[str]:
    """A sentence for each function that decides nearly everything."""
    return [
        wording.tr(
            "{function} decides {count} of {all}: what can somebody else decide?",
            function=name_of(document, found.function),
            count=found.count,
            all=found.all,
        )
        for found in overloads(document)
    ]


def sheet(document: Document, wording: Wording) -> Sheet:
    """The decisions as a table of a workbook."""
    who = _whos(document, wording)
    heads = (
        (Right.DECIDES, wording.tr("Decides"), ColumnKind.TEXT),
        (Right.ASKED, wording.tr("Must be asked"), ColumnKind.LONG),
        (Right.TOLD, wording.tr("Is told"), ColumnKind.LONG),
    )
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Decision"), ColumnKind.LONG, is_open=True),
        *(
            SheetColumn(right.value, head, kind, tuple(who.values()), tuple(who), is_open=True)
            for right, head, kind in heads
        ),
        goal_column(wording.tr("For goal"), wording),
        because_column(wording),
    )
    rows = tuple(
        (
            decision.id,
            wording.fill(decision.text),
            *(", ".join(_named(document, wording, decision, right)) for right in Right),
            wording.text_of(decision.goal),
            wording.text_of(decision.because),
        )
        for decision in said_decisions(document)
    )
    return Sheet("decisions", wording.tr("Who decides"), columns, rows, Decision())


def _whos(document: Document, wording: Wording) -> dict[ItemId, str]:
    """Everybody who can have a right, by what they are called."""
    functions = {each.id: each.name for each in document.all(Function)}
    people = {each.id: wording.person(each.id) for each in document.all(Participant)}
    return {who: name for who, name in {**functions, **people}.items() if name.strip()}
