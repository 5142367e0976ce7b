"""Text or bytes to domain records and back; problems are values with their place in the file."""
