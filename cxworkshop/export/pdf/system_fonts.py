"""The typefaces of this computer that can show a sign: fontconfig knows, else known files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_KNOWN = {
    "win32": (
        "msyh.ttc",
        "YuGothM.ttc",
        "meiryo.ttc",
        "malgun.ttf",
        "simsun.ttc",
        "msjh.ttc",
        "Nirmala.ttc",
        "Nirmala.ttf",
        "LeelawUI.ttf",
        "seguisym.ttf",
        "seguihis.ttf",
        "himalaya.ttf",
        "ebrima.ttf",
    ),
    "darwin": (
        "PingFang.ttc",
        "Hiragino Sans GB.ttc",
        "ヒラギノ角ゴシック W3.ttc",
        "AppleSDGothicNeo.ttc",
        "Supplemental/Arial Unicode.ttf",
        "Apple Symbols.ttf",
    ),
}
_BOLD_OF = {"msyh.ttc": "msyhbd.ttc", "YuGothM.ttc": "YuGothB.ttc", "malgun.ttf": "malgunbd.ttf"}
_ENOUGH = 6
"""So many are looked at; the first ones are the best."""
_PATIENCE = 5.0
"""Seconds that fontconfig gets: it may build its cache first."""
_BOLD, _FONTCONFIG_BOLD = 700, 200


def showing(sign: str, weight: int) -> tuple[tuple[Path, int], ...]:
    """Files with the number of the typeface in them, the most fitting first, always in the
    same order. They may still lack the sign or forbid to be embedded.
    """
    if sys.platform in _KNOWN:
        return _known_files(weight)
    return _told_by_fontconfig(" ".join(f"{ord(char):x}" for char in sign), weight)


@cache
def _known_files(weight: int) -> tuple[tuple[Path, int], ...]:
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")]
    else:
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    names = [
        name
        for known in _KNOWN[sys.platform]
        for name in ((_BOLD_OF.get(known, known), known) if weight >= _BOLD else (known,))
    ]
    found = dict.fromkeys(folder / name for name in names for folder in folders)
    return tuple((path, 0) for path in found if path.is_file())


@cache
def _told_by_fontconfig(codes: str, weight: int) -> tuple[tuple[Path, int], ...]:
    program = shutil.which("fc-list")
    if program is None:
        return ()
    asked = [program, "-f", "%{file}\t%{index}\t%{weight}\t%{slant}\t%{color}\n"]
    try:
        told = subprocess.run(  # noqa: S603 - the program of the system, with hexadecimal numbers
            [*asked, f":charset={codes}"],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            text=True,
            errors="surrogateescape",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    wanted = _FONTCONFIG_BOLD if weight >= _BOLD else 80
    ranked: list[tuple[bool, float, str, int]] = []
    for line in told.splitlines():
        file, index, heavy, slant, colour = (*line.split("\t"), "", "", "", "")[:5]
        if slant == "0" and colour != "True" and index.isdigit() and int(index) < 0x10000:
            is_strange = "Noto" not in file
            ranked.append((is_strange, abs(_number(heavy) - wanted), file, int(index)))
    return tuple((Path(file), index) for _, _, file, index in sorted(ranked)[:_ENOUGH])


def _number(text: str) -> float:
    """A weight; of a variable typeface fontconfig tells a range, which holds every weight."""
    try:
        return float(text)
    except ValueError:
        return 80.0
