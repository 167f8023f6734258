"""What feeds what within the rounds of a loop: from it follows which names go from one round into the next."""

from __future__ import annotations

import ast
from typing import Any, Iterable, Optional

from plumbline_host.facts import facts_of, root_name
from plumbline_host.flow import DEFINITIONS, LOOPS, WITH, flow_of
from plumbline_host.forms import Functions
from plumbline_host.puts import FILLING, changed_by_calls, given_to, parameters_of, puts_of
from plumbline_host.trees import walk

MAX_FUNCTIONS = 30


class Feeds:
    """Edges from names read to names made of them, in statements and in the functions that they call.

    """

    def __init__(self, nodes: Iterable, function_of: Functions) -> None:
        self._function_of = function_of
        self._edges: dict = {}
        self._entered: set = set()
        #: Function -> names of its own.
        self._locals: dict = {}
        #: Names made or changed otherwise than by adding a whole number.
        self.made: set = set()
        #: Names to which only whole numbers are added.
        self.counted: set = set()
        self._visit_all(nodes, "")
        self.counted -= self.made

    def reaches_itself(self, name: str) -> bool:
        seen: set = set()
        pending = list(self._edges.get(name, ()))
        while pending:
            reached = pending.pop()
            if reached == name:
                return True
            if reached not in seen:
                seen.add(reached)
                pending += self._edges.get(reached, ())
        return False

    def _add(self, sources: Iterable, target: str) -> None:
        for source in sources:
            self._edges.setdefault(source, set()).add(target)

    def _visit_all(self, nodes: Iterable, scope: str, local: frozenset = frozenset()) -> None:
        for node in nodes:
            self._visit(node, scope, local)

    def _visit(self, node: Any, scope: str, local: frozenset) -> None:
        if isinstance(node, DEFINITIONS):
            return
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._assign(target, node.value, scope, local)
        elif isinstance(node, ast.AnnAssign):
            if node.value is not None:
                self._assign(node.target, node.value, scope, local)
        elif isinstance(node, ast.AugAssign):
            self._augment(node, scope, local)
        elif isinstance(node, LOOPS):
            if not isinstance(node, ast.While):
                self._assign(node.target, node.iter, scope, local)
            self._visit_all([*node.body, *node.orelse], scope, local)
        elif isinstance(node, ast.If):
            self._visit_all([*node.body, *node.orelse], scope, local)
        elif isinstance(node, WITH):
            self._visit_all(node.body, scope, local)
        elif isinstance(node, ast.Try):
            self._visit_all([*node.body, *node.orelse, *node.finalbody], scope, local)
            for handler in node.handlers:
                self._visit_all(handler.body, scope, local)
        for call in _calls(node):
            self._call(call, scope, local)

    def _sources(self, value: Any, scope: str, local: frozenset) -> set:
        facts = facts_of(value)
        names = set(facts.reads | facts.deferred)
        names |= self.read_by(names - local, set())
        return {_scoped(name, scope, local) for name in names}

    def read_by(self, names: set, seen: set) -> set:
        """Top-level names that functions of these names read when they are called."""
        found: set = set()
        for name in names - seen:
            seen.add(name)
            if len(seen) < MAX_FUNCTIONS and self._function_of(name) is not None:
                inner = self._function_of.deferred(name)
                found |= inner | self.read_by(inner, seen)
        return found

    def _assign(self, target: Any, value: Any, scope: str, local: frozenset) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            paired = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts)
            for i, part in enumerate(target.elts):
                self._assign(part, value.elts[i] if paired else value, scope, local)
            return
        name = root_name(target)
        if name is None:
            return
        sources = self._sources(value, scope, local)
        if isinstance(target, ast.Name) and _is_step_up(value, name):
            self.counted.add(_scoped(name, scope, local))
        else:
            self.made.add(_scoped(name, scope, local))
        if isinstance(target, ast.Subscript):
            sources |= self._sources(target.slice, scope, local)
        self._add(sources, _scoped(name, scope, local))

    def _augment(self, node: Any, scope: str, local: frozenset) -> None:
        name = root_name(node.target)
        if name is None:
            return
        scoped = _scoped(name, scope, local)
        whole = isinstance(node.op, (ast.Add, ast.Sub)) and isinstance(node.target, ast.Name) and _is_whole(node.value)
        (self.counted if whole else self.made).add(scoped)
        self._add({scoped} | self._sources(node.value, scope, local), scoped)

    def _local_in(self, tree: Any, name: str) -> frozenset:
        if name not in self._locals:
            body = [facts_of(part) for part in tree.body]
            shared = set().union(*(facts.shared for facts in body))
            written = set().union(*(facts.writes for facts in body))
            self._locals[name] = frozenset((written | set(parameters_of(tree))) - shared)
        return self._locals[name]

    def _call(self, call: Any, scope: str, local: frozenset) -> None:
        function = call.func
        if isinstance(function, ast.Attribute):
            owner = root_name(function.value)
            if owner is not None and function.attr in FILLING:
                scoped = _scoped(owner, scope, local)
                self.made.add(scoped)
                for argument in call.args:
                    self._add(self._sources(argument, scope, local), scoped)
            return
        if not isinstance(function, ast.Name) or function.id in local:
            return
        tree = self._function_of(function.id)
        if tree is None or isinstance(tree, ast.Lambda):
            return
        inner = f"{function.id}()"
        parameters = parameters_of(tree)
        for parameter, argument in zip(parameters, call.args):
            self._add(self._sources(argument, scope, local), f"{inner}.{parameter}")
        for keyword in call.keywords:
            self._add(self._sources(keyword.value, scope, local), f"{inner}.{keyword.arg}")
        inside = self._local_in(tree, function.id)
        given = given_to(call, tree)
        for parameter, values, goes_on in puts_of(tree):
            changed = root_name(given.get(parameter))
            if changed is not None:
                scoped = _scoped(changed, scope, local)
                self.made.add(scoped)
                for value in values:
                    self._add(self._sources(value, inner, inside), scoped)
                self._add([f"{inner}.{parameter}"] if goes_on else [], scoped)
        if inner in self._entered or len(self._entered) >= MAX_FUNCTIONS:
            return
        self._entered.add(inner)
        self._visit_all(tree.body, inner, inside)


