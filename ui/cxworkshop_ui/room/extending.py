"""How to extend the desktop to a projector instead of mirroring it, system by system."""

from __future__ import annotations

from cxworkshop.i18n import M, Message


def how_to_extend(platform: str, desktop: str) -> Message:
    """What to do here; ``platform`` is ``sys.platform``, ``desktop`` $XDG_CURRENT_DESKTOP."""
    names = {part.strip().casefold() for part in desktop.split(":")}
    if platform == "win32":
        return M("Press Windows+P and choose Extend.")
    if platform == "darwin":
        return M("System Settings › Displays: choose the projector, use as Extended display.")
    if "kde" in names:
        return M("Press Meta+P and choose an option that begins with Extend.")
    if names & {"gnome", "unity", "ubuntu", "cinnamon"}:
        return M("Press Super+P until Join Displays is chosen, or: Settings › Displays.")
    return M("In the settings of the displays, choose extend instead of mirror.")
