"""Statements that are left out: what would not be missed was not looked at."""

from __future__ import annotations

import ast

from .skipped import is_skipped
from .text import Text


def dropped(text: Text, block: list, bound: set):
    """Of a block: statements that change what is there already. ``bound``: names that have a value before it; grows."""
    for node in block:
        if _changes(node, bound) and not is_skipped(node) and not _is_told(node):
            start, end = text.span(node)
            yield "statement dropped", start, end, "pass" + "\n" * text.whole.count("\n", start, end)
        bound |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def _changes(node: ast.stmt, bound: set) -> bool:
    if isinstance(node, ast.AugAssign):
        return True
    if isinstance(node, ast.Assign):
        return all(isinstance(one, (ast.Attribute, ast.Subscript)) or (isinstance(one, ast.Name) and one.id in bound) for one in node.targets)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _is_told(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and is_skipped(node.value)
