"""Templates: TOML files that a session starts from, read strictly and written back."""
