"""Looking at the record: what it comes to, what goes with what, what would be realistic."""
