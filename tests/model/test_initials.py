"""Who stands above a narrow column can be told from everybody else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.model.people import initials, initials_apart

NAMES = st.lists(st.text(st.sampled_from("aAbB né.1"), max_size=9), max_size=12)


def test_two_people_with_the_same_initials_get_as_many_letters_as_it_takes() -> None:
    names = ["Ana Pérez", "Jonathan Smith", "Ana Pozo", "Jennifer Sanders", "Bo", "Bea", "Ivo Lind"]
    assert initials_apart(names) == ("APé", "JSm", "APo", "JSa", "Bo", "Be", "IL")
    assert initials_apart(["Ana Paz", "Ada Paz"]) == ("AnP", "AdP")
    assert initials_apart(["Ana Paz", "Ana Paz", "…"]) == ("AP1", "AP2", "?")


@given(NAMES)
def test_nobody_shares_them_and_who_is_alone_with_theirs_keeps_them(names: list[str]) -> None:
    short = initials_apart(names)
    assert len(set(short)) == len(names)
    usual = [initials(name) for name in names]
    for name, mark in zip(usual, short, strict=True):
        assert mark == name or usual.count(name) > 1
