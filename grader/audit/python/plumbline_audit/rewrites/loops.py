"""Other ways to go through things: loops for products of matrices, einsum, while for for."""

from __future__ import annotations

import ast

from .numbers import Formulas
from .parts import add_at_top

EINSUM = """
def _matrix_product(left, right):
    if np.ndim(left) != 2 or np.ndim(right) != 2:
        return np.dot(left, right)
    return np.einsum('ij,jk->ik', left, right)
"""
LOOPS = """
def _matrix_product(left, right):
    if np.ndim(left) != 2 or np.ndim(right) != 2:
        return np.dot(left, right)
    left, right = np.asarray(left), np.asarray(right)
    product = np.zeros((left.shape[0], right.shape[1]))
    for k in range(left.shape[1]):
        for j in range(right.shape[1]):
            product[:, j] = product[:, j] + left[:, k] * right[k, j]
    return product
"""


class _Products(Formulas):
    def __init__(self):
        self.found = False

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult):
            return node
        return self._call(node.left, node.right)

    def visit_Call(self, node):
        self.generic_visit(node)
        is_dot = isinstance(node.func, ast.Attribute) and node.func.attr in ("dot", "matmul") and len(node.args) == 2
        return self._call(*node.args) if is_dot else node

    def _call(self, left, right):
        self.found = True
        return ast.Call(ast.Name("_matrix_product", ast.Load()), [left, right], [])


def _with(helper: str):
    def products(tree, targets):
        transformer = _Products()
        transformer.visit(tree)
        if transformer.found:
            add_at_top(tree, "import numpy as np\n" + helper)

    return products


einsum = _with(EINSUM)
matrix_loops = _with(LOOPS)


class WhileForFor(ast.NodeTransformer):
    """`while i < n` for `for i in range(n)`."""

    def __init__(self):
        self.count = 0

    def visit_For(self, node):
        self.generic_visit(node)
        call = node.iter
        is_range = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "range" and not call.keywords
        if not is_range or not isinstance(node.target, ast.Name) or node.orelse or len(call.args) > 2:
            return node
        if any(isinstance(one, ast.Continue) for part in node.body for one in ast.walk(part)):
            return node
        self.count += 1
        counter, end = f"_counter_{self.count}", f"_end_{self.count}"
        first, last = call.args if len(call.args) == 2 else (ast.Constant(0), call.args[0])
        lines = f"{counter} = {ast.unparse(first)}\n{end} = {ast.unparse(last)}\nwhile {counter} < {end}:\n    {node.target.id} = {counter}\n    {counter} += 1"
        *before, loop = ast.parse(lines).body
        loop.body = [*loop.body, *node.body]
        return [*before, loop]


class CopyThenInPlace(ast.NodeTransformer):
    """`x = x - step` as a copy that is changed in place."""

    def visit_Assign(self, node):
        target, value = node.targets[0], node.value
        if len(node.targets) != 1 or not isinstance(target, ast.Name) or not isinstance(value, ast.BinOp):
            return node
        if not isinstance(value.op, (ast.Add, ast.Sub)) or ast.unparse(value.left) != target.id:
            return node
        # Only an array of the same shape can be changed in place.
        lines = (
            f"_step = {ast.unparse(value.right)}\n"
            f"{target.id} = np.array({target.id}, dtype=float) + np.zeros(np.shape(_step))\n"
            f"{target.id} {'+' if isinstance(value.op, ast.Add) else '-'}= _step"
        )
        return ast.parse(lines).body
