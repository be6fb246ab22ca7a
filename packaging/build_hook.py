"""Hatch build hook: compiles the catalogues and puts the resources into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Every ``.po`` gets a ``.mo`` beside it; a wheel carries ``resources`` as package data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        resources = Path(self.root) / "resources"
        for po in sorted(resources.glob("locale/*/LC_MESSAGES/*.po")):
            with po.open("rb") as source:
                catalogue = read_po(source)
            with po.with_suffix(".mo").open("wb") as target:
                write_mo(target, catalogue)
        if version != "editable":
            build_data["force_include"][str(resources)] = "cxworkshop/_resources"
