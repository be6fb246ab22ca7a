"""The user's file: whole at every moment, close behind, never overwritten unseen."""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.editing.commands import SetField
from cxworkshop.i18n import M
from cxworkshop.paths import working_dir
from cxworkshop.store import publishing
from cxworkshop.store.checking import check_file
from cxworkshop.store.opening import open_session, unpublished_work
from cxworkshop.store.problems import AlreadyThere, DiskFull, NoPermission, PlaceGone
from cxworkshop.store.publishing import Publisher, Saving, Status, Timing
from cxworkshop.store.session_file import OpenSession
from tests.store.conftest import GOAL, Clock, crash

Opened = Callable[..., OpenSession]


def publisher_of(session: OpenSession) -> Publisher:
    assert session.publisher is not None
    return session.publisher


def edit(session: OpenSession, text: str) -> None:
    session.editor().apply(SetField(GOAL, "text", text, M("Change goal")))


def text_in(path: Path) -> str:
    """The goal's text in a file, read as anybody would who gets a copy of it."""
    session = open_session(path, read_only=True)
    try:
        goal = session.document.find(Goal, GOAL)
        assert goal is not None
        return goal.text
    finally:
        session.close()


def test_a_copy_is_published_after_two_seconds_of_rest(
    opened: Opened, clock: Clock, path: Path
) -> None:
    session = opened()
    publisher = publisher_of(session)
    clock.turn(60)
    edit(session, "A")
    clock.turn(1.9)
    assert publisher.publish_due() == pytest.approx(0.1)
    assert text_in(path) == "Answer within a day"
    clock.turn(0.1)
    assert publisher.publish_due() is None
    assert text_in(path) == "A"


def test_without_rest_a_copy_is_published_after_ten_seconds(
    opened: Opened, clock: Clock, path: Path
) -> None:
    session = opened()
    clock.turn(60)
    for number in range(11):
        edit(session, str(number))
        assert text_in(path) == "Answer within a day"
        clock.turn(1)
        publisher_of(session).publish_due()
        if number == 9:
            break
    assert text_in(path) == "9"


def test_a_slow_place_is_left_alone_ten_times_as_long(
    opened: Opened, clock: Clock, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    publisher = publisher_of(session)
    write_whole = publishing.write_whole

    def slowly(source: Path, target: Path, *, sleep: Callable[[float], None]) -> object:
        clock.turn(3)
        return write_whole(source, target, sleep=sleep)

    monkeypatch.setattr(publishing, "write_whole", slowly)
    clock.turn(60)
    edit(session, "A")
    publisher.publish_now()
    edit(session, "B")
    clock.turn(29)
    assert publisher.publish_due() == pytest.approx(1)
    clock.turn(1)
    publisher.publish_due()
    assert text_in(path) == "B"


def test_the_status_says_how_far_the_file_is_behind(opened: Opened, clock: Clock) -> None:
    session = opened()
    publisher = publisher_of(session)
    told: list[Status] = []
    publisher.changed.connect(told.append)
    edit(session, "A")
    since = round(clock.seconds * 1000)
    clock.turn(1)
    edit(session, "B")
    publisher.publish_now()
    assert [(status.saving, status.since) for status in told] == [
        (Saving.BEHIND, since),
        (Saving.SAVING, since),
        (Saving.SAVED, None),
    ]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, NoPermission),
        (errno.EIO, PlaceGone),
    ],
)
def test_trouble_with_the_place_is_told_and_saving_resumes_by_itself(
    opened: Opened,
    clock: Clock,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    problem: type[Exception],
) -> None:
    session = opened()
    publisher = publisher_of(session)
    edit(session, "A")

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, "simulated")

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.store.image.flush", fail)
        status = publisher.publish_now()
        assert isinstance(status.problem, problem)
        assert status.saving is Saving.FAILING
        edit(session, "B")
        assert [entry.name for entry in path.parent.iterdir() if ".part" in entry.name] == []
    assert text_in(path) == "Answer within a day"
    clock.turn(5)
    publisher.publish_due()
    assert session.status == Status()
    assert text_in(path) == "B"


def test_a_stick_pulled_and_put_back(opened: Opened, clock: Clock, path: Path) -> None:
    session = opened()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    edit(session, "A")
    assert isinstance(session.publish_now().problem, PlaceGone)
    edit(session, "B")
    away.rename(path.parent)
    clock.turn(5)
    publisher_of(session).publish_due()
    assert session.status == Status()
    assert text_in(path) == "B"


def test_closing_while_the_stick_is_away_keeps_the_work_for_the_next_opening(
    opened: Opened, clock: Clock, path: Path
) -> None:
    session = opened()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    edit(session, "A")
    assert session.close().saving is Saving.FAILING
    assert [(work.path, work.title) for work in unpublished_work()] == [(path, "Day one")]
    session = opened()
    assert session.document.find(Goal, GOAL).text == "A"  # type: ignore[union-attr]
    away.rename(path.parent)
    assert session.close() == Status()
    assert text_in(path) == "A"
    assert unpublished_work() == []


def test_the_user_picks_another_place(opened: Opened, path: Path, tmp_path: Path) -> None:
    session = opened()
    shutil.rmtree(path.parent)
    edit(session, "A")
    session.publish_now()
    elsewhere = tmp_path / "elsewhere.cxsession"
    assert session.publish_to(elsewhere) == Status()
    assert session.path == elsewhere
    edit(session, "B")
    session.close()
    assert text_in(elsewhere) == "B"


