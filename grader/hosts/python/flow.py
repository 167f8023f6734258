"""The order of reading and binding within one top-level statement.

``facts.py`` tells what a statement reads and binds; here it is told what it reads *before* it binds it, and what it has
bound for certain when it is through. A loop is taken to make at least one round: who loops over nothing is not
descending, and a loop that binds `slope` in every round would otherwise need every earlier loop that did so too.
"""

from __future__ import annotations

import ast
from typing import Any, Iterable, Optional

from plumbline_host.facts import facts_of
from plumbline_host.trees import walk

LOOPS = (ast.For, ast.AsyncFor, ast.While)
WITH = (ast.With, ast.AsyncWith)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Flow:
    """What a run of statements needs of the names before it, and what it leaves."""

    __slots__ = ("exposed", "bound")

    def __init__(self, bound: Iterable = ()) -> None:
        #: Names that may be read before they are bound here.
        self.exposed: set = set()
        #: Names bound for certain at the end.
        self.bound: set = set(bound)


def flow_of(nodes: Iterable, bound: Iterable = ()) -> Flow:
    """The flow through statements in order; ``bound``: names that are bound before them."""
    flow = Flow(bound)
    for node in nodes:
        _statement(node, flow)
    return flow


def _read(node: Optional[Any], flow: Flow) -> None:
    """An expression: comprehensions and walrus assignments are taken as they come."""
    if node is None:
        return
    facts = facts_of(node)
    flow.exposed |= facts.reads - facts.writes - flow.bound
    flow.bound |= facts.writes


def _bind(target: Any, flow: Flow) -> None:
    for part in walk(target):
        if isinstance(part, ast.Name):
            if isinstance(part.ctx, ast.Load) and part.id not in flow.bound:
                flow.exposed.add(part.id)
    for part in walk(target):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            flow.bound.add(part.id)


def _branch(nodes: Iterable, flow: Flow) -> set:
    """Names bound at the end of a branch; what it reads counts, what it binds does not yet."""
    inner = flow_of(nodes, flow.bound)
    flow.exposed |= inner.exposed
    return inner.bound


def _statement(node: Any, flow: Flow) -> None:
    if isinstance(node, ast.Assign):
        _read(node.value, flow)
        for target in node.targets:
            _bind(target, flow)
    elif isinstance(node, ast.AnnAssign):
        _read(node.value, flow)
        if node.value is not None:
            _bind(node.target, flow)
    elif isinstance(node, ast.AugAssign):
        _read(node.value, flow)
        flow.exposed |= {part.id for part in walk(node.target) if isinstance(part, ast.Name)} - flow.bound
        if isinstance(node.target, ast.Name):
            flow.bound.add(node.target.id)
    elif isinstance(node, LOOPS):
        _loop(node, flow)
    elif isinstance(node, ast.If):
        _read(node.test, flow)
        flow.bound |= _branch(node.body, flow) & _branch(node.orelse, flow)
    elif isinstance(node, WITH):
        for item in node.items:
            _read(item.context_expr, flow)
            if item.optional_vars is not None:
                _bind(item.optional_vars, flow)
        flow.bound |= _branch(node.body, flow)
    elif isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
        whole = _branch([*node.body, *node.orelse], flow)
        for handler in node.handlers:
            # Where the body stopped is not known.
            whole &= _branch(handler.body, flow) | ({handler.name} if handler.name else set())
        flow.bound |= whole | _branch(node.finalbody, flow)
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            _read_names(target, flow)
            if isinstance(target, ast.Name):
                flow.bound.discard(target.id)
    elif isinstance(node, (*DEFINITIONS, ast.Import, ast.ImportFrom)):
        facts = facts_of(node)
        flow.exposed |= facts.reads - flow.bound
        flow.bound |= facts.writes
    else:
        facts = facts_of(node)
        flow.exposed |= facts.reads - flow.bound
        if isinstance(node, ast.Expr):
            flow.bound |= facts.writes


def _read_names(node: Any, flow: Flow) -> None:
    flow.exposed |= {part.id for part in walk(node) if isinstance(part, ast.Name)} - flow.bound


def _loop(node: Any, flow: Flow) -> None:
    if isinstance(node, ast.While):
        _read(node.test, flow)
    else:
        _read(node.iter, flow)
        _bind(node.target, flow)
    flow.bound |= _branch(node.body, flow)
    flow.bound |= _branch(node.orelse, flow)
