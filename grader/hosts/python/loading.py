"""Loads a submission: reads and parses it, tells what it defines and what had to be helped. Runs nothing of it."""

from __future__ import annotations

import ast
import os
import re
from typing import Any

from plumbline_host import notebook
from plumbline_host.definitions import definitions_of
from plumbline_host.deletions import keep
from plumbline_host.errors import describe_syntax_error, explain_syntax
from plumbline_host.imports import Imports
from plumbline_host.magics import parse
from plumbline_host.members import canonical
from plumbline_host.numpy_names import is_supplied
from plumbline_host.places import Places
from plumbline_host.statements import statements_of
from plumbline_host.submission import Submission

MAX_QUOTE = 80


def load(request: dict) -> tuple:
    """Answers a load request: (answer in wire form, Submission or None when the file is unreadable)."""
    folder, file = request["folder"], request["file"]
    places = Places(folder, file)
    try:
        reading = notebook.read(folder, file)
    except (notebook.Unreadable, OSError) as error:
        text = str(error) if isinstance(error, notebook.Unreadable) else f"the file cannot be opened: {error.strerror}"
        return {"unreadable": {"error": {"type": "UnreadableFile", "message": text, "trace": []}, "helps": []}}, None
    helps = list(reading.helps)
    trees: list = []
    unread: dict = {}
    for cell in reading.cells:
        parsed = parse(cell.source)
        for line, text in parsed.ignored:
            message = f"`{text[:MAX_QUOTE]}` was ignored: it is a notebook command, not Python."
            helps.append({"kind": "magic-ignored", "message": message, "where": places.place(cell.number, line)})
        if parsed.foreign is not None:
            message = f"Cell {cell.number} was skipped: `{parsed.foreign[:MAX_QUOTE]}` says that it is not Python code."
            helps.append({"kind": "cell-skipped", "message": message, "where": places.place(cell.number, 1)})
        elif parsed.error is not None:
            if cell.number is None:
                return {"unreadable": {"error": describe_syntax_error(parsed.error, places, None), "helps": helps}}, None
            helps.append(_failed_cell(cell, parsed.error, places, unread))
        elif parsed.tree is not None:
            trees.append((cell.number, places.compiled_name(cell.number), parsed.tree))
    wanted = {canonical(name) for names in request.get("wanted", ()) for name in names}
    for _, _, tree in trees:
        keep(tree, lambda name: canonical(name) in wanted)
    statements = statements_of(trees)
    imports = Imports(folder, request.get("packages", ()))
    definitions = definitions_of(statements, places, imports, folder)
    helps += _stand_in_helps(statements, imports, places)
    imports.check()
    helps += _supplied_helps(statements, places)
    helps += _chosen_helps(definitions, wanted, places)
    try:
        os.chdir(os.path.dirname(os.path.join(folder, file)) or ".")
    except OSError:
        pass  # the student's files are then not found, and the error says so
    name = "__main__" if file.lower().endswith(".ipynb") else "__submission__"
    submission = Submission(statements, places, imports, name)
    submission.unread.update(unread)
    last = {definition.name: definition for definition in definitions}
    for definition in last.values():
        # `deriv = np.vectorize(slope)`: what is asked for as a function is taken for one; calling it tells.
        if definition.form == "value" and canonical(definition.name) in wanted and isinstance(definition.node, ast.Call):
            definition.form = "function"
    return {"loaded": {"definitions": [definition.wire() for definition in last.values()], "helps": helps}}, submission


def _failed_cell(cell: Any, error: SyntaxError, places: Places, unread: dict) -> dict:
    line = error.lineno or 1
    text = explain_syntax(error)
    for name in re.findall(r"^(?:def|class)\s+(\w+)|^(\w+)\s*=[^=]", cell.source, re.MULTILINE):
        unread[name[0] or name[1]] = f"cell {cell.number} line {line} cannot be read: {text}"
    message = f"Cell {cell.number} was skipped: line {line} is not valid Python ({text})."
    return {"kind": "cell-failed", "message": message, "where": places.place(cell.number, line)}


def _stand_in_helps(statements: list, imports: Imports, places: Places) -> list:
    """One help for each module that is replaced."""
    for statement in statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Import):
                roots = [alias.name.partition(".")[0] for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                roots = [node.module.partition(".")[0]]
            else:
                continue
            for root in roots:
                imports.tell(root, places.place(statement.cell, node.lineno))
    return imports.take_helps()


def _supplied_helps(statements: list, places: Places) -> list:
    """One help for each name that numpy no longer has and that the submission uses."""
    aliases = {
        alias.asname or "numpy"
        for statement in statements
        if isinstance(statement.node, ast.Import)
        for alias in statement.node.names
        if alias.name in ("numpy", "autograd.numpy")
    }
    found: dict = {}
    for statement in statements:
        for node in ast.walk(statement.node):
            names: list = []
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
                names = [node.attr]
            elif isinstance(node, ast.ImportFrom) and node.module == "numpy":
                names = [alias.name for alias in node.names]
            for name in names:
                if name not in found and is_supplied(name):
                    message = f"`np.{name}` no longer exists in numpy; its old meaning was supplied."
                    where = places.place(statement.cell, getattr(node, "lineno", 1))
                    found[name] = {"kind": "name-supplied", "message": message, "where": where}
    return list(found.values())


def _chosen_helps(definitions: list, wanted: set, places: Places) -> list:
    """One help for each wanted name that is defined several times, differently."""
    versions: dict = {}
    for definition in definitions:
        if canonical(definition.name) in wanted:
            versions.setdefault(definition.name, []).append(definition)
    helps = []
    for name, found in versions.items():
        if len({ast.dump(definition.node) for definition in found}) > 1:
            chosen = places.text(found[-1].where)
            message = f"`{name}` is defined {len(found)} times; the last one counts ({chosen})."
            helps.append({"kind": "definition-chosen", "message": message, "where": found[-1].where})
    return helps
