"""The command line keeps its word: good input is done, bad input is one line and nothing else."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxworkshop import cli
from cxworkshop.activities.form_names import Asked
from cxworkshop.i18n import LANGUAGES
from cxworkshop.paths import resource
from cxworkshop.settings import SettingsFile
from cxworkshop.store.opening import create_session, open_session
from tests.export.filling import of, saved
from tests.export.group import empty
from tests.importing.returning import cell, edited

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs the real command in a folder of its own, without a display."""
    folder = tmp_path / "work"
    folder.mkdir()
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE", "LC_ALL")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    env |= {"LANG": "C.UTF-8", "CXWORKSHOP_HOME": str(tmp_path / "home")}

    def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cxworkshop_ui", *arguments],
            cwd=folder,
            env={**env, **more},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


def new(command: Command, name: str = "day.cxsession") -> None:
    done = command("new", "--template", "half-day", "--out", name, "--date", "2027-03-18")
    assert done.returncode == 0, done.stderr


def test_new_writes_a_session_that_check_finds_intact(command: Command, work: Path) -> None:
    new(command)
    done = command("check", "day.cxsession")
    assert (done.returncode, done.stderr) == (0, "")
    assert "day.cxsession is intact." in done.stdout
    assert [path.name for path in work.iterdir()] == ["day.cxsession"]


