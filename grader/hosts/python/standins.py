"""Stand-ins for modules that are absent or only draw pictures: objects that accept anything and yield nothing.

A stand-in never turns into a number: one that reaches a graded result is shown as ``stand-in for torch``.
"""

from __future__ import annotations

import sys
from opcode import opmap
from types import FunctionType, ModuleType
from typing import Any, Optional

from plumbline_host.numerics import numpy

_ORIGIN = "__stand_in_for__"


class StandIn:
    """Accepts attribute access, calls, items, operators, iteration, ``with``, decorating and being a base class."""

    __slots__ = (_ORIGIN, "__attributes")
    __array_ufunc__ = None  # so that numpy leaves operators with a stand-in to the stand-in

    def __init__(self, origin: str) -> None:
        object.__setattr__(self, _ORIGIN, origin)
        object.__setattr__(self, "_StandIn__attributes", {})

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self.__attributes.setdefault(name, self)

    def __setattr__(self, name: str, value: Any) -> None:
        self.__attributes[name] = value

    def __delattr__(self, name: str) -> None:
        self.__attributes.pop(name, None)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        # As a decorator (`@njit`, `@torch.no_grad()`) it must leave the student's function as it is.
        if len(arguments) == 1 and not options and type(arguments[0]) in (FunctionType, type):
            return arguments[0]
        return self

    def __iter__(self) -> Any:
        return iter((self,) * _unpacked_by(sys._getframe(1)))

    def __getitem__(self, key: Any) -> Any:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        return None

    def __delitem__(self, key: Any) -> None:
        return None

    def __contains__(self, item: Any) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return False

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *details: Any) -> None:
        return None

    def __mro_entries__(self, bases: Any) -> tuple:
        return (StandInBase,)

    def __array__(self, *arguments: Any, **options: Any) -> Any:
        raise self.__refusal()

    def __float__(self) -> float:
        raise self.__refusal()

    def __int__(self) -> int:
        raise self.__refusal()

    def __index__(self) -> int:
        raise self.__refusal()

    def __complex__(self) -> complex:
        raise self.__refusal()

    def __repr__(self) -> str:
        return f"<stand-in for {getattr(self, _ORIGIN)}>"

    def __hash__(self) -> int:
        return id(self)

    def __refusal(self) -> TypeError:
        name = getattr(self, _ORIGIN)
        return TypeError(f"`{name}` is not available to the grader: a stand-in took its place and has no number to give")


def _itself(self: Any, *arguments: Any) -> Any:
    return self


for _name in (
    "add radd iadd sub rsub isub mul rmul imul truediv rtruediv itruediv floordiv rfloordiv mod rmod pow rpow matmul "
    "rmatmul and rand or ror xor rxor lshift rlshift rshift rrshift neg pos abs invert round lt le gt ge"
).split():
    setattr(StandIn, f"__{_name}__", _itself)


class StandInBase:
    """What a student's class inherits from when it inherits from a stand-in."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return StandIn(name)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        forward = getattr(type(self), "forward", None)
        return forward(self, *arguments, **options) if forward is not None else StandIn("a module")


class Progress(StandIn):
    """A progress bar around something: goes through it and accepts everything else."""

    __slots__ = ("__items",)

    def __init__(self, items: Any = (), *arguments: Any, **options: Any) -> None:
        super().__init__("tqdm")
        object.__setattr__(self, "_Progress__items", items)

    def __iter__(self) -> Any:
        return iter(self.__items)

    def __len__(self) -> int:
        return len(self.__items)


def _progress_range(*arguments: Any, **options: Any) -> Progress:
    return Progress(range(*arguments))


class StandInModule(ModuleType):
    """A module of which every attribute is a stand-in."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = StandIn(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return StandIn(self.__name__)(*arguments, **options)


#: What `from pylab import *` and `from matplotlib.pyplot import *` are used for.
PLOT_NAMES = (
    "axes axhline axis axvline bar clf close colorbar contour contourf draw figure fill_between gca gcf grid hist imshow "
    "legend loglog pause plot quiver savefig scatter semilogx semilogy show subplot subplots suptitle surf text "
    "tight_layout title xlabel xlim xticks ylabel ylim yticks zlabel"
).split()

#: What pylab leaves to Python although numpy has a function of that name.
KEPT_BUILTINS = frozenset("abs bool bytes max min pow round".split())


def stand_in_module(name: str) -> StandInModule:
    """A module object for an absent module."""
    module = StandInModule(name)
    root, _, leaf = name.partition(".")
    module.__dict__.update({"__all__": [], "__path__": [], "__version__": "0", "__file__": f"<stand-in for {name}>"})
    if root == "tqdm":
        module.__dict__.update({"tqdm": Progress, "tqdm_notebook": Progress})
        module.__dict__.update({"trange": _progress_range, "tnrange": _progress_range})
        if leaf:  # `import tqdm.notebook as tqdm` then `tqdm.tqdm(...)`; `tqdm.notebook.tqdm(...)` from the root
            return module
        for inner in ("auto", "notebook", "autonotebook", "std"):
            setattr(module, inner, stand_in_module(f"tqdm.{inner}"))
    if name in ("pylab", "matplotlib.pylab", "matplotlib.pyplot"):
        for plot_name in PLOT_NAMES:
            setattr(module, plot_name, StandIn(f"{name}.{plot_name}"))
        if name != "matplotlib.pyplot" and numpy is not None:  # pylab is numpy's names and those for drawing
            public = {key: value for key, value in vars(numpy).items() if key[0] != "_" and key not in KEPT_BUILTINS}
            module.__dict__.update({**public, "np": numpy, "numpy": numpy})
        module.__dict__["__all__"] = [key for key in module.__dict__ if not key.startswith("_")]
    return module


def described_as_stand_in(value: Any) -> Optional[str]:
    """For a stand-in: what it stands for."""
    kind = type(value)
    if issubclass(kind, StandIn):
        return str(object.__getattribute__(value, _ORIGIN)).partition(".")[0]
    if kind is StandInModule:
        return value.__name__
    return None


def _unpacked_by(frame: Any) -> int:
    """How many values the running instruction unpacks (`figure, axes = plt.subplots()`); 0 when it is none of those."""
    opcode, count = frame.f_code.co_code[frame.f_lasti], frame.f_code.co_code[frame.f_lasti + 1]
    if opcode == _UNPACK_SEQUENCE:
        return count
    return (count & 0xFF) if opcode == _UNPACK_EX else 0


_UNPACK_SEQUENCE, _UNPACK_EX = opmap["UNPACK_SEQUENCE"], opmap["UNPACK_EX"]
