"""Pictures of everything that people see: pages, forms, slides of the room, printed pages.

    pictures.py FOLDER

Starts the program on the sample session, on a virtual X server where no display is there (off
screen where there is no Xvfb either), and writes

    FOLDER/screens/SIZE-LOOK-LANGUAGE/NN-PAGE.png    in two sizes, light and dark, en and es; the
                                                     run page with each activity, filled, in detail,
                                                     empty, the panels while a day runs, a review
    FOLDER/room/SIZE-LANGUAGE/NN-KIND-VIEW-PAGE.png  every slide of the sample session
    FOLDER/pages/LANGUAGE-PAPER/NAME-NN.png          of every PDF that is exported

One process a language and look, as a user would have it; a Qt warning is an error here too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import qt_libraries

ROOT = Path(__file__).resolve().parent.parent
SCREENS = Path(__file__).with_name("screen_pictures.py")
LOOKS = ("light", "dark")
LANGUAGES = ("en", "es")
PAPERS = ("a4", "letter")
DPI = 80


def main(folder: Path) -> int:
    """Writes all pictures and says how many; 1 when a part of it failed."""
    if _is_headless() and shutil.which("xvfb-run") and "CXWORKSHOP_PICTURES" not in os.environ:
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
        command = [*screen, sys.executable, __file__, str(folder)]
        env = {**os.environ, "CXWORKSHOP_PICTURES": "1"}
        return subprocess.run(command, env=env, check=False).returncode
    if _is_headless():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif qt_libraries.main(["--window"]):
        return 1
    for part in ("screens", "room", "pages"):
        shutil.rmtree(folder / part, ignore_errors=True)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for language in LANGUAGES:
            sample = work / language / "sample.cxsession"
            sample.parent.mkdir()
            _command("sample", str(sample), "--language", language)
            for look in LOOKS:
                arguments = [str(folder), str(sample), language, look]
                done = subprocess.run([sys.executable, SCREENS, *arguments], check=False, cwd=ROOT)
                if done.returncode:
                    failed += 1
                    print(f"screens not drawn: {language}, {look}", file=sys.stderr)
            for paper in PAPERS:
                out = work / language / paper
                _command(
                    "export", str(sample), "--out", str(out), "--paper", paper,
                    "--language", language,
                )  # fmt: skip
                for pdf in sorted(out.rglob("*.pdf")):
                    write_pages(pdf, folder / "pages" / f"{language}-{paper}")
    count = sum(1 for _ in folder.rglob("*.png"))
    print(f"{count} pictures in {folder}")
    return 1 if failed else 0


def write_pages(pdf: Path, folder: Path) -> None:
    """Writes every page of a PDF as a picture."""
    import pypdfium2

    folder.mkdir(parents=True, exist_ok=True)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            page.render(scale=DPI / 72).to_pil().save(folder / f"{pdf.stem}-{number:02d}.png")
    finally:
        document.close()


def _command(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "cxworkshop_ui", *arguments], check=True, cwd=ROOT)


def _is_headless() -> bool:
    is_linux = sys.platform.startswith("linux")
    return is_linux and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
