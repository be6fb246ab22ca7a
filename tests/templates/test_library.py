"""The library: what is listed, found, installed, removed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cxworkshop import paths
from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.paths import resource
from cxworkshop.templates import reading
from cxworkshop.templates.library import Library, TemplateSummary
from cxworkshop.templates.naming import slug

DAY = (
    'format = 1\nid = "house-style"\nlanguage = "en"\ntitle = "House style"\nsummary = "Ours"\n'
    '[[agenda]]\nkind = "goals"\ntitle = "A"\nminutes = 30\n'
    '[[agenda]]\nkind = "break"\ntitle = "B"\nminutes = 15\n'
)


def shown(entry: TemplateSummary) -> tuple[TemplateSummary, str]:
    said = catalogue("en").say(entry.problem) if entry.problem else ""
    return msgspec.structs.replace(entry, problem=None), said


@pytest.fixture
def own() -> Path:
    return paths.templates_dir()


def test_the_shipped_ones_are_listed_in_the_language_with_their_day() -> None:
    for language in LANGUAGES:
        listed = Library().builtin(language)
        assert [entry.id for entry in listed] == [
            "leadership-immersion",
            "journey-handoffs",
            "half-day",
            "follow-up-90",
        ]
        for entry in listed:
            template = Library().load(entry)
            assert entry.language == template.language == language
            assert entry.title == template.title
            assert sum(part.minutes for part in entry.stripe) == entry.minutes
    assert Library().builtin("pt") == Library().builtin("en")


def test_listing_reads_no_template_that_has_not_changed(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "ours.toml").write_text(DAY)
    (own / "broken.toml").write_text("nonsense")
    first = Library().summaries("en")
    monkeypatch.setattr(reading, "load", lambda _: pytest.fail("read again"))
    assert [shown(entry) for entry in Library().summaries("en")] == [*map(shown, first)]


def test_a_changed_file_is_read_again_and_a_damaged_memory_is_forgotten(own: Path) -> None:
    path = own / "ours.toml"
    path.write_text(DAY)
    assert Library().own()[0].title == "House style"
    path.write_text(DAY.replace("House style", "New style, longer"))
    assert Library().own()[0].title == "New style, longer"
    (paths.settings_dir() / "templates.json").write_text("{")
    assert Library().own()[0].title == "New style, longer"


def test_a_broken_template_is_listed_with_its_reason_and_hides_no_other(own: Path) -> None:
    (own / "ours.toml").write_text(DAY)
    (own / "a-broken.toml").write_text(DAY.replace("minutes = 30", 'minutes = "30"'))
    fine, broken = Library().own()
    assert (fine.id, fine.minutes, fine.problem) == ("ours", 45, None)
    assert [part.role for part in fine.stripe] == ["goals", "break"]
    assert broken.title == "a-broken.toml"
    assert broken.problem is not None
    with pytest.raises(BadInput, match=r"agenda\[0\]\.minutes: expected int, got str"):
        Library().load(broken)


def test_installing_gives_a_safe_name_and_copies_once(own: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "..con\u202e day.toml"
    theirs.write_text(DAY)
    entry = Library().install(theirs)
    assert Path(entry.path) == own / "house-style.toml"
    assert Library().install(theirs) == entry
    theirs.write_text(DAY + "\n# another one\n")
    assert Library().install(theirs).id == "house-style-2"
    assert {path.name for path in own.iterdir()} == {"house-style.toml", "house-style-2.toml"}


def test_an_installed_one_never_takes_the_place_of_a_shipped_one(own: Path) -> None:
    shipped = resource("templates", "en", "half-day.toml")
    assert Library().install(shipped).id == "half-day-2"
    assert Library().find("half-day", "es").language == "es"


def test_a_broken_file_is_not_installed(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("title = 3")
    with pytest.raises(BadInput):
        Library().install(path)
    assert not list(own.iterdir())


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be saved"):
        Library(own=tmp_path / "gone").save(DAY)


def test_an_unknown_id_is_answered_with_the_known_ones(own: Path) -> None:
    (own / "ours.toml").write_text(DAY)
    with pytest.raises(
        BadInput, match="ours, leadership-immersion, journey-handoffs, half-day, follow-up-90"
    ):
        Library().find("haf-day", "en")


def test_removing_can_be_taken_back_and_spares_the_shipped_ones(own: Path) -> None:
    entry = Library().save(DAY)
    lies = Library().remove(entry)
    assert Library().own() == ()
    assert Library().restore(lies) == entry
    assert Library().own() == (entry,)
    with pytest.raises(BadInput):
        Library().remove(Library().builtin("en")[0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Día de Ñandú – 2026!", "dia-de-nandu-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "template-con"),
        ("日本", "template"),
        ("x" * 200, "x" * 60),
    ],
)
def test_names_are_plain(text: str, name: str) -> None:
    assert slug(text) == name
