"""What pages show and ask: drawings, words and forms made ready for their templates."""
