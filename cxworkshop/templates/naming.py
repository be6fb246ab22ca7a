"""Names of template files: plain letters that every system takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


def slug(text: str) -> str:
    """A template id from any text: a–z, 0–9 and hyphens, never empty, never a device's name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if not made or made in _RESERVED:
        return f"template-{made}".rstrip("-")
    return made
