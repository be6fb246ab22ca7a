"""A workbook through LibreOffice and back: it proposes exactly what was changed in it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.export.group import group, steps
from tests.importing.returning import cell, edited, exported, proposed, shuffled, told


@pytest.mark.parametrize("is_shuffled", [False, True])
def test_what_libreoffice_saves_proposes_what_was_changed(
    tmp_path: Path, is_shuffled: bool
) -> None:
    document = group(*steps(40))
    path = exported(document, tmp_path / "back.xlsx")

    def edit(book: Any) -> None:
        cell(book["Next steps"], 12, "Status").value = "Started"
        cell(book["Goals"], 3, "Due").value = "30.06.2027"
        cell(book["Goals"], 4, "Goal").value = "+1 goal of our own"
        if is_shuffled:
            shuffled(book)

    edited(path, edit)
    saved = tmp_path / "saved"
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", "xlsx", "--outdir", str(saved), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    found = sorted(told(proposed(document, saved / "back.xlsx")))
    (step,) = [item for item, label, _ in found if label == "Status"]
    assert step.startswith("many")
    assert found == sorted(
        [
            (step, "Status", "Started"),
            ("g2", "Due", "Wed 30 Jun 2027"),
            ("new", "Goals", "+1 goal of our own"),
        ]
    )
