"""Values going out: Python objects to the wire form of ``grader/model/number-codec.ts``.

A subclass of a builtin or numpy type is read by the base type's own methods, never by the student's overrides, and no
``__repr__`` of a student's class is called: what crosses is what the base type holds.
"""

from __future__ import annotations

from array import array as packed
from binascii import b2a_base64
from collections import deque
from itertools import chain
from sys import byteorder
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Optional

from plumbline_host.kinds import attribute_of, module_of, name_of
from plumbline_host.numerics import own_numpy as numpy
from plumbline_host.reals import real, write_float
from plumbline_host.record_names import record_name
from plumbline_host.signatures import signature_of
from plumbline_host.standins import described_as_stand_in

MAX_DEPTH = 64
MAX_TEXT = 100_000
MAX_DESCRIPTION = 200
#: What a list or a dict that begins with no number takes of the budget: a few may hold each other billions of times.
HOLDER_COSTS = 32
#: What the description of something that stays here takes of the budget, in numbers.
OPAQUE_COSTS = 16
BASE64_ABOVE = 32
#: Rows of an array without elements: only its shape says how many there are, and whoever reads it makes them all.
MOST_EMPTY = 100_000
#: Types whose values are packed as they are.
FLOATS = {float} if numpy is None else {float, numpy.float64}
NUMBERS = FLOATS | {int}
SEQUENCES = (list, tuple, deque, range, type({}.keys()), type({}.values()))


class TooMuch(Exception):
    """More numbers than an answer may hold."""


class Budget:
    """How many numbers may still be sent."""

    def __init__(self, numbers: int) -> None:
        self.left = numbers

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise TooMuch


def write(value: Any, budget: Budget) -> Any:
    """The wire form of a value; opaque when it holds more than the budget allows."""
    try:
        return _write(value, budget, 0, [])
    except TooMuch:
        return opaque(value, "too large to be sent")
    except RecursionError:
        return opaque(value, "nested too deeply to be sent")


def write_table(rows: list, budget: Budget) -> Optional[dict]:
    """Many results, each of as many plain numbers, as one array: a tenth of the cost. None for anything else."""
    if any(type(row) is not tuple and type(row) is not list for row in rows):
        return None
    widths = {len(row) for row in rows}
    kinds = {type(number) for row in rows for number in row}
    if len(widths) != 1 or widths == {0} or not kinds <= FLOATS or len(rows) * max(widths) > budget.left:
        return None
    numbers = packed("d", chain.from_iterable(rows))
    budget.spend(len(numbers))
    if byteorder == "big":
        numbers.byteswap()
    data = b2a_base64(numbers.tobytes(), newline=False).decode("ascii")
    return {"$array": {"shape": [len(rows), *widths], "base64": data}}


def _write(value: Any, budget: Budget, depth: int, holders: list) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        budget.spend(1)
        return value
    if kind is float:
        budget.spend(1)
        return write_float(value)
    if kind is str:
        return _text(value, budget)
    if issubclass(kind, str):
        return _text(str.__str__(value), budget)
    if numpy is not None and kind is numpy.ndarray and value.dtype.kind == "f":
        return _floats(value, budget)
    number = real(value)
    if number is not None:
        budget.spend(1)
        return number if type(number) is bool else write_float(number)
    unboxed = _unboxed(value)
    if unboxed is not value:
        return _write(unboxed, budget, depth + 1, holders)
    if depth >= MAX_DEPTH:
        return opaque(value, "nested too deeply to be sent")
    if any(holder is value for holder in holders):
        return opaque(value, "contains itself")
    if numpy is not None and issubclass(type(value), numpy.ndarray):
        return _array(numpy.ndarray.view(value, numpy.ndarray), value, budget, depth, holders)
    entries = _entries(value)
    if entries is not None:
        budget.spend(len(entries) + (1 if entries and type(entries[0][1]) in NUMBERS else HOLDER_COSTS))
        inner = [*holders, value]
        return {"$record": [[record_name(name), _write(entry, budget, depth + 1, inner)] for name, entry in entries]}
    items = _items(value)
    if items is not None:
        if len(items) > budget.left:
            raise TooMuch
        budget.spend(1 if items and type(items[0]) in NUMBERS else HOLDER_COSTS)
        inner = [*holders, value]
        return [_write(item, budget, depth + 1, inner) for item in items]
    budget.spend(OPAQUE_COSTS)
    return opaque(value)


