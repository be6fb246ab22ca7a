"""The shared definition as tables of a workbook: proposals, dots, the sentence, who shows what.

Who gave which dots and who showed which hand is filled in here and never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxworkshop.activities.definition import (
    LIVEABLE,
    Consent,
    DotsGiven,
    Proposal,
    SharedDefinition,
    agreed,
    asked,
    ranked,
    setup_of,
)
from cxworkshop.activities.hands import LEVELS
from cxworkshop.activities.open_columns import (
    activities_of,
    answer_column,
    id_column,
    person_column,
    whose_columns,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from cxworkshop.worksheets import ColumnKind, Into, Sheet, SheetColumn


def sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    """The sentence, what was proposed with its dots, and how far each can live with it."""
    yield _sentence(document, wording)
    yield _proposals(document, wording)
    if agreed(document) is not None or activities_of(document, "definition"):
        yield _consents(document, wording)


def _sentence(document: Document, wording: Wording) -> Sheet:
    """The agreed sentence: one row at most."""
    sentence = agreed(document)
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Sentence"), ColumnKind.LONG, is_open=True),
    )
    rows = ((sentence.id, wording.fill(sentence.text)),) if sentence is not None else ()
    title = wording.tr("Shared definition")
    return Sheet("definition", title, columns, rows, SharedDefinition(), is_single=True)


def _proposals(document: Document, wording: Wording) -> Sheet:
    """The proposals with their dots, counted or in lines of the form “name: dots”."""
    by_person = setup_of(document).by_person
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Proposal"), ColumnKind.LONG, is_open=True),
        person_column("by", wording.tr("From"), wording),
        SheetColumn("dots", wording.tr("Dots"), ColumnKind.NUMBER, is_open=not by_person),
        *((_givers(document, wording),) if by_person else ()),
    )
    rows = tuple(
        (
            each.proposal.id,
            wording.fill(each.proposal.text),
            wording.person(each.proposal.by),
            each.dots,
            *((None,) if by_person else ()),
        )
        for each in ranked(document)
    )
    return Sheet("proposals", wording.tr("Proposals"), columns, rows, Proposal())


def _givers(document: Document, wording: Wording) -> SheetColumn:
    """Who gives how many dots; two people of one name are not told apart in a line."""
    people = [each for each in document.all(Participant) if each.in_room and each.name.strip()]
    often = Counter(each.name.strip() for each in people)
    return SheetColumn(
        "givers",
        wording.tr("Dots, as “name: dots”, one a line"),
        ColumnKind.LONG,
        is_open=True,
        field="dots",
        named=tuple(
            (each.name.strip(), Into(DotsGiven(participant=each.id), ("participant",)))
            for each in people
            if often[each.name.strip()] == 1
        ),
    )


def _consents(document: Document, wording: Wording) -> Sheet:
    """Who shows which level for the sentence, which may be typed in the same workbook."""
    sentence, is_named = agreed(document), setup_of(document).names_low
    blank = Consent(parent=sentence.id if sentence is not None else None)
    under = "" if sentence is not None else SharedDefinition.kind
    columns = (
        id_column(wording),
        *whose_columns(wording),
        answer_column(
            "consent",
            wording.tr("Consent, 0 to 5"),
            LEVELS,
            "level",
            wording,
            Into(blank, row="participant", under=under),
            also=lambda level: {"is_named": is_named and level is not None and level < LIVEABLE},
        ),
    )
    rows = tuple(
        (person.id, person.name, wording.function(person.function), None)
        for person in asked(document)
    )
    title = wording.tr("Consent")
    return Sheet("consents", title, columns, rows, Participant(), about=("name",))
