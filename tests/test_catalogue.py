"""Every text of the program is in the catalogues, in English and in Spanish, whole."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cxworkshop.i18n import LANGUAGES, catalogue
from tests.platform.scripts import script

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = script("messages")

NAMES = {"CX Workshop", "America/Montevideo"}
"""What a screen may say untranslated: names."""

SETTERS = {
    "addAction",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
}
WIDGETS = {
    "Banner": (1, 2, 3),
    "BigClock": (0,),
    "Button": (0,),
    "CardButton": (0,),
    "Chip": (0,),
    "ElidedText": (2,),
    "EmptyState": (0, 1, 2),
    "Field": (0, 2),
    "GrowingText": (1,),
    "IconButton": (1,),
    "Inspector": (0,),
    "PageTitle": (0, 1),
    "QAction": (0,),
    "QCheckBox": (0,),
    "QLabel": (0,),
    "QPushButton": (0,),
    "QRadioButton": (0,),
    "SideNav": (0,),
    "Text": (0,),
}
"""Widgets that are made with words, and at which places."""

MARKS = {"M": 1, "Mn": 2, "tr": 1, "trn": 2}


def shipped(language: str) -> Catalog:
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / "cxworkshop.po"
    with path.open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def texts(catalog: Catalog) -> dict[object, Message]:
    return {_key(message.id): message for message in catalog if message.id}


def forms(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def placeholders(text: str) -> list[str]:
    found = [part for part in string.Formatter().parse(text) if part[1] is not None]
    assert not any(spec or conversion for _, _, spec, conversion in found), text
    return sorted(str(name) for _, name, _, _ in found)


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    found = MESSAGES.extracted()
    assert isinstance(found, Catalog)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_exactly_the_texts_of_the_code(language: str, extracted: Catalog) -> None:
    catalog = shipped(language)
    assert set(texts(catalog)) == set(texts(extracted)), "make messages brings them up to date"
    assert not catalog.obsolete
    assert not [message.id for message in catalog if message.id and message.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_every_form(language: str) -> None:
    catalog = shipped(language)
    for message in texts(catalog).values():
        translated = forms(message.string)
        assert all(text.strip() for text in translated), message.id
        assert len(translated) == (catalog.num_plurals if message.pluralizable else 1), message.id
        for source, text in zip(forms(message.id), translated, strict=True):
            assert placeholders(text) == placeholders(source), source
            assert edges(text) == edges(source), source
            assert text.count("\n") == source.count("\n"), source


def test_the_english_catalogue_says_what_the_code_says() -> None:
    for message in texts(shipped("en")).values():
        assert forms(message.string) == forms(message.id)


def test_spanish_is_heard_where_it_is_asked_for() -> None:
    words = catalogue("es")
    assert words.tr("Next steps") == "Próximos pasos"
    assert words.trn("{count} person", "{count} people", 1) == "1 persona"
    assert words.trn("{count} person", "{count} people", 1200) == "1200 personas"


def test_spanish_keeps_to_its_own_signs() -> None:
    """An opening sign for each closing one, the ellipsis at its word, one kind of quotes."""
    for message in texts(shipped("es")).values():
        for text in forms(message.string):
            assert text.count("¿") == text.count("?"), text
            assert text.count("¡") == text.count("!"), text
            assert not re.search(r"\s…|\.\.\.|\"|''", text), text


def test_every_mark_holds_the_text_itself() -> None:
    """A text that is put together before it is marked is in no catalogue."""
    passing_on = {"i18n.py", "wording.py", "context.py"}  # where the marks themselves are made
    found = [
        f"{place}: {name}(…)"
        for place, call, name in _calls(*MESSAGES.SOURCES)
        if name in MARKS and Path(place.partition(":")[0]).name not in passing_on
        for argument in call.args[: MARKS[name]]
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert not found


def test_no_widget_is_given_words_past_the_catalogue() -> None:
    found = [
        f"{place}: {text!r}"
        for place, call, name in _calls("ui/cxworkshop_ui")
        if "gallery" not in place  # the picture book of widgets is for those who build them
        for argument in _worded(call, name)
        for text in _literals(argument)
        if _is_worded(text)
    ]
    assert not found


def test_the_search_for_untranslated_words_finds_them() -> None:
    code = 'Text("Hello" if x == "no" else f"{n} more"); button.setToolTip(tr("Fine") + " or not")'
    said = [
        text
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        for argument in _worded(node, _name(node))
        for text in _literals(argument)
        if _is_worded(text)
    ]
    assert sorted(said) == [" more", " or not", "Hello"]


def _calls(*folders: str) -> Iterator[tuple[str, ast.Call, str]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node, _name(node)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _worded(call: ast.Call, name: str) -> list[ast.expr]:
    if name in SETTERS:
        return call.args
    return [call.args[at] for at in WIDGETS.get(name, ()) if at < len(call.args)]


def _literals(value: ast.expr) -> Iterator[str]:
    """The texts written in an expression itself; not what it calls or compares."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            for part in parts:
                yield from _literals(part)
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from _literals(left)
            yield from _literals(right)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts[-1:] if isinstance(value, ast.Tuple) else parts:
                yield from _literals(part)


def _is_worded(text: str) -> bool:
    for name in NAMES:
        text = text.replace(name, "")
    return re.search(r"[^\W\d_]{2}", text) is not None


def _key(message_id: object) -> object:
    return message_id if isinstance(message_id, str) else tuple(forms(message_id))
