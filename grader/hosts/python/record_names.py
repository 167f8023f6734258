"""The names under which the entries of a record are sent: texts of a bearable length, whatever the keys are."""

from __future__ import annotations

from typing import Any

from plumbline_host.kinds import name_of
from plumbline_host.numerics import own_numpy as numpy

MAX_NAME = 1000
#: Levels of tuples within a key that are written out.
MAX_DEPTH = 3


def record_name(key: Any) -> str:
    """The name for a key of a dict."""
    return key[:MAX_NAME] if type(key) is str else _text(key, 0)[:MAX_NAME]


def _text(key: Any, depth: int) -> str:
    if issubclass(type(key), str):
        return str.__str__(key)[:MAX_NAME]
    if type(key) in (bool, int, float, type(None)):
        return str(key)
    if numpy is not None and issubclass(type(key), numpy.generic):
        # `{start: end for start in np.linspace(-1, 1)}`
        item = numpy.generic.item(key)
        if type(item) in (bool, int, float):
            return str(item)
    if type(key) is tuple and depth < MAX_DEPTH:
        return "(" + ", ".join(_text(part, depth + 1) for part in key[:MAX_NAME]) + ")"
    return name_of(type(key))
