"""What holds for every test process, before anything imports Polars or looks for TMPDIR."""

import os
import shutil
import tempfile
from pathlib import Path

# There are as many test processes as cores: a second thread in one only costs the agreeing.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

# A store waits for the disk at each thing it keeps, thousands of times a run: where memory has room
# for what a run leaves (some 4 GB), it is kept there.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
