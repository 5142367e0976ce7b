"""The day: what it asks, a tap, a line, a rest, and its last minute."""
