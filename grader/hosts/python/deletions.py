"""Top-level deletions of what is asked for (``del step`` to tidy up at the end of a notebook) are not run."""

from __future__ import annotations

import ast
from typing import Any, Callable

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def keep(tree: Any, is_wanted: Callable) -> None:
    """Takes out of a cell's tree the deletions of the names for which ``is_wanted`` holds."""
    _Keeper(is_wanted).visit(tree)


class _Keeper(ast.NodeTransformer):
    def __init__(self, is_wanted: Callable) -> None:
        self._is_wanted = is_wanted

    def visit(self, node: Any) -> Any:
        if isinstance(node, SCOPES) or isinstance(node, ast.expr):
            return node
        if not isinstance(node, ast.Delete):
            return self.generic_visit(node)
        targets = [target for target in node.targets if not self._keeps(target)]
        if not targets:  # not nothing: the block around it may not be empty
            return ast.copy_location(ast.Pass(), node)
        node.targets = targets
        return node

    def _keeps(self, target: Any) -> bool:
        return isinstance(target, ast.Name) and self._is_wanted(target.id)
