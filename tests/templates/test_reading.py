"""Reading a template: what is wrong is told with file, place and next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.errors import BadInput
from cxworkshop.templates.reading import LARGEST_FILE, load, parse

HEAD = 'format = 1\nid = "x"\nlanguage = "en"\ntitle = "T"\n'
ACTIVITY = '[[agenda]]\nkind = "discussion"\ntitle = "A"\nminutes = 30\n'


def with_activity(line: str) -> str:
    return HEAD + ACTIVITY + ACTIVITY.replace("minutes = 30", line)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (with_activity('minutes = "30"'), "agenda[1].minutes: expected int, got str."),
        (with_activity("minutes = 0"), "agenda[1].minutes: expected 1 or more."),
        (with_activity("minutes = 900"), "agenda[1].minutes: expected 720 or less."),
        (with_activity("minutes = 30\nminuts = 3"), "agenda[1].minuts: this field is not known."),
        (with_activity(""), "agenda[1].minutes: this field is missing."),
        (
            with_activity("minutes = 30\nshortest = 40"),
            "agenda[1].shortest: 40 is more than the activity's 30 minutes.",
        ),
        (
            with_activity('minutes = 30\nscript = [{ minutes = 20, text = "Say" }]'),
            "agenda[1].script: its minutes add up to 20, the activity has 30.",
        ),
        (
            with_activity("minutes = 30\nscript = [{ minutes = 30, text = 3 }]"),
            "agenda[1].script[0].text: expected str, got int.",
        ),
        (
            with_activity('minutes = 30\nfixed_start = "09:10"'),
            "agenda[1].fixed_start: 09:10 cannot be reached, what comes before ends at 09:30.",
        ),
        (
            with_activity('minutes = 30\nfixed_start = "9:45"'),
            "agenda[1].fixed_start: '9:45' is not written the right way.",
        ),
        (
            with_activity('minutes = 30\npurpose = "For {organization}"'),
            "agenda[1].purpose: the placeholder {organization} is not known.",
        ),
        (HEAD + ACTIVITY.replace('"A"', '" "'), "agenda[0].title: there is no title."),
        (HEAD + ACTIVITY.replace('"A"', '""'), "agenda[0].title: this must not be empty."),
        (HEAD.replace('"T"', '" "') + ACTIVITY, "title: there is no title."),
        (HEAD + "agenda = []\n", "agenda: this must not be empty."),
        (HEAD, "agenda: this field is missing."),
        (HEAD.replace('"x"', '"../x"') + ACTIVITY, "id: '../x' is not written the right way."),
        (HEAD + "title = 1\n", "line 5, column 10: this is not valid TOML."),
        (HEAD + "agenda = " + "[" * 5000, "the file is nested too deeply."),
    ],
)
def test_an_error_names_file_place_and_reason(text: str, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(text, "day.toml")
    said = str(caught.value)
    assert said.startswith(f"day.toml: {told}"), said
    assert caught.value.next_step is not None


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as caught:
        parse(HEAD + ACTIVITY.replace("discussion", "jorney"), "day.toml")
    assert "agenda[0].kind: the kind 'jorney' is not known" in str(caught.value)
    assert "commitments" in str(caught.value)


def test_a_newer_format_is_told_apart_from_a_broken_file() -> None:
    newer = HEAD.replace("format = 1", "format = 2") + "[shape]\nof = 'things to come'\n"
    with pytest.raises(BadInput, match="newer version"):
        parse(newer, "day.toml")


def test_a_file_that_is_no_text_missing_or_huge_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "day.toml"
    with pytest.raises(BadInput, match=r"day\.toml cannot be read"):
        load(path)
    path.write_bytes(b"\xff\xfe\x00title")
    with pytest.raises(BadInput, match="UTF-8"):
        load(path)
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(BadInput, match="too large"):
        load(path)


def test_editors_on_every_system_write_files_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "day.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + ACTIVITY).replace("\n", "\r\n").encode())
    assert load(path).title == "T"
