"""What a top-level statement reads, writes and changes, from its syntax tree."""

from __future__ import annotations

import ast
from typing import Any, Iterable

from plumbline_host.trees import children, walk

#: Methods that leave their object as it is, whatever its type.
HARMLESS_METHODS = frozenset(
    "all any argmax argmin astype conj copy count cumsum diff dot endswith evalf find flatten format get index isdigit items "
    "join keys lower max mean min nonzero prod ravel replace reshape round split squeeze startswith std strip subs sum "
    "tobytes tolist trace transpose upper values var diag".split()
)
#: Functions that change their first argument.
CHANGES_ARGUMENT = frozenset("shuffle fill_diagonal copyto put place putmask heappush heappop heapify insort setattr".split())
#: Functions that may define any name.
DYNAMIC = frozenset({"exec", "globals", "locals"})
#: Functions, and methods, by which code finds classes and functions that it does not name.
REFLECTING = frozenset({"globals", "vars", "eval"})
REFLECTING_METHODS = frozenset({"__subclasses__", "getmembers"})
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Facts:
    """Names, by what a statement does with them."""

    __slots__ = ("reads", "writes", "changes", "deferred", "effects", "calls", "shared", "dynamic", "reflects", "star")

    def __init__(self) -> None:
        #: Read while the statement runs.
        self.reads: set = set()
        #: Bound (or unbound).
        self.writes: set = set()
        #: Objects changed in place.
        self.changes: set = set()
        #: Read when a function that the statement makes is called.
        self.deferred: set = set()
        #: Globals bound or changed when such a function is called.
        self.effects: set = set()
        #: Names called, and names handed to a call.
        self.calls: set = set()
        #: Declared `global` in a function.
        self.shared: set = set()
        #: Whether it may bind names that cannot be read from its text.
        self.dynamic = False
        #: Whether it may find definitions that it does not name.
        self.reflects = False
        #: Whether it imports `*`.
        self.star = False


def facts_of(statement: ast.AST) -> Facts:
    facts = Facts()
    _visit(statement, facts)
    return facts


def root_name(node: Any) -> Any:
    """The name at the root of ``a.b[c].d``, or None."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _visit(node: Any, facts: Facts) -> None:
    kind = type(node)
    if kind is ast.Name:
        # What deletes a name needs it to be there.
        if type(node.ctx) is not ast.Store:
            facts.reads.add(node.id)
        if type(node.ctx) is not ast.Load:
            facts.writes.add(node.id)
        return
    if kind in FUNCTIONS:
        _function(node, facts)
        return
    if kind is ast.ClassDef:
        _class(node, facts)
        return
    if kind in COMPREHENSIONS:
        _comprehension(node, facts)
        return
    if kind is ast.Call:
        _call(node, facts)
    elif kind is ast.Attribute or kind is ast.Subscript:
        if type(node.ctx) is not ast.Load:
            name = root_name(node)
            if name is not None:
                facts.changes.add(name)
    elif kind is ast.AugAssign:
        name = root_name(node.target)
        if name is not None:
            facts.reads.add(name)
    elif kind is ast.Import:
        facts.writes.update((alias.asname or alias.name.partition(".")[0]) for alias in node.names)
    elif kind is ast.ImportFrom:
        facts.star = facts.star or any(alias.name == "*" for alias in node.names)
        facts.writes.update(alias.asname or alias.name for alias in node.names if alias.name != "*")
    elif kind is ast.Global:
        facts.shared.update(node.names)
    elif kind is ast.ExceptHandler and node.name:
        facts.writes.add(node.name)
    elif kind.__name__ in ("MatchAs", "MatchStar") and node.name:
        facts.writes.add(node.name)
    elif kind.__name__ == "MatchMapping" and node.rest:
        facts.writes.add(node.rest)
    _visit_all(children(node), facts)


def _visit_all(nodes: Iterable, facts: Facts) -> None:
    for node in nodes:
        _visit(node, facts)


def _call(node: ast.Call, facts: Facts) -> None:
    function = node.func
    if isinstance(function, ast.Name):
        facts.dynamic = facts.dynamic or function.id in DYNAMIC
        facts.calls.add(function.id)
        name = function.id
    elif isinstance(function, ast.Attribute):
        owner = root_name(function)
        if owner is not None and function.attr not in HARMLESS_METHODS:
            facts.changes.add(owner)
        name = function.attr
    else:
        name = ""
    reflecting = REFLECTING if isinstance(function, ast.Name) else REFLECTING_METHODS
    facts.reflects = facts.reflects or name in reflecting
    if name in CHANGES_ARGUMENT and node.args:
        changed = root_name(node.args[0])
        if changed is not None:
            facts.changes.add(changed)


def _decorators(node: Any, facts: Facts) -> None:
    """`@note` calls ``note``; `@add_to(Layer)` is there to change ``Layer``."""
    _visit_all(node.decorator_list, facts)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Name):
            facts.calls.add(decorator.id)
        elif isinstance(decorator, ast.Call):
            facts.changes.update(argument.id for argument in decorator.args if isinstance(argument, ast.Name))


def _function(node: Any, facts: Facts) -> None:
    if not isinstance(node, ast.Lambda):
        facts.writes.add(node.name)
        _decorators(node, facts)
        if node.returns is not None:
            _visit(node.returns, facts)
    arguments = node.args
    _visit_all((default for default in (*arguments.defaults, *arguments.kw_defaults) if default is not None), facts)
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    parameters += [parameter for parameter in (arguments.vararg, arguments.kwarg) if parameter is not None]
    _visit_all((parameter.annotation for parameter in parameters if parameter.annotation is not None), facts)
    body = Facts()
    _visit_all(node.body if isinstance(node.body, list) else [node.body], body)
    local = ({parameter.arg for parameter in parameters} | body.writes) - body.shared
    facts.deferred |= (body.reads | body.changes | body.deferred) - local
    facts.effects |= (body.writes & body.shared) | ((body.changes | body.effects) - local)
    facts.dynamic = facts.dynamic or body.dynamic
    facts.reflects = facts.reflects or body.reflects


def _class(node: ast.ClassDef, facts: Facts) -> None:
    facts.writes.add(node.name)
    _decorators(node, facts)
    parents = [*node.bases, *(keyword.value for keyword in node.keywords)]
    _visit_all(parents, facts)
    # A base or a metaclass may have code that runs when a class is made.
    facts.calls.update(parent.id for parent in parents if isinstance(parent, ast.Name))
    body = Facts()
    _visit_all(node.body, body)
    facts.reads |= body.reads - body.writes
    facts.changes |= body.changes - body.writes
    # A method does not see the names of its class.
    facts.deferred |= body.deferred
    facts.effects |= body.effects
    facts.calls |= body.calls - body.writes
    facts.dynamic = facts.dynamic or body.dynamic
    facts.reflects = facts.reflects or body.reflects


def _comprehension(node: Any, facts: Facts) -> None:
    inner = Facts()
    _visit_all(children(node), inner)
    local = {name.id for part in node.generators for name in walk(part.target) if isinstance(name, ast.Name)}
    facts.reads |= inner.reads - local
    facts.writes |= inner.writes - local
    facts.changes |= inner.changes - local
    facts.deferred |= inner.deferred - local
    facts.effects |= inner.effects - local
    facts.calls |= inner.calls - local
    facts.dynamic = facts.dynamic or inner.dynamic
    facts.reflects = facts.reflects or inner.reflects
