"""The run bar: there in every form, right at every moment, moved by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.widgets.elided_text import ElidedText
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.notes import Note
from cxworkshop.editing.commands import SetFields
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, RunFact
from cxworkshop.model.item import ItemId
from tests.ui.run.day import Day

O, P, R, E, C = (  # noqa: E741 - the facts in short
    RunFact.OPENED,
    RunFact.PAUSED,
    RunFact.RESUMED,
    RunFact.EXTENDED,
    RunFact.CLOSED,
)


def test_the_day_is_moved_by_keys_alone(day: Day, press: Callable[[str], None]) -> None:
    press("F9")
    assert day.current == 0
    day.at(2)
    press("F9")
    day.at(4)
    press("F9")
    press("Shift+F8")
    press("F8")
    assert day.facts(0) == [O, P, R, E, C]
    assert day.current == 1
    press("F7")
    assert (day.current, day.shown) == (0, 0)
    assert day.facts(1) == [O, RunFact.RESTORED]
    press("F8")
    assert day.current == 1
    press("Ctrl+F8")
    assert (day.current, day.facts(1)[-1]) == (2, RunFact.SKIPPED)
    press("Shift+F9")
    assert day.current is None
    press("F9")
    assert (day.current, day.facts(2)[-1]) == (2, RunFact.REOPENED)
    assert day.context.editor.undo_label is None, "what happened in the run is no undo step"


def test_the_bar_is_there_in_every_form_of_the_run(day: Day, press: Callable[[str], None]) -> None:
    press("F9")
    for number, activity in enumerate(day.agenda):
        assert day.current == number
        assert day.frame.bar.isVisible(), activity.title
        assert day.frame.bar.face.isVisible()
        press("F8")
    assert day.current is None
    assert day.frame.bar.isVisible()


def test_in_the_action_plan_the_bar_stays_while_an_activity_is_open(
    day: Day, press: Callable[[str], None]
) -> None:
    press("Ctrl+3")
    assert not day.frame.bar.isVisible()
    press("F9")
    assert day.current is None, "a key does nothing where its clock cannot be seen"
    press("Ctrl+2")
    press("F9")
    press("Ctrl+3")
    assert day.frame.bar.isVisible()
    press("F8")
    assert day.current == 1
    press("Shift+F9")
    assert not day.frame.bar.isVisible()


def test_the_clock_says_how_it_stands_in_words_and_by_a_sign(
    day: Day, press: Callable[[str], None]
) -> None:
    face = day.frame.bar.face
    assert (face.text, face.word) == ("20:00", "Not opened yet")
    press("F9")
    told = []
    for minutes in (0, 15.9, 16, 18.95, 19, 20, 26):
        day.at(minutes)
        told.append((face.text, face.word, face._shape))
    assert told == [
        ("20:00", "Time left", "none"),
        ("04:06", "Time left", "none"),
        ("04:00", "Getting short", "triangle"),
        ("01:03", "Getting short", "triangle"),
        ("01:00", "Almost over", "diamond"),
        ("00:00", "Over time", "square"),
        ("+06:00", "Over time", "square"),
    ]
    assert face.accessibleName() == "Over time +06:00"
    press("F9")
    assert (face.word, face._shape) == ("Paused", "none")
    day.app.settings.change(warning=0.5, urgent=0.4)
    press("F8")
    day.at(26 + 31)
    assert face.word == "Getting short"


def test_the_pace_is_told_with_the_fixed_point_that_is_at_risk(
    day: Day, press: Callable[[str], None]
) -> None:
    day.at(4)
    press("F9")
    assert day.frame.bar.pace.text() == "▲ 4 min late"
    said = day.frame.bar.pace.accessibleName()
    assert "“Lunch” is fixed at 12:30 and begins at 12:34, unless “Hand-offs" in said
    assert "makes do with 36 of 40 min" in said
    assert said.partition("late ")[2] in day.page.day._risk.text()
    day.at(14)
    press("F8")
    assert day.frame.bar.pace.text() == "▼ 6 min early"


def test_the_same_second_of_the_same_activity_is_found_after_a_restart(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    press("F8")
    day.at(10.5)
    assert day.frame.bar.face.text == "49:30"
    day.app.desk.leave()
    day.minutes = 70.5  # the laptop slept for an hour
    day.app.desk.open(day.path)
    day.app.window.show_page("run/run")
    assert (day.current, day.shown) == (1, 1)
    assert day.frame.bar.face.text == "+10:30"


def test_a_wall_clock_set_back_while_the_program_was_stopped_does_not_stop_the_clock(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    day.at(5)
    press("Shift+F8")
    day.app.desk.leave()
    day.minutes = -55
    day.app.desk.open(day.path)
    day.at(-55)
    day.at(-52)
    assert day.context.clock.state.seconds_used == 8 * 60
    assert day.context.clock.state.seconds_left == 17 * 60


def test_a_wall_clock_set_ahead_and_put_back_takes_no_time(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    day.at(5)
    day.set_by = 180
    day.at(6)
    assert day.context.clock.state.seconds_used == 6 * 60
    day.app.desk.leave()
    day.set_by = 0
    day.minutes = 8
    day.app.desk.open(day.path)
    day.at(9)
    assert day.context.clock.state.seconds_used == 9 * 60
    day.set_by = 180
    press("F8")  # before anybody has looked
    first = day.context.document.all(AgendaItem)[0]
    assert day.context.clock.state.activities[first.id].seconds_used == 9 * 60


def test_a_sound_is_heard_once_at_each_turn_and_only_where_it_is_wished(
    day: Day, press: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[float] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(day.minutes))
    press("F9")
    day.at(16)
    assert heard == []
    day.app.settings.change(has_sound=True)
    day.at(17)
    day.minutes = 19  # something is edited just then, before the clock ticks
    day.context.set(day.agenda[0].id, "title", "Welcome", M("Change the title"))
    for minutes in (19, 19.5, 20, 21, 22):
        day.at(minutes)
    assert heard == [19, 20]
    press("F8")
    assert heard == [19, 20]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_button_everybody_waits_for_keeps_its_word_on_a_small_screen(
    program: Callable[..., App],
    press: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    language: str,
) -> None:
    app = program()
    app.settings.change(language=language)
    qapp.processEvents()
    qapp.processEvents()
    day = Day(app, tmp_path / "day.cxsession", monkeypatch, language)
    app.window.resize(1280, 720)
    app.window.show_page("run/run")
    day.frame.bar.set_miniature(QWidget())
    day.at(120)
    press("F9")
    qapp.processEvents()
    assert day.frame.bar.width() == 1280
    bar = day.frame.bar
    for number in range(12):
        day.context.add(InboxEntry(text=f"Thought {number}"), M("Capture a thought"))
        qapp.processEvents()
        assert bar._next.text(), f"{number} more in the inbox"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 1.5), ((1024, 640), 1.0)]
)
def test_nothing_of_the_bar_is_cut_however_small_the_screen_and_large_the_text(
    program: Callable[..., App],
    press: Callable[[str], None],
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    size: tuple[int, int],
    scale: float,
) -> None:
    app = program(text_scale=scale)
    app.settings.change(language=language)
    qapp.processEvents()
    qapp.processEvents()
    day = Day(app, tmp_path / "day.cxsession", monkeypatch, language)
    app.window.resize(*size)
    app.window.show_page("run/run")
    bar = day.frame.bar
    miniature, here = QWidget(), bar.people
    miniature.setFixedSize(QSize(120, 68))
    bar.set_miniature(miniature)

    def check(when: str) -> None:
        for _ in range(3):
            qapp.processEvents()
        assert app.window.width() == size[0], f"{when}: the window had to grow"
        assert bar.face.isVisible(), when
        assert miniature.isVisible(), when
        assert here.isVisible(), when
        parts = [part for part in bar.findChildren(QWidget) if part.isVisible()]
        for part in parts:
            place = part.rect().translated(part.mapTo(bar, part.rect().topLeft()))
            assert bar.rect().contains(place), f"{when}: {part.accessibleName() or part}"
        for button in [part for part in parts if isinstance(part, QAbstractButton)]:
            assert button.width() >= button.minimumSizeHint().width() or button.icon(), when
            assert button.height() >= 44, when
            assert button.accessibleName() or button.text(), when
        for label in [part for part in parts if isinstance(part, QLabel)]:
            assert isinstance(label, ElidedText) or label.width() >= label.sizeHint().width()

    check("before")
    press("F9")
    day.at(26)
    check("over time")
    press("Ctrl+L")
    check("capturing")
    assert bar.capture.isVisible()
    assert bar.capture.width() >= 200
    press("Escape")
    press("Ctrl+R")
    check("replan")
    press("Escape")
    press("Ctrl+I")
    check("inbox")
    press("Alt+W")
    check("people")
    press("Alt+B")
    check("groups")


def test_the_day_and_the_script_can_be_hidden_and_stay_hidden(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    page = day.page
    assert page.day.isVisible()
    assert page.guide.isVisible()
    press("Ctrl+B")
    press("Ctrl+Shift+B")
    assert not page.day.isVisible()
    assert not page.guide.isVisible()
    assert (day.app.settings.current.shows_day, day.app.settings.current.shows_script) == (
        False,
        False,
    )
    press("Ctrl+D")
    assert page.day.list.hasFocus(), "going to the day shows it"


def test_the_script_says_which_step_is_on_and_what_is_left_of_it(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    steps = day.page.guide.script.steps
    script = day.agenda[0].script
    day.at(script[0].minutes + 1)
    shown = [step._left.text() for step in steps if step._left.isVisible()]
    assert shown == [f"Now · {script[1].minutes - 1:02d}:00 left"]
    assert steps[1]._words.text().startswith("▸ 2. ")
    assert steps[0]._words.text().startswith("1. ")
    day.at(sum(step.minutes for step in script) + 1)
    assert not any(step._left.isVisible() for step in steps)


def test_a_session_that_is_open_to_read_cannot_be_moved(
    day: Day, press: Callable[[str], None]
) -> None:
    day.app.desk.leave()
    day.app.desk.open(day.path, read_only=True)
    day.app.window.show_page("run/run")
    press("F9")
    press("Ctrl+F8")
    assert day.current is None
    assert len(day.document.all(AgendaItem)) == len(day.agenda)


def test_undo_after_a_key_of_the_clock_takes_nothing_back_the_first_time_and_says_so(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    label = M("Change the place")
    day.context.set(day.document.session.id, "place", "Another place", label)
    press("F9")
    press("Ctrl+Z")
    assert day.document.session.place == "Another place"
    assert "F7" in view.status.told
    assert view.status.told.endswith("Ctrl+Z again: Change the place")

    press("Ctrl+Z")
    assert day.document.session.place == "Montevideo"
    assert view.status.told.startswith("Taken back: Change the place – in “Session details”")
    press("Ctrl+Y")
    assert day.document.session.place == "Another place"
    assert view.status.told.startswith("Done again: Change the place – in “Session details”")


def test_undo_after_a_skip_or_more_minutes_says_how_those_go_back(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    press("F9")
    day.context.clock.skip(day.agenda[1].id)
    press("Ctrl+Z")
    assert "takes a skip back" in view.status.told
    day.context.clock.more_time()
    press("Ctrl+Z")
    assert "minutes that were given stay" in view.status.told


def test_what_is_typed_after_a_key_of_the_clock_is_taken_back_at_once_and_named(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    press("F9")
    first = day.agenda[0]
    note = day.context.add(Note(parent=first.id, text="Aside"), M("Write a note"))
    press("F8")
    day.context.set(note or ItemId(""), "text", "An aside", M("Change the note"))
    press("Ctrl+Z")
    assert [each.text for each in day.document.all(Note) if each.id == note] == ["Aside"]
    title = day.context.filled(first.title)
    assert view.status.told.startswith(f"Taken back: Change the note – in “{title}”")
    press("F7")
    press("Ctrl+Z")  # the clock moved last
    press("Ctrl+Z")
    assert note not in day.document
    assert view.status.told.startswith("Taken back: Write a note ·")  # it is in front


def test_a_day_begun_on_another_date_is_said_once_and_quietly(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    day.at(-6 * 24 * 60)
    press("F9")
    assert "the session’s date is Thu 3 Dec" in view.status.told
    view.status.tell("")
    press("F8")
    assert view.status.told == ""


def test_a_day_that_is_late_and_ends_in_time_says_both_and_warns_of_nothing(
    day: Day, press: Callable[[str], None]
) -> None:
    day.at(28)
    press("F9")
    assert day.frame.bar.pace.text().startswith("▲ 28")
    shorter = day.agenda[1]
    change = {"minutes": shorter.minutes - 28, "first_minutes": shorter.minutes}
    day.context.apply(SetFields(shorter.id, change, M("Replan the day")))
    assert day.frame.bar.pace.text().startswith("● 28")
    assert "on time again by" in day.frame.bar.pace.accessibleName()
