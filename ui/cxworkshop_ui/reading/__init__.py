"""What comes back to the program: looked at beside today's values, accepted or left."""
