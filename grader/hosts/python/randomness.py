"""Randomness belongs to the grader: every source of it asks here what to do.

* ``silent``: a draw is the mean of its distribution, a uniform draw the middle of its range, a whole number the middle
  of its range (rounded down); ``choice`` takes the first element, ``sample`` the first ones, ``shuffle`` and
  ``permutation`` change nothing. While loading, further draws of one statement are spread evenly about that.
* ``scripted``: draws are given, standardised: a normal draw is mean + sd * draw, a uniform one low + (high - low) * draw.
* ``seeded``: real draws. Generators made without a seed get one derived from the grader's; a generator that a student
  seeds keeps the student's seed, and starts again from it.
"""

from __future__ import annotations

import math
import sys
from typing import Any, Callable, Optional
from weakref import WeakSet

from plumbline_host.random_hook import ImportHook


#: A loop that draws until a draw suits it (the polar method for normal draws, for one) would never end on the silent
#: middle. After this many uniform draws within one operation it gets others.
SILENT_DRAWS = 2000

#: While loading, so many draws of one statement are spread out; no array that is longer is made of starts.
SPREAD_DRAWS = 10_000
MIDDLE = 0.5
#: Half the width of the uniform distribution whose standard deviation is 1.
WIDTH = math.sqrt(3.0)


class Control:
    """The current mode, and how much was drawn."""

    def __init__(self) -> None:
        self.kind = "silent"
        self.seed = 0
        self._draws: list = []
        self._position = 0
        self._made = 0
        #: Silent draws of the statement that is being run.
        self._drawn = 0
        #: The statement that is being run, -1 for a call.
        self._statement = -1
        self._busy = 0
        self._counting = False
        self._normal = 0
        self._uniform = 0
        self._generators: WeakSet = WeakSet()

    def use(self, mode: dict) -> None:
        """Switches the mode; ``seeded`` starts every generator anew."""
        self.kind = mode["kind"]
        self._draws = [float(draw) for draw in mode.get("draws", ())]
        self._position = 0
        if self.kind == "seeded":
            self._restart(int(mode["seed"]))

    def _restart(self, seed: int) -> None:
        self.seed = seed
        self._made = 0
        # Oldest first, so that the derived seeds do not depend on where objects lie in memory.
        for generator in sorted(self._generators, key=_origin_of):
            generator.plumbline_restart()
        self._made = 0

    def start_counting(self) -> None:
        self._normal = self._uniform = 0
        self._counting = True

    def counted(self) -> dict:
        return {"normal": self._normal, "uniform": self._uniform}

    def suspended(self) -> "Suspension":
        """For loading: silent, and not counted."""
        return Suspension(self)

    @property
    def is_loading(self) -> bool:
        """Whether the submission's own statements run, rather than a call."""
        return not self._counting

    def begin_statement(self, index: int) -> None:
        """What is made from here on belongs to this statement of the submission."""
        self._statement = index
        self._made = 0
        self._drawn = 0

    def enlist(self, generator: Any) -> tuple:
        """Registers a generator to be started anew; returns its origin."""
        self._generators.add(generator)
        return self.origin()

    def origin(self) -> tuple:
        """Where something new comes from: (statement, how many before it). The same, whatever was asked before."""
        self._made += 1
        return (self._statement, self._made)

    def derived_seed(self, origin: tuple) -> int:
        """A seed for a generator that has none of its own."""
        statement, place = origin
        return (self.seed + 0x9E3779B1 * place + 0x85EBCA6B * (statement + 1)) & 0xFFFFFFFF

    @property
    def passes(self) -> bool:
        """Whether a draw is made by the real generator; inside one, always."""
        return self.kind == "seeded" or self._busy > 0 or (self.kind == "silent" and self._uniform > SILENT_DRAWS)

    def count_normal(self, count: int) -> None:
        if self._counting and not self._busy:
            self._normal += count

    def count_uniform(self, count: int) -> None:
        if self._counting and not self._busy:
            before = self._uniform
            self._uniform += count
            if self.kind == "silent" and before <= SILENT_DRAWS < self._uniform:
                self._restart(seed=0)

    def really(self, draw: Callable, *arguments: Any, **options: Any) -> Any:
        """Lets the real generator draw; what it draws on the way is not counted again."""
        self._busy += 1
        try:
            return draw(*arguments, **options)
        finally:
            self._busy -= 1

    def uniform_draws(self, count: int) -> list:
        """Numbers from 0 to 1: the middle when silent, the given draws when scripted."""
        return self._take(count) if self.kind == "scripted" else self._silent(count)

    def normal_draws(self, count: int) -> list:
        """Standardised numbers: 0 when silent, the given draws when scripted."""
        return self._take(count) if self.kind == "scripted" else [WIDTH * (2.0 * draw - 1.0) for draw in self._silent(count)]

    def index_below(self, size: int) -> int:
        """A place in a sequence: the first when silent."""
        if self.kind == "scripted":
            return min(int(self._take(1)[0] * size), size - 1)
        [draw] = self._silent(1)
        return 0 if draw == MIDDLE else int(draw * size)

    def _silent(self, count: int) -> list:
        """
        Middles; while loading, only the first draw of a statement is one. Ten starts that are drawn are ten different ones,
        and a row of them has the mean of what it is drawn from.
        """
        first = self._drawn
        self._drawn += count
        if not self.is_loading or self._drawn > SPREAD_DRAWS:
            return [MIDDLE] * count
        return [_spread(place) for place in range(first + 1, first + count + 1)]

    def _take(self, count: int) -> list:
        end = self._position + count
        if end > len(self._draws):
            raise RuntimeError(
                f"the grader gave {len(self._draws)} random draws, and the code asks for more than that (at least {end})"
            )
        taken = self._draws[self._position : end]
        self._position = end
        return taken


def _spread(place: int) -> float:
    """The van der Corput sequence: 1/2, 1/4, 3/4, 1/8, ... (J. G. van der Corput, 1935)."""
    value, weight = 0.0, MIDDLE
    while place:
        value += weight * (place & 1)
        place >>= 1
        weight /= 2
    return value


class Suspension:
    """Within it, sources of randomness are silent and nothing is counted."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._before: Optional[tuple] = None

    def __enter__(self) -> None:
        control = self._control
        self._before = (control.kind, control._counting, control._statement, control._made, control._drawn)
        control.kind = "silent"
        control._counting = False

    def __exit__(self, *details: Any) -> None:
        if self._before is not None:
            control = self._control
            control.kind, control._counting, control._statement, control._made, control._drawn = self._before


def _origin_of(generator: Any) -> tuple:
    return generator.plumbline_origin


def install() -> Control:
    """Puts the grader's sources in the place of Python's and numpy's, as soon as they are imported."""
    control = Control()

    def standard(module: Any) -> None:
        from plumbline_host.random_standard import patch_random

        patch_random(module, control)

    def secret(module: Any) -> None:
        from plumbline_host.random_standard import patch_secrets

        patch_secrets(module)

    def of_numpy(module: Any) -> None:
        from plumbline_host.random_numpy import patch_numpy_random

        patch_numpy_random(module, control)

    def names(module: Any) -> None:
        from plumbline_host.numpy_names import supply

        supply(module)

    patches = {"random": standard, "secrets": secret, "numpy.random": of_numpy, "autograd.numpy": names}
    for name, patch in patches.items():
        if name in sys.modules:
            patch(sys.modules[name])
    later = {name: patch for name, patch in patches.items() if name not in sys.modules}
    # Importing numpy.random draws a seed: not a draw of the student's.
    sys.meta_path.insert(0, ImportHook(later, control.suspended))
    return control
