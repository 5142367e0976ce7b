"""Small Wins: progress, not perfection."""
