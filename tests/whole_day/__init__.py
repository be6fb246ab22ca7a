"""One description of a whole day by keyboard; what drives it, and what kills it half-way."""
