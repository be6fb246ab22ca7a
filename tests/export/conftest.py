"""Typefaces for the tests of outputs: the shipped ones, whatever this computer has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxworkshop.export.pdf import typefaces


@pytest.fixture(autouse=True)
def only_shipped_typefaces(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No typeface of the system; that of the extra ``cjk`` only for tests marked so."""
    monkeypatch.setattr(typefaces.system_fonts, "showing", lambda _sign, _weight: ())
    if request.node.get_closest_marker("cjk") is None:
        monkeypatch.setattr(typefaces, "_extra", lambda _weight: None)
    for kept in (typefaces.typeface_for, typefaces._from):
        kept.cache_clear()
    yield
    for kept in (typefaces.typeface_for, typefaces._from):
        kept.cache_clear()
