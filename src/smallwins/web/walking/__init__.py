"""Pages on the way: what "done" means, what waits, the few that count, one task in view."""
