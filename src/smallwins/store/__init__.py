"""SQL for one laptop or many people: a file per noun, one seam between the engines."""
