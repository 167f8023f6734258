"""Cells in the order in which their author ran them, where that helps and the order on the page does not.

A notebook is read from top to bottom. Where something that is asked for reads a name there that no statement has made
yet, and the numbers of the cells (``In [7]``) tell of another order in which it was made before, that order is taken.
It is never taken where it would change what anything means that works from top to bottom.
"""

from __future__ import annotations

import builtins
from typing import Any, Callable, NamedTuple, Optional

from plumbline_host.members import canonical
from plumbline_host.slices import END, Slicer

KNOWN = frozenset(vars(builtins)) | {"display", "get_ipython", "__name__", "__file__", "__doc__"}


class Ordered(NamedTuple):
    """Statements in the order to run them; a name that this order rescued with its statement, or None."""

    statements: list
    rescued: Optional[tuple]


def as_executed(trees: list, counts: dict) -> Optional[list]:
    """The ``(cell, code file, tree)`` of a notebook in the order of their numbers; None where that is how they stand.

    A cell without a number was not run since: it stays behind the one above it.
    """
    keyed = []
    last = 0
    for tree in trees:
        count = counts.get(tree[0])
        last = last if count is None else count
        keyed.append((last, tree))
    ordered = [tree for _, tree in sorted(keyed, key=lambda pair: pair[0])]
    return None if all(one is other for one, other in zip(ordered, trees)) else ordered


def choose(trees: list, counts: dict, asked: set, statements_of: Callable) -> Ordered:
    """The statements as they stand, unless the order of the cells' numbers makes names that are missed otherwise.

    ``asked``: names, as ``canonical`` writes them.
    """
    placed = statements_of(trees)
    executed = as_executed(trees, counts)
    if executed is None:
        return Ordered(placed, None)
    before = _Look(placed, asked)
    missed = before.missed()
    if not missed:
        return Ordered(placed, None)
    other = statements_of(executed)
    after = _Look(other, asked)
    left = after.missed()
    rescued = [(name, node) for node, name in missed.items() if node not in left]
    if not rescued or not left.keys() <= missed.keys():
        return Ordered(placed, None)
    if any(before.meaning(name) != after.meaning(name) for name in before.sound()):
        return Ordered(placed, None)
    name, node = rescued[0]
    return Ordered(other, (name, next(statement for statement in other if statement.node is node)))


class _Look:
    """What the asked names depend on in one order. Statements are known by their nodes, which all orders share."""

    def __init__(self, statements: list, asked: set) -> None:
        self._statements = statements
        self._slicer = Slicer(statements)
        written = {name for statement in statements for name in statement.facts.writes}
        self._asked = sorted(name for name in written if canonical(name) in asked)
        self._star = next((statement.index for statement in statements if statement.facts.star), END)
        self._dynamic = min(self._slicer.dynamic, default=END)

    def missed(self) -> dict:
        """Node of a needed statement -> a name that it reads before anything has made it."""
        found: dict = {}
        for name in self._asked:
            found.update(self._missed_by(name))
        return found

    def sound(self) -> list:
        """Asked names that miss nothing."""
        return [name for name in self._asked if not self._missed_by(name)]

    def meaning(self, asked: str) -> dict:
        """(Name, where it is read, for which call) -> what makes it there. Two orders with the same meaning do the same."""
        found: dict = {}
        pending = [(asked, END, END)]
        while pending:
            name, position, called = pending.pop()
            key = (name, self._node(position), self._node(called))
            if key in found:
                continue
            makers = self._slicer.makers(name, position)
            found[key] = [self._node(index) for index in makers]
            for index in makers:
                statement = self._statements[index]
                pending += [(read, index, called) for read in statement.needs]
                pending += [(read, at, called) for read in statement.facts.deferred for at in {position, called}]
        return found

    def _node(self, index: int) -> Any:
        return None if index == END else self._statements[index].node

    def _missed_by(self, asked: str) -> dict:
        return {
            self._statements[index].node: name
            for index in self._slicer.needed([asked])
            if index < self._star and index < self._dynamic
            for name in sorted(self._statements[index].needs - KNOWN)
            if not self._slicer.makers(name, index)
        }
