"""What is a number for sure, as far as the text shows: a rewriting of formulas leaves lists and texts alone."""

from __future__ import annotations

import ast

ARITHMETIC = (ast.Mult, ast.Div, ast.Pow, ast.Sub)


def is_number(node: ast.AST) -> bool:
    """Whether an expression has a factor, a quotient, a power, a difference or a number that is not whole in it."""
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return is_number(node.left) or is_number(node.right)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ARITHMETIC):
        return not any(is_text(one) for one in (node.left, node.right))
    return False


def is_text(node: ast.AST) -> bool:
    return isinstance(node, (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_pure(node: ast.AST) -> bool:
    """Whether it may be computed twice: it calls nothing."""
    return not any(isinstance(one, (ast.Call, ast.NamedExpr, ast.Await, ast.Yield)) for one in ast.walk(node))


class Formulas(ast.NodeTransformer):
    """Visits formulas only: not types, not defaults, not places in a list, not what counts a loop."""

    def visit_arguments(self, node):
        return node

    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_For(self, node):
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_Import(self, node):
        return node
