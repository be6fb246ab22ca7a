"""Text as it is compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.folding import fold, fold_mapped, fold_words


def test_case_accents_and_white_space_do_not_matter() -> None:
    assert fold_words(" Ana\n PÉREZ\u00a0") == fold_words("ana pe\u0301rez") == "ana perez"
    assert fold("Straße ΣΊΣΥΦΟΣ") == "strasse σισυφοσ"


@given(st.text(max_size=60))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    mapped, places = fold_mapped(text)
    assert len(mapped) == len(fold(text)) == len(places) - 1
    assert places == sorted(places)
    assert places[-1] == len(text)
