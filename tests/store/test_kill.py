"""Killed at any moment: no acknowledged edit is missing, no file is damaged."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from cxworkshop.activities.goals import Goal
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.store.checking import check_file
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.publishing import Saving

ROUNDS = 15
GOAL = ItemId("b" * 32)

CHILD = """
import sys, threading
from pathlib import Path
from cxworkshop.editing.commands import SetField
from cxworkshop.i18n import M
from cxworkshop.store.opening import open_session

session = open_session(Path(sys.argv[1]))
editor = session.editor()
goal = session.document.of_kind("goal")[0]

def publish():
    while True:
        session.publish_now()

threading.Thread(target=publish, daemon=True).start()
number = int(goal.text.split()[0])
while True:
    number += 1
    editor.apply(SetField(goal.id, "text", f"{number} " + "word " * (number % 400), M("Change")))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def kill_at_a_random_moment(path: Path, chance: random.Random) -> int:
    """Let a child edit without pause, kill it, return the last edit it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(chance.randrange(1, 300))]
        child.kill()
        told += child.stdout.readlines()
    acknowledged = [line for line in told if line.endswith("\n")]
    return int(acknowledged[-1])


def test_no_acknowledged_edit_is_lost_and_no_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "Day.cxsession"
    details = SessionDetails(id=ItemId("a" * 32), position="V")
    create_session(path, [details, Goal(id=GOAL, position="V", text="0 ")]).close()
    chance = random.Random(3)
    for number in range(ROUNDS):
        acknowledged = kill_at_a_random_moment(path, chance)
        check_file(path, path)
        if number % 3 == 2:
            continue  # the next child finds the work itself
        session = open_session(path)
        goal = session.document.find(Goal, GOAL)
        assert goal is not None
        found = int(goal.text.split()[0])
        # The edit after the acknowledged one may have been made durable just before the end.
        assert found in (acknowledged, acknowledged + 1)
        undone = session.editor().undo()
        assert undone is not None
        assert session._copy.fields(GOAL)["text"].startswith(f"{found - 1} ")
        status = session.close()
        assert (status.saving, status.conflict) == (Saving.SAVED, None)
    open_session(path).close()
    assert [entry.name for entry in path.parent.iterdir() if "cxsession" in entry.name] == [
        path.name
    ]
