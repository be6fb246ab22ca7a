"""People from a list into a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxworkshop.editing.editor import Editor
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.importing.columns import Columns, columns_by_head
from cxworkshop.importing.people import Action, PeoplePlan, columns_of, plan_people
from cxworkshop.importing.tables import read_pasted
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant

IMPORT = M("Import people")
ANA, BO, SALES = ItemId("ana"), ItemId("bo"), ItemId("sales")

MakeEditor = Callable[..., Editor]


@pytest.fixture
def editor(make_editor: MakeEditor) -> Editor:
    items: tuple[Item, ...] = (
        Function(id=SALES, name="Sales", position="1"),
        Participant(id=ANA, name="Ana Pérez", function=SALES, email="ana@x.org", position="1"),
        Participant(id=BO, name="Bo Nyström", role="CEO", position="2"),
    )
    return make_editor(*items)


def plan(editor: Editor, text: str, mapping: Columns | None = None) -> PeoplePlan:
    return plan_people(read_pasted(text), editor.document, mapping)


def actions(found: PeoplePlan) -> list[str]:
    return [row.action.value for row in found.rows]


def reasons(found: PeoplePlan) -> list[str]:
    from cxworkshop.i18n import catalogue

    return [catalogue("en").say(row.reason) if row.reason else "" for row in found.rows]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["Name", "Function", "Role", "E-mail"], Columns(0, None, None, 1, 2, 3)),
        (["Nombre", "Área", "Cargo", "Correo electrónico"], Columns(0, None, None, 1, 2, 3)),
        (["APELLIDOS", "NOMBRE", "Departamento"], Columns(None, 1, 0, 2)),
        (["First name", "Last name", "Dept.", "Job title"], Columns(None, 0, 1, 2, 3)),
        (["#", "Nombre y apellido", "Función", "Gerencia"], Columns(1, None, None, 3, 2)),
        (["Full name:", "First name", "Work email"], Columns(0, None, None, None, None, 2)),
        (["Company name", "Manager e-mail", "Participant name"], Columns(name=2)),
        (["Ana", "Sales"], Columns()),
    ],
)
def test_columns_are_recognised_by_name(heads: list[str], expected: Columns) -> None:
    assert columns_by_head(heads) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana\nBo", Columns(name=0)),
        ("Ana, Sales\nBo, Legal", Columns(name=0, function=1)),
        ("1;Ana;a@x.org;Sales\n2;Bo;b@x.org;Sales", Columns(name=1, email=2, function=3)),
        ("Ana;Head;Sales\nBo;Clerk;Sales\nCy;Boss;Sales", Columns(name=0, role=1, function=2)),
        ("Vorname;Post\nAna;a@x.org\nBo;b@x.org", Columns(name=0, email=1)),
    ],
)
def test_without_known_heads_the_content_decides(text: str, expected: Columns) -> None:
    table = read_pasted(text)
    assert columns_of(table) == expected
    assert "Vorname" not in [row.cell(0) for row in table.rows]


def test_who_is_there_is_matched_by_address_then_by_name(editor: Editor) -> None:
    found = plan(
        editor,
        "Name;Function;E-mail\n"
        "Ana P. Gómez;Sales;ANA@x.org\n"
        "BO NYSTROM;Operations;\n"
        "Chen Wei;operations;chen@x.org\n"
        "Dina;Sales;",
    )
    assert actions(found) == ["update", "update", "new", "new"]
    assert [row.match for row in found.rows] == [ANA, BO, None, None]
    assert found.rows[0].changed == ("name", "email")
    assert (found.rows[1].name, found.rows[1].changed) == ("Bo Nyström", ("function",))
    assert found.new_functions == ("Operations",)


def test_an_import_is_one_undo_step_functions_included(editor: Editor) -> None:
    before = {item.id: item for item in editor.document}
    found = plan(
        editor, "Name;Function;Role\nBo Nyström;Branches;\nChen;Branches;Head\nDina;sales;"
    )
    editor.apply(found.command(editor.new_id, IMPORT))
    people = editor.document.all(Participant)
    functions = {item.id: item.name for item in editor.document.all(Function)}
    assert [
        (each.name, functions.get(each.function or ItemId(""), ""), each.role) for each in people
    ] == [
        ("Ana Pérez", "Sales", ""),
        ("Bo Nyström", "Branches", "CEO"),
        ("Chen", "Branches", "Head"),
        ("Dina", "Sales", ""),
    ]
    assert list(functions.values()) == ["Sales", "Branches"]
    editor.undo()
    assert {item.id: item for item in editor.document} == before
    assert editor.undo_label is None


def test_the_same_list_twice_changes_nothing(editor: Editor) -> None:
    text = "Name\tArea\tMail\nAna Pérez\tSales\tana@x.org\nZoë\tLegal\tzoe@x.org"
    editor.apply(plan(editor, text).command(editor.new_id, IMPORT))
    again = plan(editor, text)
    assert actions(again) == ["same", "same"]
    assert not again.command(editor.new_id, IMPORT).changes(editor.document)


def test_bad_rows_are_listed_with_number_and_reason_and_good_ones_imported(editor: Editor) -> None:
    found = plan(
        editor,
        "Name;Function;Email\n"
        ";Sales;x@x.org\n"
        "12;Sales;\n"
        "Chen;Sales;chen at x\n"
        f"{'x' * 201};Sales;\n"
        "Dina;Sales;-\n",
    )
    assert actions(found) == ["bad", "bad", "bad", "bad", "new"]
    assert [row.number for row in found.rows] == [2, 3, 4, 5, 6]
    assert reasons(found)[:3] == [
        "There is no name.",
        "“12” is no name.",
        "“chen at x” is no e-mail address.",
    ]
    editor.apply(found.command(editor.new_id, IMPORT))
    assert [each.name for each in editor.document.all(Participant)][2:] == ["Dina"]


def test_who_stands_in_the_list_twice_is_taken_once(editor: Editor) -> None:
    found = plan(
        editor,
        "Name;Email\nChen;c@x.org\nchen;\nC. Wei;C@x.org\nChen;other@x.org\nAna Perez;\nAna Pérez;",
    )
    assert actions(found) == ["new", "twice", "twice", "new", "same", "twice"]
    assert reasons(found)[1] == "Stands in row 2 already."
    assert found.count(Action.NEW, Action.UPDATE) == 2


def test_namesakes_are_told_apart_or_left_alone(make_editor: MakeEditor) -> None:
    editor = make_editor(
        Function(id=SALES, name="Sales", position="1"),
        Participant(id=ANA, name="Ana", function=SALES, position="1"),
        Participant(id=BO, name="Ana", position="2"),
    )
    found = plan(editor, "Name;Function\nAna;Sales\nAna;\nAna;Legal")
    assert actions(found) == ["same", "bad", "update"]
    assert found.rows[2].match == BO


def test_addresses_in_brackets_are_taken_out_of_the_name(editor: Editor) -> None:
    found = plan(editor, '"Chen Wei" <chen@x.org>\nDina <dina@x.org>, Legal')
    assert [(row.name, row.email) for row in found.rows] == [
        ("Chen Wei", "chen@x.org"),
        ("Dina", "dina@x.org"),
    ]


def test_rows_can_be_left_out_and_columns_corrected(editor: Editor) -> None:
    text = "Name;Team\nLegal;Chen\nSales;Dina"
    found = plan(editor, text, Columns(name=1, function=0))
    editor.apply(found.command(editor.new_id, IMPORT, leave_out={2}))
    assert [each.name for each in editor.document.all(Participant)][2:] == ["Dina"]
    assert [each.name for each in editor.document.all(Function)] == ["Sales"]


def test_a_list_without_names_says_so(editor: Editor) -> None:
    with pytest.raises(BadInput, match="No column with names"):
        plan(editor, "1;2\n3;4")


def test_text_stays_text(editor: Editor) -> None:
    found = plan(editor, "Name\n=HYPERLINK(1)\n<b>Chen</b>")
    assert [row.name for row in found.rows] == ["=HYPERLINK(1)", "<b>Chen</b>"]
