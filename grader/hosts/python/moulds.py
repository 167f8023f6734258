"""Gives a value the form of the one whose place it takes: a start in an array of one element stays one."""

from __future__ import annotations

from typing import Any

from plumbline_host.numerics import own_numpy as numpy


def moulded(value: Any, made: Any, whole: bool, start: bool) -> Any:
    """``value`` in the form of ``made``; as it is where that does not fit.

    ``whole``: where it counts something. ``start``: where something moves on from it, and it may well be a fraction.
    """
    if type(value) is float:
        if value == value // 1 and (whole or (type(made) is int and not start)):
            value = int(value)
        return _number(value, made)
    if numpy is not None:
        if type(value) is list and type(made) is numpy.ndarray:
            return _array(value, made)
        if type(value) is numpy.ndarray and type(made) in (list, tuple):
            return type(made)(value.tolist())
        if type(value) is numpy.ndarray and type(made) is numpy.ndarray:
            return value.reshape(made.shape) if value.size == made.size and value.ndim != made.ndim else value
    if type(value) is list and type(made) is tuple:
        return tuple(value)
    return value


def _number(value: Any, made: Any) -> Any:
    if numpy is not None:
        # Many at once become one: what works on an array of starts works on an array of one.
        if type(made) is numpy.ndarray and made.size > 0:
            shape = made.shape if made.size == 1 else (1,) * made.ndim
            return numpy.full(shape, value, dtype=float if type(value) is float else None)
        if type(value) is float and isinstance(made, numpy.floating):
            return numpy.float64(value)
    if type(made) in (list, tuple) and made and not isinstance(made[0], (list, tuple)):
        return type(made)([value])
    return value


def _array(value: list, made: Any) -> Any:
    try:
        array = numpy.array(value, dtype=float)
    except (TypeError, ValueError):
        return value
    return array.reshape(made.shape) if array.size == made.size else array
