"""The survey: what stands at the top level over the course of a submission (``grader/model/survey.ts``). Runs nothing."""

from __future__ import annotations

import ast
import builtins
from typing import Any, Callable, Iterable, Optional

from plumbline_host.definitions import FUNCTIONS, signature_of_arguments
from plumbline_host.forms import Functions, makes_function
from plumbline_host.members import canonical
from plumbline_host.places import Places
from plumbline_host.script_inputs import ASSIGNMENTS, number_of, parts_of
from plumbline_host.scripts import Script, scripts_of
from plumbline_host.slices import END, Slicer
from plumbline_host.trees import walk

PLAIN = (*ASSIGNMENTS, *FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom)
MAX_LIVES = 400
#: Asks for every name that holds a value.
EVERY = "*"
BUILTINS = frozenset(vars(builtins))


class Survey:
    """Answers what is asked about names of a submission. ``names``: those of which lives are told; ``*``: of all values."""

    def __init__(self, statements: list, places: Places, names: Iterable) -> None:
        self._statements = statements
        self._places = places
        self._slicer = Slicer(statements)
        self._wanted = {canonical(name) for name in names}
        self._every = EVERY in self._wanted
        trees: dict = {}
        self._modules: set = set()
        for statement in statements:
            node = statement.node
            if isinstance(node, FUNCTIONS):
                trees[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
                for name in statement.facts.writes:
                    trees[name] = node.value
            elif isinstance(node, ast.Import):
                self._modules |= statement.facts.writes
        self._functions = Functions(trees)
        self.scripts: list = scripts_of(statements, self._slicer, self._is_wanted, self._functions)

    def wire(self, signature_of: Callable[[str, int], Optional[dict]]) -> dict:
        """``signature_of``: of a class, by its name and line."""
        lives = [life for name in self._names() for life in self._lives(name, signature_of)]
        lives = [*lives, *self._others(signature_of)][:MAX_LIVES]
        lives.sort(key=lambda life: (life[0], END if life[1] is None else life[1]))
        return {"lives": [life[2] for life in lives], "scripts": [self._script(one) for one in self.scripts]}

    def reads_of(self, name: str) -> list:
        """Top-level names that a function, and the functions which it calls, read and do not define."""
        found: set = set()
        pending = [name]
        seen = {name}
        while pending:
            for index in self._slicer.makers(pending.pop(), END):
                deferred = self._statements[index].facts.deferred
                found |= deferred
                pending += [read for read in deferred - seen]
                seen |= deferred
        return sorted(one for one in found - self._modules if one not in BUILTINS or self._slicer.writers(one))

    def _is_wanted(self, name: str) -> bool:
        return canonical(name) in self._wanted

    def _names(self) -> list:
        found = {name for statement in self._statements for name in statement.facts.writes if self._is_wanted(name)}
        return sorted(found)

    def _others(self, signature_of: Callable) -> list:
        """The values under all other names, where they are asked for."""
        written = {name for statement in self._statements for name in statement.facts.writes} if self._every else set()
        names = sorted(name for name in written - self._modules if not self._is_wanted(name))
        return [life for name in names for life in self._lives(name, signature_of) if life[2]["form"] == "value"]

    def _lives(self, name: str, signature_of: Callable) -> list:
        """(statement, moment, life in wire form) for each life of a name."""
        writers = self._slicer.writers(name)
        starts = [index for place, index in enumerate(writers) if place == 0 or self._begins(name, index)]
        found: list = []
        for place, start in enumerate(starts):
            end = starts[place + 1] if place + 1 < len(starts) else None
            life = self._made(name, start, found, signature_of)
            moments = [] if life["form"] == "value" else self._changes(name, start, END if end is None else end)
            for moment in [*moments, end]:
                found.append((start, moment, life if moment is None else {**life, "at": moment}))
        return found

    def _begins(self, name: str, index: int) -> bool:
        """Whether a statement makes a name anew: what only goes on from its value does not."""
        statement = self._statements[index]
        return name in statement.leaves and not (isinstance(statement.node, ast.AugAssign) or name in self._updated(statement))

    @staticmethod
    def _updated(statement: Any) -> set:
        return set() if isinstance(statement.node, PLAIN) else statement.needs

    def _made(self, name: str, index: int, earlier: list, signature_of: Callable) -> dict:
        statement = self._statements[index]
        node = _maker_in(statement.node, name)
        life: dict = {"name": name, "form": "value", "where": self._places.place(statement.cell, node.lineno)}
        if isinstance(node, FUNCTIONS):
            life["form"] = "function"
            if not node.decorator_list:
                life["signature"] = signature_of_arguments(node.args)
        elif isinstance(node, ast.ClassDef):
            life["form"] = "class"
            signature = signature_of(name, node.lineno)
            if signature is not None:
                life["signature"] = signature
        elif isinstance(node, ASSIGNMENTS) and node.value is not None:
            self._assigned(life, node.value, index)
            value = number_of(dict(parts_of(node)).get(name))
            if value is not None:
                life["value"] = value
        return life

    def _assigned(self, life: dict, value: Any, index: int) -> None:
        if isinstance(value, ast.Lambda):
            life.update(form="function", signature=signature_of_arguments(value.args))
        elif isinstance(value, ast.Name):  # `deriv = derivative`
            maker = next(iter(self._slicer.makers(value.id, index)), None)
            node = None if maker is None else _maker_in(self._statements[maker].node, value.id)
            if isinstance(node, FUNCTIONS):
                life["form"] = "function"
                if not node.decorator_list:
                    life["signature"] = signature_of_arguments(node.args)
            elif isinstance(node, ASSIGNMENTS) and maker is not None and not isinstance(node.value, ast.Name):
                self._assigned(life, node.value, maker)
        elif makes_function(value, self._functions):
            life["form"] = "function"

    def _changes(self, name: str, start: int, end: int) -> list:
        """Moments in the life of a function at which something that it reads when called is made anew."""
        found: list = []
        closure = self._closure(name, start)
        for index in range(start + 1, min(end, len(self._statements))):
            statement = self._statements[index]
            if not closure & statement.replaces or isinstance(statement.node, ast.AugAssign):
                continue
            read_before = any(index > self._slicer.makers(one, index)[-1] for one in closure & statement.replaces if self._slicer.makers(one, index))
            if found and not any(self._uses(one, name) for one in self._statements[found[-1] : index]):
                found[-1] = index
            elif read_before:
                found.append(index)
            closure = self._closure(name, index + 1)
        return found

    @staticmethod
    def _uses(statement: Any, name: str) -> bool:
        """Whether a function may be called by a statement, or by one that is no plain definition."""
        return name in statement.facts.reads or not isinstance(statement.node, PLAIN)

    def _closure(self, name: str, moment: int) -> set:
        """Names that what is called by a name reads when it is called at a moment."""
        found: set = set()
        pending = [name]
        while pending:
            for index in self._slicer.makers(pending.pop(), moment + 1):
                new = self._statements[index].facts.deferred - found
                found |= new
                pending += new
        return found

    def _script(self, script: Script) -> dict:
        statement = self._statements[script.statement]
        node = statement.node if script.loop is None else script.loop
        wire: dict = {
            "where": self._places.place(statement.cell, node.lineno),
            "loop": None if script.count is None else script.count.wire(),
            "inputs": [self._input(one) for one in script.inputs.values()],
            "carried": script.carried,
            "outputs": script.outputs,
            "literals": [{"id": i, "value": node.value, "as": kind} for i, (node, kind) in enumerate(script.literals)],
        }
        if script.within:
            wire["within"] = True
        if script.at is not None:
            wire["at"] = script.at
        return wire

    def _input(self, one: Any) -> dict:
        statement = self._statements[one.statement]
        where = self._places.place(statement.cell, (statement.node if one.node is None else one.node).lineno)
        wire: dict = {"name": one.name, "statement": one.statement, "where": where, "from": one.sources}
        if one.copies is not None:
            wire["copies"] = one.copies
        if one.value is not None:
            wire["value"] = one.value
        return wire


def _maker_in(node: Any, name: str) -> Any:
    """The statement within a top-level one that makes a name: itself, unless it holds others."""
    if isinstance(node, PLAIN):
        return node
    for part in walk(node):
        if isinstance(part, (*FUNCTIONS, ast.ClassDef)) and part.name == name:
            return part
        if isinstance(part, ASSIGNMENTS) and part.value is not None:
            for target in part.targets if isinstance(part, ast.Assign) else [part.target]:
                if any(isinstance(one, ast.Name) and one.id == name for one in walk(target)):
                    return part
    return node
