"""Where the methods of classes are written, read from syntax trees: nothing is run."""

from __future__ import annotations

import ast
from bisect import bisect_left
from typing import Any, Optional

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MAX_METHODS = 200
MAX_LEVELS = 8
#: Classes that are looked at for the methods of one.
MAX_CLASSES = 100


def own_methods(node: ast.ClassDef, cell: Optional[int], place: Any) -> dict:
    """Name -> place, of what the body of a class defines as functions: properties and static methods too."""
    found: dict = {}
    for part in node.body:
        if isinstance(part, FUNCTIONS):
            # A setter belongs to the property above it.
            if part.name not in found or not _adds_to_property(part):
                found[part.name] = place(cell, part.lineno)
        elif isinstance(part, ast.Assign):
            for target in part.targets:
                if not isinstance(target, ast.Name):
                    continue
                if isinstance(part.value, ast.Lambda):
                    found[target.id] = place(cell, part.lineno)
                elif isinstance(part.value, ast.Name) and part.value.id in found:  # `backprop = backward`
                    found[target.id] = found[part.value.id]
    return found


def add_methods(definitions: list) -> None:
    """Adds what classes inherit from other classes among the definitions (in order; a name may come several times)."""
    places: dict = {}
    for index, definition in enumerate(definitions):
        if definition.form == "class":
            places.setdefault(definition.name, []).append(index)
    # All at once: what one has inherited is not its own.
    complete = [_with_inherited(definitions, places, index) for index in range(len(definitions))]
    for definition, methods in zip(definitions, complete):
        definition.methods, definition.complete = methods, True


def _with_inherited(definitions: list, places: dict, index: int) -> Optional[dict]:
    if definitions[index].methods is None:
        return None
    visited: list = []
    _visit(definitions, places, index, 0, visited)
    # What several bases have in common comes after all of them.
    lineage = list(dict.fromkeys(reversed(visited)))[::-1]
    found: dict = {}
    for one in lineage:
        for name, where in (definitions[one].methods or {}).items():
            found.setdefault(name, where)
    return dict(list(found.items())[:MAX_METHODS])


def _visit(definitions: list, places: dict, index: int, level: int, visited: list) -> None:
    if len(visited) >= MAX_CLASSES:
        return
    visited.append(index)
    node = definitions[index].node
    # One from another file has its bases there.
    if level >= MAX_LEVELS or definitions[index].complete or not isinstance(node, ast.ClassDef):
        return
    for base in node.bases:
        name = base.value if isinstance(base, ast.Subscript) else base  # `Layer[float]`
        found = _base(places, name.id, index) if isinstance(name, ast.Name) else None
        if found is not None:
            _visit(definitions, places, found, level + 1, visited)


def _base(places: dict, name: str, index: int) -> Optional[int]:
    """The class that a name stands for at a place: the latest above it, else the last of all."""
    known = places.get(name, ())
    above = bisect_left(known, index)
    if above:
        return known[above - 1]
    return known[-1] if known and known[-1] != index else None


def _adds_to_property(node: Any) -> bool:
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in ("setter", "deleter", "getter")
        and isinstance(part.value, ast.Name)
        and part.value.id == node.name
        for part in node.decorator_list
    )
