"""What ``make run`` does: opens the program, or does the main job where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"


def has_display() -> bool:
    """Whether a window can be shown: always, except on Linux without X11 and Wayland."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_program(files: list[str]) -> int:
    """Hands over to the program; says first which system libraries it would lack."""
    check = [sys.executable, str(ROOT / "packaging" / "qt_libraries.py"), "--window"]
    # The linker is asked only when Qt cannot start: the usual start pays nothing for it.
    done = subprocess.run([sys.executable, "-m", "cxworkshop_ui", *files], check=False)
    if done.returncode not in (0, 2):
        return subprocess.run(check, check=False).returncode or done.returncode
    return done.returncode


def main_job() -> int:
    """Writes the sample session and everything that can be exported from it into ``out/``."""
    OUT.mkdir(exist_ok=True)
    session = OUT / "sample.cxsession"
    session.unlink(missing_ok=True)
    print("There is no display here: writing the sample session and its exports instead.")
    for arguments in (
        ["sample", str(session)],
        ["export", str(session), "--out", str(OUT)],
        ["check", str(session)],
    ):
        command = [sys.executable, "-m", "cxworkshop_ui", *arguments]
        done = subprocess.run(command, check=False, cwd=ROOT)
        if done.returncode:
            return done.returncode
    print(f"\nAll of it is in {OUT}, as named above.")
    print("With a display, make run opens the program; FILE=out/sample.cxsession opens the sample.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(open_program(sys.argv[1:]) if has_display() else main_job())
    except KeyboardInterrupt:
        sys.exit(130)
