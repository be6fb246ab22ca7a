"""The system's time zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.zones import local_time, system_zone, zone_of


def test_the_zone_is_the_one_that_the_environment_or_the_system_names(tmp_path: Path) -> None:
    zone = tmp_path / "zoneinfo" / "America" / "Montevideo"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    assert system_zone({}, link) == "America/Montevideo"
    assert system_zone({"TZ": ":Europe/Madrid"}, link) == "Europe/Madrid"
    assert system_zone({"TZ": "nonsense"}, tmp_path / "nowhere") == "UTC"


@pytest.mark.parametrize("at", [-(10**18), -1, 0, 10**12, 2**62])
@pytest.mark.parametrize("name", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "No/Where"])
def test_every_instant_that_a_file_can_name_is_a_time_somewhere(at: int, name: str) -> None:
    assert 1 <= local_time(at, zone_of(name)).year <= 9999
