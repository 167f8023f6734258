"""Numbers written out in a loop that can be replaced: the learning rate in ``x = x - 0.01 * slope``, the 100 of ``range(100)``."""

from __future__ import annotations

import ast
from typing import Any, Iterable

from plumbline_host.facts import root_name
from plumbline_host.flow import DEFINITIONS
from plumbline_host.counts import Count, called, stepped
from plumbline_host.trees import children, walk

MAX_DEPTH = 6
#: Methods that put their last argument into a list as it is.
ADDING = ("append", "insert")


def literals_of(loop: Any, carried: list, count: Count) -> list:
    """(constant, ``factor`` or ``count``) for each, in the order of the text."""
    found: dict = {}
    if count.kind == "literal":
        found[id(count.node)] = (count.node, "count")
    definitions = _definitions(loop)
    for name in carried:
        for value in definitions.get(name, ()):
            for node in _Search(definitions, name).factors(value, 0):
                found.setdefault(id(node), (node, "factor"))
    if count.kind == "literal":
        for node in _beside_counters(loop, _counters(loop, carried, definitions), count.node.value):
            found.setdefault(id(node), (node, "count"))
    ordered = [node for node in _in_order(loop) if id(node) in found]
    return [found[id(node)] for node in ordered]


def _counters(loop: Any, carried: list, definitions: dict) -> set:
    """Names that tell which round it is: what the loop counts with, and what is made of nothing but that."""
    targets = [] if isinstance(loop, ast.While) else [loop.target]
    found = {part.id for target in targets for part in walk(target) if isinstance(part, ast.Name)}
    found = (found | stepped(loop.body, ast.Add).keys() | stepped(loop.body, ast.Sub).keys()) - set(carried)
    for name, values in definitions.items():
        read = {part.id for value in values for part in walk(value) if isinstance(part, ast.Name)}
        if read and read <= found and name not in carried:
            found.add(name)
    return found


def _beside_counters(loop: Any, counters: set, number: float) -> Iterable:
    """The ``number`` of ``1 - (i + 1) / number``; not that of ``number * x``, which only happens to be the same."""
    for node in walk(loop):
        parts = [_bare(part) for part in children(node)]
        equal = [part for part in parts if _is_number(part) and part.value == number]
        if equal and _relates(node, parts, counters):
            yield from equal


def _relates(node: Any, parts: list, counters: set) -> bool:
    """Whether the numbers in an expression are set against the round."""
    if isinstance(node, ast.Call):  # `decay(rate, i, 100)`
        return any(isinstance(part, ast.Name) and part.id in counters for part in parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Div, ast.FloorDiv)):  # `rate * i / 100`
        return _tells(node, counters)
    if isinstance(node, ast.Compare) or (isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mod))):
        names = {part.id for part in walk(node) if isinstance(part, ast.Name)}
        return _tells(node, counters) and names <= counters
    return False  # a factor or a power is one of the function that descends


def _bare(node: Any) -> Any:
    """The ``100`` of ``float(100)``."""
    if isinstance(node, ast.keyword):
        return _bare(node.value)
    return _bare(node.args[0]) if called(node) in ("int", "float") and len(node.args) == 1 else node


def _tells(node: Any, counters: set) -> bool:
    """Whether a counter is read, other than to pick an item: ``xs[i]`` is the point, not the round."""
    if isinstance(node, ast.Subscript):
        return _tells(node.value, counters)
    if isinstance(node, ast.Name):
        return node.id in counters
    return any(_tells(part, counters) for part in children(node))


def _in_order(node: Any) -> Iterable:
    if _is_number(node):
        yield node
    for part in ast.iter_child_nodes(node):
        yield from _in_order(part)


def _is_number(node: Any) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float) and abs(node.value) < 2**53


def _definitions(loop: Any) -> dict:
    """Name -> what is put into it in the loop."""
    found: dict = {}
    pending = list(loop.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, DEFINITIONS):
            continue
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                _define(target, node.value, found)
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.op, (ast.Add, ast.Sub)):
                _define(node.target, node.value, found)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            function = node.value.func
            if isinstance(function, ast.Attribute) and function.attr in ADDING and node.value.args:
                _define(function.value, node.value.args[-1], found)
        pending += [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.stmt)]
        for handler in getattr(node, "handlers", ()):
            pending += handler.body
    return found


def _define(target: Any, value: Any, found: dict) -> None:
    if isinstance(target, (ast.Tuple, ast.List)):
        paired = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts)
        for i, part in enumerate(target.elts):
            _define(part, value.elts[i] if paired else value, found)
        return
    name = root_name(target)
    if name is not None:
        found.setdefault(name, []).append(value)


class _Search:
    """Finds the numbers that are factors of what is added to a name in a round."""

    def __init__(self, definitions: dict, name: str) -> None:
        self._definitions = definitions
        self._name = name

    def factors(self, value: Any, depth: int) -> list:
        if depth > MAX_DEPTH:
            return []
        found: list = []
        for term in _terms(value):
            if root_name(term) != self._name:
                found += self._of_term(term, depth)
        return found

    def _of_term(self, term: Any, depth: int) -> list:
        parts = _product(term)
        numbers = [part for part in parts if _is_number(part)]
        if numbers and (len(parts) > 1 or depth > 0):
            return numbers
        if len(parts) == 1 and isinstance(parts[0], ast.Call):
            return self._of_call(parts[0], depth)
        if len(parts) == 1 and isinstance(parts[0], (ast.List, ast.Tuple)):
            return [node for part in parts[0].elts for node in self.factors(part, depth + 1)]
        found = []
        for part in parts:
            if not isinstance(part, ast.Name) or part.id == self._name:
                continue
            for value in self._definitions.get(part.id, ()):
                # What is made of the name itself is its slope, and numbers in it are the slope's; unless it is the whole step.
                if len(parts) == 1 or not _reads(value, self._name):
                    found += self.factors(value, depth + 1)
        return found

    def _of_call(self, call: Any, depth: int) -> list:
        found: list = []
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            if isinstance(argument, (ast.List, ast.Tuple)):
                found += self.factors(argument, depth + 1)
            elif _is_number(argument) and type(argument.value) is float:
                found.append(argument)
        return found


def _terms(node: Any) -> list:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        return [*_terms(node.left), *_terms(node.right)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return _terms(node.operand)
    return [node]


def _product(node: Any) -> list:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return [*_product(node.left), *_product(node.right)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return _product(node.left)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return _product(node.operand)
    return [node]


def _reads(node: Any, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in walk(node))
