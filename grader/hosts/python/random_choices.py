"""Whole numbers, choices and permutations of numpy's generators, under the grader's control."""

from __future__ import annotations

from typing import Any, Callable

from plumbline_host.numerics import numpy
from plumbline_host.random_shapes import count_of, delivered, size_of, unit_draws


def _integers(real: Callable, control: Any, closed: bool = False) -> Callable:
    def integers(
        self: Any, low: Any, high: Any = None, size: Any = None, dtype: Any = numpy.int64, endpoint: bool = closed
    ) -> Any:
        if control.passes:
            options = {} if closed else {"dtype": dtype, **({"endpoint": True} if endpoint else {})}
            values = control.really(real, self, low, high, size, **options)
            control.count_uniform(int(numpy.size(values)))
            return values
        if high is None:
            low, high = (1 if closed else 0), low
        low, high = numpy.asarray(low), numpy.asarray(high)
        last = high if endpoint else high - 1
        if numpy.any(last < low):
            raise ValueError("low >= high")
        shape = size_of(size, numpy.broadcast(low, last).shape)
        if control.kind == "scripted":
            values = numpy.minimum(low + numpy.floor(unit_draws(control, shape) * (last - low + 1)), last)
        else:
            control.count_uniform(count_of(shape))
            values = numpy.broadcast_to((low + last) // 2, shape)
        return delivered(numpy.array(values).astype(dtype), shape == ())

    return integers


def _choice(real: Callable, control: Any) -> Callable:
    def choice(self: Any, a: Any, size: Any = None, *arguments: Any, **options: Any) -> Any:
        if control.passes:
            values = control.really(real, self, a, size, *arguments, **options)
            control.count_uniform(count_of(size_of(size)))
            return values
        pool = numpy.arange(a) if numpy.ndim(a) == 0 else numpy.asarray(a)
        if len(pool) == 0:
            raise ValueError("'a' cannot be empty unless no samples are taken")
        replace = options.get("replace", arguments[0] if arguments else True)
        shape = size_of(size)
        count = count_of(shape)
        control.count_uniform(count)
        if not replace and count > len(pool):
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        places = [control.index_below(len(pool)) if replace or control.kind == "scripted" else i for i in range(count)]
        return pool[places[0]] if size is None else pool[numpy.array(places, dtype=int).reshape(shape)]

    return choice


def _shuffle(real: Callable, control: Any) -> Callable:
    def shuffle(self: Any, x: Any, *arguments: Any, **options: Any) -> None:
        control.count_uniform(max(len(x) - 1, 0))
        if control.passes:
            control.really(real, self, x, *arguments, **options)

    return shuffle


def _permutation(real: Callable, control: Any) -> Callable:
    def permutation(self: Any, x: Any, *arguments: Any, **options: Any) -> Any:
        items = numpy.arange(x) if numpy.ndim(x) == 0 else numpy.array(x)
        control.count_uniform(max(len(items) - 1, 0))
        return control.really(real, self, x, *arguments, **options) if control.passes else items

    return permutation


def _bytes(real: Callable, control: Any) -> Callable:
    def bytes_(self: Any, length: int) -> bytes:
        control.count_uniform(1)
        return control.really(real, self, length) if control.passes else b"\x80" * length

    return bytes_


CHOICES = {
    "randint": _integers,
    "integers": _integers,
    "random_integers": lambda real, control: _integers(real, control, closed=True),
    "choice": _choice,
    "shuffle": _shuffle,
    "permutation": _permutation,
    "permuted": _permutation,
    "bytes": _bytes,
}
