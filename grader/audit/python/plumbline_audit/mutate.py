"""All mutants of a text: one change each, of code that counts."""

from __future__ import annotations

import ast

from .dropped import dropped
from .operators import OPERATORS
from .outline import outline
from .skipped import is_skipped, parts_of
from .text import Text


def mutate(text: str) -> dict:
    """The changes in the order of the text, and the outline of the module."""
    tree = ast.parse(text)
    source = Text(text)
    seen = set()
    changes = []
    for operator, start, end, replacement in _changes(source, tree, set()):
        if (start, end, replacement) not in seen and text[start:end] != replacement:
            seen.add((start, end, replacement))
            changes.append({"operator": operator, "line": source.line_of(start), "start": start, "end": end, "replacement": replacement})
    changes.sort(key=lambda one: (one["start"], one["end"]))
    return {"statements": outline(tree), "changes": changes}


def _changes(text: Text, node: ast.AST, bound: set):
    if is_skipped(node):
        return
    for operator in OPERATORS:
        yield from operator(text, node)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        arguments = node.args
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        bound = bound | {one.arg for one in given}
    for block in _blocks(node):
        yield from dropped(text, block, set(bound))
    for part in parts_of(node):
        if not _is_docstring(part):
            yield from _changes(text, part, bound)


def _blocks(node: ast.AST):
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
            yield block


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
