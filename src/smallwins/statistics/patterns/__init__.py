"""What goes with what, and when it goes well (methods C3 and C4): patterns worth a look, never causes.

`association` compares two series and tests one for a trend, `scan` asks about all pairs at once, `timing` is
about hours and weekdays; the others are what these are made of.
"""
