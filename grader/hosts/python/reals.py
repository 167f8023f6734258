"""One number going out: whatever type it has in Python, as JSON that survives a round trip."""

from __future__ import annotations

from math import copysign
from typing import Any, Optional

from plumbline_host.kinds import module_of
from plumbline_host.numerics import own_numpy as numpy

EXACT_INTEGER = 2**53
_is_integer = float.is_integer
#: Where number types live that are no builtins; their own ``__float__`` is asked.
NUMBER_MODULES = frozenset({"fractions", "decimal", "sympy", "mpmath"})


def real(value: Any) -> Any:
    """The value as a plain float or bool when it is one real number (0-d arrays are not), else None."""
    kind = type(value)
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, int):
        return value if kind is bool else _integer(int.__int__(value))
    if issubclass(kind, complex):
        return value.real if complex.__eq__(value, complex(value.real)) is True else None
    if numpy is not None and issubclass(kind, numpy.generic):
        return _numpy_scalar(value)
    if module_of(kind).partition(".")[0] in NUMBER_MODULES:
        try:
            return float.__float__(float(value))
        except BaseException:  # a symbol, a matrix, or a class that only says that it lives there
            return None
    return None


def _numpy_scalar(value: Any) -> Any:
    if issubclass(type(value), numpy.longdouble):
        return float(numpy.longdouble.__float__(value))
    item = numpy.generic.item(value)
    return real(item) if type(item) in (bool, int, float, complex) else None


def _integer(value: int) -> Optional[float]:
    try:
        return float(value)
    except OverflowError:
        return None


def write_float(value: float) -> Any:
    if value != value:
        return {"$number": "NaN"}
    if value - value != 0:
        return {"$number": "Infinity" if value > 0 else "-Infinity"}
    if value == 0 and copysign(1.0, value) < 0:
        return {"$number": "-0"}
    # A whole number is shorter without the ".0", and the same number to the grader.
    return int(value) if _is_integer(value) and abs(value) < EXACT_INTEGER else value
