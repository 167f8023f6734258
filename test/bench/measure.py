"""Runs a command and prints its CPU seconds (with all its children), wall seconds and peak memory as JSON."""

import json
import os
import sys
import time

began = time.monotonic()
child = os.posix_spawnp(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    # The command's own output would mix with ours.
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
)
_, status, usage = os.wait4(child, 0)
print(
    json.dumps(
        {
            "exit": os.waitstatus_to_exitcode(status),
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "wallSeconds": time.monotonic() - began,
            "peakMegabytes": usage.ru_maxrss / 1024,
        }
    )
)
