"""Other but equal formulas."""

from __future__ import annotations

import ast
import copy

from .numbers import Formulas, is_number, is_pure, is_text


class SquaresAsProducts(Formulas):
    """`a * a` for `a ** 2`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Constant) and node.right.value in (2, 3) and is_pure(node.left):
            product = ast.BinOp(node.left, ast.Mult(), copy.deepcopy(node.left))
            return product if node.right.value == 2 else ast.BinOp(product, ast.Mult(), copy.deepcopy(node.left))
        return node


class ProductsInOtherOrder(Formulas):
    """`b * a` for `a * b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Mult) and not is_text(node.left) and not is_text(node.right):
            return ast.BinOp(node.right, ast.Mult(), node.left)
        return node


class SumsInOtherOrder(Formulas):
    """`b + a` for `a + b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Add) and is_number(node):
            return ast.BinOp(node.right, ast.Add(), node.left)
        return node


class DifferencesAsSums(Formulas):
    """`a + (-b)` for `a - b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Sub):
            return ast.BinOp(node.left, ast.Add(), ast.UnaryOp(ast.USub(), node.right))
        return node


class SumsAsDifferences(Formulas):
    """`a - (-b)` for `a + b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Add) and is_number(node):
            return ast.BinOp(node.left, ast.Sub(), ast.UnaryOp(ast.USub(), node.right))
        return node


class QuotientsAsProducts(Formulas):
    """`a * (1 / b)` for `a / b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Div):
            return ast.BinOp(node.left, ast.Mult(), ast.BinOp(ast.Constant(1), ast.Div(), node.right))
        return node


class ProductsDistributed(Formulas):
    """`a * b + a * c` for `a * (b + c)`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        inner = node.right
        if isinstance(node.op, ast.Mult) and isinstance(inner, ast.BinOp) and isinstance(inner.op, (ast.Add, ast.Sub)) and is_pure(node.left):
            left, right = (ast.BinOp(copy.deepcopy(node.left), ast.Mult(), one) for one in (inner.left, inner.right))
            return ast.BinOp(left, inner.op, right)
        return node


NUMPY = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.MatMult: "dot"}


class NumpyForOperators(Formulas):
    """`np.multiply(a, b)` for `a * b`."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name = NUMPY.get(type(node.op))
        if name is None or is_text(node.left) or is_text(node.right) or (name == "add" and not is_number(node)):
            return node
        return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load()), [node.left, node.right], [])


class RootsAsPowers(Formulas):
    """`a ** 0.5` for `np.sqrt(a)`, `np.e ** a` for `np.exp(a)`, `-a` as `-1 * a`."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute) or len(node.args) != 1 or node.keywords:
            return node
        if node.func.attr == "sqrt":
            return ast.BinOp(node.args[0], ast.Pow(), ast.Constant(0.5))
        if node.func.attr == "exp" and isinstance(node.func.value, ast.Name) and node.func.value.id in ("np", "math"):
            return ast.BinOp(ast.Attribute(node.func.value, "e", ast.Load()), ast.Pow(), node.args[0])
        return node

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
            return ast.BinOp(ast.Constant(-1), ast.Mult(), node.operand)
        return node


class SumsReversed(Formulas):
    """Adds up from the other end: `np.sum(np.ravel(a)[::-1])`, `a[::-1].mean(axis=0)`."""

    def visit_Call(self, node):
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in ("sum", "mean"):
            return node
        is_module = isinstance(function.value, ast.Name) and function.value.id == "np"
        if is_module and len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], (ast.GeneratorExp, ast.ListComp)):
            node.args = [ast.parse(f"np.ravel({ast.unparse(node.args[0])})[::-1]", mode="eval").body]
        elif not is_module and [one.arg for one in node.keywords] == ["axis"] and getattr(node.keywords[0].value, "value", None) == 0:
            function.value = ast.Subscript(function.value, ast.parse("a[::-1]", mode="eval").body.slice, ast.Load())
        return node
