"""Round the room, by keyboard: name, sentence, partner, said aloud, declined, not here."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitments_form import CommitmentsForm
from cxworkshop_ui.activities.question_panel import QuestionPanel
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment, Declined, Repeats
from cxworkshop.activities.commitments_slides import settings_of
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier


def shown(qtbot: QtBot, context: SessionContext, activity: str = "") -> CommitmentsForm:
    form = CommitmentsForm(context, ItemId(activity))
    qtbot.addWidget(form)
    form.resize(700, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def started(qtbot: QtBot, context: SessionContext) -> CommitmentsForm:
    form = shown(qtbot, context)
    form.entered()
    press(qtbot, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(form.round.sentence.hasFocus)
    return form


def press(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def promise_of(context: SessionContext, person: str) -> Commitment | None:
    found = [item for item in context.document.all(Commitment) if item.participant == person]
    return found[0] if found else None


def says(form: CommitmentsForm) -> str:
    return "\n".join(text.text() for text in form.round.findChildren(Text))


def test_enter_goes_on_from_leader_to_leader_until_nobody_is_open(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    order = []
    while form.round.isVisible():
        assert form.round.person_id is not None
        order.append(form.round.person_id)
        write(qtbot, f"I will answer number {len(order)}")
        press(qtbot, Qt.Key.Key_Return)
    assert order == ["p5", "p6", "p7", "p9", "p10", "p11", "p12", "p13"]
    assert "14 of 14 leaders" in form.findChildren(Coverage)[0].accessibleName()
    assert len(context.document.all(Commitment)) == 14


def test_the_end_of_the_round_is_said_and_whoever_goes_on_typing_writes_nowhere(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_D, ALT)
    press(qtbot, Qt.Key.Key_A, ALT)
    while form.round.isVisible():
        write(qtbot, "I will call")
        press(qtbot, Qt.Key.Key_Return)
    said = form.over.text
    assert form.over.isVisible()
    assert "12 of 12 have committed" in said
    assert "Declined: Femi." in said
    assert "Not here: Hana" in said
    before = list(context.document)
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "I")
    context.flush()
    assert list(context.document) == before
    assert not form.next_open(), "who declined is not asked again"


def test_a_round_that_ends_with_somebody_who_said_nothing_names_them(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_Return)  # the first one thinks
    while form.round.person_id != "p5":
        write(qtbot, "I will call")
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert "Without one yet: Femi." in form.over.text
    press(qtbot, Qt.Key.Key_R, ALT)
    assert form.round.person_id == "p5"
    assert not form.over.isVisible()


def test_the_keys_of_the_round_stand_on_its_buttons(qtbot: QtBot, context: SessionContext) -> None:
    words = [button.text() for button in started(qtbot, context).round.findChildren(QPushButton)]
    for key in ("Enter", "F3", "F4", "Alt+P", "Alt+D", "Alt+A"):
        assert any(each.endswith(f"({key})") for each in words), key


def test_the_name_comes_up_large_with_the_function(qtbot: QtBot, context: SessionContext) -> None:
    form = started(qtbot, context)
    assert "Femi Adeyemi" in says(form)
    assert "Operations" in says(form)
    assert form.round.sentence.accessibleName() == "What Femi Adeyemi will do"


def test_a_leader_left_without_a_word_comes_again_at_the_end(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    for _ in range(7):
        press(qtbot, Qt.Key.Key_Return)
    assert form.round.person_id == "p13"
    press(qtbot, Qt.Key.Key_Return)
    assert form.round.person_id == "p5"


def test_the_room_sees_the_sentence_while_it_is_said_f4_marks_it_and_only_enter_goes_on(
    qtbot: QtBot, context: SessionContext
) -> None:
    told: list[str] = []
    context.spoken.connect(told.append)
    form = started(qtbot, context)
    write(qtbot, "I will call three customers")
    press(qtbot, Qt.Key.Key_F3)
    made = promise_of(context, "p5")
    assert made is not None
    assert made.text == "I will call three customers"
    assert told == [made.id]
    assert "on the room screen now" in says(form)
    press(qtbot, Qt.Key.Key_F4)
    made = promise_of(context, "p5")
    assert made is not None
    assert made.said_aloud
    assert form.round.person_id == "p5", "one key, one thing"
    assert "said aloud" in says(form)
    press(qtbot, Qt.Key.Key_Return)
    assert told == [made.id, ""]
    assert form.round.person_id == "p6", "type, F4, Enter leaves nobody out"
    context.undo()
    made = promise_of(context, "p5")
    assert made is not None
    assert not made.said_aloud


def test_leaving_the_form_takes_the_sentence_off_the_screen(
    qtbot: QtBot, context: SessionContext
) -> None:
    told: list[str] = []
    context.spoken.connect(told.append)
    form = started(qtbot, context)
    write(qtbot, "I will call")
    press(qtbot, Qt.Key.Key_F3)
    form.hide()
    assert told[-1] == ""


def test_f4_marks_a_card_as_said_aloud_too(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.reveal(ItemId("c1"))
    press(qtbot, Qt.Key.Key_F4)
    second = context.document.find(Commitment, ItemId("c1"))
    assert second is not None
    assert second.said_aloud


def test_a_declined_leader_is_skipped_and_the_denominator_follows(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_D, ALT)
    assert [answer.participant for answer in context.document.all(Declined)] == ["p5"]
    assert form.round.person_id == "p6"
    words = form.findChildren(Coverage)[0].accessibleName()
    assert "6 of 13 leaders" in words
    assert "Declined: Femi" in words
    context.undo()
    assert "6 of 14 leaders" in form.findChildren(Coverage)[0].accessibleName()


def test_who_is_not_here_is_skipped_and_no_longer_counted(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_A, ALT)
    person = context.document.find(Participant, ItemId("p5"))
    assert person is not None
    assert person.presence is Presence.ABSENT
    assert form.round.person_id == "p6"
    assert "6 of 13 leaders" in form.findChildren(Coverage)[0].accessibleName()


def test_a_proposed_partner_is_taken_with_one_key(qtbot: QtBot, context: SessionContext) -> None:
    form = started(qtbot, context)
    write(qtbot, "I will call")
    context.flush()
    assert "Partner, proposed: " in says(form)
    press(qtbot, Qt.Key.Key_P, ALT)
    made = promise_of(context, "p5")
    assert made is not None
    assert made.partner not in (None, "p5")
    assert "Partner, proposed" not in says(form)
    assert form.round.sentence.hasFocus()


def test_one_press_gives_everybody_without_one_a_partner(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.tools.partners.click()
    partners = [item.partner for item in context.document.all(Commitment)]
    assert None not in partners
    context.undo()
    assert None in [item.partner for item in context.document.all(Commitment)]


def test_f2_asks_one_question_after_the_other_and_only_what_is_missing(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    press(qtbot, Qt.Key.Key_F2)
    sentence = promise_of(context, "p2").text  # type: ignore[union-attr]
    asked, counts = [], []
    for answer in ("two hours a week together", "28 feb", "Ask Bo for the list", "8 dec"):
        focus = QApplication.focusWidget()
        assert focus is not None
        asked.append(focus.accessibleName())
        told = [each.text() for each in form.findChildren(QuestionPanel)[0].findChildren(QLabel)]
        counts += [each for each in told if each.endswith("questions")]
        assert sentence in told, "the sentence stands with the question"
        write(qtbot, answer)
        press(qtbot, Qt.Key.Key_Return)
    assert counts == ["4 questions", "3 questions", "2 questions"]
    assert asked == [
        "How can anyone tell that it was kept?",
        "By when?",
        "What is the first step?",
        "On which day will the first step be made?",
    ]
    changed = context.document.find(Commitment, ItemId("c2"))
    assert changed is not None
    assert changed.kept_when == "two hours a week together"
    assert (str(changed.by), str(changed.first_step_on)) == ("2027-02-28", "2026-12-08")
    assert changed.first_step == "Ask Bo for the list"
    assert form.board.open_card is None


def test_f2_asks_for_the_leader_one_is_at_and_says_whose_it_is(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    spoke = form.sentence_cards()[-1]
    assert isinstance(spoke, CommitmentCard)
    form.round.start(spoke.person_id)
    form.round.show()
    form.round.focus()
    write(qtbot, "I will answer the telephone")
    press(qtbot, Qt.Key.Key_F2)
    write(qtbot, "Ten calls a week")
    press(qtbot, Qt.Key.Key_Return)
    made = context.document.find(Commitment, form.round.item_id)
    assert made is not None
    assert (made.text, made.kept_when) == ("I will answer the telephone", "Ten calls a week")
    assert form.details_title(spoke) in [each.text() for each in form.findChildren(QLabel)]


def test_f2_asks_nobody_else_while_the_leader_has_said_nothing_yet(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_F2)
    assert form.board.open_card is None, "the answer would go to somebody else"
    assert form.round.sentence.hasFocus()


def test_the_sentence_leaves_the_room_when_the_next_leader_speaks(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    spoken: list[str] = []
    context.spoken.connect(spoken.append)
    write(qtbot, "I will call")
    press(qtbot, Qt.Key.Key_F3)
    made = promise_of(context, "p5")
    assert made is not None
    press(qtbot, Qt.Key.Key_Return)
    assert form.round.person_id == "p6"
    assert spoken == [made.id, ""]


def test_a_question_without_an_answer_is_skipped(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.entered()
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "By when?"
    press(qtbot, Qt.Key.Key_Escape)
    assert form.board.open_card is None


def test_what_is_done_every_month_is_said_on_the_card(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    context.set(ItemId("c0"), "repeats", Repeats.MONTHLY, M("Change"))
    card = next(card for card in form.sentence_cards() if card.item_id == "c0")
    assert any("every month" in chip.text() for chip in card.chips._chips)


def test_the_names_of_who_is_open_are_let_onto_the_screen_by_a_tick(
    qtbot: QtBot, context: SessionContext
) -> None:
    made = context.add(AgendaItem(activity="commitments", title="Round"), M("Add"))
    assert made is not None
    form = shown(qtbot, context, made)
    tick = form.tools.findChildren(QCheckBox)[0]
    tick.click()
    settings = settings_of(context.document, made)
    assert settings is not None
    assert settings.names_open
    context.undo()
    assert not tick.isChecked()


def test_a_day_in_the_sentence_is_offered_and_taken_with_one_key_never_silently(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    write(qtbot, "I will call three customers by 18 Dec")
    assert form.round.take_by.isVisible()
    assert "18 Dec" in form.round.take_by.text()
    context.flush()
    made = promise_of(context, "p5")
    assert made is not None
    assert made.by is None
    press(qtbot, Qt.Key.Key_T, ALT)
    made = promise_of(context, "p5")
    assert made is not None
    assert str(made.by) == "2026-12-18"
    assert not form.round.take_by.isVisible()
    assert "by Fri 18 Dec" in says(form)
    assert form.round.sentence.hasFocus()


def test_the_question_by_when_proposes_the_day_the_sentence_names(
    qtbot: QtBot, context: SessionContext
) -> None:
    words = "I will listen to calls from 7 Dec and report by 18 Dec"
    context.set(ItemId("c2"), "text", words, M("Change"))
    form = shown(qtbot, context)
    form.entered()
    press(qtbot, Qt.Key.Key_F2)
    write(qtbot, "two hours a week")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_T, ALT)
    write(qtbot, "Ask Bo for the list")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_T, ALT)
    changed = context.document.find(Commitment, ItemId("c2"))
    assert changed is not None
    assert (str(changed.by), str(changed.first_step_on)) == ("2026-12-18", "2026-12-07")
    assert form.board.open_card is None


def test_what_is_said_at_the_end_of_the_round_stays_true(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = started(qtbot, context)
    press(qtbot, Qt.Key.Key_Return)  # the first one thinks
    while form.round.person_id != "p5":
        write(qtbot, "I will call")
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert "Without one yet: Femi." in form.over.text
    assert form.over.tone == "warning"
    made = context.add(Commitment(participant=ItemId("p5"), text="I call"), M("Add"))
    assert "14 of 14 have committed" in form.over.text
    assert "Femi" not in form.over.text
    assert form.over.tone == "success"
    assert made is not None
    context.remove(made, M("Remove"))
    assert "Without one yet: Femi." in form.over.text
    context.add(Participant(name="Zoe"), M("Add"))
    assert not form.over.isVisible(), "Zoe has not had a turn"
