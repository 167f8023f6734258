"""The limits that this process is held to from outside, and errors that come of meeting them."""

from __future__ import annotations

from errno import EAGAIN
from opcode import opmap
from typing import Any, Optional, Sequence

try:
    import resource
except ImportError:  # Windows: nothing is held there
    resource = None  # type: ignore[assignment]

RAISE = opmap["RAISE_VARARGS"]
#: Parts of the names of functions that make processes and threads.
MAKERS = ("fork", "posix_spawn", "start_new_thread", "start_joinable_thread")
#: What reads code: to the parser, too deep a nesting is want of memory as well.
PARSERS = ("eval", "exec", "compile", "parse", "literal_eval")
#: Far more than the interpreter's own: a limit beyond that is not the assignment's.
OWN_THREADS = 64

_text_of = BaseException.__str__
_errno_of = OSError.__dict__["errno"].__get__

_memory: Optional[int] = None
_processes: Optional[int] = None


def tell(words: Sequence) -> None:
    """What the grader tells at the start: ``--limits MEGABYTES PROCESSES``. Believed as far as the kernel holds it."""
    global _memory, _processes
    if resource is None or "--limits" not in words:
        return
    at = words.index("--limits")
    memory, processes = int(words[at + 1]), int(words[at + 2])
    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        _memory = memory
    held = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    if held != resource.RLIM_INFINITY and held <= processes + OWN_THREADS:
        _processes = processes


def limit_met(error: BaseException, step: Any) -> str:
    """Which limit an error comes of, in words; empty where that is not known. ``step``: its traceback."""
    kind = type(error)
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None:
        return ""
    code = step.tb_frame.f_code
    parses = any(name in PARSERS for name in code.co_names)
    if _memory is not None and issubclass(kind, MemoryError) and not parses and not _is_raised(code, step.tb_lasti):
        return f"the code asked for more memory than the {_memory} MB that it may use"
    if _processes is not None and _is_refusal(error) and _makes_processes(code):
        return f"the code may run {_processes} processes and threads at a time, and all of these were taken"
    return ""


def _is_raised(code: Any, place: int) -> bool:
    """Whether it was a ``raise`` of the code's own: then it says nothing of a limit."""
    return 0 <= place < len(code.co_code) and code.co_code[place] == RAISE


def _is_refusal(error: BaseException) -> bool:
    if type(error) is BlockingIOError:
        return _errno_of(error) == EAGAIN
    return type(error) is RuntimeError and _text_of(error) == "can't start new thread"


def _makes_processes(code: Any) -> bool:
    return any(maker in name for name in code.co_names for maker in MAKERS)
