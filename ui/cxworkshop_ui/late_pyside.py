"""PySide's own modules of Python, read when somebody asks for them.

PySide carries a dozen modules of Python source inside its library: they word the message of a
wrong call, give signatures to ``inspect`` and write type stubs. It compiles and runs all of them
whenever it is imported, which is two fifths of what a bare window costs. A program that makes no
such mistake asks for none of it; here each is compiled at the first name somebody asks it for.

PySide compiles them in its module ``signature_bootstrap``, which it fills where it finds one:
a ``compile`` of its own there is asked before Python's. Should a later PySide do otherwise, it
reads everything at once again, and ``test_start.py`` says so.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from threading import RLock
from types import CodeType, ModuleType
from typing import Any

LATER = """
from cxworkshop_ui.late_pyside import reading
__getattr__ = reading(__name__)
def update_mapping():
    return __getattr__("update_mapping")()
def feature_import(*of):
    return None
feature_imported = feature_import
"""
"""What stands for a module until then. The library calls ``update_mapping`` past ``__getattr__``,
the other two for every import while it is imported itself: no module wants a feature yet."""
_AT_ONCE = ("__init__.py", "loader.py", "importhandler.py")
"""What PySide runs while it is imported."""

_sources: dict[str, tuple[bytes, str]] = {}
_lock = RLock()


def import_pyside() -> None:
    """Import PySide without its own modules of Python. Does nothing where it is imported."""
    if "PySide6" in sys.modules:
        return
    bootstrap: Any = ModuleType("signature_bootstrap")
    bootstrap.compile = _compile
    sys.modules["signature_bootstrap"] = bootstrap

    import PySide6  # noqa: F401

    # For its `from __feature__ import …` PySide reads the source of every module that is imported.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def reading(module: str) -> Callable[[str], Any]:
    """What gives the names of such a module: it is compiled and run when the first is asked for."""

    def name_of(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        names = vars(sys.modules[module])
        with _lock:
            if module in _sources:
                source, filename = _sources.pop(module)
                exec(compile(source, filename, "exec"), names)  # noqa: S102 (PySide's own source)
        if name not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return names[name]

    return name_of


def _compile(source: bytes, filename: str, mode: str) -> CodeType:
    """Python's ``compile`` for a file of PySide's own: what is not needed at once comes later."""
    if not filename.endswith(_AT_ONCE):
        _sources[filename.removesuffix(".py").replace("/", ".")] = (source, filename)
        source = LATER.encode()
    code: CodeType = compile(source, filename, mode)
    return code
