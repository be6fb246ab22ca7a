"""``python -m tests.bench [part of a name …]``: measures, prints one table, writes nothing.

Every module ``*_bench.py`` beside this one has a function ``rows()`` that measures and gives
:class:`tests.bench.table.Row` or tuples of the same order. Figure and floor are taken in the
same run, since only their ratio means something on another machine.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.bench.table import Row, table

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Runs the benches whose name contains one of ``wanted``, all without; 1 if one broke."""
    rows: list[Row] = []
    broken: list[str] = []
    for path in sorted(HERE.glob("*_bench.py")):
        if wanted and not any(part in path.stem for part in wanted):
            continue
        began = time.perf_counter()
        sys.stderr.write(f"{path.stem.removesuffix('_bench')} … ")
        sys.stderr.flush()
        try:
            module = importlib.import_module(f"tests.bench.{path.stem}")
            rows += [Row(*row) for row in module.rows()]
        except Exception:  # the other figures are worth having all the same
            broken.append(f"{path.stem} broke:\n{traceback.format_exc()}")
        sys.stderr.write(f"{time.perf_counter() - began:.0f} s\n")
    cores = os.cpu_count()
    sys.stdout.write(f"\nPython {platform.python_version()}, {platform.machine()}, {cores} cores\n")
    sys.stdout.write(table(rows) + "\n")
    over = sum(row.verdict == "over" for row in rows)
    sys.stdout.write(f"\n{len(rows)} figures, {over} over their target\n")
    for text in broken:
        sys.stderr.write(f"\n{text}")
    return 1 if broken else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["CXWORKSHOP_HOME"] = home  # nothing of the user's is read or written
        code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # windows of several benches end with the interpreter in no order Qt bears
