"""What other trackers write, one file for each."""
