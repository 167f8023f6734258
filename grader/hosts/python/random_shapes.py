"""Sizes and shapes of what numpy's generators return."""

from __future__ import annotations

from typing import Any

from plumbline_host.numerics import numpy


def size_of(size: Any, default: tuple = ()) -> tuple:
    """The shape that a ``size`` argument asks for."""
    if size is None:
        return default
    return tuple(int(part) for part in size) if numpy.iterable(size) else (int(size),)


def count_of(shape: tuple) -> int:
    """How many numbers an array of this shape holds."""
    count = 1
    for part in shape:
        count *= part
    return count


def delivered(values: Any, scalar: bool, dtype: Any = None, out: Any = None) -> Any:
    """Values as numpy would return them: a plain number, an array of a type, or the array given as ``out``."""
    if out is not None:
        out[...] = values
        return out
    return values.item() if scalar else values.astype(dtype or values.dtype)


def unit_draws(control: Any, shape: tuple) -> Any:
    """Numbers from 0 to 1, counted."""
    control.count_uniform(count_of(shape))
    return numpy.array(control.uniform_draws(count_of(shape))).reshape(shape)
