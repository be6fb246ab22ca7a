"""How an output gets to its place: whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.errors import Cancelled, Problem
from cxworkshop.export.exporter import Exporter, ExportOptions, ExportResult, Work, export_to
from cxworkshop.export.names import LONGEST, safe_name
from cxworkshop.export.registry import OUTPUTS, warm
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import Catalogue, M, Message, catalogue
from cxworkshop.model.document import Document
from tests.export.group import empty, group

EN = catalogue("en")


class Scribe:
    """An output of one line; breaks off when told to, with half of it written."""

    id = "scribe"
    suffix = ".txt"

    def __init__(self, failure: Exception | None = None) -> None:
        self.failure = failure

    def title(self, words: Catalogue) -> str:
        return "Note"

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        target.write_text("half")
        work.progress(0.5)
        if self.failure is not None:
            raise self.failure
        target.write_text("whole")
        return (M("A note."),)


def export(folder: Path, exporter: Exporter, *, work: Work | None = None) -> ExportResult:
    return export_to(folder, exporter, group(), EN, ExportOptions(), name="plan", work=work)


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text("earlier")
    return path


def unharmed(earlier: Path) -> bool:
    """Whether the earlier file is as it was and alone."""
    return earlier.read_text() == "earlier" and list(earlier.parent.iterdir()) == [earlier]


def test_the_new_file_takes_the_place_of_the_earlier_one(earlier: Path) -> None:
    result = export(earlier.parent, Scribe())
    assert result == ExportResult(earlier, (M("A note."),))
    assert earlier.read_text() == "whole"
    assert list(earlier.parent.iterdir()) == [earlier]


def test_a_full_disk_leaves_the_earlier_file(earlier: Path) -> None:
    with pytest.raises(Problem) as told:
        export(earlier.parent, Scribe(OSError(errno.ENOSPC, "No space left on device")))
    assert "no room left" in str(told.value)
    assert unharmed(earlier)


def test_a_disk_that_fills_at_the_end_leaves_the_earlier_file(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="no room left"):
        export(earlier.parent, Scribe())
    assert unharmed(earlier)


def test_a_file_that_is_open_elsewhere_stays_and_that_is_said(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Problem) as told:
        export(earlier.parent, Scribe())
    assert str(told.value).startswith("“plan.txt” cannot be written.")
    assert "open in another program" in str(told.value)
    assert unharmed(earlier)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").mkdir()
    with pytest.raises(Problem, match=r"“plan\.txt” cannot be written"):
        export(tmp_path, Scribe())
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_stopping_leaves_the_earlier_file(earlier: Path) -> None:
    class Stopped:
        def progress(self, share: float) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(earlier.parent, Scribe(), work=Stopped())
    assert unharmed(earlier)


def test_a_bug_leaves_the_earlier_file(earlier: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        export(earlier.parent, Scribe(ZeroDivisionError()))
    assert unharmed(earlier)


def test_what_a_killed_export_left_is_removed_later(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / name for name in (".cxworkshop-a.part", ".cxworkshop-b.part", "holiday.part")
    )
    for path in (old, young, other):
        path.write_text("half")
    for path in (old, other):
        os.utime(path, (0, 0))
    export(tmp_path, Scribe())
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        young.name,
        "holiday.part",
        "plan.txt",
    ]


def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is not there"):
        export(tmp_path / "gone", Scribe())
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_named_after_session_and_kind(tmp_path: Path) -> None:
    document = group(title="../Q4: plan/\u202efdp.exe")
    path = export_to(tmp_path, Scribe(), document, EN, ExportOptions()).path
    assert path.parent == tmp_path
    assert path.name == ".. Q4 plan fdp.exe – Note.txt".lstrip(". ")


def test_a_file_is_named_with_the_placeholders_filled(tmp_path: Path) -> None:
    document = group(title="{organisation} day", organisation="Fjord")
    path = export_to(tmp_path, Scribe(), document, EN, ExportOptions()).path
    assert path.name == "Fjord day – Note.txt"


@pytest.mark.parametrize("document", [group(), empty()], ids=["full", "empty"])
def test_every_output_can_be_made(document: Document, tmp_path: Path) -> None:
    warm()
    for output in OUTPUTS:
        assert output.make is None or output.make().id == output.id
        for made in write_outputs(tmp_path, [output], document, EN, ExportOptions()):
            assert made.output is output
            assert made.path.exists()
            for path in made.files:
                assert path.stat().st_size > 100


@pytest.mark.parametrize("title", ["", "Día " * 60, "Ψηφιακή " * 40])
def test_a_file_says_what_it_is_however_long_the_title(title: str, tmp_path: Path) -> None:
    document = group(title=title)
    for made in write_outputs(tmp_path, OUTPUTS, document, EN, ExportOptions()):
        if made.output.make is not None and title:
            assert made.path.stem.endswith(f" – {made.output.make().title(EN)}")
        for path in (made.path, *made.files):
            assert len(path.stem) <= LONGEST
            assert len(path.stem.encode()) <= 180


@given(st.text(max_size=300))
def test_any_text_makes_a_name_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= LONGEST
    assert len(name.encode()) <= 180
    assert not set(name) & set('<>:"/\\|?*\u202e\u200b')
    assert all(char >= " " and char != "\x7f" for char in name)
    assert name == name.strip(". ")
    assert name == safe_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "nul",
        "com1.txt",
        "LPT9",
        "aux ",
        "con.tar.gz",
        "CONIN$",
        "conout$",
        "COM¹",
        "lpt³.pdf",
    ],
)
def test_no_file_is_named_like_a_device(name: str) -> None:
    assert safe_name(name).split(".")[0].strip().upper() not in {
        "CON",
        "NUL",
        "COM1",
        "LPT9",
        "AUX",
        "CONIN$",
        "CONOUT$",
        "COM¹",
        "LPT³",
    }


@pytest.mark.parametrize("text", ["", "...", "  ", "\x00\x1f", "///", "\u202e"])
def test_a_name_is_never_empty(text: str) -> None:
    assert safe_name(text) == "session"
