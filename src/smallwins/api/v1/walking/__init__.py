"""On the way, over the API: what "done" means, what waits, the few that count, one task in view."""
