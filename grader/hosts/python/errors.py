"""Errors of the student's code as data, in the student's own places."""

from __future__ import annotations

from typing import Any, Optional

from plumbline_host.kinds import name_of
from plumbline_host.limits import limit_met
from plumbline_host.places import Places
from plumbline_host.python2 import python2_idiom
from plumbline_host.rounds import EndlessLoop

#: Past what a student's own error class has in its place.
traceback_of = BaseException.__dict__["__traceback__"].__get__
with_traceback = BaseException.with_traceback
MAX_MESSAGE = 2000
UNREADABLE = "(this error's own text could not be read)"
MAX_TRACE = 20
MAX_FRAMES = 5000
#: How Python 3 refuses `print >>file, text`, which it can read.
PRINTS_TO = "for >>: 'builtin_function_or_method'"
#: Comprehensions have a frame of their own before Python 3.12 only: left out, so that all versions tell the same.
OWN_FRAMES = frozenset({"<listcomp>", "<dictcomp>", "<setcomp>"})


def describe_error(error: BaseException, places: Places, because: str = "") -> dict:
    """A ``StudentError`` in wire form; ``because`` is added to its message."""
    trace = _trace(error, places)
    described = {"type": name_of(type(error))[:200], "message": (message_of(error) + because)[:MAX_MESSAGE], "trace": trace}
    if trace:
        described["where"] = trace[-1]
    if type(error) is EndlessLoop:  # not by its name: a student's own class may be called so too
        described["endless"] = True
    return described


def describe_syntax_error(error: SyntaxError, places: Places, cell: Optional[int], source: str) -> dict:
    """A ``StudentError`` for code that cannot be compiled."""
    line = error.lineno or 1
    where = places.place(cell, line)
    idiom = python2_idiom(source, line)
    message = explain_syntax(error) if idiom is None else f"line {line} is written for Python 2 ({idiom}), so nothing of it was run"
    return {"type": name_of(type(error)), "message": message, "where": where, "trace": [where]}


def explain_syntax(error: SyntaxError) -> str:
    """What is wrong with the code."""
    message = told_by(error, "msg")
    return message[:MAX_MESSAGE] if type(message) is str and message else "invalid syntax"


def message_of(error: BaseException) -> str:
    """The text of an error. A student's own error class may fail to tell it."""
    try:
        text = str.__str__(str(error))[:MAX_MESSAGE]
    except BaseException:
        return UNREADABLE
    try:
        limit = limit_met(error, traceback_of(error))
    except BaseException:  # the student's code left no room for it
        limit = ""
    if limit:
        return f"{text} ({limit})" if text else limit
    if type(error) is TypeError and PRINTS_TO in text:
        return "`print >>file, text` is written for Python 2; in Python 3, write print(text, file=file)"
    return text


def untraced_error(error: BaseException) -> dict:
    """For an error of which no more can be told: the student's code gets in the way."""
    return {"type": name_of(type(error))[:200], "message": message_of(error), "trace": []}


def told_by(error: BaseException, name: str) -> Any:
    """An attribute of an error; None when it has none, or does not give it."""
    try:
        return getattr(error, name, None)
    except BaseException:  # a property of the student's
        return None


def missing_name(error: BaseException) -> Optional[str]:
    """The name that a NameError is about."""
    if not issubclass(type(error), NameError):
        return None
    name = told_by(error, "name")  # Python 3.10 and newer
    if type(name) is str:
        return name
    parts = message_of(error).split("'")
    return parts[1] if len(parts) > 2 else None


def _trace(error: BaseException, places: Places) -> list:
    found = []
    step: Any = traceback_of(error)
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
