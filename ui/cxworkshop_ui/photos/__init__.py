"""Photos of the wall on the screen: taken, in a strip below a form, and enlarged."""
