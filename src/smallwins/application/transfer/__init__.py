"""Bringing a record in, and taking everything away."""
