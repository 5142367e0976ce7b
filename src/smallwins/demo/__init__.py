"""Two years of one invented person's record, honest and uneven, drawn from a seed."""
