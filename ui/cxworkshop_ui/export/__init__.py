"""What leaves the program: choose, look, write."""
