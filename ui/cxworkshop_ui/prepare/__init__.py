"""Prepare: session details, people, agenda."""
