"""Numbers from series: pure functions that name their source, units and minimum data."""
