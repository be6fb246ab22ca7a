"""The close: agree, hand over, and let somebody go early – by keyboard, nothing in the way."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from cxworkshop_ui.close.close_card import CloseCard
from cxworkshop_ui.close.leaver_panel import LeaverPanel
from cxworkshop_ui.plan.agreed import AgreedPage
from cxworkshop_ui.plan.line_list import LineButton
from cxworkshop_ui.widgets.banner import Banner
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.agreed import AgreedPlan, changes_since, version
from cxworkshop.activities.leaving import open_steps
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.photos import Photo
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.sheets import leaders
from tests.ui.run.day import Day
from tests.ui.whole import named


@pytest.fixture
def close(day: Day, tmp_path: Path) -> Day:
    """The day at its close, nothing agreed yet."""
    for plan in day.document.all(AgreedPlan):
        day.context.remove(plan.id, M("Begin"))
    day.app.settings.change(outputs_in=str(tmp_path / "out"))
    return day


def said(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    lines = [each.accessibleName() for each in widget.findChildren(LineButton) if each.isVisible()]
    return " ".join(labels + lines)


def page(day: Day) -> AgreedPage:
    view = day.app.window.session_view
    assert view is not None
    found = view.turn_to("plan/agreed")
    assert isinstance(found, AgreedPage)
    return found


def test_the_closing_activity_agrees_the_plan_by_keyboard_and_says_what_is_open(
    close: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    closing = next(item for item in close.agenda if item.activity == "closing")
    close.page.show_activity(close.agenda[0].id)
    assert not close.page.findChildren(CloseCard)
    close.page.show_activity(closing.id)
    (card,) = close.page.findChildren(CloseCard)
    assert "Draft" in said(card)
    assert "No commitment yet: Femi, Hana and Ivo" in said(card)
    assert "cannot be checked yet" in said(card)
    close.page.focus_form()
    for _ in range(10):
        if qapp.focusWidget() is card.agree:
            break
        press("Shift+Tab")
    assert qapp.focusWidget() is card.agree, "the buttons are a few keys above the form"
    press("Space")
    assert version(close.document) == 1
    assert "Version 1, as agreed" in said(card)
    assert not card.agree.isEnabled()
    press("Ctrl+Z")
    assert version(close.document) == 0
    close.page.show_activity(close.agenda[0].id)
    assert not card.isVisible()


def test_what_changes_after_the_close_is_listed_and_leads_to_it(
    close: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    close.app.window.actions_table["agree"].trigger()
    agreed = page(close)
    assert "the plan stands as it was agreed" in said(agreed)
    step = close.document.all(NextStep)[0]
    gone = close.document.all(NextStep)[1]
    close.context.set(step.id, "due", dt.date(2027, 2, 1), M("x"))
    close.context.remove(gone.id, M("x"))
    told = said(agreed)
    assert "Version 2" in told
    assert "2 changes" in told
    assert step.text in told
    assert gone.text in told
    assert "due date: Mon 7 Dec → Mon 1 Feb 2027" in told
    line = next(
        button
        for button in agreed.changes.findChildren(QAbstractButton)
        if step.text in button.accessibleName()
    )
    line.setFocus()
    press("Space")
    view = close.app.window.session_view
    assert view is not None
    assert view.place == "plan/next_steps"


def test_agreeing_again_freezes_what_stands_now(close: Day, press: Callable[[str], None]) -> None:
    close.app.window.actions_table["agree"].trigger()
    step = close.document.all(NextStep)[0]
    close.context.set(step.id, "text", "Something else", M("x"))
    agreed = page(close)
    assert agreed.card.agree.text() == "Agree on it as it is now"
    agreed.card.agree.setFocus()
    press("Space")
    assert changes_since(close.document) == ()
    assert version(close.document) == 2, "two plans that differ are never both version 1"
    assert "Version 2, as agreed" in said(agreed.card)
    assert "makes version 3" in said(agreed.card)
    assert not agreed.card.agree.isEnabled()
    close.context.set(step.id, "text", "Something else again", M("x"))
    assert "Version 3, changed since" in said(agreed.card)
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert version(close.document) == 2
    assert [change.id for change in changes_since(close.document)] == [step.id]


def test_one_key_makes_everything_and_says_where_it_lies(
    close: Day, press: Callable[[str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    press("Ctrl+Shift+E")
    press("Ctrl+Shift+E")
    done = close.context.hand_over
    assert done.is_busy, "it is made off the windows' thread"
    qtbot.waitUntil(lambda: not done.is_busy)
    assert done.folder is not None
    assert done.folder.parent == tmp_path / "out"
    handed = [output for output in OUTPUTS if output.is_for_group]
    assert [made.output for made in done.results] == handed
    assert len(done.files) > len(leaders(close.document))
    assert all(path.stat().st_size for path in done.files)
    assert done.two_pages is not None
    agreed = page(close)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in agreed.findChildren(Banner)))
    banner = next(each for each in agreed.findChildren(Banner) if each.isVisible())
    assert str(done.folder) in banner.text
    assert f"{len(done.files)} files" in banner.text
    assert named(close.app, "Show in folder").isVisible()


def test_the_hand_over_can_be_stopped_and_leaves_nothing_half_written(
    close: Day, press: Callable[[str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    press("Ctrl+Shift+E")
    done = close.context.hand_over
    done.stop()
    qtbot.waitUntil(lambda: not done.is_busy)
    assert done.was_stopped
    assert done.folder is None
    assert not list((tmp_path / "out").rglob("*.part"))
    agreed = page(close)
    qtbot.waitUntil(lambda: "Stopped" in said(agreed))


def test_whoever_waited_for_the_hand_over_stands_on_its_button_again(
    close: Day, press: Callable[[str], None], qtbot: QtBot, qapp: QApplication
) -> None:
    press("Ctrl+Shift+E")
    agreed = page(close)
    card = agreed.findChild(CloseCard)
    card._cancel.setFocus()
    press("Space")
    done = close.context.hand_over
    qtbot.waitUntil(lambda: not done.is_busy)
    qtbot.waitUntil(lambda: "Stopped" in said(agreed))
    assert qapp.focusWidget() is card.hand_over


def test_a_folder_that_cannot_be_made_is_said_beside_the_buttons(
    close: Day, press: Callable[[str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file is in the way")
    press("Ctrl+Shift+E")
    done = close.context.hand_over
    qtbot.waitUntil(lambda: not done.is_busy)
    assert done.problem is not None
    agreed = page(close)
    qtbot.waitUntil(lambda: "cannot be made" in said(agreed))


def test_the_leader_who_leaves_at_two_gets_a_sheet_and_hands_the_steps_on(
    close: Day,
    press: Callable[[str], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    close.app.window.show_page("plan/commitments")
    before = qapp.focusWidget()
    named(close.app, "Sheet for Ana Pérez, and their steps to others").click()  # type: ignore[attr-defined]
    (panel,) = close.app.window.findChildren(LeaverPanel)
    assert qapp.focusWidget() is panel.sheet
    assert panel.sheet.text() == "Sheet for Ana"
    press("Space")
    qtbot.waitUntil(lambda: bool(panel.findChildren(Banner)))
    (sheet,) = (tmp_path / "out").iterdir()
    assert "Ana Pérez" in sheet.name
    people = {person.name: person.id for person in close.document.all(Participant)}
    ana, gus, eva = (people[name] for name in ("Ana Pérez", "Gus Lindqvist", "Eva Kovač"))
    steps = open_steps(close.document, ana)
    first, second = panel.findChildren(QComboBox)
    assert (first.currentData(), second.currentData()) == (gus, gus), "the partner is proposed"
    second.setCurrentIndex(second.findData(eva))
    panel.give.setFocus()
    press("Space")
    assert open_steps(close.document, ItemId(ana)) == []
    owners = [close.document.find(NextStep, step.id) for step in steps]
    assert [step.owner for step in owners if step is not None] == [gus, eva]
    assert "Ana has no open steps" in said(panel)
    panel.left.setFocus()
    press("Space")
    person = close.document.find(Participant, ItemId(ana))
    assert person is not None
    assert person.presence is Presence.LEFT
    assert not panel.left.isVisible()
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert open_steps(close.document, ItemId(ana)) == steps
    press("Escape")
    assert not panel.isVisible()
    assert qapp.focusWidget() is before


def test_a_session_that_is_closed_while_it_is_handed_over_does_no_harm(
    close: Day, press: Callable[[str], None], qtbot: QtBot, qapp: QApplication
) -> None:
    close.app.window.show_page("prepare/readiness")
    press("Ctrl+Shift+E")
    assert not close.app.desk.leave(), "it is said once that files are still being written"
    assert close.app.desk.leave()
    for _ in range(4):
        qapp.processEvents()
        qapp.sendPostedEvents(None, 52)  # deferred deletions
    qtbot.waitUntil(lambda: not close.app.runner.is_busy)
    assert close.app.desk.session is None


def test_the_photos_for_the_group_are_in_the_plan_that_is_handed_over(
    close: Day, press: Callable[[str], None], qtbot: QtBot
) -> None:
    out = io.BytesIO()
    Image.effect_noise((90, 60), 50).save(out, "JPEG")
    photo = Photo(parent=close.agenda[0].id, text="The first wall", is_private=False)
    photo_id = close.context.add(photo, M("x"))
    assert photo_id is not None
    picture = close.context.attach(photo_id, "photo.jpg", "image/jpeg", out.getvalue())
    close.context.set(photo_id, "picture", picture, M("x"))
    press("Ctrl+Shift+E")
    done = close.context.hand_over
    qtbot.waitUntil(lambda: not done.is_busy)
    plan = next(made for made in done.results if made.output.id == "plan")
    with pikepdf.open(plan.path) as pdf:
        sizes = {
            (int(each.Width), int(each.Height))
            for p in pdf.pages
            for each in p.get_images().values()
        }
    assert (90, 60) in sizes


def test_what_is_being_written_is_not_left_unasked(
    close: Day, press: Callable[[str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    press("Ctrl+Shift+E")
    assert not close.app.desk.leave()
    view = close.app.window.session_view
    assert view is not None
    assert "Files are still being written" in " ".join(view.messages.texts())
    assert close.app.desk.leave(), "who asks again goes"
    assert not list((tmp_path / "out").rglob("*.part"))


def test_who_hands_over_in_the_closing_stays_there_and_keeps_the_focus(
    close: Day, press: Callable[[str], None], qtbot: QtBot, qapp: QApplication
) -> None:
    closing = next(item for item in close.agenda if item.activity == "closing")
    close.page.show_activity(closing.id)
    close.page.focus_form()
    before = qapp.focusWidget()
    press("Ctrl+Shift+E")
    done = close.context.hand_over
    qtbot.waitUntil(lambda: not done.is_busy)
    view = close.app.window.session_view
    assert view is not None
    assert view.place == "run/run"
    assert qapp.focusWidget() is before
    (card,) = close.page.findChildren(CloseCard)
    card.hand_over.setFocus()
    press("Space")
    assert card.isAncestorOf(qapp.focusWidget()), "not the menu: that comes first in the window"
    qtbot.waitUntil(lambda: not done.is_busy)
    assert qapp.focusWidget() is card.hand_over
