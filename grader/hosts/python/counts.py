"""How many rounds a loop is told to make."""

from __future__ import annotations

import ast
from typing import Any, Callable, Optional

#: What goes through what it is given, and shows how far it is.
WRAPPERS = frozenset("tqdm tqdm_notebook list tuple enumerate reversed iter progress_bar track".split())
RANGES = frozenset("range arange trange tnrange xrange".split())
#: What makes as many items as its argument says.
SIZED = frozenset("zeros ones empty full".split())
ENDLESS = frozenset("count cycle repeat iter".split())
MAX_DEPTH = 6

#: Tells the number that a name is given before the loop, where one is written out.
Starts = Callable[[str], Optional[float]]
#: Tells what is put into a name before the loop, where that is one expression.
Makers = Callable[[str], Any]


class Count:
    """How many rounds a loop makes: ``kind`` is ``open``, ``name``, ``literal`` or ``other``."""

    __slots__ = ("kind", "name", "node")

    def __init__(self, kind: str, name: Optional[str] = None, node: Any = None) -> None:
        self.kind = kind
        self.name = name
        #: Of a literal: the constant.
        self.node = node

    def wire(self) -> dict:
        if self.kind == "open":
            return {"kind": "open"}
        count: dict = {"kind": self.kind}
        if self.kind == "name":
            count["name"] = self.name
        elif self.kind == "literal":
            count["literal"] = int(self.node.value)
        return {"kind": "counted", "count": count}


def count_of(loop: Any, start_of: Starts, made_of: Makers) -> Count:
    if isinstance(loop, ast.While):
        return _count_of_while(loop, start_of)
    return _items_in(loop.iter, made_of, 0)


def _items_in(node: Any, made_of: Makers, depth: int) -> Count:
    """How many items something has that is gone through."""
    if depth > MAX_DEPTH:
        return Count("other")
    if isinstance(node, ast.Name):
        made = made_of(node.id)
        count = Count("other") if made is None else _items_in(made, made_of, depth + 1)
        # A number that stands elsewhere cannot be replaced with those of the loop.
        return Count("other") if count.kind == "literal" else count
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):  # `[0] * n`
        for row, times in ((node.left, node.right), (node.right, node.left)):
            if isinstance(row, (ast.List, ast.Tuple)) and len(row.elts) == 1:
                return _number_of(times, made_of, depth)
    name = called(node)
    arguments = getattr(node, "args", ())
    if any(isinstance(one, ast.Starred) for one in arguments):
        return Count("other")
    if name in WRAPPERS and len(arguments) > 0:
        return _items_in(arguments[0], made_of, depth + 1)
    if name in ("repeat", "islice") and len(arguments) == 2:
        return _number_of(arguments[1], made_of, depth)
    if name in ENDLESS:
        return Count("open")
    if name in RANGES:
        return _range(arguments, made_of, depth)
    if name in SIZED and len(arguments) > 0:
        shape = arguments[0]
        first = shape.elts[0] if isinstance(shape, (ast.Tuple, ast.List)) and shape.elts else shape
        return _number_of(first, made_of, depth)
    if name == "linspace" and len(arguments) == 3:
        return _number_of(arguments[2], made_of, depth)
    return Count("other")


def _range(arguments: list, made_of: Makers, depth: int) -> Count:
    if len(arguments) == 3 and _is(arguments[2], 1):
        arguments = arguments[:2]
    if len(arguments) == 1:
        return _number_of(arguments[0], made_of, depth)
    first = arguments[0] if arguments else None
    if len(arguments) == 2 and _is(first, 0):
        return _number_of(arguments[1], made_of, depth)
    if len(arguments) == 2 and _is(first, 1):
        return _number_of(_beside_one(arguments[1], ast.Add), made_of, depth)
    if len(arguments) == 3 and _is(arguments[2], -1):  # `range(n, 0, -1)`, `range(n - 1, -1, -1)`
        if _is(arguments[1], 0):
            return _number_of(first, made_of, depth)
        if _is(arguments[1], -1):
            return _number_of(_beside_one(first, ast.Sub), made_of, depth)
    return Count("other")


