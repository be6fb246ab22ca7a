"""Run: the guided day."""
