"""Killed while it writes an output: what lies at the target is whole, the earlier or the new."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf

from cxworkshop.export.exporter import ExportOptions, export_to
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import catalogue
from tests.export.group import group, steps

ROUNDS = 6

CHILD = """
import sys
from pathlib import Path
from cxworkshop.export.exporter import ExportOptions, export_to
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import catalogue
from tests.export.group import group, steps

class Told:
    def progress(self, share):
        print(share, flush=True)

document = group(*steps(120), title="Second")
while True:
    for output in OUTPUTS:
        export_to(Path(sys.argv[1]), output.make(), document, catalogue("en"), ExportOptions(),
                  name=output.id, work=Told())
"""


def test_a_killed_export_leaves_a_whole_file(tmp_path: Path) -> None:
    first = group(*steps(5), title="First")
    chance = random.Random(5)
    for _ in range(ROUNDS):
        for output in OUTPUTS:
            export_to(
                tmp_path, output.make(), first, catalogue("en"), ExportOptions(), name=output.id
            )
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                child.stdout.readline()
            child.kill()
        with pikepdf.open(tmp_path / "plan.pdf") as pdf:
            assert str(pdf.docinfo["/Title"]).split(" – ")[0] in ("First", "Second")
            assert len(pdf.pages) > 1
        with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
            assert len(pdf.pages) > 1
        with zipfile.ZipFile(tmp_path / "workbook.xlsx") as parts:
            assert parts.testzip() is None
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".part"} == {
        "plan.pdf",
        "sheets.pdf",
        "group_cards.pdf",
        "workbook.xlsx",
    }
