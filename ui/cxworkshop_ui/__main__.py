"""Where the program starts; Qt is imported only to open a window."""

from __future__ import annotations

import sys

from cxworkshop import cli


def main() -> int:
    """The console script: the command line, or the window. Gives the exit code."""
    return cli.main(sys.argv[1:], open_window)


def open_window(files: list[str]) -> int:
    """Opens the program, with a session if one is named; returns when it is closed."""
    from cxworkshop_ui.app import run

    return run([sys.argv[0], *files])


if __name__ == "__main__":
    sys.exit(main())
