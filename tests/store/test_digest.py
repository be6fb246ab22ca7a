"""Where the digest of a published file stands, and what it is taken of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxworkshop.store import digest
from cxworkshop.store.digest import MARK_LENGTH, carries, digest_of, new_mark, places_of
from cxworkshop.store.image import sealed

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


@quickly
@given(at=st.integers(0, 400), likely=st.integers(0, 400))
def test_a_seal_is_set_where_the_mark_stands_wherever_it_was_thought_to_be(
    at: int, likely: int, tmp_path: Path
) -> None:
    path, mark = tmp_path / "file", new_mark()
    path.write_bytes(b"." * at + mark.encode() + b"." * 500)
    made = sealed(path, mark, (likely,))
    assert made.places == (at,)
    assert carries(path, made.digest, (at,))
    assert mark.encode() not in path.read_bytes()
