"""``numpy.random`` under the grader's control: the legacy functions, ``RandomState``, ``Generator``, ``default_rng``."""

from __future__ import annotations

import copy
from typing import Any, Callable

from plumbline_host.numerics import numpy
from plumbline_host.random_moments import CONTINUOUS, DISCRETE, MULTIVARIATE
from plumbline_host.random_standard import as_function, share_seed

BIT_GENERATORS = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")


def patch_numpy_random(module: Any, control: Any) -> None:
    """Replaces the classes and functions of ``numpy.random``."""
    legacy = _controlled(module.RandomState, control)
    modern = _controlled(module.Generator, control)
    modern.__init__ = _generator_init(module.Generator, control)
    modern.plumbline_restart = _restart_generator
    modern.__reduce__ = lambda self: (modern, (copy.deepcopy(self.bit_generator),))
    modern.__deepcopy__ = lambda self, memo: modern(copy.deepcopy(self.bit_generator))
    legacy.__init__ = _legacy_init(module.RandomState, control)
    legacy.seed = _legacy_seed(module.RandomState, control)
    legacy.plumbline_restart = lambda self: self.seed(self._own_seed)
    legacy.__deepcopy__ = lambda self, memo: _copied_state(legacy, self)
    for name in BIT_GENERATORS:
        if hasattr(module, name):
            setattr(module, name, _seeded_bits(getattr(module, name), control))

    def default_rng(seed: Any = None) -> Any:
        """``numpy.random.default_rng``."""
        if isinstance(seed, module.Generator):
            return seed
        return modern(seed if isinstance(seed, module.BitGenerator) else module.PCG64(seed))

    shared = legacy()
    inner = module.mtrand
    for name in dir(inner):
        if name[0].islower() and callable(getattr(legacy, name, None)) and hasattr(module, name):
            function = as_function(name, getattr(shared, name))
            setattr(module, name, function)
            setattr(inner, name, function)
    share_seed(module, shared, control)
    for alias in ("ranf", "sample"):
        setattr(module, alias, module.random_sample)
    module.RandomState, module.default_rng = legacy, default_rng
    # `isinstance(rng, np.random.Generator)` holds for what the patched functions make, and it can be constructed.
    module.Generator = modern
    inner._rand = shared


def _controlled(real: type, control: Any) -> Any:
    """A subclass of RandomState or Generator of which every drawing method asks the grader first."""
    methods: dict = {"__module__": "numpy.random", "_own_seed": None}
    for table, whole in ((CONTINUOUS, False), (DISCRETE, True)):
        for name, moments in table.items():
            if hasattr(real, name):
                methods[name] = _distribution(getattr(real, name), moments, whole, control)
    for name, moments in MULTIVARIATE.items():
        if hasattr(real, name):
            methods[name] = _vectors(getattr(real, name), moments, control)
    for name in ("random", "random_sample", "uniform", "rand", "randn"):
        if hasattr(real, name):
            methods[name] = _UNIFORM[name](getattr(real, name), control)
    for name in ("randint", "integers", "random_integers", "choice", "shuffle", "permutation", "permuted", "bytes"):
        if hasattr(real, name):
            methods[name] = _DISCRETE_CHOICES[name](getattr(real, name), control)
    return type(real.__name__, (real,), methods)


def _size_of(size: Any, default: tuple = ()) -> tuple:
    if size is None:
        return default
    return tuple(int(part) for part in size) if numpy.iterable(size) else (int(size),)


def _count(shape: tuple) -> int:
    count = 1
    for part in shape:
        count *= part
    return count


def _delivered(values: Any, scalar: bool, dtype: Any = None, out: Any = None) -> Any:
    if out is not None:
        out[...] = values
        return out
    return values.item() if scalar else values.astype(dtype or values.dtype)


def _distribution(real: Callable, moments: Callable, whole: bool, control: Any) -> Callable:
    parameters = moments.__code__.co_argcount

    def draw(self: Any, *arguments: Any, **options: Any) -> Any:
        if control.passes:
            values = control.really(real, self, *arguments, **options)
            control.count_normal(int(numpy.size(values)))
            return values
        extra = dict(zip(("size", "dtype", "out"), arguments[parameters:]))
        extra.update({key: options.pop(key) for key in ("size", "dtype", "out", "method") if key in options})
        mean, deviation = moments(*arguments[:parameters], **options)
        mean, deviation = numpy.asarray(mean, dtype=float), numpy.asarray(deviation, dtype=float)
        out = extra.get("out")
        natural = out.shape if out is not None else numpy.broadcast(mean, deviation).shape
        shape = _size_of(extra.get("size"), natural)
        control.count_normal(_count(shape))
        standard = numpy.array(control.normal_draws(_count(shape))).reshape(shape)
        values = numpy.where(standard == 0, mean, mean + deviation * standard)
        if whole:
            values = numpy.rint(values).astype(numpy.int64)
        return _delivered(values, shape == () and out is None, extra.get("dtype"), out)

    return draw


def _vectors(real: Callable, moments: Callable, control: Any) -> Callable:
    def draw(self: Any, *arguments: Any, size: Any = None, **options: Any) -> Any:
        parameters = moments.__code__.co_argcount
        if len(arguments) > parameters:
            size, arguments = arguments[parameters], arguments[:parameters]
        if control.passes:
            values = control.really(real, self, *arguments, size=size, **options)
            control.count_normal(int(numpy.size(values)))
            return values
        accepted = {key: value for key, value in options.items() if key in moments.__code__.co_varnames}
        mean, factor = moments(*arguments, **accepted)
        shape = _size_of(size) + mean.shape
        control.count_normal(_count(shape))
        standard = numpy.array(control.normal_draws(_count(shape))).reshape(shape)
        return mean + standard @ factor.T if factor is not None else numpy.broadcast_to(mean, shape).copy()

    return draw


