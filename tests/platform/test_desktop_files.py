"""What a package installs beside the program is well-formed and agrees with the program."""

from __future__ import annotations

import configparser
import re

import defusedxml.ElementTree as ElementTree
import pytest

from cxworkshop.store.schema import APPLICATION_ID, SUFFIX
from tests.platform.scripts import PACKAGING

NAMES = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys keep their case
    parser.read(PACKAGING / "cxworkshop.desktop", encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


@pytest.fixture
def mime_type() -> ElementTree.Element:
    tree = ElementTree.parse(PACKAGING / "cxworkshop-mime.xml")
    found = tree.getroot().findall(f"{NAMES}mime-type")
    assert len(found) == 1
    return found[0]


def test_desktop_entry_starts_the_program_with_a_file(entry: configparser.SectionProxy) -> None:
    assert entry["Type"] == "Application"
    assert entry["Exec"] == "cxworkshop %f"
    assert entry["Terminal"] == "false"
    for key in ("Categories", "Keywords", "Keywords[es]", "MimeType"):
        assert entry[key].endswith(";")
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[f"{key}[es]"]


def test_desktop_entry_and_mime_type_name_the_same_type(
    entry: configparser.SectionProxy, mime_type: ElementTree.Element
) -> None:
    assert mime_type.get("type") in entry["MimeType"].split(";")


def test_icon_of_the_desktop_entry_is_there(entry: configparser.SectionProxy) -> None:
    ElementTree.parse(PACKAGING / f"{entry['Icon']}.svg")


def test_mime_type_recognises_session_files(mime_type: ElementTree.Element) -> None:
    glob = mime_type.find(f"{NAMES}glob")
    assert glob is not None
    assert glob.get("pattern") == f"*{SUFFIX}"
    matches = list(mime_type.iter(f"{NAMES}match"))
    assert [match.get("offset") for match in matches] == ["0", "68"]
    assert int(matches[1].get("value", "0"), 16) == APPLICATION_ID


def test_lock_file_pins_the_uv_that_sets_up() -> None:
    lock = (PACKAGING.parent / "uv.lock").read_text(encoding="utf-8")
    assert re.search(r'^name = "uv"\nversion = "\d+\.\d+\.\d+"$', lock, re.MULTILINE)
