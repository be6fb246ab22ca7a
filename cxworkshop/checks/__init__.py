"""What keeps a plan from being checkable, and a day from working."""