def test_new_brings_the_people_of_a_list_and_names_the_rows_left_out(
    command: Command, work: Path
) -> None:
    rows = ["Name;Function;Email", "Ana Ruiz;Sales;ana@example.com", ";Legal;x@example.com", "Bo;;"]
    (work / "people.csv").write_text("\n".join(rows), encoding="utf-8")
    done = command(
        "new", "--template", "half-day", "--out", "a.cxsession", "--participants", "people.csv"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 people imported." in done.stdout
    assert "row 3" in done.stdout
    checked = command("check", "a.cxsession").stdout
    assert "Ana Ruiz has not committed" in checked


@pytest.mark.parametrize("language", ["en", "es"])
def test_sample_is_intact_and_its_check_names_what_is_open(command: Command, language: str) -> None:
    done = command("sample", "sample.cxsession", "--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    done = command("check", "sample.cxsession")
    assert (done.returncode, done.stderr) == (0, "")
    assert "sample.cxsession is intact." in done.stdout
    assert "Hana Sato has not committed to anything yet." in done.stdout


def test_templates_are_listed_one_a_line_with_the_id_first(command: Command) -> None:
    done = command("templates", "list")
    assert done.returncode == 0, done.stderr
    ids = [line.split()[0] for line in done.stdout.splitlines()]
    assert ids == ["leadership-immersion", "journey-handoffs", "half-day", "follow-up-90"]


def test_shipped_template_passes_its_check(command: Command) -> None:
    shipped = Path(__file__).resolve().parents[2] / "resources/templates/en/half-day.toml"
    done = command("templates", "check", str(shipped))
    assert (done.returncode, done.stderr) == (0, "")


def test_wrong_template_file_is_told_with_the_place(command: Command, work: Path) -> None:
    (work / "mine.toml").write_text("format = 1\nid = 'mine'\nlanguage = 'en'\ntitle = 3\n")
    done = command("templates", "check", "mine.toml")
    assert done.returncode == 2
    assert "title" in done.stderr


BAD_INPUT = {
    "unknown command": ("chekc", "Did you mean check?"),
    "file not there": ("nothing.cxsession", "is not there"),
    "folder as a session": (".", "is a folder"),
    "unknown option": ("new --template half-day --out a.cxsession --dat 3", "--date"),
    "option twice": ("new --template half-day --template half-day --out a.cxsession", "twice"),
    "option without a value": ("new --template --out a.cxsession", "needs a value"),
    "option missing": ("new --out a.cxsession", "--template ID|FILE is missing"),
    "not a language": ("new --template half-day --out a.cxsession --language fr", "en, es"),
    "not a date": ("new --template half-day --out a.cxsession --date 3/4/27", "2027-03-18"),
    "a date in no calendar": (
        "new --template half-day --out a.cxsession --date 9999-12-31",
        "9999",
    ),
    "title that is no text": ("new --template half-day --out a.cxsession --title \udcff", "UTF-8"),
    "name that is no text": ("sample \udcff.cxsession", "UTF-8"),
    "unknown template": ("new --template none --out a.cxsession", "half-day"),
    "template at a path not there": ("new --template ./none --out a.cxsession", "is not there"),
    "template of another name": ("new --template people.csv --out a.cxsession", "people.csv"),
    "not a session's name": ("new --template half-day --out a.pdf", "a.pdf.cxsession"),
    "folder not there": ("new --template half-day --out no/a.cxsession", "no"),
    "sample under another name": ("sample day.pdf", "day.pdf.cxsession"),
    "value missing": ("check", "FILE is missing"),
    "value too many": ("check a b", "'b'"),
    "checked file not there": ("check a.cxsession", "is not there"),
    "nothing returned": ("import a.cxsession", "RETURNED… is missing"),
    "a switch with a value": ("import a b --apply=no", "takes no value"),
    "templates and nothing": ("templates", "templates check FILE"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_line_and_writes_nothing(command: Command, work: Path, case: str) -> None:
    arguments, said = BAD_INPUT[case]
    done = command(*arguments.split())
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert list(work.iterdir()) == []


def test_a_plan_for_archives_says_so_and_names_what_cannot_be_shown(
    command: Command, work: Path
) -> None:
    done = command(
        "new", "--template", "half-day", "--out", "a.cxsession", "--title", "Day \U000e0ee0\u0378"
    )
    assert done.returncode == 0, done.stderr
    done = command("export", "a.cxsession", "--out", "out", "--only", "plan", "--pdf", "archive")
    assert (done.returncode, done.stderr) == (0, "")
    assert "U+0378" in done.stdout
    (plan,) = (work / "out").glob("*.pdf")
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in plan.read_bytes()


def test_what_cannot_be_written_yet_is_told_and_a_note_is_said_once(
    command: Command, work: Path
) -> None:
    create_session(work / "a.cxsession", tuple(empty(brand_colour="#FFE000"))).close()
    done = command("export", "a.cxsession", "--out", "out", "--only", "plan,agenda,mail,dates")
    assert done.returncode == 0
    assert "Mail drafts: there is nothing to write yet" in done.stdout
    assert "Dates (calendar): there is nothing to write yet" in done.stdout
    assert not list((work / "out").glob("*.ics"))
    assert done.stdout.count("darkened") == 1


def test_the_sections_of_the_plan_are_chosen_here_or_as_they_were_in_the_window(
    command: Command, work: Path
) -> None:
    def plan(*options: str) -> tuple[str, str]:
        done = command("export", "day.cxsession", "--out", "out", "--only", "plan", *options)
        assert (done.returncode, done.stderr) == (0, "")
        (path,) = (work / "out").glob("*.pdf")
        told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
        return told.stdout.decode(), done.stdout

    assert command("sample", "day.cxsession").returncode == 0
    text, _ = plan("--sections", "goals,parking_lot")
    assert "Parking lot" in text
    assert "Who decides" not in text
    with contextlib.closing(open_session(work / "day.cxsession", read_only=True)) as session:
        known = {session.document.session.id: ("parking_lot",)}
    kept = work.parent / "home" / "config" / "settings.json"
    SettingsFile(kept).change(sections_left_out=known)
    text, said = plan()
    assert "Parking lot" not in text
    assert "Left out of the plan, as chosen in the window: Parking lot." in said
    text, said = plan("--sections", "all")
    assert "Parking lot" in text
    assert "Left out" not in said
    assert SettingsFile(kept).current.sections_left_out == known, "a script changes nothing of it"
    done = command("export", "day.cxsession", "--out", "new", "--sections", "goals,gaols")
    assert done.returncode == 2
    assert "'gaols'" in done.stderr
    assert "parking_lot" in done.stderr
    assert not (work / "new").exists()


def test_a_returned_workbook_is_told_and_written_only_when_asked(
    command: Command, work: Path
) -> None:
    assert command("sample", "day.cxsession").returncode == 0
    assert command("export", "day.cxsession", "--out", ".", "--only", "workbook").returncode == 0
    (path,) = work.glob("*.xlsx")
    edited(path, lambda book: setattr(cell(book["Next steps"], 2, "Status"), "value", "Done"))
    for asked, said in ((), "1 change"), (("--apply",), "1 change written."), ((), "Nothing"):
        done = command("import", "day.cxsession", path.name, *asked)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout
    (work / "people.xlsx").write_bytes(b"no workbook")
    done = command("import", "day.cxsession", path.name, "people.xlsx", path.name)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 2, "a file that cannot be read, and one that came twice"
    assert command("import", "day.cxsession").returncode == 2
    done = command("import", "day.cxsession", "people.xlsx")
    assert (done.returncode, done.stdout) == (2, ""), "of what was not read nothing is said"


def test_a_folder_of_what_came_back_is_read_like_its_files(command: Command, work: Path) -> None:
    assert command("sample", "day.cxsession").returncode == 0
    back = work / "back" / "late"
    assert command("export", "day.cxsession", "--out", back, "--only", "workbook").returncode == 0
    (path,) = back.glob("*.xlsx")
    edited(path, lambda book: setattr(cell(book["Next steps"], 2, "Status"), "value", "Done"))
    (back / "thanks.txt").write_text("Many thanks")
    done = command("import", "day.cxsession", "back")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 change" in done.stdout
    assert command("import", "back", path).returncode == 2, "a session is a file"


def test_folder_that_cannot_be_made_is_told_with_what_to_do(command: Command, work: Path) -> None:
    assert command("sample", "day.cxsession").returncode == 0
    done = command("export", "day.cxsession", "--out", "day.cxsession/plan")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "cxworkshop: The folder “day.cxsession/plan” cannot be made. Choose another folder."
    ]
    assert [path.name for path in work.iterdir()] == ["day.cxsession"]


def test_list_of_nobody_is_refused_before_anything_is_written(command: Command, work: Path) -> None:
    (work / "people.csv").write_text("1,2\n3,4\n")
    done = command(
        "new", "--template", "half-day", "--out", "a.cxsession", "--participants", "people.csv"
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (work / "a.cxsession").exists()


def test_existing_file_is_never_overwritten(command: Command, work: Path) -> None:
    (work / "day.cxsession").write_bytes(b"mine")
    done = command("new", "--template", "half-day", "--out", "day.cxsession")
    assert done.returncode == 2
    assert (work / "day.cxsession").read_bytes() == b"mine"


def test_damaged_session_ends_the_check_with_1(command: Command, work: Path) -> None:
    new(command)
    path = work / "day.cxsession"
    path.write_bytes(path.read_bytes()[:20_000])
    done = command("check", "day.cxsession")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cxworkshop recover FILE --out NEW.cxsession" in done.stderr


def test_what_can_still_be_read_of_a_damaged_session_becomes_a_new_one(
    command: Command, work: Path
) -> None:
    new(command)
    path = work / "day.cxsession"
    whole = path.read_bytes()
    broken = whole[:1024] + b"\xff" * 512 + whole[1536:]
    path.write_bytes(broken)
    done = command("recover", "day.cxsession", "--out", "saved.cxsession")
    assert (done.returncode, done.stderr) == (0, "")
    assert "recovered" in done.stdout
    assert path.read_bytes() == broken, "what is damaged is left as it is"
    assert command("check", "saved.cxsession").returncode == 0
    again = command("recover", "day.cxsession", "--out", "saved.cxsession")
    assert again.returncode == 2, "nothing is written over"


def test_a_template_file_of_ones_own_is_taken_by_its_path(command: Command, work: Path) -> None:
    shipped = resource("templates", "en", "half-day.toml")
    text = shipped.read_text(encoding="utf-8")
    (work / "mine.toml").write_text(text, encoding="utf-8")
    done = command("new", "--template", "mine.toml", "--out", "day.cxsession")
    assert (done.returncode, done.stderr) == (0, "")
    missing = command("new", "--template", "other.toml", "--out", "more.cxsession")
    assert (missing.returncode, len(missing.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("verb", ["", *dict.fromkeys(each.words[0] for each in cli.VERBS)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_the_terminal(
    verb: str,
    columns: int,
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(cli, "_language", lambda _arguments: language)
    assert cli.main([*filter(None, [verb]), "--help"], lambda _files: 0) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= columns
    assert all(
        option.name in "\n".join(lines)
        for each in cli.VERBS
        if each.words[0] == verb
        for option in each.options
    )


def test_file_that_is_no_session_is_bad_input(command: Command, work: Path) -> None:
    (work / "notes.cxsession").write_text("not a session")
    done = command("check", "notes.cxsession")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_without_a_display_the_window_is_refused_in_one_line(command: Command) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the other systems always have a display")
    done = command()
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr


def test_help_names_every_verb(command: Command) -> None:
    done = command("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for verb in cli.VERBS:
        assert verb.usage in " ".join(done.stdout.split())


def test_what_the_system_refuses_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> int:
        raise OSError(28, "No space left on device", "/media/stick/day")

    monkeypatch.setattr(cli, "_do", refuse)
    assert cli.main(["--help"], lambda _files: 0) == 2
    assert capsys.readouterr().err == ("cxworkshop: /media/stick/day: No space left on device.\n")


def test_bug_is_told_as_a_bug_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_given: object) -> int:
        raise KeyError("x")

    monkeypatch.setattr(cli, "_do", break_down)
    assert cli.main(["--help"], lambda _files: 0) == 70
    said = capsys.readouterr().err
    assert "bug" in said
    assert "KeyError" in said
    assert len(said.splitlines()) == 1


def test_named_session_opens_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = tmp_path / "day.cxsession"
    session.touch()
    opened: list[list[str]] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    code = cli.main([str(session)], lambda files: opened.append(files) or 0)
    assert code == 0
    assert opened == [[str(session)]]


def test_a_sheet_goes_out_and_comes_back(command: Command, work: Path) -> None:
    assert command("sample", "a.cxsession").returncode == 0
    done = command("export", "a.cxsession", "--out", "out", "--only", "sheets,prework,kit")
    assert (done.returncode, done.stderr) == (0, "")
    (blank,) = (work / "out").glob("*Commitment sheets.pdf")
    name = of(blank, Asked.KEPT, 60)
    saved(blank, {name: "kept"}, work / "sheet.pdf")
    (work / "scan.pdf").write_bytes(b"%PDF-1.7 nothing")
    shown = command("import", "a.cxsession", "sheet.pdf", "scan.pdf")
    assert shown.returncode == 2
    assert "after 60 days: silent → kept" in shown.stdout
    assert "scan.pdf" in shown.stderr
    assert "1 change\n" in shown.stdout
    made = command("import", "a.cxsession", "sheet.pdf", "--apply")
    assert "1 change written." in made.stdout
    again = command("import", "a.cxsession", "sheet.pdf")
    assert "nothing to change" in again.stdout
    strange = command("import", "a.cxsession", "a.cxsession")
    assert strange.returncode == 2
    assert "nothing that comes back" in strange.stderr
