"""A machine without Qt's system libraries is told the packages by name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.platform.scripts import PACKAGING, script

ANSWER = """\
\tlinux-vdso.so.1 (0x00007ffd)
\tlibQt6Gui.so.6 => not found
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
"""
OF_EVERY_SYSTEM = re.compile(r"lib(c|m|dl|rt|pthread|gcc_s)\.so|ld-linux")


@pytest.fixture
def qt_libraries() -> ModuleType:
    return script("qt_libraries")


def test_only_system_libraries_count_as_missing(qt_libraries: ModuleType) -> None:
    assert qt_libraries.missing_in(ANSWER) == {"libEGL.so.1", "libxcb-cursor.so.0"}


@pytest.mark.parametrize(
    ("system", "packages"),
    [
        ("apt", ["libegl1", "libxcb-cursor0"]),
        ("dnf", ["libglvnd-egl", "xcb-util-cursor"]),
        ("pacman", ["libglvnd", "xcb-util-cursor"]),
    ],
)
def test_packages_are_named_for_each_system(
    qt_libraries: ModuleType, system: str, packages: list[str]
) -> None:
    missing = qt_libraries.missing_in(ANSWER)
    assert qt_libraries.packages_for(missing, system) == packages


def test_unknown_system_is_told_all_three_commands(
    qt_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_libraries, "_tools", dict)
    said = qt_libraries.advice(["libEGL.so.1"])
    assert "sudo apt install libegl1" in said
    assert "sudo dnf install libglvnd-egl" in said
    assert "sudo pacman -S --needed libglvnd" in said


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf (binutils)")
def test_every_library_that_qt_asks_the_system_for_has_its_packages(
    qt_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "DISPLAY", ":0")
    monkeypatch.setitem(os.environ, "WAYLAND_DISPLAY", "wayland-0")
    qt: Path = qt_libraries.qt_folder()
    shipped = {path.name for path in (qt / "lib").iterdir()}
    open_files = [qt / part for part in qt_libraries.wanted_parts(window=True)]
    asked: set[str] = set()
    while open_files:
        answer = subprocess.run(
            ["readelf", "-d", open_files.pop()], capture_output=True, text=True, check=True
        )
        found = set(re.findall(r"NEEDED.*\[(.+)\]", answer.stdout)) - asked
        asked |= found
        open_files += [qt / "lib" / name for name in found & shipped]
    system = {name for name in asked - shipped if not OF_EVERY_SYSTEM.match(name)}
    assert "libEGL.so.1" in system
    assert system <= set(qt_libraries.PACKAGES)


def test_nothing_is_installed_outside_ci(
    qt_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert not qt_libraries._may_install()


def test_pictures_name_the_packages_that_the_display_lacks_and_keep_the_earlier_pictures(
    tmp_path: Path,
) -> None:
    ldd = tmp_path / "bin" / "ldd"
    ldd.parent.mkdir()
    ldd.write_text("#!/bin/sh\necho '\tlibxcb-icccm.so.4 => not found'\n", "utf-8")
    ldd.chmod(0o755)
    earlier = tmp_path / "pictures" / "screens" / "earlier.png"
    earlier.parent.mkdir(parents=True)
    earlier.touch()
    path = f"{ldd.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, PACKAGING / "pictures.py", tmp_path / "pictures"],
        env={**os.environ, "DISPLAY": ":77", "PATH": path, "CI": "", "CXWORKSHOP_PICTURES": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "libxcb-icccm.so.4" in done.stderr
    assert earlier.exists()
