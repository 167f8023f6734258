"""What a script starts from: names with the statement that gives them their first value."""

from __future__ import annotations

import ast
from typing import Any, Optional

from plumbline_host.facts import facts_of
from plumbline_host.flow import DEFINITIONS, LOOPS
from plumbline_host.forms import Functions, makes_function
from plumbline_host.slices import Slicer
from plumbline_host.trees import walk

ASSIGNMENTS = (ast.Assign, ast.AnnAssign)
MAX_INPUTS = 200
#: Functions that give a copy of their argument, or the argument itself.
COPYING = frozenset("copy deepcopy array asarray float float64 list".split())
#: Numbers beyond cannot be told exactly.
MAX_NUMBER = 2**53


class Input:
    """A name with the statement that gives it its first value."""

    __slots__ = ("name", "statement", "value", "sources", "node", "target", "copies")

    def __init__(self, name: str, statement: int, value: Optional[float], node: Any = None, target: Any = None) -> None:
        self.name = name
        self.statement = statement
        self.value = value
        #: The assignment itself, or the loop around that sets it, where it stands within the statement of the script.
        self.node = node
        #: `x[0]`, where only this part of the name is given.
        self.target = target
        #: Names of other inputs that it is made from.
        self.sources: list = []
        #: The name of which it is nothing but a copy, or another name for the same.
        self.copies: Optional[str] = None


def inputs_of(script: Any, statements: list, slicer: Slicer, before: set, function_of: Functions) -> dict:
    found: dict = {}
    for index in sorted(before):
        node = statements[index].node
        if isinstance(node, ASSIGNMENTS) and node.value is not None and not makes_function(node.value, function_of):
            for name, value in parts_of(node):
                found[name] = Input(name, index, number_of(value))
    for name in script.carried:
        # What an earlier loop left in it is its start too.
        latest = next(iter(slicer.makers(name, script.statement)), None)
        if latest is not None and not isinstance(statements[latest].node, DEFINITIONS):
            if name not in found or name in statements[latest].leaves and found[name].statement < latest:
                found[name] = Input(name, latest, None)
        if latest is not None:
            start = _first_part(statements[latest].node, name)
            if start is not None:
                found[name] = Input(name, latest, number_of(statements[latest].node.value), target=start)
    if script.loop is not None and statements[script.statement].node is not script.loop:
        for node in ahead_of(statements[script.statement].node, script.loop):
            for name, value in parts_of(node):
                found[name] = Input(name, script.statement, number_of(value), node=node)
    for one in found.values():
        one.sources = _sources(one, found, statements, slicer)
        copied = _copied(made_of(one, statements))
        one.copies = copied if copied in one.sources else None
    return dict(list(found.items())[:MAX_INPUTS])


def made_of(one: Input, statements: list) -> Any:
    """The right side that gives an input its value, or None."""
    node = statements[one.statement].node if one.node is None else one.node
    return dict(parts_of(node)).get(one.name) if isinstance(node, ASSIGNMENTS) and one.target is None else None


def _copied(value: Any) -> Optional[str]:
    """The name that `start`, `start[:]`, `start.copy()`, `np.array(start)` and the like hand on."""
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice):
        whole = value.slice.lower is None and value.slice.upper is None and value.slice.step is None
        return _copied(value.value) if whole else None
    if isinstance(value, ast.Call) and not value.keywords:
        function = value.func
        if isinstance(function, ast.Attribute) and function.attr == "copy" and not value.args:
            return _copied(function.value)
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
        return _copied(value.args[0]) if name in COPYING and len(value.args) == 1 else None
    return value.id if isinstance(value, ast.Name) else None


def _sources(one: Input, inputs: dict, statements: list, slicer: Slicer) -> list:
    """Other inputs that an input is made from, directly or by way of others."""
    found: set = set()
    seen: set = set()
    pending = [(name, one.statement) for name in _reads(one, statements)]
    while pending:
        request = pending.pop()
        if request in seen:
            continue
        seen.add(request)
        name, position = request
        other = inputs.get(name)
        if other is not None and other is not one and other.node is not None and one.node is not None:
            found.add(name)
            pending += [(read, position) for read in _reads(other, statements)]
            continue
        for index in slicer.makers(name, position):
            if other is not None and other is not one and other.statement == index:
                found.add(name)
                pending += [(read, index) for read in _reads(other, statements)]
            else:
                pending += [(read, index) for read in statements[index].needs]
                pending += [(read, position) for read in statements[index].facts.deferred]
    return [name for name in inputs if name in found]


def _reads(one: Input, statements: list) -> set:
    """What the right side reads; of `a, b = 1, c` only what is read for the one name."""
    node = statements[one.statement].node if one.node is None else one.node
    if one.node is not None and isinstance(node, LOOPS):
        return facts_of(node.iter).reads
    if isinstance(node, ASSIGNMENTS) and one.target is None:
        value = dict(parts_of(node)).get(one.name)
        return facts_of(node.value if value is None else value).reads
    return statements[one.statement].needs


def _first_part(node: Any, name: str) -> Any:
    """The `x[0]` of `x[0] = 1.5`."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Subscript):
        return None
    target = node.targets[0]
    index = target.slice.elts[0] if isinstance(target.slice, ast.Tuple) and target.slice.elts else target.slice
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index  # Python 3.8
    first = isinstance(index, ast.Constant) and index.value == 0
    return target if first and isinstance(target.value, ast.Name) and target.value.id == name else None


def ahead_of(node: Any, loop: Any) -> list:
    """Plain assignments that stand before a loop in the blocks around it, and the loops that it stands in."""
    found: list = [] if isinstance(node, ast.While) or not isinstance(node, LOOPS) or node is loop else [node]
    for part in ast.iter_child_nodes(node):
        if part is loop:
            break
        if any(one is loop for one in walk(part)):
            return found + ahead_of(part, loop)
        if isinstance(part, ASSIGNMENTS) and part.value is not None:
            found.append(part)
    return found


def parts_of(node: Any) -> list:
    """(name, what is put into it, or None where that is not told apart); of a loop, what the first round puts there."""
    found: list = []
    if isinstance(node, LOOPS):
        items = getattr(node.iter, "elts", None)
        single = isinstance(node.target, ast.Name) and bool(items)
        return [(part.id, items[0] if single else None) for part in walk(node.target) if _is_bound(part)]
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Name):
            found.append((target.id, node.value))
        elif isinstance(target, (ast.Tuple, ast.List)):
            value = node.value
            paired = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts)
            for i, part in enumerate(target.elts):
                if isinstance(part, ast.Name):
                    found.append((part.id, value.elts[i] if paired else None))
    return found


def _is_bound(node: Any) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def number_of(node: Any) -> Optional[float]:
    sign = 1
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        sign = -sign if isinstance(node.op, ast.USub) else sign
        node = node.operand
    if isinstance(node, ast.Constant) and type(node.value) in (int, float) and abs(node.value) < MAX_NUMBER:
        return sign * node.value
    return None
