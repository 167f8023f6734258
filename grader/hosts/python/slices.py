"""Slices: which top-level statements a name depends on.

What a name holds at some position is made by the last statement before it that replaces the name, and by every later
one (before that position) that may change it. What a function reads is looked up when it is called: at the end, for
whatever is graded, and at the position of each statement that calls it.
"""

from __future__ import annotations

from typing import Iterable

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

    def needed(self, names: Iterable, failed: Iterable = ()) -> set:
        """Indices of the statements that ``names`` depend on; those in ``failed`` define nothing."""
        failed = frozenset(failed)
        found = set(self._always)
        pending = [(name, END, END) for name in names]
        for index in self._always:
            pending += [(name, index, index) for name in self._statements[index].facts.reads]
        seen = set()
        while pending:
            request = pending.pop()
            if request in seen:
                continue
            seen.add(request)
            name, position, called = request
            for index in self._makers(name, position, failed):
                found.add(index)
                facts = self._statements[index].facts
                pending += [(read, index, called) for read in facts.reads | facts.changes]
                pending += [(read, at, called) for read in facts.deferred for at in {position, called}]
        return found - failed

    def may_define(self, name: str) -> set:
        """Indices of all statements that may define a name, wherever they are."""
        dynamic = {statement.index for statement in self._statements if statement.facts.dynamic or statement.facts.star}
        return dynamic.union(self._writers.get(name, ()))

    def writers(self, name: str) -> list:
        """Indices of the statements that bind a name, in order."""
        return [index for index in self._writers.get(name, ()) if name in self._statements[index].facts.writes]

    def _makers(self, name: str, position: int, failed: frozenset) -> list:
        makers = []
        for index in reversed(self._writers.get(name, ())):
            if index >= position or index in failed:
                continue
            makers.append(index)
            if name in self._statements[index].replaces:
                break
        return makers
