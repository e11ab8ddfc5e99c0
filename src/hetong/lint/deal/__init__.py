"""Rules that see the facts of a deal. A module's docstring is its manual for lawyers."""
