"""How long the pages may take to end: known to who serves them and to who watches over that."""

LONGEST_END = 10.0
"""So many seconds a worker has for what it is doing, once it is to end."""
