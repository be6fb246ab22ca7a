"""The room screen: what the room sees, and what it never sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.room.controller import VIEW_KEYS, VIEW_WORDS, RoomController
from cxworkshop_ui.theme.tokens import ROOM
from cxworkshop_ui.widgets.figure_view import measure
from cxworkshop_ui.windows.room_frame import RoomFrame
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.figure import Label
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, alt_of, slide_pages

Start = Callable[..., App]
Keys = Callable[[str], None]
SCREENS = ((1280, 720), (1024, 768), (1920, 1080))


@pytest.fixture
def room(program: Start, press: Keys, qapp: QApplication) -> RoomFrame:
    app = program()
    app.files.open_sample()
    app.window.show_page("run/run")
    press("F5")
    qapp.processEvents()
    assert app.window.session_view is not None
    return app.window.session_view.room


def diagnostic(room: RoomFrame) -> RoomController:
    """The room at the diagnostic, which has results that wait."""
    context = room.controller.context
    activity = next(
        item for item in context.document.all(AgendaItem) if item.activity == "diagnostic"
    )
    context.clock.show(activity.id)
    return room.controller


def test_one_key_opens_it_another_closes_it_and_the_focus_stays_with_the_work(
    room: RoomFrame, press: Keys, qapp: QApplication
) -> None:
    assert room.window.isVisible()
    focused = qapp.focusWidget()
    assert focused is not None
    assert focused.window() is not room.window
    press("F5")
    assert room.window.isVisible(), "the start button of a clicker sends F5"
    press("Ctrl+F5")
    assert not room.window.isVisible()


def test_another_activity_begins_with_its_question_and_results_wait_to_be_chosen(
    room: RoomFrame, press: Keys
) -> None:
    controller = diagnostic(room)
    assert controller.view is RoomView.QUESTION
    for _ in range(6):
        press("PageDown")
    assert controller.view is RoomView.CAPTURE
    assert "split" not in alt_of(controller.slide)
    press("Alt+3")
    assert controller.view is RoomView.RESULTS
    assert "split" in alt_of(controller.slide)


def test_a_clickers_keys_turn_slides_and_type_nothing(
    room: RoomFrame, press: Keys, write: Keys, qapp: QApplication
) -> None:
    controller = room.controller
    controller.context.clock.show(controller.context.document.all(AgendaItem)[0].id)
    press("Ctrl+L")
    line = qapp.focusWidget()
    assert line is not None
    write("one. two")
    press("PageDown")
    assert line.text() == "one. two"  # type: ignore[attr-defined]
    assert qapp.focusWidget() is line
    assert not controller.is_black, "a full stop in a text is a full stop"
    assert controller.view is RoomView.CAPTURE
    press("PageUp")
    assert controller.view is RoomView.QUESTION


def test_a_clickers_keys_choose_nothing_in_a_list_of_names_that_is_open(
    room: RoomFrame, press: Keys, write: Keys, qapp: QApplication
) -> None:
    controller = room.controller
    page = room.parent().run._page  # type: ignore[attr-defined]
    page.show_activity(controller.context.document.all(AgendaItem)[0].id)
    page.focus_form()
    view = controller.view
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    write("Kwa")
    popup = qapp.activePopupWidget()
    assert popup is not None
    for key, seen in ((Qt.Key.Key_PageDown, RoomView.CAPTURE), (Qt.Key.Key_PageUp, view)):
        QTest.keyClick(popup, key)
        assert line.text() == "Kwa"
        assert controller.view is seen
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert line.text() == "Kwame Mensah: "


def test_a_clickers_keys_choose_nothing_in_a_list_of_choices_that_is_open(
    room: RoomFrame, qapp: QApplication
) -> None:
    controller = room.controller
    page = room.parent().run._page  # type: ignore[attr-defined]
    page.show_activity(controller.context.document.all(AgendaItem)[0].id)
    choice = page.findChildren(QComboBox)[0]
    choice.setFocus()
    view, chosen = controller.view, choice.currentIndex()
    choice.showPopup()
    qapp.processEvents()
    popup = qapp.activePopupWidget()
    assert popup is not None
    row = choice.view().currentIndex().row()
    for key, seen in ((Qt.Key.Key_PageDown, RoomView.CAPTURE), (Qt.Key.Key_PageUp, view)):
        QTest.keyClick(popup.focusWidget() or popup, key)
        assert controller.view is seen
        assert choice.view().currentIndex().row() == row
    QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Escape)
    assert choice.currentIndex() == chosen


def test_what_is_being_typed_is_not_seen_until_the_field_is_left(
    room: RoomFrame, press: Keys, write: Keys, qapp: QApplication
) -> None:
    controller = room.controller
    view = room.parent()
    view.show_place("plan/goals")  # type: ignore[attr-defined]
    controller.context.clock.show(
        next(
            item.id
            for item in controller.context.document.all(AgendaItem)
            if item.activity == "goals"
        )
    )
    controller.show(RoomView.CAPTURE)
    press("End")
    write(" by Zyzzyva")
    controller.context.flush()
    qapp.processEvents()
    assert "Zyzzyva" in repr(list(controller.context.document.of_kind("goal")))
    assert "Zyzzyva" not in alt_of(controller.slide)
    press("Tab")
    qapp.processEvents()
    assert "Zyzzyva" in alt_of(controller.slide)


def test_frozen_stays_as_it_is_and_black_shows_nothing(room: RoomFrame, qapp: QApplication) -> None:
    controller = room.controller
    controller.show(RoomView.AGENDA)
    controller.set_frozen(True)
    before = controller.slide
    controller.show(RoomView.QUESTION)
    assert controller.slide is before
    controller.set_frozen(False)
    assert controller.slide != before
    controller.set_black(True)
    qapp.processEvents()
    assert room.window.grab().toImage().pixelColor(40, 40).name() == "#000000"


def test_frozen_keeps_its_page_and_its_name_whatever_is_chosen_or_clicked_meanwhile(
    room: RoomFrame, press: Keys, qapp: QApplication
) -> None:
    controller = room.controller
    agenda = controller.context.document.all(AgendaItem)
    controller.context.clock.show(next(item.id for item in agenda if item.activity == "closing"))
    controller.show(RoomView.CAPTURE)
    press("PageDown")
    assert (controller.page, len(controller.pages) > 1) == (1, True)
    press("Alt+6")
    seen = room.window.grab().toImage()
    for keys in ("PageDown", "PageDown", "Alt+3", "PageUp"):
        press(keys)
        assert room.window.grab().toImage() == seen, keys
        assert controller.told() == "Room screen: frozen, Read-back"
    press("Alt+6")
    assert (controller.view, controller.page) == (RoomView.RESULTS, 0)


def test_what_is_chosen_while_frozen_is_of_the_activity_that_is_looked_at_by_then(
    room: RoomFrame, press: Keys
) -> None:
    controller = diagnostic(room)
    press("Alt+6")
    agenda = controller.context.document.all(AgendaItem)
    controller.context.clock.show(agenda[0].id)
    press("Alt+2")
    press("Alt+6")
    assert controller.view is RoomView.CAPTURE
    assert "Welcome" in controller.slide.title


def test_the_small_picture_is_there_without_opening_the_room_screen(
    program: Start, qtbot: QtBot, qapp: QApplication, press: Keys
) -> None:
    app = program()
    app.files.open_sample()
    view = app.window.session_view
    assert view is not None
    assert view._room is None, "a start does without it"
    app.window.show_page("run/run")
    qapp.processEvents()
    place = view.run.bar._miniature
    dark = place.grab().toImage().pixelColor(place.rect().center())
    assert dark.name().upper() == ROOM.ground, "no hole where the picture comes to stand"
    assert view._room is None
    qtbot.waitUntil(lambda: view._room is not None)
    small = view.room.miniature
    qtbot.waitUntil(small.isVisible)
    assert small.word == "Off · F5"
    small.setFocus()
    press("Space")
    assert view.room.menu.isVisible()
    show = view.room.menu.actions()[0]
    view.room.menu.close()
    for is_seen in (True, False):
        show.trigger()
        assert view.room.window.isVisible() is is_seen
        assert show.isChecked() is is_seen


def test_everything_of_the_room_is_steered_by_keys_from_within_a_field(
    room: RoomFrame, press: Keys, write: Keys, qapp: QApplication
) -> None:
    press("Ctrl+L")
    line = qapp.focusWidget()
    assert line is not None
    write("words")
    controller = room.controller
    for number, view in VIEW_KEYS.items():
        press(f"Alt+{number}")
        assert controller.view is view
    for keys, name in (("Alt+6", "is_frozen"), ("Alt+7", "is_black")):
        press(keys)
        assert getattr(controller, name)
        press(keys)
        assert not getattr(controller, name)
    assert qapp.focusWidget() is line
    assert line.text() == "words"  # type: ignore[attr-defined]


def test_the_status_line_says_what_the_room_sees(room: RoomFrame, qapp: QApplication) -> None:
    room.controller.show(RoomView.COMMITMENTS)
    assert room.controller.told() == "Room screen: Commitments"
    assert room.miniature.accessibleName() == "Room screen: Commitments"
    said = room.controller.context.document.all(Commitment)[0]
    room.controller.speak(said.id)
    assert room.controller.told() == "Room screen: Said aloud now"
    room.controller.speak("")
    assert room.controller.told() == "Room screen: Commitments"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_slide_of_the_sample_can_be_read_from_the_back(
    qapp: QApplication, language: str, screen: tuple[int, int]
) -> None:
    width, height = screen
    shown = PublicView().of(new_document(sample(language)))
    wording = Wording(shown, catalogue(language))
    for activity in shown.all(AgendaItem):
        for view in VIEW_WORDS:
            slide = room_slide(shown, activity.id, view, wording)
            assert all(chart.alt for chart in (*slide.charts, *slide.more_charts))
            for page in slide_pages(slide, width, height, measure):
                for shape in page.figure.shapes:
                    if not isinstance(shape, Label):
                        continue
                    where = f"{activity.activity}, {view}: {shape.lines}"
                    assert shape.size >= height * SMALLEST - 1e-6, where
                    share = {"left": 0.0, "middle": 0.5, "right": 1.0}[shape.align]
                    for line in shape.lines:
                        wide = measure(line, shape.size, shape.is_strong, shape.is_serif)
                        assert shape.x - share * wide >= -1, where
                        assert shape.x + (1 - share) * wide <= width + 1, where
                    assert -1 <= shape.y <= shape.y + shape.height <= height + 1, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_gaps_stand_on_a_screen_of_four_to_three(qapp: QApplication, language: str) -> None:
    document = new_document(sample(language))
    (gap,) = (item for item in document.all(AgendaItem) if item.activity == "gap")
    shown = PublicView().of(document)
    slide = room_slide(shown, gap.id, RoomView.RESULTS, Wording(shown, catalogue(language)))
    assert len(slide_pages(slide, 1024, 768, measure)) == 2
