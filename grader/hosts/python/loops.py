"""Loops at the top level: where they are, and which of them descend."""

from __future__ import annotations

import ast
from typing import Any, Iterable

from plumbline_host.feeds import carried_by
from plumbline_host.flow import DEFINITIONS, LOOPS, WITH
from plumbline_host.forms import Functions
from plumbline_host.trees import walk


def loops_in(node: Any) -> list:
    """Loops of a top-level statement that stand in no other loop and in no definition."""
    if isinstance(node, LOOPS):
        return [node]
    if isinstance(node, DEFINITIONS) or not isinstance(node, (ast.If, ast.Try, *WITH)):
        return []
    parts = [*node.body, *getattr(node, "orelse", ())]
    for handler in getattr(node, "handlers", ()):
        parts += handler.body
    parts += getattr(node, "finalbody", ())
    return [loop for part in parts for loop in loops_in(part)]


def descents_in(node: Any, changed: Iterable, function_of: Functions) -> list:
    """(loop, names carried by it, whether it is within a sweep) for each loop of a top-level statement that descends.

    ``changed``: names that the statement changes by calling functions.
    """
    return [one for loop in loops_in(node) for one in _descents(loop, changed, function_of, False)]


def _descents(loop: Any, changed: Iterable, function_of: Functions, within: bool) -> list:
    carried = carried_by(loop, function_of, changed)
    if carried and not is_sweep(loop, carried, function_of):
        return [(loop, carried, within)]
    inner = [one for part in loop.body for one in loops_in(part)]
    return [one for part in inner for one in _descents(part, changed, function_of, True)]


def is_sweep(loop: Any, carried: list, function_of: Functions) -> bool:
    """Whether a loop makes whole experiments: another loop in it descends, and does not just go through the parts of a point."""
    for inner in walk(loop):
        if inner is loop or not isinstance(inner, LOOPS):
            continue
        within = carried_by(inner, function_of)
        if within and not (set(within) <= set(carried) and _indexes(inner, within)):
            return True
    return False


def _indexes(loop: Any, names: Iterable) -> bool:
    """Whether the target of a loop is used as an index of one of these names."""
    if isinstance(loop, ast.While):
        return False
    targets = {part.id for part in walk(loop.target) if isinstance(part, ast.Name)}
    wanted = set(names)
    for part in walk(loop):
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id in wanted:
            if any(isinstance(index, ast.Name) and index.id in targets for index in walk(part.slice)):
                return True
    return False
