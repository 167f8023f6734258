"""The ``random`` and ``secrets`` modules under the grader's control."""

from __future__ import annotations

import math
from types import FunctionType
from typing import Any, Callable

from plumbline_host.randomness import MIDDLE

# Each function takes what its namesake in `random` takes and returns (mean, standard deviation).


def gauss(mu: float = 0.0, sigma: float = 1.0) -> tuple:
    return mu, sigma


def expovariate(lambd: float = 1.0) -> tuple:
    return 1.0 / lambd, 1.0 / lambd


def lognormvariate(mu: float = 0.0, sigma: float = 1.0) -> tuple:
    mean = math.exp(mu + sigma**2 / 2)
    return mean, mean * math.sqrt(math.expm1(sigma**2))


def betavariate(alpha: float, beta: float) -> tuple:
    total = alpha + beta
    return alpha / total, math.sqrt(alpha * beta / (total**2 * (total + 1)))


def gammavariate(alpha: float, beta: float) -> tuple:
    return alpha * beta, math.sqrt(alpha) * beta


def triangular(low: float = 0.0, high: float = 1.0, mode: Any = None) -> tuple:
    top = (low + high) / 2 if mode is None else mode
    spread = low**2 + high**2 + top**2 - low * high - low * top - high * top
    return (low + high + top) / 3, math.sqrt(max(spread, 0.0) / 18)


def vonmisesvariate(mu: float, kappa: float) -> tuple:
    return mu, math.pi / math.sqrt(3) if kappa < 1 else 1 / math.sqrt(kappa)


def paretovariate(alpha: float) -> tuple:
    mean = alpha / (alpha - 1) if alpha > 1 else 2 ** (1 / alpha)  # no mean: the median
    return mean, mean / math.sqrt(alpha * (alpha - 2)) if alpha > 2 else mean


def weibullvariate(alpha: float, beta: float) -> tuple:
    first, second = math.gamma(1 + 1 / beta), math.gamma(1 + 2 / beta)
    return alpha * first, alpha * math.sqrt(max(second - first**2, 0.0))


DISTRIBUTIONS: dict = {
    "gauss": gauss,
    "normalvariate": gauss,
    "expovariate": expovariate,
    "lognormvariate": lognormvariate,
    "betavariate": betavariate,
    "gammavariate": gammavariate,
    "triangular": triangular,
    "vonmisesvariate": vonmisesvariate,
    "paretovariate": paretovariate,
    "weibullvariate": weibullvariate,
}


