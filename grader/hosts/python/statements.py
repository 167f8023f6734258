"""The top-level statements of all cells, in order, each with what it reads and writes."""

from __future__ import annotations

import __future__
import ast
from types import CodeType
from typing import Any, Optional

from plumbline_host.facts import Facts, facts_of, root_name

#: Statements after which the names they write have no earlier value left.
REPLACING = (
    *(ast.Assign, ast.AnnAssign, ast.AugAssign),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom),
)
#: Calls on a module that change how everything after them behaves.
GLOBAL_SETTINGS = frozenset(
    "setrecursionlimit seterr insert append set_printoptions simplefilter filterwarnings setcontext".split()
)


class Statement:
    """One top-level statement."""

    __slots__ = ("index", "cell", "node", "facts", "replaces", "_code_file", "_flags")

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

    def compile(self) -> CodeType:
        """Raises SyntaxError for what only the compiler finds (`return` outside a function)."""
        module = ast.Module(body=[self.node], type_ignores=[])
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
    for statement in statements:
        facts = statement.facts
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
