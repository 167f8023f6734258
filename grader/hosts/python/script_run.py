"""Runs a script: its statements in order, with given values in the place of those that the submission starts from.

What does not depend on a given value is run once for the submission, and what it made is put in place in each run.
"""

from __future__ import annotations

import ast
from copy import deepcopy
from typing import Any, Callable, Optional

from plumbline_host.arguments import CannotMake
from plumbline_host.definitions import is_main_guard
from plumbline_host.draws import draws
from plumbline_host.errors import missing_name
from plumbline_host.flow import DEFINITIONS
from plumbline_host.moments import DELETED, copied
from plumbline_host.moulds import moulded
from plumbline_host.rounds import COUNTER, Counter, EndlessLoop, Sweep, prepared
from plumbline_host.slices import END

#: Larger ones are put in place without a copy, unless they are changed there.
MAX_SHARED = 10_000
MAX_MISSING = 8


class ScriptRun:
    """One run of a script. ``given``: name -> value; ``literals``: id -> number."""

    def __init__(self, submission: Any, control: Any, script: Any, given: dict, literals: dict, rounds: Optional[int]) -> None:
        self._submission = submission
        self._control = control
        self._statements = submission.statements
        self._slicer = submission.slicer
        self._script = script
        self._given = given
        self._replaced = {script.literals[i][0]: value for i, value in literals.items() if 0 <= i < len(script.literals)}
        self._limit = rounds
        self._counter = Counter(rounds, self._give)
        #: How many rounds the script's own loop made; None where it has none.
        self.rounds: Optional[int] = None
        #: Statement -> error of this run.
        self.failed: dict = {}

    def run(self, read: list) -> dict:
        """The names in ``read`` that are there in the end. Raises what the student's code raises in what matters."""
        extra: set = set()
        for _ in range(MAX_MISSING):
            self.failed = {}
            order = sorted(extra - set(self._script.slice)) + self._script.slice
            try:
                return self._attempt(order, read)
            except NameError as error:
                name = missing_name(error)
                if name is None or not self._slicer.writers(name):
                    raise
                more = self._slicer.needed([name]) - set(order)
                if not more or any(index == self._script.statement for index in more):
                    raise
                extra |= more
        raise NameError("too many names are missing")

    def _attempt(self, order: list, read: list) -> dict:
        anew = self._anew(order)
        with self._control.suspended():
            self._submission.run_once(set(order) - anew)
        names = self._submission.names
        before = dict(names)
        names.clear()
        names.update(self._submission.bare)
        try:
            self._go(order, anew)
            return self._found(read)
        finally:
            names.clear()
            names.update(before)

    def _anew(self, order: list) -> frozenset:
        """Statements that are run for this run only."""
        given = frozenset(self._given.keys() & self._script.inputs.keys())
        is_silent = self._control.kind == "silent"
        known, key = self._script.anew, (given, is_silent, tuple(order))
        if key not in known:
            known[key] = self._find_anew(order, given, is_silent)
        return known[key]

    def _find_anew(self, order: list, given: frozenset, is_silent: bool) -> frozenset:
        script = self._script
        roots = {script.inputs[name].statement for name in given}
        if not is_silent:
            roots |= {index for index in order if draws(self._statements[index].node)}
        anew = {script.statement, *script.after} | {index for index in roots if self._is_plain(index)}
        found = {index for index in order if index in anew or roots & self._slicer.needed_by([index])}
        # What they change in place must be new as well.
        pending = list(found)
        while pending:
            statement = self._statements[pending.pop()]
            for name in statement.in_place:
                for maker in self._slicer.makers(name, statement.index):
                    if maker not in found and maker in order and not isinstance(self._statements[maker].node, DEFINITIONS):
                        found.add(maker)
                        pending.append(maker)
        return frozenset(found)

    def _is_plain(self, index: int) -> bool:
        return isinstance(self._statements[index].node, (ast.Assign, ast.AnnAssign))

    def _go(self, order: list, anew: set) -> None:
        names = self._submission.names
        names[COUNTER] = self._counter
        memo: dict = {}
        for index in order:
            statement = self._statements[index]
            if index in anew:
                self._execute(statement)
            else:
                for name, value in self._submission.moments.made_by(statement).items():
                    if value is DELETED:
                        names.pop(name, None)
                    else:
                        names[name] = _fresh(value, memo)
            for name, one in self._script.inputs.items():
                if one.statement == index and name in self._given and one.node is None:
                    self._put(name, one)

    def _put(self, name: str, one: Any) -> None:
        """Puts a given value in the place of what a statement made. Raises CannotMake where it does not fit there."""
        names = self._submission.names
        if one.target is None or name not in names:
            names[name] = self._give(name, names.get(name))
            return
        read = deepcopy(one.target)
        read.ctx = ast.Load()
        into = ast.copy_location(ast.Assign(targets=[one.target], value=ast.Name(id=COUNTER, ctx=ast.Load())), one.target)
        try:
            made = eval(compile(ast.Expression(read), "<given>", "eval"), dict(names))
            code = compile(ast.fix_missing_locations(ast.Module(body=[into], type_ignores=[])), "<given>", "exec")
            exec(code, {**names, COUNTER: self._give(name, made)})
        except Exception as error:  # without it, the run would answer for another start
            reason = f"what is given for {name} cannot take the place of what the code puts there ({type(error).__name__})"
            raise CannotMake(reason) from None

    def _give(self, name: str, made: Any) -> Any:
        whole = self._script.count is not None and self._script.count.name == name
        return moulded(self._given[name], made, whole, name in self._script.carried)

    def _execute(self, statement: Any) -> None:
        own = statement.index == self._script.statement
        loop = self._script.loop if own else None
        try:
            inner = [(one.node, name) for name, one in self._script.inputs.items() if one.node is not None and name in self._given]
            nodes, number = prepared(
                *(statement.node, loop, self._replaced if own else {}, inner if own else [], self._place_of(statement)),
                Sweep(self._script.around, self._script.attempted, self._script.dropped) if own else Sweep(),
            )
            self._submission.before_statement(statement.index)
            if is_main_guard(statement.node):
                self._submission.names["__name__"] = "__main__"
            exec(statement.compile(nodes), self._submission.names)
        except BaseException as error:
            if self._counter.endless:
                raise
            self.failed[statement.index] = error
            if own:
                raise
            return
        if self._counter.endless:  # held up by a bare `except:`
            raise EndlessLoop(self._counter.endless)
        if own and self._counter.failure is not None:
            self.failed[statement.index] = self._counter.failure
        if own and loop is not None:
            self.rounds = self._counter.of(number)

    def _place_of(self, statement: Any) -> Callable[[int], str]:
        cell = "" if statement.cell is None else f"cell {statement.cell}, "
        return lambda line: f"{cell}line {line}"

    def _found(self, read: list) -> dict:
        found = {}
        names = self._submission.names
        for name in read:
            own = self._submission.spelled(name)
            if own in names:
                found[name] = names[own]
            else:
                makers = self._slicer.makers(own, END if self._script.at is None else self._script.at)
                error = next((self.failed[index] for index in makers if index in self.failed), None)
                if error is not None:
                    raise error
        return found


def _fresh(value: Any, memo: dict) -> Any:
    size = getattr(value, "size", 0)
    return value if type(size) is int and size > MAX_SHARED else copied(value, memo)
