"""The pages of the reference that are made, not written: `./run docs` makes them anew."""
