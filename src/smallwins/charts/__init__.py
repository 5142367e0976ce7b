"""Series to SVG text, one family; each chart has a sentence and a table beside it."""
