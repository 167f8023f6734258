"""Goes through syntax trees. Faster than ``ast.walk``, and with builtins that submissions cannot reach."""

from __future__ import annotations

import ast
from typing import Any, Iterator

_AST = ast.AST


def children(node: Any) -> list:
    """The direct children of a node, in the order of the source."""
    found = []
    fields = node.__dict__
    for name in node._fields:
        value = fields.get(name)
        if type(value) is list:
            found += [item for item in value if isinstance(item, _AST)]
        elif isinstance(value, _AST):
            found.append(value)
    return found


def walk(node: Any) -> Iterator:
    """A node and everything below it; what stands first in the source comes first among children of one node."""
    pending = [node]
    while pending:
        node = pending.pop()
        yield node
        below = children(node)
        below.reverse()
        pending += below


def depth_of(node: Any, most: int) -> int:
    """How many levels a tree has; what has more than ``most`` is not followed to its end."""
    depth = 0
    level = [node]
    while level and depth <= most:
        depth += 1
        level = [child for one in level for child in children(one)]
    return depth
