"""The stage Follow-up: check-ins, what came back, and what was kept."""
