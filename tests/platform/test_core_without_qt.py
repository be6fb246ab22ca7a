"""The core runs where there is no screen and no Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

IMPORT_ALL = """
import importlib, pkgutil, sys
import cxworkshop
names = [module.name for module in pkgutil.walk_packages(cxworkshop.__path__, "cxworkshop.")]
assert len(names) > 20, names
for name in names:
    importlib.import_module(name)
import cxworkshop_ui.__main__
qt = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]
assert not qt, qt
"""

HIDE_QT = """
import sys
sys.modules["PySide6"] = None
sys.argv = ["cxworkshop", "--help"]
from cxworkshop_ui.__main__ import main
sys.exit(main())
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_core_and_command_line_import_no_qt() -> None:
    done = run(IMPORT_ALL)
    assert done.returncode == 0, done.stderr


def test_command_line_works_where_qt_cannot_be_imported() -> None:
    done = run(HIDE_QT)
    assert done.returncode == 0, done.stderr
    assert "cxworkshop check FILE" in done.stdout
