"""How many leaders have committed, in words: who is not counted is counted beside it.

"10 of 10" alone reads as everybody, also where twelve were invited. So whoever says how many have
committed says it from here: on screen, in the room and on paper. The room sees how many are not
counted, not why: in a small round "1 declined" would name whoever was asked last.
"""

from __future__ import annotations

from cxworkshop.activities.commitments import Coverage
from cxworkshop.i18n import Catalogue
from cxworkshop.model.people import Presence


def committed_told(found: Coverage, words: Catalogue) -> str:
    """``10 of 10 leaders · 1 declined, 1 was not there``; empty where nobody is asked."""
    if not found.expected:
        return others_told(found, words)
    counted = words.trn(
        "{done} of {count} leader", "{done} of {count} leaders", found.expected, done=found.given
    )
    return " · ".join(filter(None, (counted, others_told(found, words))))


def committed_in_room(found: Coverage, words: Catalogue) -> str:
    """``10 of 10 leaders (+ 2 without)``."""
    counted = words.trn(
        "{done} of {count} leader", "{done} of {count} leaders", found.expected, done=found.given
    )
    others = len(found.declined) + len(found.away)
    if not others:
        return counted if found.expected else ""
    return f"{counted} {words.tr('(+ {count} without)', count=others)}"


def committed_sentence(found: Coverage, words: Catalogue) -> str:
    """The same as a sentence for paper."""
    counted = words.trn(
        "{done} of {count} leader has committed",
        "{done} of {count} leaders have committed",
        found.expected,
        done=found.given,
    )
    return " · ".join(filter(None, (counted, others_told(found, words)))) + "."


def others_told(found: Coverage, words: Catalogue) -> str:
    """``1 declined, 1 was not there``: who is not among those counted; empty for nobody."""
    left = sum(person.presence is Presence.LEFT for person in found.away)
    told = (
        (words.trn("{count} declined", "{count} declined", len(found.declined)), found.declined),
        (words.trn("{count} had left", "{count} had left", left), left),
        (
            words.trn("{count} was not there", "{count} were not there", len(found.away) - left),
            len(found.away) - left,
        ),
    )
    return ", ".join(said for said, has_any in told if has_any)
