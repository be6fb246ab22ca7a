"""The rehearsal in the window: what it is played on, and the strip that says so."""
