"""What lies beside the shipped templates and is made from them: schema and index.

``python -m cxworkshop.templates.generated`` writes both.
"""

from __future__ import annotations

from cxworkshop import paths
from cxworkshop.templates.form import schema_json
from cxworkshop.templates.library import INDEX, index_json

SCHEMA = "schema.json"


def generated() -> dict[str, str]:
    """The files by name, with the text they must have."""
    return {SCHEMA: schema_json(), INDEX: index_json()}


if __name__ == "__main__":
    for name, text in generated().items():
        paths.resource("templates", name).write_text(text, encoding="utf-8")
