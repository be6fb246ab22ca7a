"""Templates: TOML files that a session starts from, read strictly and written back."""

from cxworkshop.templates.form import Template, TemplateActivity, schema_json
from cxworkshop.templates.library import Library, StripePart, TemplateSummary
from cxworkshop.templates.reading import load, parse
from cxworkshop.templates.sessions import Trace, new_from_session, session_items, traces
from cxworkshop.templates.writing import template_from

__all__ = [
    "Library",
    "StripePart",
    "Template",
    "TemplateActivity",
    "TemplateSummary",
    "Trace",
    "load",
    "new_from_session",
    "parse",
    "schema_json",
    "session_items",
    "template_from",
    "traces",
]
