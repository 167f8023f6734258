"""What functions put into their arguments: `def step(x): x -= lr * df(x)` changes the array that it is given."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Any, Iterable

from plumbline_host.facts import root_name
from plumbline_host.flow import DEFINITIONS
from plumbline_host.trees import children, walk

#: Methods that put their arguments into their object.
FILLING = frozenset("append extend insert add update appendleft push setdefault".split())


def parameters_of(tree: Any) -> list:
    return [part.arg for part in (*tree.args.posonlyargs, *tree.args.args, *tree.args.kwonlyargs)]


@lru_cache(maxsize=256)
def puts_of(tree: Any) -> list:
    """(parameter, expressions that are put into it, whether to what it holds) for each change of an argument in place."""
    if isinstance(tree, ast.Lambda):
        return []
    found: list = []
    bound: set = set()
    for node in _statements(tree.body):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                bound |= {part.id for part in walk(target) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
                if isinstance(target, (ast.Subscript, ast.Attribute)):
                    found.append((root_name(target), [node.value], False))
        elif isinstance(node, ast.AugAssign):
            found.append((root_name(node.target), [node.value], True))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            function = node.value.func
            if isinstance(function, ast.Attribute) and function.attr in FILLING:
                found.append((root_name(function), node.value.args, False))
    wanted = set(parameters_of(tree)) - bound
    return [one for one in found if one[0] in wanted]


def given_to(call: ast.Call, tree: Any) -> dict:
    """Parameter -> the expression that a call gives it."""
    given = dict(zip([part.arg for part in (*tree.args.posonlyargs, *tree.args.args)], call.args))
    return {**given, **{keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}}


def changed_by_calls(node: Any, tree_of: Any) -> set:
    """Names that stand for objects which functions called in a statement change."""
    found: set = set()
    for call in walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            tree = tree_of(call.func.id)
            if tree is not None:
                given = given_to(call, tree)
                found |= {root_name(given[parameter]) for parameter, _, _ in puts_of(tree) if parameter in given}
    return found - {None}


def _statements(nodes: Iterable) -> Iterable:
    """Statements and those within them; what stands in a definition is left out."""
    pending = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, DEFINITIONS):
            continue
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            pending += children(node)
