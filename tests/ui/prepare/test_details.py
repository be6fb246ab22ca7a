"""Session details: a date as people type it, own words, days off, brand."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.prepare.brand import Swatch, read_colour
from cxworkshop_ui.prepare.details import DetailsPage
from cxworkshop_ui.prepare.time_zone import TimeZoneField, read_zone
from cxworkshop_ui.widgets.button import IconButton
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.next_steps import NextStep
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.importing.pictures import SIDE, read_picture
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Shown = Callable[[DetailsPage], DetailsPage]


@pytest.fixture
def due(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> tuple[DateField, SessionContext]:
    """A date field on the due date of a step; the session is on 3 December 2026."""
    session = SessionDetails(id=ItemId("session"), position="V", date=dt.date(2026, 12, 3))
    context = make_context(session, NextStep(id=ItemId("s"), position="V", text="Call"))
    field = DateField(context, "due", M("Change the due date"), ItemId("s"))
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.line.setFocus()
    return field, context


def due_date(context: SessionContext) -> dt.date | None:
    step = context.document.find(NextStep, ItemId("s"))
    return step.due if step is not None else None


def test_what_was_understood_stands_beside_the_typed_date(
    qtbot: QtBot, due: tuple[DateField, SessionContext]
) -> None:
    field, context = due
    qtbot.keyClicks(field.line, "10 dec")
    assert "10" in field.said
    assert "Thu" in field.said
    field.commit()
    assert due_date(context) == dt.date(2026, 12, 10)
    context.undo()
    assert due_date(context) is None
    assert field.line.text() == ""


def test_an_ambiguous_date_asks_with_two_buttons_and_is_not_guessed(
    qtbot: QtBot, due: tuple[DateField, SessionContext]
) -> None:
    field, context = due
    qtbot.keyClicks(field.line, "5/1/2027")
    assert not field.commit()
    assert due_date(context) is None
    assert all(button.isVisible() for button in field.choices)
    field.choices[0].click()
    assert due_date(context) == dt.date(2027, 1, 5)
    assert not any(button.isVisible() for button in field.choices)
    context.undo()
    assert due_date(context) is None


def test_what_is_no_date_is_said_and_stays_to_be_corrected(
    qtbot: QtBot, due: tuple[DateField, SessionContext]
) -> None:
    field, context = due
    qtbot.keyClicks(field.line, "soonish")
    assert not field.commit()
    assert field.line.text() == "soonish"
    assert "is no date" in field.said
    assert due_date(context) is None


def test_a_day_is_pointed_at_in_the_calendar(
    qtbot: QtBot, due: tuple[DateField, SessionContext]
) -> None:
    field, context = due
    field.findChild(IconButton).click()
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-12-03"
    calendar.setSelectedDate(calendar.selectedDate().addDays(5))
    calendar.activated.emit(calendar.selectedDate())
    assert due_date(context) == dt.date(2026, 12, 8)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_own_words_are_heard_at_once(qtbot: QtBot, context: SessionContext, show: Shown) -> None:
    page = show(DetailsPage(context))
    page.customer.setFocus()
    page.customer.selectAll()
    qtbot.keyClicks(page.customer, "policyholder")
    context.flush()
    assert context.document.session.customer == "policyholder"
    assert "every policyholder" in page.sentence.text()


def test_the_start_of_the_day_is_never_nothing(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(DetailsPage(context))
    page.start.setFocus()
    page.start.selectAll()
    qtbot.keyClick(page.start, Qt.Key.Key_Delete)
    assert not context.flush()
    assert context.document.session.start == dt.time(9, 0)
    qtbot.keyClicks(page.start, "8.30")
    assert context.flush()
    assert context.document.session.start == dt.time(8, 30)


def test_holidays_and_weekend_are_changed_and_undone(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    session = SessionDetails(id=ItemId("session"), position="V", date=dt.date(2026, 12, 3))
    context = make_context(session)
    page = show(DetailsPage(context))
    qtbot.keyClicks(page.holidays.line, "25 dec")
    qtbot.keyClick(page.holidays.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.holidays.line, "8 dec")
    qtbot.keyClick(page.holidays.line, Qt.Key.Key_Return)
    days = (dt.date(2026, 12, 8), dt.date(2026, 12, 25))
    assert context.document.session.holidays == days
    page.holidays.remove(days[0])
    assert context.document.session.holidays == days[1:]
    context.undo()
    assert context.document.session.holidays == days
    page.weekend.days[4].click()
    assert context.document.session.weekend == (4, 5, 6)
    context.undo()
    assert not page.weekend.days[4].isChecked()


def test_a_colour_is_typed_or_pressed_and_its_contrast_is_said(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(DetailsPage(context))
    line = page.colour.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "ffee88")
    assert page.colour.line.accessibleDescription()
    context.flush()
    assert context.document.session.brand_colour == "#FFEE88"
    assert "darkened until it can be read" in line.accessibleDescription()
    swatches = [each for each in page.colour.findChildren(Swatch) if each.isEnabled()]
    swatches[1].click()
    assert context.document.session.brand_colour == "#1F5FA8"
    assert "easy to read" in line.accessibleDescription()


def test_a_second_colour_is_chosen_and_dropped_again(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(DetailsPage(context))
    line = page.second_colour.line
    assert "violet" in line.accessibleDescription()
    line.setFocus()
    qtbot.keyClicks(line, "#1f5fa8")
    context.flush()
    assert context.document.session.second_colour == "#1F5FA8"
    assert "easy to read" in line.accessibleDescription()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    context.flush()
    assert context.document.session.second_colour == ""
    assert "violet" in line.accessibleDescription()


def test_a_logo_is_kept_written_anew_and_removed_with_undo(
    qtbot: QtBot,
    context: SessionContext,
    show: Shown,
    tmp_path: Path,
    pictures: dict[str, bytes],
) -> None:
    path = tmp_path / "logo.jpg"
    Image.new("RGB", (3000, 900), "#B42318").save(path, comment=b"secret")
    page = show(DetailsPage(context))
    page.logo.read(path)
    qtbot.waitUntil(lambda: bool(context.document.session.logo))
    kept = pictures[context.document.session.logo]
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, picture.width) == ("PNG", SIDE)
    assert b"secret" not in kept
    assert not page.logo.picture.pixmap().isNull()
    page.logo.remove()
    assert context.document.session.logo == ""
    context.undo()
    assert not page.logo.picture.pixmap().isNull()


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    vector = tmp_path / "logo.png"
    vector.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    short = tmp_path / "short.png"
    whole = io.BytesIO()
    Image.effect_noise((80, 80), 60).save(whole, "PNG")
    short.write_bytes(whole.getvalue()[:400])
    for path in (vector, short, tmp_path / "none.png"):
        with pytest.raises(BadInput):
            read_picture(path)


def test_a_picture_too_large_to_unfold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(BadInput):
        read_picture(path)


def test_a_time_zone_is_found_by_its_city(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(DetailsPage(context))
    field = page.findChild(TimeZoneField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "lisbon")
    context.flush()
    assert context.document.session.zone == "Europe/Lisbon"
    with pytest.raises(BadInput):
        read_zone("Atlantis")


def test_colours_are_read_in_their_short_and_long_form() -> None:
    assert read_colour("0b6") == "#00BB66"
    assert read_colour("#0b6e69") == "#0B6E69"
    for text in ("", "teal", "#12", "url(x)"):
        with pytest.raises(BadInput):
            read_colour(text)


def test_a_read_only_session_shows_everything_and_changes_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    session = SessionDetails(id=ItemId("session"), position="V", title="Day")
    context = make_context(session, is_read_only=True)
    page = show(DetailsPage(context))
    assert page.title.text() == "Day"
    assert not page.title.isEnabled()
    page.weekend.days[0].click()
    page.holidays.remove(dt.date(2026, 1, 1))
    assert context.document.session == session


def test_where_sheets_go_back_and_whether_they_are_signed_is_said(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(DetailsPage(context))
    page.return_to.setFocus()
    page.return_to.selectAll()
    qtbot.keyClicks(page.return_to, "sheets@example.com")
    context.flush()
    page.signed.click()
    session = context.document.session
    assert (session.return_to, session.is_signed) == ("sheets@example.com", True)
    context.editor.undo()
    assert not context.document.session.is_signed
    assert not page.signed.isChecked()
