"""A file that was written, and the ways to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from cxworkshop.export.output import Output
from cxworkshop.export.writing import Written
from cxworkshop.i18n import Catalogue
from cxworkshop_ui.widgets.banner import Banner


def written(words: Catalogue, path: Path) -> Banner:
    """Says what was written and leads there."""
    tr = words.tr
    choices = [("show", tr("Show in folder")), ("open", tr("Open it"))]
    banner = Banner("success", tr("Written: {name}", name=path.name), choices, below=True)
    ways = {"show": show_in_folder, "open": open_file}
    banner.acted.connect(lambda key: ways[key](path))
    return banner


def told(
    words: Catalogue, results: Sequence[Written], wanted: Sequence[Output]
) -> Iterator[Banner]:
    """All there is to say of an export: files, what should be known, what there was not."""
    for result in results:
        if result.files:
            yield written(words, result.path)
        for note in result.notes:
            yield Banner("info", words.say(note), below=True)
    there = {result.output.id for result in results if result.files}
    for output in wanted:
        if output.id not in there:
            title = words.say(output.title)
            said = words.tr("{title}: there is nothing to write yet", title=title)
            yield Banner("info", said, below=True)


def show_in_folder(path: Path) -> None:
    """Show a file in the system's file manager, selected where that can be done."""
    if sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif sys.platform == "win32":
        QProcess.startDetached("explorer", [f"/select,{path}"])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Open a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
