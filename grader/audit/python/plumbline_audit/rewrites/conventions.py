"""What careful people do in another way: only where the assignment accepts both ways."""

from __future__ import annotations

import ast

from .parts import plain


def _accepts(targets: list, name: str, *values: str) -> list:
    """The names of the definitions of which an assignment accepts all of some values of a convention."""
    return [plain(one) for target in targets if set(values) <= set(target["conventions"].get(name, [])) for one in target["names"]]


def _within(tree: ast.Module, names: list, transformer: ast.NodeTransformer) -> None:
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and plain(node.name) in names:
            transformer.visit(node)


def _is_epsilon(node: ast.AST) -> bool:
    return "eps" in ast.unparse(node).lower() and not isinstance(node, ast.BinOp)


def _is_root(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "sqrt"


class _OtherEpsilon(ast.NodeTransformer):
    """`sqrt(s) + eps` for `sqrt(s + eps)`, and the other way round."""

    def visit_Call(self, node):
        self.generic_visit(node)
        inner = node.args[0] if _is_root(node) else None
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add) and _is_epsilon(inner.right):
            node.args = [inner.left]
            return ast.BinOp(node, ast.Add(), inner.right)
        return node

    def visit_BinOp(self, node):
        if isinstance(node.op, ast.Add) and _is_root(node.left) and _is_epsilon(node.right):
            node.left.args = [ast.BinOp(node.left.args[0], ast.Add(), node.right)]
            return node.left
        self.generic_visit(node)
        return node


def other_epsilon(tree: ast.Module, targets: list) -> None:
    _within(tree, _accepts(targets, "epsilon", "inside-root", "outside-root"), _OtherEpsilon())


class _OtherSlope(ast.NodeTransformer):
    """`h >= 0` for `h > 0`."""

    def visit_FunctionDef(self, node):
        return self.generic_visit(node) if "deriv" in node.name.lower() or "prime" in node.name.lower() else node

    def visit_Compare(self, node):
        if len(node.ops) == 1 and isinstance(node.ops[0], ast.Gt) and getattr(node.comparators[0], "value", None) == 0:
            node.ops = [ast.GtE()]
        return node


def other_slope_at_zero(tree: ast.Module, targets: list) -> None:
    names = _accepts(targets, "slopeAtZero", "below", "above")
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and plain(node.name) in names:
            node.body = [_OtherSlope().visit(one) if isinstance(one, ast.FunctionDef) else one for one in node.body]


class _OtherBias(ast.NodeTransformer):
    """`.sum(axis=0)` for `.mean(axis=0)`, and the other way round."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("sum", "mean") and any(one.arg == "axis" and getattr(one.value, "value", None) == 0 for one in node.keywords):
            node.func.attr = "mean" if node.func.attr == "sum" else "sum"
        return node


def other_bias(tree: ast.Module, targets: list) -> None:
    names = _accepts(targets, "bias", "sum", "mean")
    bases = [plain(base.id) for node in tree.body if isinstance(node, ast.ClassDef) and plain(node.name) in names for base in node.bases if isinstance(base, ast.Name)]
    _within(tree, [*names, *bases], _OtherBias())
