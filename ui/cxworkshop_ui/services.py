"""What the whole program shares; built once in the composition root and passed on."""

from __future__ import annotations

import msgspec

from cxworkshop.i18n import Catalogue, catalogue
from cxworkshop.settings import SettingsFile
from cxworkshop_ui.runner import Runner
from cxworkshop_ui.theme.apply import Theme


class Services(msgspec.Struct, frozen=True):
    """The settings, the look, and the worker."""

    settings: SettingsFile
    theme: Theme
    runner: Runner

    @property
    def words(self) -> Catalogue:
        """The interface's language as it is set now."""
        return catalogue(self.settings.current.language)
