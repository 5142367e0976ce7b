"""On the way: goals and steps as they are walked, from what waits to what goes on after "done"."""
