"""What patterns in the record are called, in words."""
