"""How often the statistics say something true: people whose truth is known, asked the product's own code."""
