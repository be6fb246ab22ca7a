"""Action plan: everything decided, by kind."""
