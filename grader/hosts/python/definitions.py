"""What a submission defines, read from its syntax trees: nothing of it is run."""

from __future__ import annotations

import ast
import os
from typing import Any, Optional

from plumbline_host.imports import Imports
from plumbline_host.methods import add_methods, own_methods
from plumbline_host.places import Places

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)


class Definition:
    """A definition, with the tree that makes it."""

    __slots__ = ("name", "form", "signature", "where", "node", "methods", "complete")

    def __init__(self, name: str, form: str, signature: Optional[dict], where: dict, node: Any) -> None:
        self.name = name
        self.form = form
        self.signature = signature
        self.where = where
        self.node = node
        #: Of a class: name -> place.
        self.methods: Optional[dict] = None
        #: Whether the methods that it inherits are among them.
        self.complete = False

    def wire(self) -> dict:
        described: dict = {"name": self.name, "form": self.form, "where": self.where}
        if self.signature is not None:
            described["signature"] = self.signature
        if self.methods is not None:
            described["methods"] = [{"name": name, "where": where} for name, where in self.methods.items()]
        return described


def definitions_of(statements: list, places: Places, imports: Imports, folder: str) -> list:
    """All definitions in order; a name may come several times."""
    found: list = []
    for statement in statements:
        _collect([statement.node], statement.cell, places.place, found, imports, folder)
    classes = {definition.name: definition.node for definition in found if definition.form == "class"}
    for definition in found:
        if definition.form == "class":
            definition.signature = _constructor(definition.node, classes, 0)
    add_methods(found)
    return found


def _collect(nodes: list, cell: Optional[int], place: Any, found: list, imports: Imports, folder: str) -> None:
    for node in nodes:
        where = place(cell, getattr(node, "lineno", 1))
        if isinstance(node, FUNCTIONS):
            decorated = bool(node.decorator_list)
            # What a decorator leaves of a function is only known once it is made: asking for the value tells.
            signature = None if decorated else signature_of_arguments(node.args)
            found.append(Definition(node.name, "function", signature, where, node))
            if decorated and any(isinstance(part, ast.Name) and part.id == "property" for part in node.decorator_list):
                found.pop()
        elif isinstance(node, ast.ClassDef):
            found.append(Definition(node.name, "class", None, where, node))
            found[-1].methods = own_methods(node, cell, place)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in (name.id for target in targets for name in ast.walk(target) if _is_bound(name)):
                found.append(_assigned(name, node.value, where, found))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            _imported(node, found, imports, folder)
        elif isinstance(node, BLOCKS) and not is_main_guard(node):
            if isinstance(node, ast.For):
                found.extend(Definition(name.id, "value", None, where, node) for name in ast.walk(node.target) if _is_bound(name))
            for part in ("body", "handlers", "orelse", "finalbody"):
                for inner in getattr(node, part, ()):
                    _collect(inner.body if isinstance(inner, ast.ExceptHandler) else [inner], cell, place, found, imports, folder)


def _is_bound(node: Any) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def is_main_guard(node: Any) -> bool:
    """Whether a statement is ``if __name__ == '__main__':``."""
    return isinstance(node, ast.If) and any(isinstance(name, ast.Name) and name.id == "__name__" for name in ast.walk(node.test))


def _assigned(name: str, value: Any, where: dict, found: list) -> Definition:
    if isinstance(value, ast.Lambda):
        return Definition(name, "function", signature_of_arguments(value.args), where, value)
    if isinstance(value, ast.Name):  # `deriv = derivative`: the same thing under a second name
        for earlier in reversed(found):
            if earlier.name == value.id and earlier.form != "value":
                second = Definition(name, earlier.form, earlier.signature, where, earlier.node)
                second.methods = earlier.methods
                return second
    return Definition(name, "value", None, where, value)


def _imported(node: Any, found: list, imports: Imports, folder: str) -> None:
    """Definitions that come from another Python file of the submission."""
    if not isinstance(node, ast.ImportFrom) or not node.module or imports.kind_of(node.module.partition(".")[0]) != "sibling":
        return
    path = imports.sibling_path(node.module)
    if path is None or not path.endswith(".py"):
        return
    try:
        with open(path, "rb") as stream:
            tree = ast.parse(stream.read())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return  # told when it is imported
    file = os.path.relpath(path, os.path.abspath(folder)).replace(os.sep, "/")
    inner: list = []
    local = [part for part in tree.body if not isinstance(part, (ast.Import, ast.ImportFrom))]
    _collect(local, None, lambda cell, line: {"file": file, "line": line}, inner, imports, folder)
    add_methods(inner)
    last = {definition.name: definition for definition in inner}
    for alias in node.names:
        if alias.name == "*":
            found.extend(definition for name, definition in last.items() if not name.startswith("_"))
        elif alias.name in last:
            source = last[alias.name]
            found.append(Definition(alias.asname or alias.name, source.form, source.signature, source.where, source.node))
            found[-1].methods, found[-1].complete = source.methods, True


def signature_of_arguments(arguments: ast.arguments, skip: int = 0) -> dict:
    """The wire form of a signature; keyword-only parameters come last, and can be given by position."""
    positional = [*arguments.posonlyargs, *arguments.args]
    first_default = len(positional) - len(arguments.defaults)
    parameters = [{"name": part.arg, "required": i < first_default} for i, part in enumerate(positional)][skip:]
    parameters += [
        {"name": part.arg, "required": default is None} for part, default in zip(arguments.kwonlyargs, arguments.kw_defaults)
    ]
    return {"parameters": parameters, "variadic": arguments.vararg is not None}


def _constructor(node: Any, classes: dict, depth: int) -> Optional[dict]:
    for part in node.body:
        if isinstance(part, FUNCTIONS) and part.name == "__init__":
            return signature_of_arguments(part.args, 1)
    if any("dataclass" in ast.dump(decorator) for decorator in node.decorator_list) or any(
        "NamedTuple" in ast.dump(base) for base in node.bases
    ):
        fields = [part for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)]
        return {"parameters": [{"name": part.target.id, "required": part.value is None} for part in fields], "variadic": False}
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in classes and classes[base.id] is not node and depth < 20:
            return _constructor(classes[base.id], classes, depth + 1)
    # A class that inherits from elsewhere may take anything; one that does not takes nothing.
    return None if node.bases else {"parameters": [], "variadic": False}
