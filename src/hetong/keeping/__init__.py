"""For whoever keeps the library: a clause as a reader sees it, what differs, what uses it, and what a change does to contracts."""