def _beside_one(node: Any, operator: Any) -> Any:
    """The `n` of `n + 1`, or of `n - 1`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, operator):
        return None
    if _is(node.right, 1):
        return node.left
    return node.right if operator is ast.Add and _is(node.left, 1) else None


def _number_of(node: Any, made_of: Makers, depth: int = 0) -> Count:
    """The number that an expression is: a name, one that is written out, or how many items something has."""
    rounded = False
    while called(node) in ("int", "round") and len(node.args) == 1:
        node = node.args[0]
        rounded = True
    if called(node) == "len" and len(node.args) == 1:
        return _items_in(node.args[0], made_of, depth + 1)
    if isinstance(node, ast.Name):
        return Count("name", name=node.id)
    if isinstance(node, ast.Constant) and type(node.value) in ((int, float) if rounded else (int,)):
        if 0 <= node.value < 2**53 and node.value == node.value // 1:
            return Count("literal", node=node)
    return Count("other")


def _unknown(_: str) -> None:
    return None


def _count_of_while(loop: ast.While, start_of: Starts) -> Count:
    tests = loop.test.values if isinstance(loop.test, ast.BoolOp) and isinstance(loop.test.op, ast.And) else [loop.test]
    up, down = stepped(loop.body, ast.Add), stepped(loop.body, ast.Sub)
    for test in tests:
        count = _counted_down(test, down) or _counted_up(test, up, start_of)
        if count is not None:
            return count
    return _left_by_count(loop.body, up, start_of) or Count("open")


def _counted_up(test: Any, counters: dict, start_of: Starts) -> Optional[Count]:
    """`i < n` where i begins at 0, or `i <= n` where it begins at 1."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    left, right, operator = test.left, test.comparators[0], type(test.ops[0])
    if isinstance(right, ast.Name) and right.id in counters:  # `n > i`
        left, right = right, left
        operator = {ast.Gt: ast.Lt, ast.GtE: ast.LtE}.get(operator, operator)
    if not (isinstance(left, ast.Name) and left.id in counters) or operator not in (ast.Lt, ast.LtE, ast.NotEq):
        return None
    start = start_of(left.id)
    if (operator is not ast.LtE and start == 0) or (operator is ast.LtE and start == 1):
        return _number_of(right, _unknown)
    return Count("other")


def _counted_down(test: Any, counters: dict) -> Optional[Count]:
    """`while n > 0:`, `while n:`."""
    if isinstance(test, ast.Name) and test.id in counters:
        return Count("name", name=test.id)
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    left, right, operator = test.left, test.comparators[0], type(test.ops[0])
    if not (isinstance(left, ast.Name) and left.id in counters):
        return None
    if (operator in (ast.Gt, ast.NotEq) and _is(right, 0)) or (operator is ast.GtE and _is(right, 1)):
        return Count("name", name=left.id)
    return Count("other") if operator in (ast.Gt, ast.GtE, ast.NotEq) else None


def _left_by_count(body: list, counters: dict, start_of: Starts) -> Optional[Count]:
    """`if i >= n: break` in the body of a loop. Where a round is cut in two by it, the number of rounds is not told."""
    for place, node in enumerate(body):
        if not isinstance(node, ast.If) or not any(isinstance(part, ast.Break) for part in node.body):
            continue
        tests = node.test.values if isinstance(node.test, ast.BoolOp) and isinstance(node.test.op, ast.Or) else [node.test]
        for test in tests:
            if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.left, ast.Name):
                continue
            name, operator = test.left.id, type(test.ops[0])
            if name not in counters or operator not in (ast.Gt, ast.GtE, ast.Eq):
                continue
            stepped_before = counters[name] < place
            rest = body[place + 1 :] if stepped_before else body[:place]
            whole = all(isinstance(one, ast.Expr) for one in rest)
            # Counted from 0 and left at n, or counted from 1 and left once it is beyond n.
            fits = start_of(name) == (1 if operator is ast.Gt else 0)
            return _number_of(test.comparators[0], _unknown) if whole and fits else Count("other")
    return None


def stepped(body: list, operator: Any) -> dict:
    """Name -> place of the statement of a body that adds 1 to it, or takes 1 from it."""
    found: dict = {}
    for place, node in enumerate(body):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, operator) and isinstance(node.target, ast.Name):
            if _is(node.value, 1):
                found[node.target.id] = place
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            beside = _beside_one(node.value, operator)
            if isinstance(beside, ast.Name) and beside.id == node.targets[0].id:
                found[beside.id] = place
    return found


def called(node: Any) -> Optional[str]:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return None
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", None)


def _is(node: Any, number: int) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _is(node.operand, -number)
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == number
