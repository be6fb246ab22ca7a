"""Where the digest of a published file stands, and what it is taken of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxworkshop.store import digest
from cxworkshop.store.digest import (
    MARK_LENGTH,
    carries,
    digest_of,
    digest_without,
    new_mark,
    places_of,
)

quickly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quickly
@given(gaps=st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_a_mark_is_found_wherever_it_lies(
    gaps: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "_CHUNK", 100)  # so that marks lie across pieces
    mark, content = new_mark(), bytearray()
    places = []
    for gap in gaps:
        content += b"." * gap
        places.append(len(content))
        content += mark.encode()
    path = tmp_path / "file"
    path.write_bytes(content)
    assert places_of(path, mark) == tuple(places)
    assert places_of(path, new_mark()) == ()
    assert digest_without(path, mark) == (digest_of(path, places), tuple(places))


@quickly
@given(at=st.integers(0, 499), place=st.integers(0, 500 - MARK_LENGTH))
def test_a_changed_byte_shows_wherever_it_lies(at: int, place: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    content = bytearray(b"." * 500)
    path.write_bytes(content)
    sealed = digest_of(path, (place,))
    content[place : place + MARK_LENGTH] = sealed.encode()
    path.write_bytes(content)
    assert carries(path, sealed, (place,))
    content[at] ^= 1
    path.write_bytes(content)
    assert not carries(path, sealed, (place,))
