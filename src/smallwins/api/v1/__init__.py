"""Version 1 of the JSON API: one resource a noun, all by one rule."""
