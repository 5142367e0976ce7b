"""Small Wins: progress, not perfection."""

__version__ = "0.1.0"
