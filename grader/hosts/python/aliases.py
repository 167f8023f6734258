"""Names that may stand for one object, or for a view into it: `start = point[:]` of an array moves along with it."""

from __future__ import annotations

import ast
from typing import Any, Optional

from plumbline_host.facts import root_name

#: Methods and functions that give a view of an array where they can.
VIEWING = frozenset("asarray asanyarray atleast_1d view reshape ravel squeeze transpose".split())


def base_of(node: Any) -> Optional[str]:
    """The name whose object an assignment hands on, or None."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)):
        return None
    value = node.value
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in VIEWING:
        value = value.args[0] if value.args and isinstance(value.func.value, ast.Name) and _is_module_like(value) else value.func.value
    if isinstance(value, (ast.Name, ast.Subscript, ast.Attribute)):
        return root_name(value)
    return None


def _is_module_like(call: Any) -> bool:
    return call.func.attr in ("asarray", "asanyarray", "atleast_1d") or call.func.value.id in ("np", "numpy")


def changed_by_alias(statements: list, makers: list, name: str, position: int) -> set:
    """Statements that may change the object of a name in place under another name; ``makers``: of the name there."""
    found: set = set()
    names = {name: max(makers, default=-1)}
    for maker in makers:
        base = base_of(statements[maker].node)
        if base is not None:
            names[base] = maker
    for statement in statements[min(names.values()) + 1 : position]:
        base = base_of(statement.node)
        live = {one for one, since in names.items() if since < statement.index}
        if statement.in_place & (live - {name}):
            found.add(statement.index)
        for one in statement.leaves & live - statement.in_place - {name}:
            del names[one]  # stands for something else from here on
        if base in live and name not in statement.facts.writes:
            names.update({one: statement.index for one in statement.facts.writes})
    return found
