"""The wheel alone, installed elsewhere, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")  # it is built once

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).with_name("uv")


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, in an environment that has never seen the source tree."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    run(UV, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    locked = folder / "requirements.txt"
    run(
        UV, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project",
        "--output-file", locked, cwd=ROOT,
    )  # fmt: skip
    run(UV, "pip", "install", "--quiet", "--python", python, "-r", locked, wheel, cwd=folder)
    return folder / "env" / "bin" / "cxworkshop"


def test_installed_program_goes_from_template_to_plan(program: Path, tmp_path: Path) -> None:
    listed = run(program, "templates", "list", "--language", "es", cwd=tmp_path).stdout
    template = listed.split()[0]
    run(program, "new", "--template", template, "--out", "day.cxsession", cwd=tmp_path)
    run(program, "check", "day.cxsession", cwd=tmp_path)
    run(program, "sample", "sample.cxsession", cwd=tmp_path)
    run(program, "export", "sample.cxsession", "--out", "out", cwd=tmp_path)
    suffixes = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert {".pdf", ".xlsx"} <= suffixes


def test_installed_program_speaks_spanish(program: Path, tmp_path: Path) -> None:
    said = run(program, "--help", "--language", "es", cwd=tmp_path).stdout
    assert said != run(program, "--help", "--language", "en", cwd=tmp_path).stdout
