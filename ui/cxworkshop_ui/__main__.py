"""Where the program starts; Qt is imported only to open a window."""

from __future__ import annotations

import sys

from cxworkshop import cli


def main() -> int:
    """The console script: the command line, or the window. Gives the exit code."""
    if getattr(sys, "frozen", False):
        # A frozen program is its own interpreter: it starts itself to read a stranger's workbook.
        from cxworkshop.importing import sheet

        if sys.argv[1:2] == [sheet.FLAG]:
            return sheet.main()
    return cli.main(sys.argv[1:], open_window)


def open_window(files: list[str]) -> int:
    """Opens the program, with a session if one is named; returns when it is closed."""
    from cxworkshop_ui.app import run

    return run([sys.argv[0], *files])


if __name__ == "__main__":
    sys.exit(main())
