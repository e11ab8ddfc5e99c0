"""Rules that compare the facts of a deal with what its contract says. A module's docstring is its manual for lawyers."""