def patch_random(module: Any, control: Any) -> None:
    """Replaces the classes and functions of ``random``."""
    real = module.Random

    class Random(real):
        """``random.Random``, asking the grader."""

        def __init__(self, x: Any = None) -> None:
            self.plumbline_origin = control.enlist(self)
            super().__init__(x)

        def seed(self, a: Any = None, version: int = 2) -> None:
            self._own_seed = a
            super().seed(control.derived_seed(self.plumbline_origin) if a is None else a, version)

        def plumbline_restart(self) -> None:
            self.seed(self._own_seed)

        def random(self) -> float:
            if control.passes:
                control.count_uniform(1)
                return super().random()
            control.count_uniform(1)
            return control.uniform_draws(1)[0]

        def getrandbits(self, k: int) -> int:
            control.count_uniform(1)
            if control.passes:
                return super().getrandbits(k)
            return int(control.uniform_draws(1)[0] * 2**k)

        def _randbelow(self, n: int) -> int:
            control.count_uniform(1)
            if control.passes:
                return control.really(real._randbelow, self, n)
            return min(int(control.uniform_draws(1)[0] * n), n - 1)

        def uniform(self, a: float, b: float) -> float:
            return a + (b - a) * self.random()

        def randrange(self, start: int, stop: Any = None, step: int = 1) -> int:
            span = range(start) if stop is None else range(start, stop, step)
            if not span:
                raise ValueError(f"empty range for randrange() ({span.start}, {span.stop}, {span.step})")
            if control.passes:
                return span[self._randbelow(len(span))]
            control.count_uniform(1)
            return span[min(int(_middle(control, len(span))), len(span) - 1)]

        def randint(self, a: int, b: int) -> int:
            return self.randrange(a, b + 1)

        def choice(self, seq: Any) -> Any:
            if len(seq) == 0:
                raise IndexError("Cannot choose from an empty sequence")
            if control.passes:
                return seq[self._randbelow(len(seq))]
            control.count_uniform(1)
            return seq[control.index_below(len(seq))]

        def choices(self, population: Any, weights: Any = None, *, cum_weights: Any = None, k: int = 1) -> list:
            control.count_uniform(k)
            if control.passes:
                return control.really(super().choices, population, weights, cum_weights=cum_weights, k=k)
            return [population[control.index_below(len(population))] for _ in range(k)]

        def sample(self, population: Any, k: int, **options: Any) -> list:
            control.count_uniform(k)
            if control.passes:
                return control.really(super().sample, population, k, **options)
            if not 0 <= k <= len(population):
                raise ValueError("Sample larger than population or is negative")
            return list(population)[:k]

        def shuffle(self, x: Any, *old: Any) -> None:
            control.count_uniform(max(len(x) - 1, 0))
            if control.passes:
                control.really(super().shuffle, x)

        def randbytes(self, n: int) -> bytes:
            return self.getrandbits(n * 8).to_bytes(n, "little")

    for name, moments in DISTRIBUTIONS.items():
        setattr(Random, name, _distribution(getattr(real, name), moments, control))
    if hasattr(real, "binomialvariate"):
        Random.binomialvariate = _whole(_distribution(real.binomialvariate, _binomial, control))

    class SystemRandom(Random):
        """``random.SystemRandom``: no randomness comes from the machine."""

        def seed(self, a: Any = None, version: int = 2) -> None:
            super().seed(None)

    shared = Random()
    module.Random, module.SystemRandom, module._inst = Random, SystemRandom, shared
    for name in list(vars(module)):
        if name[0].islower() and callable(getattr(Random, name, None)) and name in module.__all__:
            setattr(module, name, as_function(name, getattr(shared, name)))
    share_seed(module, shared, control)


def patch_secrets(module: Any) -> None:
    """Lets ``secrets`` draw from the grader's sources."""
    import random

    source = random.SystemRandom()
    module._sysrand, module.choice, module.randbits = source, source.choice, source.getrandbits
    module.SystemRandom = random.SystemRandom
    module.token_bytes = lambda nbytes=None: source.randbytes(32 if nbytes is None else nbytes)


def share_seed(module: Any, shared: Any, control: Any) -> None:
    """The generator behind a module's functions starts from the grader's seed, whatever loading does to it."""
    seed_shared = shared.seed

    def seed(*arguments: Any, **options: Any) -> None:
        if not control.is_loading:
            seed_shared(*arguments, **options)

    module.seed = seed
    shared.plumbline_restart = lambda: seed_shared(control.seed)
    shared.plumbline_restart()


def as_function(name: str, method: Callable) -> Callable:
    """A plain function: autograd.numpy repeats functions of numpy's modules, but no bound methods."""

    def function(*arguments: Any, **options: Any) -> Any:
        return method(*arguments, **options)

    assert type(function) is FunctionType
    function.__name__ = function.__qualname__ = name
    return function


def _distribution(real: Callable, moments: Callable, control: Any) -> Callable:
    def draw(self: Any, *arguments: Any, **options: Any) -> Any:
        control.count_normal(1)
        if control.passes:
            return control.really(real, self, *arguments, **options)
        mean, deviation = moments(*arguments, **options)
        return mean + deviation * control.normal_draws(1)[0]

    draw.__name__ = real.__name__
    return draw


def _binomial(n: int = 1, p: float = 0.5) -> tuple:
    return n * p, math.sqrt(n * p * (1 - p))


def _whole(draw: Callable) -> Callable:
    return lambda self, *arguments, **options: round(draw(self, *arguments, **options))


def _middle(control: Any, size: int) -> float:
    draw = control.uniform_draws(1)[0]
    return (size - 1) // 2 if control.kind != "scripted" and draw == MIDDLE else draw * size
