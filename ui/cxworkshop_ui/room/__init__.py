"""What the room sees, and how the facilitator steers it."""
