"""From older layouts to this one: one function a layout, one transaction each."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from cxworkshop.store.schema import NEEDS

Migration = Callable[[apsw.Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""The first leads from layout 1 to layout 2, the second from 2 to 3, and so on."""


def migrate(
    db: apsw.Connection, layout: int, migrations: tuple[Migration, ...] = MIGRATIONS
) -> int:
    """Bring a working copy to the newest layout; returns that.

    Each step is done whole or not at all. Raises apsw.Error.
    """
    for migration in migrations[layout - 1 :]:
        layout += 1
        with db:
            migration(db)
            db.execute("INSERT OR REPLACE INTO meta VALUES('needs', ?)", (NEEDS.get(layout, ""),))
            db.pragma("user_version", layout)
    return layout
