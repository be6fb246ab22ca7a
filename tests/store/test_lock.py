"""One writer: who has a session open is told, and a dead one is not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from cxworkshop.store import processes
from cxworkshop.store.lock import Holder, acquire, holder_of, lock_path
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.problems import Held
from tests.store.conftest import some_items

CHILD = """
import sys
from pathlib import Path
from cxworkshop.store.opening import open_session
session = open_session(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
session.close()
"""


def holder(**changed: object) -> Holder:
    mine = Holder(
        processes.host(), "ana", os.getpid(), processes.own_birth(), 1_700_000_000_000, "x"
    )
    return msgspec.structs.replace(mine, **changed)


def test_a_second_process_is_told_who_holds_the_file_and_may_read(path: Path) -> None:
    create_session(path, some_items()).close()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(Held) as held:
            open_session(path)
        assert (held.value.user, held.value.host) == (processes.user(), processes.host())
        session = open_session(path, read_only=True)
        assert session.is_read_only
        session.close()
        child.communicate("\n")
    open_session(path).close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_two_windows_of_one_process_cannot_both_write(path: Path) -> None:
    session = create_session(path, some_items())
    with pytest.raises(Held):
        open_session(path)
    lock_path(path).unlink()  # as a sync client or a tidy user might
    with pytest.raises(Held):
        open_session(path)
    session.close()


def test_a_lock_of_another_machine_is_kept_until_it_is_taken_over(path: Path) -> None:
    create_session(path, some_items()).close()
    theirs = holder(host="elsewhere", pid=1, birth="x")
    lock_path(path).write_bytes(msgspec.json.encode(theirs))
    with pytest.raises(Held, match="ana is working on it on elsewhere"):
        open_session(path)
    assert holder_of(lock_path(path)) == theirs
    open_session(path, take_over=True).close()


@pytest.mark.parametrize("gone", [{"pid": 2**22 + 1}, {"birth": "another process, same number"}])
def test_a_dead_processs_lock_is_stale(path: Path, gone: dict[str, object]) -> None:
    lock_path(path).write_bytes(msgspec.json.encode(holder(**gone)))
    lock = acquire(path)
    assert lock is not None
    lock.release()
    assert not lock_path(path).exists()


def test_a_lock_taken_over_by_somebody_else_is_not_released(path: Path) -> None:
    lock = acquire(path)
    assert lock is not None
    theirs = acquire(path, take_over=True)
    lock.release()
    assert theirs is not None
    assert lock_path(path).exists()
    theirs.release()


def test_a_broken_lock_file_does_not_shut_the_session_out_for_ever(path: Path) -> None:
    lock_path(path).write_bytes(b"{")
    with pytest.raises(Held):
        acquire(path)
    os.utime(lock_path(path), (1_700_000_000, 1_700_000_000))
    lock = acquire(path)
    assert lock is not None
    lock.release()
