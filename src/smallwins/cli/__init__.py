"""The command `wins`: read the words, call one application function, print the answer."""
