"""Code that says nothing about what is right, and that no mutant touches: imports, texts, prints, plots, types, guards."""

from __future__ import annotations

import ast

from .outline import is_main, root_of

#: Modules that draw or show, and functions that only tell.
TELLING = frozenset("plt pyplot matplotlib sns seaborn display print ax axes fig figure warnings logging log logger pprint".split())
SEEDING = frozenset(("seed", "default_rng", "set_printoptions", "seterr"))


def is_skipped(node: ast.AST) -> bool:
    """Whether a node and all below it stay as they are."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.JoinedStr, ast.Raise, ast.Assert, ast.Global, ast.Nonlocal, ast.arguments)):
        return True
    if isinstance(node, ast.stmt) and is_main(node):
        return True
    if isinstance(node, ast.If) and not node.orelse and all(isinstance(one, ast.Raise) for one in node.body):
        return True
    if isinstance(node, ast.Call):
        return is_telling(node)
    return False


def is_telling(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr in SEEDING:
        return True
    return root_of(call.func) in TELLING


def parts_of(node: ast.AST):
    """The parts of a node in which changes are looked for: not types, not decorators."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases", "keywords") and not isinstance(node, ast.Call):
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                yield one
