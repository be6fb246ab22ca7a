"""One capture form per activity kind."""
