"""The entry to the command line: `wins`, and `python -m smallwins`."""

import gc

# A command is over before there is garbage worth looking for, and loading its modules makes a lot to look at.
gc.disable()

from smallwins.composition import wins  # noqa: E402 - what it loads is what is not to be looked at

if __name__ == "__main__":
    wins()
