"""Slices: which top-level statements a name depends on.

What a name holds at some position is made by the last statement before it that replaces the name, and by every later
one (before that position) that may change it. What a function reads is looked up when it is called: at the end, for
whatever is graded, and at the position of each statement that calls it.
"""

from __future__ import annotations

import ast
from typing import Iterable, Optional

from plumbline_host.aliases import changed_by_alias

END = 1 << 30


class Slicer:
    """Answers which statements are needed."""

    def __init__(self, statements: list) -> None:
        self._statements = statements
        self._writers: dict = {}
        for statement in statements:
            for name in statement.facts.writes | statement.facts.changes:
                self._writers.setdefault(name, []).append(statement.index)
        #: Statements that concern everything after them.
        self._always = frozenset(statement.index for statement in statements if statement.facts.star)
        #: Names of all classes and functions, for code that finds them by other means than their names.
        definitions = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        self._defined = sorted({statement.node.name for statement in statements if isinstance(statement.node, definitions)})
        #: Statements that may define names which cannot be read from their text.
        self.dynamic = frozenset(statement.index for statement in statements if statement.facts.dynamic)

    def needed(self, names: Iterable, failed: Iterable = (), at: Optional[int] = None) -> set:
        """Indices of the statements that ``names`` depend on at a moment; those in ``failed`` define nothing."""
        moment = END if at is None else at
        always = self._always if at is None else frozenset(index for index in self._always if index < at)
        changing: set = set()
        for name in names:
            makers = self.makers(name, moment, frozenset(failed))
            changing |= changed_by_alias(self._statements, makers, name, moment) if makers else set()
        return self._closure([(name, moment, moment) for name in names], always | changing, frozenset(failed))

    def needed_by(self, indices: Iterable, failed: Iterable = ()) -> set:
        """These statements and what they depend on."""
        return self._closure([], self._always.union(indices), frozenset(failed))

    def _closure(self, pending: list, roots: frozenset, failed: frozenset) -> set:
        found = set(roots)
        for index in roots:
            pending += [(name, index, index) for name in self._statements[index].needs]
        seen = set()
        while pending:
            request = pending.pop()
            if request in seen:
                continue
            seen.add(request)
            name, position, called = request
            for index in self.makers(name, position, failed):
                found.add(index)
                facts = self._statements[index].facts
                pending += [(read, index, called) for read in self._statements[index].needs]
                pending += [(read, at, called) for read in facts.deferred for at in {position, called}]
                if facts.reflects:
                    pending += [(defined, called, called) for defined in self._defined]
        return found - failed

    def writers(self, name: str) -> list:
        """Indices of the statements that bind a name, in order."""
        return [index for index in self._writers.get(name, ()) if name in self._statements[index].facts.writes]

    def makers(self, name: str, position: int, failed: frozenset = frozenset()) -> list:
        """Statements before a position that a name's value there is made of, the latest first."""
        makers = []
        for index in reversed(self._writers.get(name, ())):
            if index >= position or index in failed:
                continue
            makers.append(index)
            if name in self._statements[index].leaves:
                break
        return makers
