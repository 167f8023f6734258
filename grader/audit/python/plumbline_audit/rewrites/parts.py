"""Handling of a module's parts: where helpers go, which definitions are targets, and how one is put behind another."""

from __future__ import annotations

import ast
import itertools

_numbers = itertools.count(1)


def add_at_top(tree: ast.Module, text: str) -> None:
    """Puts statements before all others, but for the module's own text and what comes from the future."""
    place = 0
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) or isinstance(node, ast.ImportFrom) and node.module == "__future__":
            place += 1
            continue
        break
    tree.body[place:place] = ast.parse(text).body


def plain(name: str) -> str:
    return name.replace("_", "").lower()


def functions_of(tree: ast.Module, targets: list):
    """The functions at the top that are targets, each with its target; those that only draw or change what they are given left out."""
    for node in list(tree.body):
        if not isinstance(node, ast.FunctionDef) or node.args.vararg or node.args.kwarg:
            continue
        for target in targets:
            if not target["isClass"] and plain(node.name) in map(plain, target["names"]):
                yield node, target
                break


def returns_value(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Return) and one.value is not None for one in ast.walk(function))


def parameters_of(function: ast.FunctionDef) -> list:
    return [one.arg for one in [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]]


def put_behind(tree: ast.Module, function: ast.FunctionDef, text: str) -> None:
    """Renames a function everywhere and puts another of its name after it; ``text`` calls the renamed one ``OWN``."""
    name, own = function.name, f"_own_{next(_numbers)}_{function.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name:
            node.id = own
    function.name = own
    place = tree.body.index(function) + 1
    tree.body[place:place] = ast.parse(text.replace("OWN", own)).body


def signature(function: ast.FunctionDef) -> str:
    return ast.unparse(function.args)


def passed_on(function: ast.FunctionDef) -> str:
    """The arguments as they are handed on: by name where the function wants that."""
    given = [one.arg for one in [*function.args.posonlyargs, *function.args.args]]
    return ", ".join([*given, *(f"{one.arg}={one.arg}" for one in function.args.kwonlyargs)])
