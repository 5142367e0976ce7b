"""What is fast enough: one file per budget of the architecture, each a ratio taken in one run."""
