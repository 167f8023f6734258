"""Names that numpy has removed, with their old meaning: an old idiom is environment, not a mistake."""

from __future__ import annotations

import builtins
import math
from typing import Any, Callable, Optional

from plumbline_host.numerics import numpy


def _row_sort(array: Any) -> Any:
    return numpy.sort(array, axis=0)


def _asscalar(array: Any) -> Any:
    return numpy.asarray(array).item()


def _as_floats(array: Any, dtype: Any = float) -> Any:
    return numpy.asarray(array, dtype=dtype)


def _from_modern(name: str) -> Callable[[], Any]:
    return lambda: getattr(numpy, name)


#: Old name -> how to get what it meant.
REMOVED: dict = {
    "asscalar": lambda: _asscalar,
    "msort": lambda: _row_sort,
    "asfarray": lambda: _as_floats,
    "math": lambda: math,
    "float": lambda: builtins.float,
    "int": lambda: builtins.int,
    "bool": lambda: builtins.bool,
    "object": lambda: builtins.object,
    "str": lambda: builtins.str,
    "complex": lambda: builtins.complex,
    "long": lambda: builtins.int,
    "NaN": lambda: builtins.float("nan"),
    "NAN": lambda: builtins.float("nan"),
    "Inf": lambda: builtins.float("inf"),
    "Infinity": lambda: builtins.float("inf"),
    "infty": lambda: builtins.float("inf"),
    "PINF": lambda: builtins.float("inf"),
    "NINF": lambda: builtins.float("-inf"),
    "PZERO": lambda: 0.0,
    "NZERO": lambda: -0.0,
    **{
        old: _from_modern(new)
        for old, new in {
            "product": "prod",
            "cumproduct": "cumprod",
            "alltrue": "all",
            "sometrue": "any",
            "round_": "round",
            "rank": "ndim",
            "in1d": "isin",
            "row_stack": "vstack",
            "trapz": "trapezoid",
            "float_": "float64",
            "complex_": "complex128",
            "singlecomplex": "complex64",
            "string_": "bytes_",
            "unicode_": "str_",
            "mat": "asmatrix",
        }.items()
    },
}


def is_supplied(name: str) -> bool:
    """Whether the installed numpy lacks this name and its old meaning is supplied."""
    return numpy is not None and name in REMOVED and name not in numpy.__dict__


def supply(module: Any) -> None:
    """Lets a module (numpy, or one that repeats its names) answer to the removed names as well."""
    original: Optional[Callable[[str], Any]] = module.__dict__.get("__getattr__")

    def with_removed_names(name: str) -> Any:
        # Asked first: numpy's own answer to some of these is a warning and then an error.
        if name in REMOVED:
            return REMOVED[name]()
        if original is not None:
            return original(name)
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

    module.__getattr__ = with_removed_names
