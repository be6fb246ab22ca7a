"""The system's time zone."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.zones import system_zone


def test_the_zone_is_the_one_that_the_environment_or_the_system_names(tmp_path: Path) -> None:
    zone = tmp_path / "zoneinfo" / "America" / "Montevideo"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    assert system_zone({}, link) == "America/Montevideo"
    assert system_zone({"TZ": ":Europe/Madrid"}, link) == "Europe/Madrid"
    assert system_zone({"TZ": "nonsense"}, tmp_path / "nowhere") == "UTC"
