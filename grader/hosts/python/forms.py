"""What an assignment makes: a value, or a function (``df = sym.lambdify(x, slope)``)."""

from __future__ import annotations

import ast
from typing import Any

from plumbline_host.facts import facts_of

#: What returns a function, by its last name.
FUNCTION_MAKERS = frozenset(
    "lambdify vectorize partial grad elementwise_grad value_and_grad jacobian hessian holomorphic_grad jit njit vmap autojit "
    "poly1d Polynomial Lambda interp1d CubicSpline UnivariateSpline frompyfunc Derivative Gradient wraps lru_cache autowrap "
    "ufuncify compose egrad implemented_function".split()
)
#: Methods of functions that give functions: those of `np.poly1d`.
FUNCTION_METHODS = frozenset("deriv derivative integ".split())


class Functions:
    """The functions of a submission's top level: the tree of the last one of a name, or None."""

    def __init__(self, trees: dict) -> None:
        self._trees = trees
        self._deferred: dict = {}

    def __call__(self, name: str) -> Any:
        return self._trees.get(name)

    def deferred(self, name: str) -> set:
        """Top-level names that a function reads when it is called."""
        if name not in self._deferred:
            tree = self._trees.get(name)
            self._deferred[name] = set() if tree is None else facts_of(tree).deferred
        return self._deferred[name]


def makes_function(value: Any, function_of: Functions, depth: int = 0) -> bool:
    """Whether an expression is a function, or a row of functions to be unpacked."""
    if isinstance(value, ast.Lambda):
        return True
    if isinstance(value, (ast.Tuple, ast.List)):
        return bool(value.elts) and all(makes_function(part, function_of, depth) for part in value.elts)
    if isinstance(value, (ast.ListComp, ast.GeneratorExp)):
        return makes_function(value.elt, function_of, depth)
    if isinstance(value, ast.IfExp):
        return makes_function(value.body, function_of, depth)
    if not isinstance(value, ast.Call) or depth > 3:
        return False
    callee = value.func
    if isinstance(callee, ast.Name):
        own = function_of(callee.id)
        if own is not None:
            return _returns_function(own, function_of, depth)
        return callee.id in FUNCTION_MAKERS
    if isinstance(callee, ast.Attribute):
        return callee.attr in FUNCTION_MAKERS or (callee.attr in FUNCTION_METHODS and isinstance(callee.value, ast.Name))
    return False


def _returns_function(tree: Any, function_of: Functions, depth: int) -> bool:
    if isinstance(tree, ast.Lambda):
        return makes_function(tree.body, function_of, depth + 1)
    inner = {part.name for part in tree.body if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef))}
    for part in tree.body:
        if isinstance(part, ast.Return) and part.value is not None:
            if isinstance(part.value, ast.Name) and part.value.id in inner:
                return True
            return makes_function(part.value, function_of, depth + 1)
    return False
