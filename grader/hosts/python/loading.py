"""Loads a submission: reads and parses it, tells what it defines and what had to be helped. Runs nothing of it."""

from __future__ import annotations

import ast
import os
from typing import Any, Callable, Optional

from plumbline_host import notebook
from plumbline_host.broken_cells import failed_cell
from plumbline_host.definitions import definitions_of
from plumbline_host.deletions import keep
from plumbline_host.errors import describe_syntax_error
from plumbline_host.execution_order import Ordered, choose
from plumbline_host.imports import Imports
from plumbline_host.magics import parse
from plumbline_host.members import canonical
from plumbline_host.numpy_names import is_supplied
from plumbline_host.places import Places
from plumbline_host.statements import statements_of
from plumbline_host.submission import MAX_HELPS, Submission
from plumbline_host.trees import depth_of, walk

MAX_QUOTE = 80
MAX_CELLS = 20
#: Of statements in a file that holds one too deep to be looked at: what people write has a tenth of it.
MAX_DEPTH = 100


def load(request: dict) -> tuple:
    """Answers a load request: (answer in wire form, Submission or None when the file is unreadable)."""
    try:
        return _load(request, None)
    except RecursionError:
        return _load(request, MAX_DEPTH)


def _load(request: dict, deepest: Optional[int]) -> tuple:
    """``deepest``: statements that are nested deeper are left out; None: all are kept."""
    folder, file = request["folder"], request["file"]
    places = Places(folder, file)
    try:
        reading = notebook.read(folder, file)
    except (notebook.Unreadable, OSError) as error:
        text = str(error) if isinstance(error, notebook.Unreadable) else f"the file cannot be opened: {error.strerror}"
        # No type: it is a whole sentence of ours, and no error of anybody's code.
        sentence = f"{text[:1].upper()}{text[1:]}."
        return {"unreadable": {"error": {"type": "", "message": sentence, "trace": []}, "helps": []}}, None
    helps = list(reading.helps)
    wanted = {canonical(name) for names in request.get("wanted", ()) for name in names}
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
                return {"unreadable": {"error": describe_syntax_error(parsed.error, places, None, cell.source), "helps": helps[:MAX_HELPS]}}, None
            helps.append(failed_cell(cell, parsed.error, places, wanted, unread))
        elif parsed.tree is not None:
            if deepest is not None:
                helps += _without_deep(parsed.tree, deepest, lambda line, cell=cell: places.place(cell.number, line))
            trees.append((cell.number, places.compiled_name(cell.number), parsed.tree))
    sources = {cell.number: cell.source for cell in reading.cells}
    for _, _, tree in (one for one in trees if "del" in sources[one[0]]):
        keep(tree, lambda name: canonical(name) in wanted)
    ordered = choose(trees, {cell.number: cell.count for cell in reading.cells}, _asked(request), statements_of)
    statements = ordered.statements
    if ordered.rescued is not None:
        helps.append(_order_help(ordered, places))
    imports = Imports(folder, request.get("packages", ()))
    definitions = definitions_of(statements, places, imports, folder)
    kinds = (ast.Import, ast.ImportFrom, ast.Attribute)
    nodes = [(one.cell, node) for one in statements for node in walk(one.node) if isinstance(node, kinds)]
    helps += _stand_in_helps(nodes, imports, places)
    imports.check()
    helps += _supplied_helps(nodes, places)
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
    loaded: dict = {"definitions": [definition.wire() for definition in last.values()], "helps": helps[:MAX_HELPS]}
    if request.get("survey"):
        _add_survey(loaded, request["survey"], definitions, submission)
    return {"loaded": loaded}, submission


def _without_deep(tree: ast.Module, deepest: int, place: Callable) -> list:
    """Takes out the top-level statements that are nested too deeply, and tells of each."""
    deep = [node for node in tree.body if depth_of(node, deepest) > deepest]
    tree.body = [node for node in tree.body if node not in deep]
    message = f"A statement was skipped because it is nested more than {deepest} levels deep."
    return [{"kind": "statement-skipped", "message": message, "where": place(node.lineno)} for node in deep]


def _add_survey(loaded: dict, names: list, definitions: list, submission: Submission) -> None:
    # Only where it is asked for: most submissions are read without.
    from plumbline_host.survey import Survey

    survey = Survey(submission.statements, submission.places, names)
    constructors = {(one.name, one.where["line"]): one.signature for one in definitions if one.form == "class"}
    loaded["survey"] = survey.wire(lambda name, line: constructors.get((name, line)))
    submission.scripts = survey.scripts
    for described in loaded["definitions"]:
        if described["form"] == "function":
            described["reads"] = survey.reads_of(described["name"])


def _asked(request: dict) -> set:
    """All names that may be asked for: those of the targets, and of the values of scripts."""
    wanted = [name for names in request.get("wanted", ()) for name in names]
    return {canonical(name) for name in (*wanted, *request.get("survey", ()))}


def _order_help(ordered: Ordered, places: Places) -> dict:
    name, statement = ordered.rescued
    cells = list(dict.fromkeys(statement.cell for statement in ordered.statements))
    shown = ", ".join(str(cell) for cell in cells[:MAX_CELLS]) + (", ..." if len(cells) > MAX_CELLS else "")
    message = (
        f"The cells were taken in the order in which you ran them ({shown}): "
        f"from top to bottom, `{name}` would not be there yet in cell {statement.cell}."
    )
    return {"kind": "order-chosen", "message": message, "where": places.place(statement.cell, statement.node.lineno)}


def _stand_in_helps(nodes: list, imports: Imports, places: Places) -> list:
    """One help for each module that is replaced."""
    for cell, node in nodes:
        if isinstance(node, ast.Import):
            roots = [alias.name.partition(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            roots = [node.module.partition(".")[0]]
        else:
            continue
        for root in roots:
            imports.tell(root, places.place(cell, node.lineno))
    return imports.take_helps()


def _supplied_helps(nodes: list, places: Places) -> list:
    """One help for each name that numpy no longer has and that the submission uses."""
    numpys = ("numpy", "autograd.numpy")
    imported = [alias for _, node in nodes if isinstance(node, ast.Import) for alias in node.names]
    aliases = {alias.asname or "numpy" for alias in imported if alias.name in numpys}
    found: dict = {}
    for cell, node in nodes:
        names: list = []
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            names = [node.attr]
        elif isinstance(node, ast.ImportFrom) and node.module == "numpy":
            names = [alias.name for alias in node.names]
        for name in names:
            if name not in found and is_supplied(name):
                message = f"`np.{name}` no longer exists in numpy; its old meaning was supplied."
                where = places.place(cell, getattr(node, "lineno", 1))
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
