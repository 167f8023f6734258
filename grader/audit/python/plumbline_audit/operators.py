"""One change each, of one node: `a + b` for `a - b`. An operator is given a node and yields (its name, start, end, replacement)."""

from __future__ import annotations

import ast

from .text import Text

ARITHMETIC = {
    ast.Add: ("+", ["-"]), ast.Sub: ("-", ["+"]), ast.Mult: ("*", ["/"]), ast.Div: ("/", ["*"]), ast.Pow: ("**", ["*"]),
    ast.MatMult: ("@", ["*"]), ast.FloorDiv: ("//", ["/"]), ast.Mod: ("%", ["//"]),
}  # fmt: skip
COMPARISON = {
    ast.Lt: ("<", ["<=", ">"]), ast.LtE: ("<=", ["<", ">="]), ast.Gt: (">", [">=", "<"]), ast.GtE: (">=", [">", "<="]),
    ast.Eq: ("==", ["!="]), ast.NotEq: ("!=", ["=="]),
}  # fmt: skip
ORDERED = (ast.Sub, ast.Div, ast.Pow, ast.MatMult, ast.FloorDiv)

#: Functions of one argument that are taken away around it.
WRAPPERS = frozenset(
    "abs absolute fabs sqrt exp log sin cos tan tanh square round floor ceil sum mean max min len int transpose reversed sign".split()
)
#: Functions to which the order of their arguments is all the same.
SYMMETRIC = frozenset("max min maximum minimum fmax fmin hypot add multiply isinstance isclose allclose array_equal zip".split())


def arithmetic(text: Text, node: ast.AST):
    if isinstance(node, ast.BinOp) and not _is_text(node):
        yield from _in_gap(text, "arithmetic", node.left, node.right, ARITHMETIC.get(type(node.op)))


def augmented(text: Text, node: ast.AST):
    if isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        sign, others = ARITHMETIC[type(node.op)]
        yield from _in_gap(text, "arithmetic", node.target, node.value, (sign + "=", [*(one + "=" for one in others), "="]))


def comparison(text: Text, node: ast.AST):
    if isinstance(node, ast.Compare):
        for left, operator, right in zip([node.left, *node.comparators], node.ops, node.comparators):
            yield from _in_gap(text, "comparison", left, right, COMPARISON.get(type(operator)))


def constant(text: Text, node: ast.AST):
    if not isinstance(node, ast.Constant) or not isinstance(node.value, (bool, int, float)):
        return
    start, end = text.span(node)
    if isinstance(node.value, bool):
        yield "constant", start, end, str(not node.value)
    elif isinstance(node.value, int):
        yield "constant", start, end, str(node.value + 1)
    else:
        yield "constant", start, end, repr(2 * node.value if node.value else 1.0)
    if node.value and not isinstance(node.value, bool):
        yield "sign", start, end, f"(-{text.of(node)})"


def index(text: Text, node: ast.AST):
    """`axis=0` for `axis=1`, and the other way round."""
    if isinstance(node, ast.keyword) and node.arg == "axis" and isinstance(node.value, ast.Constant) and node.value.value in (0, 1):
        yield "axis", *text.span(node.value), str(1 - node.value.value)


def condition(text: Text, node: ast.AST):
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield "condition", *text.span(node.test), f"not ({text.of(node.test)})"
    if isinstance(node, ast.BoolOp):
        words = ("and", ["or"]) if isinstance(node.op, ast.And) else ("or", ["and"])
        for left, right in zip(node.values, node.values[1:]):
            yield from _in_gap(text, "condition", left, right, words)


def unary(text: Text, node: ast.AST):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        start = text.span(node)[0]
        yield "sign", start, start + (1 if isinstance(node.op, ast.USub) else 3), ""


def swapped(text: Text, node: ast.AST):
    if isinstance(node, ast.BinOp) and isinstance(node.op, ORDERED) and not _is_text(node):
        yield _exchange(text, "operands swapped", node)
    if isinstance(node, ast.Call) and name_of(node.func) not in SYMMETRIC:
        yield from _pairs(text, "arguments swapped", node.args[:3])


def returned(text: Text, node: ast.AST):
    if isinstance(node, ast.Return) and isinstance(node.value, (ast.Tuple, ast.List)):
        yield from _pairs(text, "results swapped", node.value.elts)


def unwrapped(text: Text, node: ast.AST):
    if isinstance(node, ast.Call) and name_of(node.func) in WRAPPERS and len(node.args) == 1 and not isinstance(node.args[0], (ast.Starred, ast.GeneratorExp)):
        start, end = text.span(node)
        missing = "\n" * (text.whole.count("\n", start, end) - text.of(node.args[0]).count("\n"))
        yield "call dropped", start, end, f"({text.of(node.args[0])}{missing})"


def name_of(function: ast.AST) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _exchange(text: Text, name: str, node: ast.BinOp):
    start, end = text.span(node)
    left, right = text.of(node.left), text.of(node.right)
    missing = "\n" * (text.whole.count("\n", start, end) - left.count("\n") - right.count("\n"))
    return name, start, end, f"({right}{missing}) {ARITHMETIC[type(node.op)][0]} ({left})"


def _pairs(text: Text, name: str, nodes: list):
    for one, other in zip(nodes, nodes[1:]):
        if isinstance(one, ast.Starred) or isinstance(other, ast.Starred) or ast.dump(one) == ast.dump(other):
            continue
        between = text.whole[text.span(one)[1] : text.span(other)[0]]
        yield name, text.span(one)[0], text.span(other)[1], text.of(other) + between + text.of(one)


def _in_gap(text: Text, name: str, left: ast.AST, right: ast.AST, change):
    if change is None:
        return
    sign, replacements = change
    for position, character in text.code_in(text.span(left)[1], text.span(right)[0]):
        if character == sign[0]:
            for replacement in replacements:
                yield name, position, position + len(sign), replacement
            return


def _is_text(node: ast.BinOp) -> bool:
    return any(isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and isinstance(one.value, str)) for one in (node.left, node.right))


OPERATORS = (arithmetic, augmented, comparison, constant, index, condition, unary, swapped, returned, unwrapped)
