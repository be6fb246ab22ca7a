"""Above forty columns everybody can still be told from everybody else."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.diagnostic_heads import in_two_lines

from cxworkshop.model.people import initials_apart


@pytest.mark.parametrize(
    ("mark", "shown"),
    [("AB24", "AB\n24"), ("AnBe", "An\nBe"), ("APé", "A\nPé"), ("Bo", "Bo"), ("?", "?"), ("", "")],
)
def test_initials_that_are_too_wide_stand_on_two_lines(mark: str, shown: str) -> None:
    assert in_two_lines(mark) == shown


def test_forty_people_with_the_same_initials_have_two_letters_in_a_line_at_most() -> None:
    marks = initials_apart(["Ana Beck"] * 40)
    assert max(len(line) for mark in marks for line in in_two_lines(mark).splitlines()) == 2
