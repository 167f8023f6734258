"""Errors of the student's code as data, in the student's own places."""

from __future__ import annotations

from typing import Any, Optional

from plumbline_host.places import Places
from plumbline_host.python2 import python2_idiom

MAX_MESSAGE = 2000
MAX_TRACE = 20
MAX_FRAMES = 5000
#: How Python 3 refuses `print >>file, text`, which it can read.
PRINTS_TO = "for >>: 'builtin_function_or_method'"
#: Comprehensions have a frame of their own before Python 3.12 only: left out, so that all versions tell the same.
OWN_FRAMES = frozenset({"<listcomp>", "<dictcomp>", "<setcomp>"})


def describe_error(error: BaseException, places: Places, because: str = "") -> dict:
    """A ``StudentError`` in wire form; ``because`` is added to its message."""
    trace = _trace(error, places)
    described = {"type": str(type(error).__name__)[:200], "message": (message_of(error) + because)[:MAX_MESSAGE], "trace": trace}
    if trace:
        described["where"] = trace[-1]
    return described


def describe_syntax_error(error: SyntaxError, places: Places, cell: Optional[int], source: str) -> dict:
    """A ``StudentError`` for code that cannot be compiled."""
    line = error.lineno or 1
    where = places.place(cell, line)
    idiom = python2_idiom(source, line)
    message = explain_syntax(error) if idiom is None else f"line {line} is written for Python 2 ({idiom}), so nothing of it was run"
    return {"type": type(error).__name__, "message": message, "where": where, "trace": [where]}


def explain_syntax(error: SyntaxError) -> str:
    """What is wrong with the code."""
    return str(error.msg or "invalid syntax")[:MAX_MESSAGE]


def message_of(error: BaseException) -> str:
    """The text of an error. A student's own error class may fail to tell it."""
    try:
        text = str.__str__(str(error))[:MAX_MESSAGE]
    except BaseException:
        return "(this error's own text could not be read)"
    if type(error) is TypeError and PRINTS_TO in text:
        return "`print >>file, text` is written for Python 2; in Python 3, write print(text, file=file)"
    return text


def missing_name(error: BaseException) -> Optional[str]:
    """The name that a NameError is about."""
    if not isinstance(error, NameError):
        return None
    name = getattr(error, "name", None)  # Python 3.10 and newer
    if type(name) is str:
        return name
    parts = message_of(error).split("'")
    return parts[1] if len(parts) > 2 else None


def _trace(error: BaseException, places: Places) -> list:
    found = []
    step: Any = error.__traceback__
    for _ in range(MAX_FRAMES):
        if step is None:
            break
        code = step.tb_frame.f_code
        place = places.of_code(code.co_filename, step.tb_lineno, code.co_name)
        if place is not None and code.co_name not in OWN_FRAMES:
            found.append(place)
        step = step.tb_next
    half = MAX_TRACE // 2
    return found if len(found) <= MAX_TRACE else found[:half] + found[-half:]
