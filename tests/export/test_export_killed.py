"""Killed while it writes an output: what lies at the target is whole, the earlier or the new."""

from __future__ import annotations

import email
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf

from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import catalogue
from tests.export.group import group, steps

ROUNDS = 6

CHILD = """
import sys
from pathlib import Path
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import catalogue
from tests.export.group import group, steps

class Told:
    def progress(self, share):
        print(share, flush=True)

document = group(*steps(120), title="Second")
while True:
    write_outputs(Path(sys.argv[1]), OUTPUTS, document, catalogue("en"), ExportOptions(),
                  is_own_folder=True, work=Told())
"""


def test_a_killed_export_leaves_a_whole_file(tmp_path: Path) -> None:
    first = group(*steps(5), title="First")
    chance = random.Random(5)
    for _ in range(ROUNDS):
        done = write_outputs(
            tmp_path, OUTPUTS, first, catalogue("en"), ExportOptions(), is_own_folder=True
        )
        files = {path for made in done for path in made.files}
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                child.stdout.readline()
            child.kill()
        for path in files:
            assert_whole(path)
        left = {path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".part"}
        assert left == files


def assert_whole(path: Path) -> None:
    """The file is complete, and of one of the two sessions."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Title"]).split(" – ")[0] in ("First", "Second")
            assert len(pdf.pages) > 0
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            assert parts.testzip() is None
    elif path.suffix == ".eml":
        assert len(list(email.message_from_bytes(path.read_bytes()).walk())) == 4
    else:
        assert path.read_bytes().endswith(b"END:VCALENDAR\r\n")
