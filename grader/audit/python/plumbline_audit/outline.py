"""What the statements at the top of a module define, change and use: enough to know which code a function leans on."""

from __future__ import annotations

import ast

#: Methods that change the object that they are called on.
CHANGING = frozenset("append extend insert pop sort reverse update setdefault fill add clear remove put".split())


def outline(tree: ast.Module) -> list:
    """One entry for each statement at the top, in order."""
    return [
        {
            "first": min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))]),
            "last": node.end_lineno,
            "binds": sorted(binds(node)),
            "uses": sorted(uses(node)),
        }
        for node in tree.body
        if not is_main(node)
    ]


def is_main(node: ast.stmt) -> bool:
    """`if __name__ == "__main__"`"""
    return isinstance(node, ast.If) and any(isinstance(one, ast.Name) and one.id == "__name__" for one in ast.walk(node.test))


def uses(node: ast.AST) -> set:
    """The names that a statement takes from around it: parameters and what a function sets itself are its own."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return _uses_within(node) - _own_names(node)
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        return _uses_within(node) - {name for one in node.generators for name in _stored(one.target)}
    if isinstance(node, ast.Name):
        return {node.id}
    return _uses_within(node)


def _uses_within(node: ast.AST) -> set:
    return set().union(*(uses(one) for one in ast.iter_child_nodes(node)))


def _own_names(function: ast.AST) -> set:
    given = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
    shared = {name for one in ast.walk(function) if isinstance(one, (ast.Global, ast.Nonlocal)) for name in one.names}
    return (given | _stored(function)) - shared


def _stored(node: ast.AST) -> set:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def binds(node: ast.AST) -> set:
    """The names that a statement sets, or whose objects it changes; what a definition within it does is its own."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.alias):
        return {(node.asname or node.name).split(".")[0]}
    if isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        return set()
    found = set().union(*(binds(one) for one in ast.iter_child_nodes(node)))
    if isinstance(node, (ast.Name, ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store):
        found.add(root_of(node))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        found.add(root_of(node.func.value))
    return found - {""}


def root_of(node: ast.AST) -> str:
    """The name at the root of `a.b[c]`; empty where there is none."""
    while isinstance(node, (ast.Subscript, ast.Attribute, ast.Starred)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
