"""The top-level statements of all cells, in order, each with what it reads and writes."""

from __future__ import annotations

import __future__
import ast
from types import CodeType
from typing import Any, Optional

from plumbline_host.definitions import FUNCTIONS
from plumbline_host.facts import Facts, facts_of, root_name
from plumbline_host.flow import Flow, flow_of
from plumbline_host.puts import changed_by_calls
from plumbline_host.trees import walk

#: Statements after which the names they write have no earlier value left.
REPLACING = (
    *(ast.Assign, ast.AnnAssign, ast.AugAssign),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom),
)
#: Statements that hold others.
COMPOUND = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try)
#: Calls on a module that change how everything after them behaves.
GLOBAL_SETTINGS = frozenset(
    "setrecursionlimit seterr insert append set_printoptions simplefilter filterwarnings setcontext".split()
)


class Statement:
    """One top-level statement."""

    __slots__ = ("index", "cell", "node", "facts", "replaces", "_code_file", "_flags", "_flow")
    __slots__ += ("_needs", "_leaves", "_in_place")

    def __init__(self, index: int, cell: Optional[int], node: Any, code_file: str, flags: int) -> None:
        self.index = index
        self.cell = cell
        self.node = node
        self.facts: Facts = facts_of(node)
        #: Names of which it leaves no earlier value.
        replaces = isinstance(node, REPLACING) and not (isinstance(node, ast.AnnAssign) and node.value is None)
        self.replaces: frozenset = frozenset(self.facts.writes) if replaces else frozenset()
        self._code_file = code_file
        self._flags = flags
        # Read once: they are asked for in every run of a script.
        self._flow: Optional[Flow] = None
        self._needs: Optional[frozenset] = None
        self._leaves: Optional[frozenset] = None
        self._in_place: Optional[frozenset] = None

    @property
    def flow(self) -> Flow:
        if self._flow is None:
            self._flow = flow_of([self.node])
        return self._flow

    @property
    def needs(self) -> frozenset:
        """Names of which it needs an earlier value: read before they are bound, or changed in place."""
        if self._needs is None:
            facts = self.facts
            if isinstance(self.node, COMPOUND):
                self._needs = frozenset(self.flow.exposed | (facts.changes - (facts.reads - self.flow.exposed)))
            else:
                self._needs = frozenset(facts.reads | facts.changes)
        return self._needs

    @property
    def leaves(self) -> frozenset:
        """Names of which it leaves no earlier value, as far as can be told."""
        if self._leaves is None:
            compound = isinstance(self.node, COMPOUND)
            self._leaves = frozenset(self.flow.bound & self.facts.writes) if compound else self.replaces
        return self._leaves

    @property
    def in_place(self) -> frozenset:
        """Names of objects that it may change in place: `x -= step` does so to an array."""
        if self._in_place is None:
            steps = (part.target for part in walk(self.node) if isinstance(part, ast.AugAssign))
            changed = {root_name(target) for target in steps} & self.facts.writes
            self._in_place = frozenset(self.facts.changes | changed)
        return self._in_place

    def compile(self, nodes: Optional[list] = None) -> CodeType:
        """Raises SyntaxError for what only the compiler finds (`return` outside a function). ``nodes``: in place of its own."""
        module = ast.Module(body=[self.node] if nodes is None else nodes, type_ignores=[])
        return compile(module, self._code_file, "exec", flags=self._flags, dont_inherit=True)


def statements_of(trees: list) -> list:
    """Statements of ``(cell, code file, tree)`` in order; ``from __future__`` imports hold for all of them."""
    flags = 0
    kept = []
    for cell, code_file, tree in trees:
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                for alias in node.names:
                    feature = getattr(__future__, alias.name, None)
                    flags |= getattr(feature, "compiler_flag", 0)
                continue
            kept.append((cell, code_file, node))
    statements = [Statement(i, cell, node, code_file, flags) for i, (cell, code_file, node) in enumerate(kept)]
    _settle_changes(statements)
    return statements


def _settle_changes(statements: list) -> None:
    """Adds what statements change by calling functions, and takes out method calls on modules."""
    modules = {
        name
        for statement in statements
        if isinstance(statement.node, (ast.Import, ast.ImportFrom))
        for name in statement.facts.writes
    }
    makers: dict = {}
    for statement in statements:
        statement.facts.effects -= modules
        for name in statement.facts.writes:
            if statement.facts.deferred or statement.facts.effects:
                makers.setdefault(name, []).append(statement.facts)
    _settle_subclasses(statements)
    functions = {statement.node.name: statement.node for statement in statements if isinstance(statement.node, FUNCTIONS)}
    for statement in statements:
        facts = statement.facts
        if isinstance(statement.node, COMPOUND):
            facts.changes |= changed_by_calls(statement.node, functions.get) - facts.writes
        if facts.changes & modules and not _is_setting(statement.node):
            facts.changes -= modules
        for name in facts.calls & makers.keys():
            facts.changes |= _effects(name, makers, set()) - facts.writes
            facts.changes |= _handed_over(statement.node, name)


def _settle_subclasses(statements: list) -> None:
    """A class that is told of the classes that extend it is changed by each of them."""
    told: dict = {}
    for statement in statements:
        node = statement.node
        if not isinstance(node, ast.ClassDef):
            continue
        above = {name for base in node.bases if isinstance(base, ast.Name) for name in told.get(base.id, ())}
        statement.facts.changes |= above - {node.name}
        if any(isinstance(part, ast.FunctionDef) and part.name == "__init_subclass__" for part in node.body):
            above = above | {node.name}
        told[node.name] = above


def _effects(name: str, makers: dict, seen: set) -> set:
    """Globals that calling ``name`` binds or changes, directly or by what it calls."""
    if name in seen:
        return set()
    seen.add(name)
    found: set = set()
    for facts in makers.get(name, ()):
        found |= facts.effects
        for inner in facts.deferred & makers.keys():
            found |= _effects(inner, makers, seen)
    return found


def _handed_over(node: Any, function: str) -> set:
    """Names given as they are to a call of ``function`` whose result is not used: it is called for what it changes."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == function):
        return set()
    return {argument.id for argument in call.args if isinstance(argument, ast.Name)}


def _is_setting(node: Any) -> bool:
    if isinstance(node, (ast.Assign, ast.AugAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and root_name(target) is not None for target in targets)
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in GLOBAL_SETTINGS
