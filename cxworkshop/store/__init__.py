"""The session file: created, opened, kept durable, published whole, recovered."""
