"""Looks whether the system libraries that Qt needs are there, and names the packages if not.

PySide6 brings Qt itself; the libraries of the graphics stack come from the system. Nothing of
Qt is loaded here: the dynamic linker is asked what it would not find. On macOS and Windows the
systems have all that is needed.

    qt_libraries.py             what a program without a window of its own needs (tests, pictures)
    qt_libraries.py --window    that, and what this machine's display needs

Ends with 1 and one line that names the packages. As root with apt, in CI, it installs them.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Packages(NamedTuple):
    """Who brings a library: its package on Debian and Ubuntu, Fedora, Arch."""

    apt: str
    dnf: str
    pacman: str


PACKAGES = {
    "libEGL.so.1": Packages("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": Packages("libgl1", "libglvnd-glx", "libglvnd"),
    "libX11-xcb.so.1": Packages("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": Packages("libx11-6", "libX11", "libx11"),
    "libdbus-1.so.3": Packages("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": Packages("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": Packages("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": Packages("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": Packages("libglib2.0-0", "glib2", "glib2"),
    "libstdc++.so.6": Packages("libstdc++6", "libstdc++", "gcc-libs"),
    "libwayland-client.so.0": Packages("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": Packages("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": Packages("libwayland-egl1", "libwayland-egl", "wayland"),
    "libxcb-cursor.so.0": Packages("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": Packages("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": Packages("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": Packages("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": Packages("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": Packages(
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"
    ),
    "libxcb-render.so.0": Packages("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": Packages("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": Packages("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": Packages("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": Packages("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": Packages("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": Packages("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": Packages("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": Packages("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": Packages("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libz.so.1": Packages("zlib1g", "zlib-ng-compat", "zlib"),
    "libzstd.so.1": Packages("libzstd1", "libzstd", "zstd"),
}

_ALWAYS = ("lib/libQt6Widgets.so.6", "lib/libQt6Svg.so.6", "plugins/platforms/libqoffscreen.so")
_X11 = ("plugins/platforms/libqxcb.so",)
_WAYLAND = (
    "plugins/platforms/libqwayland.so",
    "plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "plugins/wayland-shell-integration/libxdg-shell.so",
)

_DO = {
    "apt": "sudo apt install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S --needed",
}


def qt_folder() -> Path | None:
    """Where PySide6 keeps Qt, found without importing it; None when it is not installed."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "Qt"


def missing_libraries(qt: Path, parts: Iterable[str]) -> list[str]:
    """The names of the libraries that the linker does not find for these parts of Qt."""
    if shutil.which("ldd") is None:
        return []  # nothing to ask: Qt itself will say what it lacks
    missing: set[str] = set()
    for part in parts:
        if (qt / part).is_file():
            # Without stdin and in plain English, the lines read "libX.so.1 => not found".
            answer = subprocess.run(
                ["ldd", str(qt / part)],
                capture_output=True,
                text=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C"},
            )
            missing |= missing_in(answer.stdout)
    return sorted(missing)


def missing_in(answer: str) -> set[str]:
    """The libraries that one answer of ``ldd`` reports as not found."""
    return {
        line.split("=>")[0].strip()
        for line in answer.splitlines()
        if line.rstrip().endswith("=> not found") and "libQt6" not in line
    }


def packages_for(libraries: Iterable[str], system: str) -> list[str]:
    """The packages that bring these libraries on a system of ``apt``, ``dnf`` or ``pacman``."""
    return sorted({getattr(PACKAGES[name], system) for name in libraries if name in PACKAGES})


def advice(libraries: list[str]) -> str:
    """One line for each family of systems, this machine's alone where it is known."""
    here = [name for name, tool in _tools().items() if tool]
    lines = [f"Qt needs system libraries that are not installed: {', '.join(libraries)}."]
    names = {"apt": "Debian, Ubuntu", "dnf": "Fedora", "pacman": "Arch"}
    for system in here or list(names):
        packages = " ".join(packages_for(libraries, system))
        if packages:
            lines.append(f"  {names[system]}: {_DO[system]} {packages}")
    return "\n".join(lines)


def wanted_parts(window: bool) -> list[str]:
    """The parts of Qt that will be loaded: the display's own plug-in only for a window."""
    parts = list(_ALWAYS)
    if window and os.environ.get("WAYLAND_DISPLAY"):
        parts += _WAYLAND
    if window and os.environ.get("DISPLAY"):
        parts += _X11
    return parts


def main(arguments: list[str]) -> int:
    """Checks, installs where no question is needed, and says what is missing otherwise."""
    qt = qt_folder()
    if not sys.platform.startswith("linux") or qt is None:
        return 0
    parts = wanted_parts("--window" in arguments)
    missing = missing_libraries(qt, parts)
    if missing and _may_install():
        _install(packages_for(missing, "apt"))
        missing = missing_libraries(qt, parts)
    if missing:
        print(advice(missing), file=sys.stderr)
        return 1
    return 0


def _tools() -> dict[str, str | None]:
    return {
        "apt": shutil.which("apt-get"),
        "dnf": shutil.which("dnf"),
        "pacman": shutil.which("pacman"),
    }


def _may_install() -> bool:
    return os.environ.get("CI") == "true" and os.geteuid() == 0 and bool(_tools()["apt"])


def _install(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ]
    for command in commands:
        done = subprocess.run(
            command, env=env, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)
            return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
