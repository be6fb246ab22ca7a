"""Photos of the wall in Run: dropped, pasted, captioned, shown, deleted – by keyboard too."""

from __future__ import annotations

import datetime as dt
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.photos.thumbs import PhotoModel
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.discussion import Decided
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation
from cxworkshop.activities.photos import Photo
from cxworkshop.i18n import M
from cxworkshop.importing.photos import TakenPhoto
from cxworkshop.model.item import ItemId
from tests.ui.run.day import Day
from tests.ui.whole import named

Keys = Callable[[str], None]
OPENING, DISCUSSION = 0, 13
_LABEL = M("Change a photo")


def picture(path: Path, kind: str = "JPEG", size: tuple[int, int] = (90, 60)) -> Path:
    out = io.BytesIO()
    Image.effect_noise(size, 50).save(out, kind)
    path.write_bytes(out.getvalue())
    return path


def files(*paths: Path) -> QMimeData:
    """What a file manager hands over: addresses, and the same as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def drop(on: QWidget, data: QMimeData) -> bool:
    """Drop something where a person would; says whether it was taken."""
    where = QPointF(5, 5)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), action, data, button, plain)
    QApplication.sendEvent(on, enter)
    if enter.isAccepted():
        # Who accepts the entering is who gets the drop; a field that lets it through is not.
        taker = on
        while not taker.acceptDrops() or isinstance(taker, QLineEdit | QPlainTextEdit):
            parent = taker.parentWidget()
            assert parent is not None
            taker = parent
        QApplication.sendEvent(taker, QDropEvent(where, action, data, button, plain))
    return enter.isAccepted()


def photos(day: Day, number: int = OPENING) -> tuple[Photo, ...]:
    return day.document.under(day.agenda[number].id, Photo)


def said(day: Day) -> str:
    view = day.app.window.session_view
    assert view is not None
    return "\n".join(view.messages.texts())


def show(day: Day, number: int) -> None:
    day.page.show_activity(day.agenda[number].id)
    day.page.focus_form()


def settle(day: Day, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not day.app.runner.is_busy)
    QApplication.processEvents()


@pytest.mark.parametrize("number", range(16))
def test_photos_are_dropped_into_every_activity_and_one_undo_takes_them_back(
    day: Day, qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    show(day, number)
    qtbot.wait(600)  # a large form is made a few cards at a time
    before = photos(day, number)
    focused = QApplication.focusWidget()
    paths = [picture(tmp_path / "a.jpg"), picture(tmp_path / "b.png", "PNG")]
    assert drop(day.page, files(*paths, tmp_path / "words.txt"))
    qtbot.waitUntil(lambda: len(photos(day, number)) == len(before) + 2)
    new = photos(day, number)[len(before) :]
    assert all(photo.is_private and (photo.width, photo.height) == (90, 60) for photo in new)
    for photo in new:
        data = day.context.attachment(photo.picture)
        assert data is not None
        assert data.startswith(b"\xff\xd8")
    assert QApplication.focusWidget() is focused, "who types goes on typing"
    assert day.page.photos.strip is not None
    assert day.page.photos.strip.isVisible()
    day.context.undo()
    assert photos(day, number) == before
    day.context.redo()
    assert photos(day, number) == (*before, *new)


def test_a_drop_on_a_field_is_a_photo_and_no_text(day: Day, qtbot: QtBot, tmp_path: Path) -> None:
    show(day, OPENING)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert drop(line, files(picture(tmp_path / "a.jpg")))
    qtbot.waitUntil(lambda: len(photos(day)) == 1)
    assert line.text() == ""


def test_a_picture_is_pasted_from_wherever_the_focus_is(
    day: Day, qtbot: QtBot, press: Keys, write: Keys, tmp_path: Path
) -> None:
    show(day, OPENING)
    write("Half a sen")
    clipboard = QApplication.clipboard()
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    clipboard.setImage(image)
    press("Ctrl+V")
    qtbot.waitUntil(lambda: len(photos(day)) == 1)
    write("tence")
    press("Return")
    opening = day.agenda[OPENING].id
    assert day.document.under(opening, Expectation)[-1].text == "Half a sentence"
    clipboard.setMimeData(files(picture(tmp_path / "a.webp", "WEBP")))
    press("Ctrl+L")
    press("Ctrl+V")
    qtbot.waitUntil(lambda: len(photos(day)) == 2)
    assert day.frame.bar.capture.text() == ""


def test_words_are_still_pasted_as_words(day: Day, press: Keys) -> None:
    show(day, OPENING)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    cells = QMimeData()
    cells.setText("copied cells")
    cells.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(cells)
    press("Ctrl+V")
    assert line.text() == "copied cells"
    assert not photos(day)


def test_what_cannot_be_read_is_told_by_name_and_nothing_is_written(
    day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    show(day, OPENING)
    hostile = tmp_path / "hostile.png"
    hostile.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400))
    heic = tmp_path / "IMG_1.HEIC"
    heic.write_bytes(b"\0\0\0\x24ftypheic" + bytes(100))
    undo = day.context.editor.undo_label
    assert drop(day.page, files(hostile, heic))
    settle(day, qtbot)
    assert "hostile.png is no picture that can be read" in said(day)
    assert "IMG_1.HEIC is a HEIC picture" in said(day)
    assert not photos(day)
    assert day.context.editor.undo_label == undo
    assert drop(day.page, files(hostile, picture(tmp_path / "good.jpg")))
    qtbot.waitUntil(lambda: len(photos(day)) == 1)


def test_photos_are_read_off_the_windows_thread(
    day: Day, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxworkshop_ui.photos import taking

    threads: list[int] = []
    real = taking.read_photo_file

    def read(path: Path, zone: dt.tzinfo) -> TakenPhoto:
        threads.append(threading.get_ident())
        return real(path, zone)

    monkeypatch.setattr(taking, "read_photo_file", read)
    show(day, OPENING)
    drop(day.page, files(picture(tmp_path / "a.jpg")))
    qtbot.waitUntil(lambda: len(photos(day)) == 1)
    assert threads
    assert threading.get_ident() not in threads


def three(day: Day, qtbot: QtBot, tmp_path: Path) -> None:
    show(day, OPENING)
    drop(day.page, files(*(picture(tmp_path / f"{n}.jpg") for n in range(3))))
    qtbot.waitUntil(lambda: len(photos(day)) == 3)


def test_captions_are_written_one_after_the_other_by_keyboard_alone(
    day: Day, qtbot: QtBot, press: Keys, write: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    form = QApplication.focusWidget()
    press("Ctrl+P")
    press("Return")
    for words in ("The first wall", "The second", "The third"):
        write(words)
        press("Return")
    assert [photo.text for photo in photos(day)] == ["The first wall", "The second", "The third"]
    strip = day.page.photos.strip
    assert strip is not None
    assert QApplication.focusWidget() is strip.list
    press("Escape")
    assert QApplication.focusWidget() is form


def test_photos_are_moved_and_deleted_by_keyboard_and_come_back_after_a_restart(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    first, second, third = (photo.id for photo in photos(day))
    press("Ctrl+P")
    press("Alt+Right")
    assert [photo.id for photo in photos(day)] == [second, first, third]
    press("Delete")
    assert [photo.id for photo in photos(day)] == [second, third]
    path = day.path
    assert day.app.desk.leave()
    assert day.app.desk.open(path)
    day.context.undo()
    assert [photo.id for photo in photos(day)] == [second, first, third]
    assert all(day.context.attachment(photo.picture) for photo in photos(day))


def test_a_photo_is_shown_to_the_room_only_when_it_is_asked_for(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    view = day.app.window.session_view
    assert view is not None
    room = view.room.controller
    first = photos(day)[0]
    assert room.slide.picture is None
    press("Ctrl+P")
    press("Return")
    named(day.app, "Show to the room").setFocus()
    press("Space")
    assert room.slide.picture is not None
    assert room.slide.picture.id == first.picture
    assert not photos(day)[0].is_private
    assert photos(day)[1].is_private
    day.context.set(first.id, "is_private", True, _LABEL)
    QApplication.processEvents()
    assert room.slide.picture is None, "made private, it is gone at once"
    assert day.context.photo_shown is None


def test_the_next_activity_and_another_view_put_the_photo_away(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    press("F9")
    three(day, qtbot, tmp_path)
    view = day.app.window.session_view
    assert view is not None
    room = view.room.controller
    first = photos(day)[0]
    day.context.set(first.id, "is_private", False, _LABEL)
    for away in ("Alt+1", "F8"):
        day.context.show_photo(first.id)
        assert room.slide.picture is not None
        press(away)
        assert room.slide.picture is None
        assert day.context.photo_shown is None


def test_the_room_paints_the_photo(day: Day, qtbot: QtBot, tmp_path: Path) -> None:
    show(day, OPENING)
    path = tmp_path / "red.png"
    Image.new("RGB", (1600, 900), "#E01010").save(path)
    drop(day.page, files(path))
    qtbot.waitUntil(lambda: len(photos(day)) == 1)
    photo = photos(day)[0]
    day.context.set(photo.id, "is_private", False, _LABEL)
    view = day.app.window.session_view
    assert view is not None
    view.room.toggle()
    view.room.window.resize(640, 360)
    day.context.show_photo(photo.id)
    QApplication.processEvents()
    view.room.window.grab()
    settle(day, qtbot)
    image = view.room.window.grab().toImage()
    seen = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (seen.red() > 200, seen.green() < 60) == (True, True)
    view.room.toggle()


def test_tab_goes_through_an_enlarged_photo_as_it_stands(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    press("Ctrl+P")
    press("Right")
    press("Return")
    viewer = day.page.photos.viewer
    assert viewer is not None
    stops = [viewer.caption, viewer.private, viewer.room, viewer._earlier, viewer._later]
    for stop in (*stops, viewer.deletion, viewer._back):
        assert QApplication.focusWidget() is stop
        press("Tab")


def test_a_photo_is_found_by_its_caption_and_gone_to(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    second = photos(day)[1]
    day.context.set(second.id, "text", "Zyzzyva", _LABEL)
    show(day, DISCUSSION)
    view = day.app.window.session_view
    assert view is not None
    view.show_place("plan/goals")
    assert view.reveal(second.id)
    strip = day.page.photos.strip
    assert strip is not None
    assert QApplication.focusWidget() is strip.list
    assert strip.list.current == second.id


def test_read_only_sessions_show_photos_and_take_none(
    day: Day, qtbot: QtBot, press: Keys, tmp_path: Path
) -> None:
    three(day, qtbot, tmp_path)
    assert day.app.desk.leave()
    assert day.app.desk.open(day.path, read_only=True)
    day.app.window.show_page("run/run")
    show(day, OPENING)
    strip = day.page.photos.strip
    assert strip is not None
    assert strip.isVisible()
    assert not drop(day.page, files(picture(tmp_path / "a.jpg")))
    strip.remove(photos(day)[0].id)
    assert len(photos(day)) == 3


def test_the_list_of_photos_is_a_sound_model(
    day: Day, qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    three(day, qtbot, tmp_path)
    strip = day.page.photos.strip
    assert strip is not None
    model = strip.list.photos
    assert isinstance(model, PhotoModel)
    qtmodeltester.check(model)
    day.context.set(photos(day)[0].id, "text", "A caption", _LABEL)
    told = model.data(model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "A caption, only for you"
    day.context.remove(photos(day)[1].id, _LABEL)
    assert model.rowCount() == 2


def test_a_discussion_is_written_by_keyboard_alone(
    day: Day, press: Keys, write: Keys, qtbot: QtBot
) -> None:
    show(day, DISCUSSION)
    activity = day.agenda[DISCUSSION].id
    before = day.document.under(activity, Decided)
    write("No meeting without a customer")
    press("Return")
    write("Half a dec")
    press("Ctrl+Return")
    write("Dina was quiet")
    press("Return")
    press("Ctrl+Return")
    write("ision")
    press("Return")
    made = day.document.under(activity, Decided)[len(before) :]
    assert [item.text for item in made] == [
        "No meeting without a customer",
        "Half a decision",
    ]
    assert day.document.under(activity, Note)[-1].text == "Dina was quiet"
    press("Alt+N")
    step = day.document.all(NextStep)[-1]
    assert (step.text, step.because) == ("Half a decision", made[-1].id)
    press("Tab")
    press("Tab")
    press("Tab")
    press("Tab")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit), "the second decision"


def test_a_decision_is_gone_to_from_the_search(day: Day, program: Callable[..., App]) -> None:
    view = day.app.window.session_view
    assert view is not None
    decided = day.document.all(Decided)[1]
    assert view.reveal(decided.id)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == decided.text
    assert day.page.shown == ItemId(decided.parent or "")


def test_photos_that_are_being_read_keep_the_session_open_once_and_say_so(
    day: Day, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxworkshop_ui.photos import taking

    goes_on = threading.Event()
    real = taking.read_photo_file

    def read(path: Path, zone: dt.tzinfo) -> TakenPhoto:
        goes_on.wait()
        return real(path, zone)

    monkeypatch.setattr(taking, "read_photo_file", read)
    show(day, OPENING)
    drop(day.page, files(picture(tmp_path / "a.jpg")))
    drop(day.page, files(picture(tmp_path / "b.jpg"), picture(tmp_path / "c.jpg")))
    assert len(day.context.awaited) == 2
    assert not day.app.desk.rehearse()
    assert not day.app.desk.leave()
    assert "Photos are still being read" in said(day)
    goes_on.set()
    qtbot.waitUntil(lambda: len(photos(day)) == 3)
    settle(day, qtbot)
    assert not day.context.awaited
    goes_on.clear()
    drop(day.page, files(picture(tmp_path / "d.jpg")))
    assert not day.app.desk.leave(), "the work went on: it is said again"
    goes_on.set()
    assert day.app.desk.leave(), "who asks again leaves them out"