def carried_by(loop: Any, function_of: Functions, changed: Iterable = ()) -> list:
    """Names whose values go from one round of a loop into the next, in the order in which they are first made.

    Counters are left out, and so is what is only filled. ``changed``: names that functions called in it change.
    """
    targets = set() if isinstance(loop, ast.While) else {part.id for part in walk(loop.target) if isinstance(part, ast.Name)}
    feeds = Feeds(loop.body, function_of)
    flow = flow_of(loop.body, targets)
    facts = facts_of(ast.Module(body=loop.body, type_ignores=[]))
    changes = facts.changes.union(changed, *(changed_by_calls(node, function_of) for node in loop.body))
    made = (facts.writes | changes) & feeds.made
    exposed = flow.exposed | feeds.read_by(set(facts.reads), set())
    found = {name for name in made & exposed if feeds.reaches_itself(name)} - targets - feeds.counted
    order = {part.id: i for i, part in reversed(list(enumerate(_names(loop.body))))}
    return sorted(found, key=lambda name: (order.get(name, len(order)), name))


def _names(nodes: Iterable) -> Iterable:
    for node in nodes:
        for part in walk(node):
            if isinstance(part, ast.Name):
                yield part


def _calls(node: Any) -> list:
    """Calls within a simple statement; those of a compound one are visited with its body."""
    if isinstance(node, (*LOOPS, *WITH, ast.If, ast.Try)):
        return []
    return [part for part in walk(node) if isinstance(part, ast.Call)]


def _scoped(name: str, scope: str, local: frozenset) -> str:
    return f"{scope}.{name}" if name in local else name


def _is_step_up(value: Any, name: str) -> bool:
    """``i + 1`` for ``i``."""
    if not isinstance(value, ast.BinOp) or not isinstance(value.op, (ast.Add, ast.Sub)):
        return False
    sides = (value.left, value.right)
    return any(isinstance(side, ast.Name) and side.id == name for side in sides) and any(_is_whole(side) for side in sides)


def _is_whole(node: Optional[Any]) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int
