"""The loop: one message in, one answer out, until the grader closes the channel."""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any, Optional

from plumbline_host import numpy_names, randomness
from plumbline_host.audit import keep_out_hooks
from plumbline_host.channel import Channel
from plumbline_host.faults import HostFault
from plumbline_host.loading import load
from plumbline_host.numerics import numpy
from plumbline_host.operations import Operations

_exit = os._exit
MAX_FAULT = 1000


def serve(channel: Channel) -> None:
    """Never returns: the process ends when the channel does, whatever threads the student left behind."""
    streams = (sys.stdout, sys.stderr)
    _prepare_environment()
    control = randomness.install()
    operations: Optional[Operations] = None
    channel.send({"hello": 1})
    while True:
        message = channel.receive()
        if message is None:
            _flush(streams)
            _exit(0)
        identity = message.get("id")
        try:
            if "load" in message:
                answer, submission = load(message["load"])
                operations = None if submission is None else Operations(submission, control)
            elif operations is None:
                answer = {"answers": [{"skipped": "nothing is loaded"} for _ in message["run"]]}
            else:
                answer = operations.run(message["run"])
        except HostFault as fault:
            answer = {"fault": str(fault)[:MAX_FAULT]}
        except MemoryError:
            raise  # the process ends, and it is told that there was no memory left
        except Exception as error:  # the host's own fault must not look like a student's
            if operations is not None and operations.is_students(error):
                raise  # nor the other way round: alarms and hooks of a student's go off in the midst of the host
            answer = {"fault": f"{type(error).__name__}: {error}"[:MAX_FAULT]}
        _flush(streams)
        _send(channel, identity, answer)


def _send(channel: Channel, identity: Any, answer: dict) -> None:
    try:
        channel.send({"id": identity, **answer})
    except ValueError as error:
        skipped = [{"skipped": str(error)} for _ in answer.get("answers", ())]
        channel.send({"id": identity, "answers": skipped})


def _prepare_environment() -> None:
    try:
        nowhere = os.open(os.devnull, os.O_RDONLY)
        if nowhere != 0:
            os.dup2(nowhere, 0)  # input() finds nothing to read: EOFError
            os.close(nowhere)
    except OSError:
        pass  # no such device in the sandbox: input() fails in another way
    # A warning is told once, not thousands of times by a loop that overflows.
    warnings.simplefilter("once")
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.simplefilter("ignore", PendingDeprecationWarning)
    if numpy is not None:
        numpy_names.supply(numpy)
    keep_out_hooks()


def _flush(streams: tuple) -> None:
    for stream in streams:
        try:
            stream.flush()
        except BaseException:  # closed by the student, or the reader is gone
            pass