def test_another_place_that_is_taken_is_not_overwritten_unasked(
    opened: Opened, tmp_path: Path
) -> None:
    session = opened()
    other = tmp_path / "other.cxsession"
    other.write_bytes(b"somebody's")
    with pytest.raises(AlreadyThere):
        session.publish_to(other)
    assert other.read_bytes() == b"somebody's"
    assert session.publish_to(other, overwrite=True) == Status()
    assert text_in(other) == "Answer within a day"


def test_a_change_made_elsewhere_is_never_overwritten(
    opened: Opened, clock: Clock, path: Path
) -> None:
    session = opened()
    copy = path.with_name("elsewhere.cxsession")
    session.export_copy(copy)
    theirs = copy.read_bytes()
    copy.replace(path)
    edit(session, "mine")
    status = session.publish_now()
    assert path.read_bytes() == theirs
    assert status.saving is Saving.SAVED
    assert status.conflict is not None
    assert status.conflict.name.startswith("Day one (conflict 20")
    assert text_in(status.conflict) == "mine"
    edit(session, "mine again")
    assert session.close().conflict == status.conflict
    assert text_in(status.conflict) == "mine again"
    assert path.read_bytes() == theirs


def test_a_file_only_touched_is_no_conflict(opened: Opened, path: Path) -> None:
    session = opened()
    edit(session, "A")
    session.publish_now()
    path.touch()
    edit(session, "B")
    assert session.publish_now().conflict is None
    assert text_in(path) == "B"


def test_a_deleted_file_is_written_anew(opened: Opened, path: Path) -> None:
    session = opened()
    path.unlink()
    edit(session, "A")
    assert session.publish_now() == Status()
    assert text_in(path) == "A"


def test_after_a_crash_unpublished_work_is_found_and_published(
    opened: Opened, clock: Clock, path: Path
) -> None:
    session = opened()
    edit(session, "A")
    crash(session)
    assert text_in(path) == "Answer within a day"
    session = opened(take_over=True)
    assert session.document.find(Goal, GOAL).text == "A"  # type: ignore[union-attr]
    assert len(session.notices) == 1
    clock.turn(2)
    publisher_of(session).publish_due()
    assert text_in(path) == "A"
    assert session.editor().undo_label == M("Change goal")


def test_after_a_crash_with_everything_published_nothing_is_said(
    opened: Opened, path: Path
) -> None:
    session = opened()
    edit(session, "A")
    session.publish_now()
    crash(session)
    session = opened(take_over=True)
    assert session.notices == []
    session.close()
    assert unpublished_work() == []


def test_a_crash_while_the_file_is_replaced_is_no_conflict(
    opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    edit(session, "A")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.store.image.flush_folder", killed)
        with pytest.raises(KeyboardInterrupt):
            session.publish_now()
    edit(session, "B")
    crash(session)
    session = opened(take_over=True)
    assert session.close() == Status()
    assert text_in(path) == "B"


def test_a_crash_after_which_the_file_was_changed_elsewhere_loses_neither(
    opened: Opened, path: Path
) -> None:
    session = opened()
    copy = path.with_name("elsewhere.cxsession")
    session.export_copy(copy)
    edit(session, "mine")
    crash(session)
    theirs = copy.read_bytes()
    copy.replace(path)
    session = opened(take_over=True)
    status = session.close()
    assert path.read_bytes() == theirs
    assert status.conflict is not None
    assert text_in(status.conflict) == "mine"


def test_every_copy_taken_under_heavy_editing_is_whole(path: Path, opened: Opened) -> None:
    opened().close()
    session = open_session(path, timing=Timing())
    publisher = publisher_of(session)
    done = threading.Event()

    def publish_without_pause() -> None:
        while not done.is_set():
            publisher.publish_now()

    worker = threading.Thread(target=publish_without_pause)
    worker.start()
    try:
        editor = session.editor()
        copy = path.with_name("synced.cxsession")
        for number in range(60):
            for part in range(5):
                text = f"{number} {part} " * 200
                editor.apply(SetField(GOAL, "text", text, M("Change goal")))
            shutil.copyfile(path, copy)
            check_file(copy, copy)
    finally:
        done.set()
        worker.join()
        session.close()
    assert text_in(path) == text


def test_a_bug_while_saving_is_reported_and_does_not_end_the_saving(
    path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().close()
    session = open_session(path, timing=Timing())
    reported = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: reported.set())
    monkeypatch.setattr("cxworkshop.store.cadence.REST", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "make_image", lambda *_: 1 / 0)
        edit(session, "A")
        assert reported.wait(30)
        assert session.status.saving is Saving.FAILING
    assert session.close() == Status()
    assert text_in(path) == "A"


def test_forgotten_read_only_copies_are_swept_but_never_work(
    opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    edit(session, "A")
    crash(session)
    crash(opened(read_only=True))
    monkeypatch.setattr("cxworkshop.store.workplace._FORGOTTEN", -1.0)
    session = opened(take_over=True)
    assert session.document.find(Goal, GOAL).text == "A"  # type: ignore[union-attr]
    session.close()
    assert list(working_dir().iterdir()) == []
