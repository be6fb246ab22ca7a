"""The program is killed at twenty moments of a whole day; the next start finds what was typed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.whole_day.killing import check_found, killed, moments

ROUNDS = 20


@pytest.mark.parametrize("share", moments(ROUNDS))
def test_at_any_moment_of_the_day_a_kill_loses_nothing_that_was_typed(
    tmp_path: Path, share: float
) -> None:
    told = killed(tmp_path, share, random.Random(share))
    check_found(tmp_path, told)
