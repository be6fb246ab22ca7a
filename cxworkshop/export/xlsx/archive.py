"""The file of a workbook: equal content gives equal bytes, and it says nothing of when it was."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from openpyxl.packaging.core import DocumentProperties

_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
"""The date of every part, which nobody is shown: the same session gives the same bytes."""


class Properties(DocumentProperties):
    """What the file says about itself: no date, as the same session gives the same bytes."""

    __nested__ = DocumentProperties.__nested__
    __elements__ = tuple(
        name for name in DocumentProperties.__elements__ if name not in ("created", "modified")
    )


class Archive(zipfile.ZipFile):
    """A file of parts that carry one fixed date."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Take in a part that openpyxl wrote to a file of its own."""
        self.writestr(arcname, Path(filename).read_bytes())

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Take in a part."""
        info = zipfile.ZipInfo(zinfo_or_arcname, _ZIP_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        super().writestr(info, data)
