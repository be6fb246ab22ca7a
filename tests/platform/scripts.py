"""Loads the scripts of ``packaging/``, which is no package on purpose."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def script(name: str) -> ModuleType:
    """The module of ``packaging/NAME.py``, freshly loaded."""
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.path.copy()
    sys.path.insert(0, str(PACKAGING))  # as Python does for a script that is run
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module