def _text(value: str, budget: Budget) -> str:
    value = value[:MAX_TEXT]
    budget.spend(len(value) // 4)
    return value


def _unboxed(value: Any) -> Any:
    """The plain value that autograd traces."""
    for _ in range(MAX_DEPTH):
        kind = type(value)
        if not (name_of(kind).endswith("Box") and module_of(kind).startswith("autograd.")):
            break
        value = getattr(value, "_value", None)
    return value


def _array(array: Any, original: Any, budget: Budget, depth: int, holders: list) -> Any:
    kind = array.dtype.kind
    _must_fit(array, budget)
    if kind == "c" and not array.imag.any():
        array, kind = array.real, "f"
    if kind == "O":
        numbers = [real(_unboxed(item)) for item in array.ravel().tolist()]
        if any(number is None for number in numbers):
            inner = [*holders, original]
            return _write(array.tolist(), budget, depth + 1, inner) if array.shape else opaque(original)
        array, kind = numpy.array(numbers, dtype=numpy.float64).reshape(array.shape), "f"
    if kind in "US" and array.shape:
        return _write(array.tolist(), budget, depth + 1, holders)
    if kind not in "biuf":
        return opaque(original)
    return _floats(array, budget)


def _must_fit(array: Any, budget: Budget) -> None:
    if array.size > budget.left or (array.size == 0 and max(array.shape) > MOST_EMPTY):
        raise TooMuch


def _floats(array: Any, budget: Budget) -> dict:
    """An array of real numbers."""
    _must_fit(array, budget)
    budget.spend(array.size)
    shape = [int(size) for size in array.shape]
    if array.dtype.str != "<f8":
        with numpy.errstate(all="ignore"):
            array = array.astype("<f8")
    if array.size > BASE64_ABOVE:
        return {"$array": {"shape": shape, "base64": b2a_base64(array.tobytes(), newline=False).decode("ascii")}}
    # Those that are 0 or not finite are the ones that may need a word.
    values = [number if number and number - number == 0 else write_float(number) for number in array.ravel().tolist()]
    return {"$array": {"shape": shape, "values": values}}


def _entries(value: Any) -> Optional[list]:
    """Name and value pairs of a dict, a named tuple, a dataclass instance or an object of a student's class."""
    kind = type(value)
    if issubclass(kind, dict):
        return list(dict.copy(value).items())
    if issubclass(kind, tuple):
        names = attribute_of(kind, "_fields")
        if type(names) is tuple and len(names) == tuple.__len__(value) and all(type(name) is str for name in names):
            return list(zip(names, tuple.__iter__(value)))
        return None
    fields = attribute_of(kind, "__dataclass_fields__")
    if type(fields) is not dict:
        return _own_attributes(value, kind)
    try:
        return [(name, object.__getattribute__(value, name)) for name in fields]
    except BaseException:  # a field that was never set, or a property in its place
        return None


#: Modules whose classes are the student's own ways to hold results; objects of libraries say nothing by their insides.
HOLDERS = ("__main__", "__submission__", "types")


def _own_attributes(value: Any, kind: type) -> Optional[list]:
    """Name and value pairs of an object that a student's class made; None for other objects, and for one without any."""
    if module_of(kind) not in HOLDERS or callable(value):
        return None
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except BaseException:  # slots, or a property in its place
        return None
    if type(attributes) is not dict or not attributes:
        return None
    return list(dict.copy(attributes).items())


def _items(value: Any) -> Optional[list]:
    for base in SEQUENCES:
        if issubclass(type(value), base):
            return list(base.__iter__(value))
    if module_of(type(value)).startswith("sympy.matrices"):
        try:
            return list(value.tolist())
        except BaseException:
            return None
    return None


def opaque(value: Any, note: str = "") -> dict:
    """The description of something that stays here."""
    stand_in = described_as_stand_in(value)
    if stand_in is not None:
        return {"$opaque": {"type": f"stand-in for {stand_in}"[:MAX_DESCRIPTION], "text": stand_in[:MAX_DESCRIPTION]}}
    kind = type(value)
    name = name_of(kind)[:MAX_DESCRIPTION]
    text = name
    if kind in (FunctionType, BuiltinFunctionType):
        text = f"function {value.__name__}"
    elif kind is MethodType:
        text = "method"
    elif issubclass(kind, type):
        text = f"class {name_of(value)}"
    elif kind is complex or kind is int:
        text = repr(value) if kind is complex else "a whole number above the range of float64"
    described = {"type": name, "text": f"{text} ({note})"[:MAX_DESCRIPTION] if note else text[:MAX_DESCRIPTION]}
    signature = signature_of(value)
    return {"$opaque": described if signature is None else {**described, "callable": signature}}
