"""Hatch build hook: compiles the catalogues and puts the resources into the wheel."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Every ``.po`` gets a ``.mo`` beside it; a wheel carries ``resources`` as package data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        resources = root / "resources"
        run_path(str(root / "packaging" / "catalogues.py"))["compile_catalogues"](resources)
        if version != "editable":
            build_data["force_include"][str(resources)] = "cxworkshop/_resources"
