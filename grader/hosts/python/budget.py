"""Processor time for statements that are only run because they might define a name that is missing.

What is asked for has the assignment's own limits, which are held from outside of this process; nothing here shortens
them. A last resort must not use them up: each of its statements has a share, and so have all together. Processor time of
this process is counted, so that a loaded machine changes nothing. Code that swallows the interruption is interrupted
again, and in the end meets the limits from outside.
"""

from __future__ import annotations

import signal
import time
from types import CodeType
from typing import Any

SECONDS_EACH = 2.0
SECONDS_IN_ALL = 4.0
#: How soon code that goes on after an interruption is interrupted again.
AGAIN = 0.1

_signal = signal.signal
_ignore = signal.SIG_IGN
# Absent on Windows: there, only the limits from outside hold.
_set_timer = getattr(signal, "setitimer", None)
_timer, _alarm = getattr(signal, "ITIMER_PROF", None), getattr(signal, "SIGPROF", None)
_process_time = time.process_time


class OutOfTime(BaseException):
    """The statement had its share of processor time. Not an Exception, so that `except Exception` lets it through."""


class Budget:
    """What is left for all statements of one last resort."""

    def __init__(self, each: float = SECONDS_EACH, in_all: float = SECONDS_IN_ALL) -> None:
        self._each = each
        self._left = in_all

    @property
    def is_spent(self) -> bool:
        return self._left <= 0

    def run(self, code: CodeType, names: dict) -> None:
        """Runs a statement with these globals. Raises OutOfTime when it goes on for too long, and what it raises itself."""
        if _set_timer is None:
            exec(code, names)
            return
        seconds = min(self._each, self._left)
        before = _process_time()

        def interrupt(number: int, frame: Any) -> None:
            # Only where the statement is still running: this file's and its callers' own lines are never interrupted.
            while frame is not None:
                if frame.f_globals is names:
                    raise OutOfTime("it took too long")
                frame = frame.f_back

        _signal(_alarm, interrupt)
        _set_timer(_timer, seconds, AGAIN)
        try:
            exec(code, names)
        finally:
            _set_timer(_timer, 0)
            _signal(_alarm, _ignore)
            self._left -= _process_time() - before
