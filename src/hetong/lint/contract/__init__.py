"""Rules that see the composed and numbered text. A module's docstring is its manual for lawyers."""
