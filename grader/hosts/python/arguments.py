"""Values coming in: the wire form of ``grader/model/number-codec.ts`` to Python objects.

A number becomes ``float``; ``{"$integer": 3}`` becomes ``int``; a list ``list``; a record ``dict``; an array a fresh
numpy array, of int64 where it is one of whole numbers and of float64 otherwise (nested lists where numpy is missing).
``{"$answers": ...}`` becomes a function that answers a fresh value whatever it is asked.
"""

from __future__ import annotations

from _struct import unpack
from binascii import a2b_base64
from typing import Any, Callable

from plumbline_host.numerics import own_numpy as numpy

SPECIAL = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"), "-0": -0.0}


class CannotMake(Exception):
    """The wire form asks for something that is not there or cannot be made; the text says what."""


def make(wire: Any, resolve: Callable[[dict], Any]) -> Any:
    """Makes a fresh object. ``resolve`` looks up ``{"$ref": ...}``."""
    if wire is None or wire is True or wire is False or type(wire) is str:
        return wire
    if type(wire) is int or type(wire) is float:
        return float(wire)
    if type(wire) is list:
        return [make(item, resolve) for item in wire]
    if "$number" in wire:
        return SPECIAL[wire["$number"]]
    if "$integer" in wire:
        return int(wire["$integer"])
    if "$ref" in wire:
        return resolve(wire)
    if "$record" in wire:
        return {key: make(entry, resolve) for key, entry in wire["$record"]}
    if "$array" in wire:
        return _array(wire["$array"])
    if "$answers" in wire:
        return _answering(wire["$answers"])
    raise CannotMake("a value that stays in another process cannot be passed")


def maker(wire: Any, resolve: Callable[[dict], Any]) -> tuple:
    """For what is passed many times: (value, None) where a callee cannot change it, else (None, what makes a fresh one)."""
    value = make(wire, resolve)
    if type(value) in (float, int, str, bool, type(None)):
        return value, None
    if type(value) is dict and all(type(entry) in (float, int) for entry in value.values()):
        return None, value.copy
    return None, lambda: make(wire, resolve)


def _array(wire: dict) -> Any:
    shape = [int(size) for size in wire["shape"]]
    if "base64" in wire:
        data = a2b_base64(wire["base64"])
        numbers = unpack(f"<{len(data) // 8}d", data)
    else:
        numbers = [make(number, _refuse) if type(number) is dict else number for number in wire["values"]]
    whole = wire.get("integer") is True
    if whole and not all(number == number // 1 for number in numbers):
        raise CannotMake("an array of whole numbers holds others")
    if numpy is None:
        return _nest([int(number) if whole else float(number) for number in numbers], shape)
    return numpy.array(numbers, dtype=numpy.int64 if whole else numpy.float64).reshape(shape)


def _refuse(reference: dict) -> Any:
    raise CannotMake("an array holds numbers only")


def _answering(wire: Any) -> Callable:
    # What cannot be made is told now, not to the code that asks.
    make(wire, _refuse_part)
    # Not a class with `__call__`: put into a class, it is given the object like any method.
    return lambda *asked, **named: make(wire, _refuse_part)


def _refuse_part(reference: dict) -> Any:
    raise CannotMake("what a function answers is a value")


def _nest(numbers: list, shape: list) -> Any:
    if not shape:
        return numbers[0]
    if len(shape) == 1:
        return numbers
    step = len(numbers) // shape[0] if shape[0] else 0
    return [_nest(numbers[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0])]
