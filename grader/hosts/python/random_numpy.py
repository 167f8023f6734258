"""``numpy.random`` under the grader's control: the legacy functions, ``RandomState``, ``Generator``, ``default_rng``."""

from __future__ import annotations

import copy
from typing import Any, Callable

from plumbline_host.numerics import numpy
from plumbline_host.random_choices import CHOICES
from plumbline_host.random_moments import CONTINUOUS, DISCRETE, MULTIVARIATE
from plumbline_host.random_shapes import count_of, delivered, size_of, unit_draws
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
            methods[name] = CHOICES[name](getattr(real, name), control)
    return type(real.__name__, (real,), methods)


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
        shape = size_of(extra.get("size"), natural)
        control.count_normal(count_of(shape))
        standard = numpy.array(control.normal_draws(count_of(shape))).reshape(shape)
        values = numpy.where(standard == 0, mean, mean + deviation * standard)
        if whole:
            values = numpy.rint(values).astype(numpy.int64)
        return delivered(values, shape == () and out is None, extra.get("dtype"), out)

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
        shape = size_of(size) + mean.shape
        control.count_normal(count_of(shape))
        standard = numpy.array(control.normal_draws(count_of(shape))).reshape(shape)
        return mean + standard @ factor.T if factor is not None else numpy.broadcast_to(mean, shape).copy()

    return draw


def _random(real: Callable, control: Any) -> Callable:
    def random(self: Any, size: Any = None, dtype: Any = None, out: Any = None) -> Any:
        if control.passes:
            options = {key: value for key, value in (("dtype", dtype), ("out", out)) if value is not None}
            values = control.really(real, self, size, **options)
            control.count_uniform(int(numpy.size(values)))
            return values
        shape = size_of(size, out.shape if out is not None else ())
        return delivered(unit_draws(control, shape), shape == () and out is None, dtype, out)

    return random


def _uniform(real: Callable, control: Any) -> Callable:
    def uniform(self: Any, low: Any = 0.0, high: Any = 1.0, size: Any = None) -> Any:
        if control.passes:
            values = control.really(real, self, low, high, size)
            control.count_uniform(int(numpy.size(values)))
            return values
        low, high = numpy.asarray(low, dtype=float), numpy.asarray(high, dtype=float)
        shape = size_of(size, numpy.broadcast(low, high).shape)
        return delivered(numpy.asarray(low + (high - low) * unit_draws(control, shape)), shape == ())

    return uniform


def _rand(real: Callable, control: Any) -> Callable:
    return lambda self, *shape: self.random_sample(shape if shape else None)


def _randn(real: Callable, control: Any) -> Callable:
    return lambda self, *shape: self.standard_normal(shape if shape else None)


_UNIFORM = {"random": _random, "random_sample": _random, "uniform": _uniform, "rand": _rand, "randn": _randn}


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
