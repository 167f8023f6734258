"""Loops that count their rounds, and end."""

from __future__ import annotations

import ast
from copy import deepcopy
from itertools import islice
from typing import Any, Callable, Iterable, Optional

from plumbline_host.flow import DEFINITIONS, LOOPS
from plumbline_host.counts import ENDLESS

MAX_ROUNDS = 200_000
#: The name by which prepared code finds its counter: no name that can be written in Python.
COUNTER = "plumbline counter"


class EndlessLoop(BaseException):
    """Not an Exception: `except Exception` in a student's loop must not hold it up."""


class Counter:
    """Counts the rounds of the loops of one statement; told at the top of each round, answers whether to leave."""

    def __init__(self, limit: Optional[int], give: Callable[[str, Any], Any]) -> None:
        self._limit = limit
        self._give = give
        #: Loop -> rounds since it was entered last.
        self._rounds: dict = {}
        #: What is said of a loop that does not end; empty while all do.
        self.endless = ""
        #: The last error of what may fail.
        self.failure: Optional[Exception] = None

    def begin(self, loop: int) -> None:
        self._rounds[loop] = 0

    def round(self, loop: int, leaves: bool, bounded: bool, place: str) -> bool:
        count = self._rounds[loop] = self._rounds.get(loop, 0) + 1
        if leaves and self._limit is not None and count > self._limit:
            self._rounds[loop] = self._limit
            return True
        if count > MAX_ROUNDS and not bounded:
            self.endless = f"the loop in {place} went through {MAX_ROUNDS} rounds without coming to an end"
            raise EndlessLoop(self.endless)
        return False

    def first(self, items: Any) -> Any:
        """The first of what a loop goes through."""
        return islice(items, 1)

    def begins(self, loop: int) -> bool:
        """Whether a loop has made no round yet."""
        return self.of(loop) == 0

    def attempt(self) -> Any:
        """A context in which statements may fail."""
        return _Attempt(self)

    def give(self, name: str, made: Any) -> Any:
        """What takes the place of what an assignment has made."""
        return self._give(name, made)

    def of(self, loop: int) -> int:
        return self._rounds.get(loop, 0)


class _Attempt:
    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        if not isinstance(error, Exception):
            return False
        self._counter.failure = error
        return True


class Sweep:
    """What becomes of the statement around a loop: ``around``, loops that make one round; ``attempted``, what may fail."""

    __slots__ = ("around", "attempted", "dropped")

    def __init__(self, around: Iterable = (), attempted: Iterable = (), dropped: Iterable = ()) -> None:
        self.around = list(around)
        self.attempted = list(attempted)
        self.dropped = list(dropped)

    def of_copy(self, memo: dict) -> "Sweep":
        return Sweep(*([memo[id(node)] for node in part] for part in (self.around, self.attempted, self.dropped)))


def prepared(node: Any, loop: Any, replaced: dict, given: list, place_of: Callable[[int], str], sweep: Sweep) -> tuple:
    """A copy of a statement in which loops count, and the number of ``loop`` in it (-1 where it is in none).

    ``replaced``: constant of the statement -> number to put in its place. ``given``: (assignment or loop within the
    statement, name of it that is given a value). ``place_of(line)``: a place in words.
    """
    memo: dict = {}
    copy = deepcopy(node, memo)
    for constant, value in replaced.items():
        twin = memo[id(constant)]
        twin.value = int(value) if type(constant.value) is int and value == value // 1 else value
    target = None if loop is None else memo[id(loop)]
    counting = _Counting(target, [(memo[id(inner)], name) for inner, name in given], place_of, sweep.of_copy(memo))
    copy = counting.visit(copy)
    body = copy if isinstance(copy, list) else [copy]
    return [ast.fix_missing_locations(part) for part in body], counting.number


class _Counting(ast.NodeTransformer):
    def __init__(self, target: Any, given: list, place_of: Callable[[int], str], sweep: Sweep) -> None:
        self._sweep = sweep
        self._target = target
        self._given = given
        self._place_of = place_of
        self._made = 0
        self.number = -1

    def visit(self, node: Any) -> Any:
        if isinstance(node, (*DEFINITIONS, ast.expr)):
            return node
        if _holds(self._sweep.dropped, node):
            return None
        gifts = [_gift(name, node) for inner, name in self._given if inner is node]
        if _holds(self._sweep.attempted, node):
            context = ast.withitem(context_expr=_call("attempt", [], node), optional_vars=None)
            return _at(ast.With(items=[context], body=[node]), node)
        if not isinstance(node, LOOPS):
            return [node, *gifts] if gifts else self.generic_visit(node)
        number, self._made = self._made, self._made + 1
        if node is self._target:
            self.number = number
        bounded = not isinstance(node, ast.While) and not _is_endless(node.iter)
        self.generic_visit(node)
        if _holds(self._sweep.around, node):
            self._make_one_round(node, number)
        node.body = [*gifts, *node.body]
        place = self._place_of(node.lineno)
        counts = _call("round", [number, node is self._target, bounded, place], node)
        node.body.insert(0, ast.copy_location(ast.If(test=counts, body=[_at(ast.Break(), node)], orelse=[]), node))
        return [_at(ast.Expr(value=_call("begin", [number], node)), node), node]


    @staticmethod
    def _make_one_round(node: Any, number: int) -> None:
        node.orelse = []
        if isinstance(node, ast.While):
            node.test = _at(ast.BoolOp(op=ast.And(), values=[_call("begins", [number], node), node.test]), node)
            return
        call = _call("first", [], node)
        call.args.append(node.iter)
        node.iter = call


def _holds(nodes: list, node: Any) -> bool:
    return any(one is node for one in nodes)


def _gift(name: str, node: Any) -> Any:
    """``x = give('x', x)``."""
    made = _at(ast.Name(id=name, ctx=ast.Load()), node)
    call = _call("give", [name], node)
    call.args.append(made)
    return _at(ast.Assign(targets=[_at(ast.Name(id=name, ctx=ast.Store()), node)], value=call), node)


def _is_endless(node: Any) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", None)
    return name in ENDLESS or isinstance(node, ast.GeneratorExp)


def _call(method: str, values: list, node: Any) -> Any:
    counter = _at(ast.Name(id=COUNTER, ctx=ast.Load()), node)
    function = _at(ast.Attribute(value=counter, attr=method, ctx=ast.Load()), node)
    return _at(ast.Call(func=function, args=[_at(ast.Constant(value=value), node) for value in values], keywords=[]), node)


def _at(new: Any, node: Any) -> Any:
    new = ast.copy_location(new, node)
    new.end_lineno = new.lineno
    new.end_col_offset = new.col_offset
    return new
