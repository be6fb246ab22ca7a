"""Where the program starts; Qt is imported only to open a window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

gc.disable()
from cxworkshop import cli  # noqa: E402 (nothing of what is imported is garbage)

gc.freeze()
gc.enable()

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def main() -> int:
    """The console script: the command line, or the window. Gives the exit code."""
    if getattr(sys, "frozen", False):
        # A frozen program is its own interpreter: it starts itself to read a stranger's file.
        from cxworkshop.importing import pdf_form, sheet

        if sys.argv[1:2] == [sheet.FLAG]:
            return sheet.main(sheet.WHOLE in sys.argv[2:])
        if sys.argv[1:2] == [pdf_form.FLAG]:
            return pdf_form.main()
    return cli.main(sys.argv[1:], open_window)


def open_window(files: list[str], watch: Callable[[QWidget], None] | None = None) -> int:
    """Opens the program, with a session if one is named; returns when it is closed.

    ``watch`` is shown the window before anybody sees it.
    """
    from cxworkshop_ui.ahead import import_core
    from cxworkshop_ui.late_pyside import import_pyside
    from cxworkshop_ui.qt_enums import make_enums_quickly

    # Next to nothing that a start makes is garbage; the program collects again when it is seen.
    gc.disable()
    import_core(with_session=bool(files))
    make_enums_quickly()
    import_pyside()

    from cxworkshop_ui.app import run

    return run([sys.argv[0], *files], watch)


if __name__ == "__main__":
    sys.exit(main())
