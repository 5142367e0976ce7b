"""What people say when they write down a day in one line: words for days and amounts, in each language."""
