"""Editors that are tied to one field of one item."""
