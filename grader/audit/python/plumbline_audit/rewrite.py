"""The same solution in other words: some rewritings, one after the other."""

from __future__ import annotations

import ast

from .outline import binds
from .rewrites.index import REWRITES


def rewrite(text: str, ids: list, targets: list) -> dict:
    """The text after the rewritings of ``ids``, and for each of them the definitions at the top that it changed."""
    tree = ast.parse(text)
    changed = {}
    for one in ids:
        before = _shown(tree)
        ast.fix_missing_locations(REWRITES[one](tree, targets) or tree)
        after = _shown(tree)
        changed[one] = sorted(name for name, shown in after.items() if before.get(name) != shown)
    return {"text": ast.unparse(tree) + "\n", "changed": changed}


def _shown(tree: ast.Module) -> dict:
    shown: dict = {}
    for node in tree.body:
        for name in binds(node):
            shown[name] = shown.get(name, "") + ast.dump(node)
    return shown
