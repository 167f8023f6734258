"""What is around the code: imports, prints, plots, types, helpers that nobody calls, constants with names."""

from __future__ import annotations

import ast

from .parts import add_at_top, functions_of, plain

TOLD = """
import logging
import warnings


class _Stopwatch:
    def __init__(self):
        self.laps = []


def _nobody_calls_this(x):
    return _Stopwatch().laps + [x]
"""

PLOTS = """
print('all defined')
import matplotlib.pyplot as plt
plt.figure(figsize=(4, 3))
plt.plot([0, 1], [1, 0], label='a picture')
plt.legend()
plt.show()
"""


def prints_and_plots(tree: ast.Module, targets: list) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            place = 1 if ast.get_docstring(node) is not None else 0
            node.body.insert(place, ast.parse(f"print('in {node.name}')").body[0])
    add_at_top(tree, TOLD)
    tree.body.extend(ast.parse(PLOTS).body)


def asserts_and_logging(tree: ast.Module, targets: list) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.args.args and node.args.args[-1].arg != "self":
            name = node.args.args[-1].arg
            place = 1 if ast.get_docstring(node) is not None else 0
            node.body[place:place] = ast.parse(f"assert {name} is not Ellipsis, 'a value'\nlogging.getLogger('own').debug('called')").body
    add_at_top(tree, "import logging\n")


class _Numpy(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.Name("numpy", node.ctx) if node.id == "np" else node


def other_import(tree: ast.Module, targets: list) -> None:
    """`import numpy` for `import numpy as np`."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            for one in node.names:
                if one.name == "numpy" and one.asname == "np":
                    one.asname = None
                    _Numpy().visit(tree)


def annotated(tree: ast.Module, targets: list) -> None:
    for function, _ in functions_of(tree, targets):
        for one in [*function.args.args, *function.args.kwonlyargs]:
            one.annotation = ast.Name("Number", ast.Load())
        function.returns = ast.parse("'Number | tuple'", mode="eval").body
    add_at_top(tree, "from typing import Any\nNumber = Any\n")


def in_a_block(tree: ast.Module, targets: list) -> None:
    """Definitions that stand in a block of their own: `try:`."""
    for place, node in enumerate(tree.body):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            block = ast.parse("try:\n    pass\nexcept ImportError:\n    raise").body[0]
            block.body = [node]
            tree.body[place] = block


def named_constants(tree: ast.Module, targets: list) -> None:
    """Numbers in formulas become names at the top."""
    names: dict = {}

    class Naming(ast.NodeTransformer):
        def visit_arguments(self, node):
            return node

        def visit_Constant(self, node):
            if not isinstance(node.value, float):
                return node
            return ast.Name(names.setdefault(node.value, f"CONSTANT_{len(names) + 1}"), ast.Load())

    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            Naming().visit(node)
    add_at_top(tree, "".join(f"{name} = {value!r}\n" for value, name in names.items()))


class NamedResults(ast.NodeTransformer):
    """`result = ...; return result`."""

    def visit_Return(self, node):
        if node.value is None or isinstance(node.value, ast.Name):
            return node
        return [ast.Assign([ast.Name("_result", ast.Store())], node.value, lineno=node.lineno), ast.Return(ast.Name("_result", ast.Load()))]


class NestedFunctions(ast.NodeTransformer):
    """The body in a function within: `def f(x): def inner(): ...; return inner()`."""

    def visit_Module(self, node):
        node.body = [self._nested(one) if isinstance(one, ast.FunctionDef) else one for one in node.body]
        return node

    def _nested(self, function):
        if any(isinstance(one, (ast.Global, ast.Yield)) for one in ast.walk(function)):
            return function
        given = [one.arg for one in [*function.args.args, *function.args.kwonlyargs]]
        inner = ast.parse(f"def inside({', '.join(given)}):\n    pass").body[0]
        inner.body = function.body
        function.body = [inner, ast.parse(f"def _():\n    return inside({', '.join(given)})").body[0].body[0]]
        return function


def float32_at_first(tree: ast.Module, targets: list) -> None:
    """Arrays that an object starts with have float32 in them, as many libraries' have."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            for one in node.body:
                is_array = isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Attribute) and isinstance(one.value, (ast.Call, ast.BinOp))
                if is_array and any(isinstance(part, ast.Name) and part.id == "np" for part in ast.walk(one.value)):
                    one.value = ast.parse(f"np.float32({ast.unparse(one.value)})", mode="eval").body


def other_names(tree: ast.Module, targets: list) -> None:
    """Other names that the assignment accepts, of functions and of their parameters."""
    taken = {one.name for one in tree.body if isinstance(one, (ast.FunctionDef, ast.ClassDef))}
    for function, target in functions_of(tree, targets):
        others = [one for one in target["names"] if plain(one) not in map(plain, taken) and one.isidentifier()]
        new = others[0] if others else _camel(function.name)
        if new != function.name:
            taken.add(new)
            for node in ast.walk(tree):
                if isinstance(node, ast.Name) and node.id == function.name:
                    node.id = new
            function.name = new


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(one.capitalize() for one in rest)


def other_parameter_names(tree: ast.Module, targets: list) -> None:
    for function, target in functions_of(tree, targets):
        by_name = any(isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == function.name and one.keywords for one in ast.walk(tree))
        used = {one.id for one in ast.walk(function) if isinstance(one, ast.Name)} | {one.arg for one in ast.walk(function) if isinstance(one, ast.arg)}
        if by_name:
            continue
        for argument in function.args.args:
            spec = next((one for one in target["parameters"] if plain(argument.arg) in map(plain, one["names"])), None)
            new = next((one for one in (spec or {}).get("names", []) if one not in used and plain(one) not in map(plain, used)), None)
            # One name may stand for two parameters in an assignment's lists: only what tells is used.
            if new is None or sum(plain(new) in map(plain, one["names"]) for one in target["parameters"]) != 1:
                continue
            used.add(new)
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and node.id == argument.arg:
                    node.id = new
            argument.arg = new
