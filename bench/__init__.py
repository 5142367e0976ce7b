"""What is fast enough: one file per budget of the architecture, each a ratio taken in one run."""

import os

# Budgets are for one core, and a second thread that waits for work would be counted as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