def _unit(control: Any, shape: tuple) -> Any:
    control.count_uniform(_count(shape))
    return numpy.array(control.uniform_draws(_count(shape))).reshape(shape)


def _random(real: Callable, control: Any) -> Callable:
    def random(self: Any, size: Any = None, dtype: Any = None, out: Any = None) -> Any:
        if control.passes:
            options = {key: value for key, value in (("dtype", dtype), ("out", out)) if value is not None}
            values = control.really(real, self, size, **options)
            control.count_uniform(int(numpy.size(values)))
            return values
        shape = _size_of(size, out.shape if out is not None else ())
        return _delivered(_unit(control, shape), shape == () and out is None, dtype, out)

    return random


def _uniform(real: Callable, control: Any) -> Callable:
    def uniform(self: Any, low: Any = 0.0, high: Any = 1.0, size: Any = None) -> Any:
        if control.passes:
            values = control.really(real, self, low, high, size)
            control.count_uniform(int(numpy.size(values)))
            return values
        low, high = numpy.asarray(low, dtype=float), numpy.asarray(high, dtype=float)
        shape = _size_of(size, numpy.broadcast(low, high).shape)
        return _delivered(numpy.asarray(low + (high - low) * _unit(control, shape)), shape == ())

    return uniform


def _rand(real: Callable, control: Any) -> Callable:
    return lambda self, *shape: self.random_sample(shape if shape else None)


def _randn(real: Callable, control: Any) -> Callable:
    return lambda self, *shape: self.standard_normal(shape if shape else None)


_UNIFORM = {"random": _random, "random_sample": _random, "uniform": _uniform, "rand": _rand, "randn": _randn}


def _integers(real: Callable, control: Any, closed: bool = False) -> Callable:
    def integers(self: Any, low: Any, high: Any = None, size: Any = None, dtype: Any = numpy.int64, endpoint: bool = closed) -> Any:
        if control.passes:
            given = {} if closed else {"dtype": dtype}
            values = control.really(real, self, low, high, size, **given, **({"endpoint": True} if endpoint and not closed else {}))
            control.count_uniform(int(numpy.size(values)))
            return values
        if high is None:
            low, high = (1 if closed else 0), low
        low, high = numpy.asarray(low), numpy.asarray(high)
        last = high if endpoint else high - 1
        if numpy.any(last < low):
            raise ValueError("low >= high")
        shape = _size_of(size, numpy.broadcast(low, last).shape)
        if control.kind == "scripted":
            values = numpy.minimum(low + numpy.floor(_unit(control, shape) * (last - low + 1)), last)
        else:
            control.count_uniform(_count(shape))
            values = numpy.broadcast_to((low + last) // 2, shape)
        return _delivered(numpy.array(values).astype(dtype), shape == ())

    return integers


def _choice(real: Callable, control: Any) -> Callable:
    def choice(self: Any, a: Any, size: Any = None, *arguments: Any, **options: Any) -> Any:
        if control.passes:
            values = control.really(real, self, a, size, *arguments, **options)
            control.count_uniform(_count(_size_of(size)))
            return values
        pool = numpy.arange(a) if numpy.ndim(a) == 0 else numpy.asarray(a)
        if len(pool) == 0:
            raise ValueError("'a' cannot be empty unless no samples are taken")
        replace = options.get("replace", arguments[0] if arguments else True)
        shape = _size_of(size)
        count = _count(shape)
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


_DISCRETE_CHOICES = {
    "randint": _integers,
    "integers": _integers,
    "random_integers": lambda real, control: _integers(real, control, closed=True),
    "choice": _choice,
    "shuffle": _shuffle,
    "permutation": _permutation,
    "permuted": _permutation,
    "bytes": _bytes,
}


def _generator_init(real: type, control: Any) -> Callable:
    def __init__(self: Any, bit_generator: Any) -> None:
        real.__init__(self, bit_generator)
        self.plumbline_origin = control.enlist(self)
        self._first_state = copy.deepcopy(bit_generator.state)

    return __init__


def _restart_generator(self: Any) -> None:
    bits = self.bit_generator
    unseeded = getattr(bits, "plumbline_unseeded", None)
    bits.state = self._first_state if unseeded is None else unseeded()


def _seeded_bits(real: type, control: Any) -> Any:
    def __init__(self: Any, seed: Any = None, **options: Any) -> None:
        if seed is None:
            origin = control.origin()
            self.plumbline_unseeded = lambda: real(control.derived_seed(origin)).state
            seed = control.derived_seed(origin)
        real.__init__(self, seed, **options)

    return type(real.__name__, (real,), {"__module__": "numpy.random", "__init__": __init__})


def _legacy_init(real: type, control: Any) -> Callable:
    def __init__(self: Any, seed: Any = None) -> None:
        self._own_seed = seed
        self.plumbline_origin = control.enlist(self)
        real.__init__(self, control.derived_seed(self.plumbline_origin) if seed is None else seed)

    return __init__


def _legacy_seed(real: type, control: Any) -> Callable:
    def seed(self: Any, seed: Any = None) -> None:
        self._own_seed = seed
        real.seed(self, control.derived_seed(self.plumbline_origin) if seed is None else seed)

    return seed


def _copied_state(legacy: type, original: Any) -> Any:
    made = legacy(0)
    made.set_state(original.get_state(legacy=False))
    return made
