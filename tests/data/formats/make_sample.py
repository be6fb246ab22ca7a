"""Writes the sample file of the present layout, once, when the layout is released.

``python tests/data/formats/make_sample.py`` writes ``v1/sample.cxsession`` and beside it what it
holds, ``v1/items.json``. A released sample is never made again.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Write the sample; refuses to replace one."""
    from cxworkshop.activities.commitments import Commitment
    from cxworkshop.activities.definition import Proposal, SharedDefinition
    from cxworkshop.activities.goals import Goal, Horizon
    from cxworkshop.activities.next_steps import NextStep
    from cxworkshop.activities.notes import Note
    from cxworkshop.activities.parking_lot import ParkingEntry
    from cxworkshop.editing.changes import Change
    from cxworkshop.editing.commands import AddItem, RemoveItem, SetField
    from cxworkshop.i18n import M
    from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact, ScriptStep
    from cxworkshop.model.item import Item, ItemId
    from cxworkshop.model.people import Function, Participant, Presence
    from cxworkshop.model.session import Paper, SessionDetails
    from cxworkshop.store.opening import create_session
    from cxworkshop.store.publishing import Timing
    from cxworkshop.store.schema import LAYOUT

    def item_id(number: int) -> ItemId:
        return ItemId(f"{number:032x}")

    folder = HERE / f"v{LAYOUT}"
    folder.mkdir(exist_ok=True)
    at = 1_795_410_000_000
    items: list[Item] = [
        SessionDetails(
            id=item_id(1),
            position="V",
            title="One day for our customers – sample",
            organisation="Harbour Mutual",
            customer="member",
            customers="members",
            date=dt.date(2026, 11, 24),
            start=dt.time(8, 30),
            paper=Paper.LETTER,
            zone="Europe/Madrid",
            holidays=(dt.date(2026, 12, 8),),
        ),
        Function(id=item_id(2), position="V", name="Claims"),
        Participant(
            id=item_id(3),
            position="V",
            name="Zoë Αλεξίου-Иванова",
            function=item_id(2),
            presence=Presence.HERE,
            arrived_at=at,
        ),
        Participant(id=item_id(4), position="W", name="Bo", in_room=False),
        AgendaItem(
            id=item_id(5),
            position="V",
            activity="goals",
            title="Goals",
            minutes=45,
            fixed_start=dt.time(9, 0),
            minutes_each=1.5,
            script=(ScriptStep(text="Ask first.", minutes=5), ScriptStep(text="Then write.")),
            materials=("cards", "pens"),
        ),
        RunEvent(
            id=item_id(6),
            parent=item_id(5),
            position="V",
            activity=item_id(5),
            fact=RunFact.OPENED,
            at=at,
        ),
        Note(
            id=item_id(7),
            parent=item_id(5),
            position="V",
            text="<b>=1+1</b>\n\tπ",
            is_private=False,
        ),
        Proposal(id=item_id(8), position="V"),
        SharedDefinition(id=item_id(9), position="V"),
        Goal(
            id=item_id(10),
            position="V",
            text="Answer within a day",
            measure="hours to the first answer",
            due=dt.date(2027, 3, 1),
            owner=item_id(3),
            functions=(item_id(2),),
            horizon=Horizon.NEXT,
            because=item_id(7),
        ),
        Commitment(id=item_id(11), position="V", participant=item_id(3), goal=item_id(10)),
        NextStep(id=item_id(12), position="V", text="Call five members", owner=item_id(4)),
        ParkingEntry(id=item_id(13), position="V", text="The new office"),
    ]
    with tempfile.TemporaryDirectory() as home:
        os.environ["CXWORKSHOP_HOME"] = home
        path = folder / "sample.cxsession"
        session = create_session(path, items, timing=Timing(now=lambda: at, has_worker=False))
        unknown = {"mood": "sunny", "parent": item_id(5), "position": "V"}
        session._copy.write((Change(item_id(14), "weather", None, unknown),), None)
        session._copy.write((Change(item_id(12), "next_step", {}, {"effort": {"days": 2}}),), None)
        editor = session.editor(now=lambda: at)
        editor.apply(SetField(item_id(10), "baseline", "3 days", M("Change goal")), visit="v")
        editor.apply(SetField(item_id(10), "baseline", "31 hours", M("Change goal")), visit="v")
        step = NextStep(id=item_id(15), text="Undone", owner=item_id(3))
        editor.apply(AddItem(step, M("Add {name}", name="a step")))
        editor.apply(RemoveItem(item_id(13), M("Delete")))
        editor.undo()
        session._copy.db.execute(
            "INSERT INTO attachment VALUES(?, ?, 'wall.png', 'image/png', ?)",
            (item_id(16), item_id(5), b"\x89PNG\r\n\x1a\n" + bytes(64)),
        )
        stored = {
            kept: {"kind": kind, **session._copy.fields(kept)}
            for kept, kind in session._copy.db.execute("SELECT id, kind FROM item ORDER BY id")
        }
        session.close()
    text = json.dumps(stored, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "items.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
