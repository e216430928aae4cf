"""`python tests/faults/process.py run|worker ...`: the portal's command line, with a clock that tests can move.

The file named by FAULTS_CLOCK holds the seconds by which this process is wrong. Everything else is as operators run it.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from portal.app import main
from portal.core import clock

WRONG_BY = Path(os.environ["FAULTS_CLOCK"])


def now() -> datetime:
    try:
        seconds = float(WRONG_BY.read_text() or 0)
    except (OSError, ValueError):
        seconds = 0.0
    return datetime.now(UTC) + timedelta(seconds=seconds)


if __name__ == "__main__":
    clock.now = now
    sys.argv[0] = "portal"
    main()
