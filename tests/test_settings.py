"""What the program remembers for its user."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from cxworkshop.settings import (
    RecentSession,
    Settings,
    SettingsFile,
    ThemeChoice,
    environment_language,
    shipped_language,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def test_what_is_changed_is_there_after_a_restart(path: Path) -> None:
    settings = SettingsFile(path)
    told: list[Settings] = []
    settings.connect(told.append)
    assert settings.change(theme="dark", text_scale=1.5, language="es")
    assert settings.remember("geometry", "facilitator", "AbC=")
    assert settings.opened(RecentSession(path="/a", committed=11, expected=14))
    again = SettingsFile(path)
    assert again.current == settings.current == told[-1]
    assert again.current.theme is ThemeChoice.DARK
    assert again.current.geometry == {"facilitator": "AbC="}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_damaged_settings_are_kept_aside_and_never_stop_the_program(
    path: Path, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = SettingsFile(path, "es_UY")
    assert settings.current == Settings(language="es")
    assert settings.was_damaged is not None
    assert settings.was_damaged.read_bytes() == content
    assert settings.change(text_scale=1.3)
    assert SettingsFile(path).current.text_scale == 1.3


def test_one_damaged_field_costs_only_itself(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "pink", "text_scale": 1.3, "recents": [{"title": 3}]}))
    settings = SettingsFile(path)
    assert (settings.current.theme, settings.current.text_scale) == (ThemeChoice.SYSTEM, 1.3)
    assert settings.was_damaged is not None
    path.write_text('{"text_scale": NaN}')
    assert SettingsFile(path).current.text_scale >= 0.9


def test_fields_of_a_newer_version_survive(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        json.dumps({"hologram": {"on": True}, "recents": [{"path": "/a", "mood": "good"}]})
    )
    settings = SettingsFile(path)
    settings.opened(RecentSession(path="/b"))
    settings.opened(RecentSession(path="/a", title="A"))
    stored = json.loads(path.read_text())
    assert stored["hologram"] == {"on": True}
    assert stored["recents"][0] == {"path": "/a", "mood": "good", "title": "A"}
    assert settings.was_damaged is None


def test_the_language_follows_the_system_until_one_is_chosen(path: Path) -> None:
    SettingsFile(path, "es_AR.UTF-8").change(text_scale=1.3)
    assert SettingsFile(path, "en-GB").current.language == "en"
    SettingsFile(path, "es").change(language="en")
    SettingsFile(path, "en").change(language="es")
    assert SettingsFile(path, "en").current.language == "es"
    assert shipped_language("fi_FI") == "en"
    assert environment_language({"LANG": "es_UY.UTF-8"}) == "es_UY.UTF-8"


def test_choosing_the_language_of_the_system_is_a_choice(path: Path) -> None:
    SettingsFile(path, "en").change(language="en")
    assert SettingsFile(path, "es").current.language == "en"


def test_what_cannot_be_written_holds_until_the_end(path: Path) -> None:
    settings = SettingsFile(path)
    path.parent.write_text("a file where the folder should be")
    assert not settings.change(text_scale=1.3)
    assert settings.current.text_scale == 1.3


def test_a_failed_write_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SettingsFile(path)
    settings.change(text_scale=1.3)

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    assert not settings.change(text_scale=1.5)
    assert SettingsFile(path).current.text_scale == 1.3
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_values_that_cannot_be_are_refused_or_bounded(path: Path) -> None:
    settings = SettingsFile(path)
    with pytest.raises(msgspec.ValidationError):
        settings.change(theme="pink")
    settings.change(text_scale=40, urgent=0.9)
    assert (settings.current.text_scale, settings.current.urgent) == (2.0, 0.2)


def test_recent_sessions_are_few_newest_first_and_can_be_forgotten(path: Path) -> None:
    settings = SettingsFile(path)
    for number in range(30):
        settings.opened(RecentSession(path=f"/{number}"))
    settings.opened(RecentSession(path="/15"))
    settings.remember("pages", "/15", "goals")
    assert [each.path for each in settings.current.recents[:2]] == ["/15", "/29"]
    assert len(settings.current.recents) == 20
    settings.forget("/15")
    assert "/15" not in {each.path for each in settings.current.recents}
    assert settings.current.pages == {}


def test_settings_cost_little_at_start() -> None:
    code = "import sys, cxworkshop.settings; print('platformdirs' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
