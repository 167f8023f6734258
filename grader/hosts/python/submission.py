"""A loaded submission: runs its statements when something asked for needs them, each at most once, in source order."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Callable, Optional

from plumbline_host.errors import describe_error, explain_syntax, message_of, missing_name
from plumbline_host.imports import Imports
from plumbline_host.members import canonical
from plumbline_host.places import Places
from plumbline_host.slices import Slicer


#: The value of a name that the submission has deleted.
_DELETED = object()


class Submission:
    """The student's names, filled on demand.

    Statements may run late: cell 3 after cell 9, when only now something needs cell 3. Around such a run the names are
    put back to what they were at that place of the source, and forward again afterwards, so that the order in which
    the grader asks changes nothing.
    """

    def __init__(self, statements: list, places: Places, imports: Imports, module_name: str) -> None:
        self.places = places
        self._statements = statements
        self._slicer = Slicer(statements)
        self._ran: set = set()
        self._failed: dict = {}
        self._retried: set = set()
        #: name -> [(statement, value or _DELETED)], in source order; statement -1: what it held before all of them.
        self._versions: dict = {}
        #: Name -> why it is missing, for names of cells that could not be read.
        self.unread: dict = {}
        self._imports = imports
        #: Statement -> help: what failed since the last answers.
        self._failure_helps: dict = {}
        #: Names whose statements have all been run or have failed.
        self._settled: set = set()
        #: Told the index of each statement before it runs.
        self.before_statement: Callable[[int], None] = int
        module = ModuleType(module_name)
        module.__dict__["__builtins__"] = imports.student_builtins()
        sys.modules[module_name] = module
        self.names: dict = module.__dict__

    def value_of(self, name: str) -> Any:
        """What a top-level name holds. Raises NameError when nothing defines it."""
        name = self._spelled(name)
        self._run_slice(name)
        if name not in self.names and not self._supply(name):
            error = NameError(f"name '{name}' is not defined")
            error.missing = name
            raise error
        return self.names[name]

    def explain(self, error: BaseException) -> dict:
        """The error in wire form; a NameError also says why the name is missing."""
        return describe_error(error, self.places, self._because(error))

    def can_supply(self, error: BaseException) -> bool:
        """Runs what may define the name that a NameError misses; whether it is defined now."""
        name = missing_name(error)
        return name is not None and name not in self.names and self._supply(name)

    @property
    def imports(self) -> Imports:
        """What its imports find."""
        return self._imports

    def take_helps(self) -> list:
        """Helps that came up while running, since the last time."""
        helps = [*self._failure_helps.values(), *self._imports.take_helps()]
        self._failure_helps.clear()
        return helps

    def _spelled(self, name: str) -> str:
        """The student's own spelling: snake_case and camelCase of a name are the same name."""
        if name in self.names or self._slicer.writers(name):
            return name
        wanted = canonical(name)
        return next((own for statement in self._statements for own in statement.facts.writes if canonical(own) == wanted), name)

    def _run_slice(self, name: str) -> None:
        while name not in self._settled:
            pending = self._slicer.needed([name], self._failed) - self._ran
            if not pending:
                self._settled.add(name)
                return
            self._run(sorted(pending))
            if not pending & self._failed.keys():
                return
            # What defined the name before the statement that failed is needed now, and perhaps more than slices show.
            self._retry(sorted(pending & self._failed.keys()))

    def _retry(self, indices: list) -> None:
        """Once more runs statements that failed for want of a name, where that name can be had."""
        for index in indices:
            error = self._failed[index]
            name = missing_name(error)
            if name is not None and index not in self._retried:
                self._retried.add(index)
                if name in self.names or self._supply(name):
                    # Out of order as it is: run with what its names hold now.
                    del self._failed[index]
                    self._failure_helps.pop(index, None)
                    self._run_statement(self._statements[index])

    def _supply(self, name: str) -> bool:
        """Runs what slices do not show to be needed: a later definition, code that defines names by other means."""
        if self._slicer.writers(name):
            self._run(sorted(self._slicer.needed([name], self._failed) - self._ran))
        elif self._slicer.dynamic and name not in self.unread:
            self._run(sorted(self._slicer.needed_by(self._slicer.dynamic, self._failed) - self._ran))
            if name not in self.names:
                everything = {statement.index for statement in self._statements}
                self._run(sorted(everything - self._ran - self._failed.keys()))
        return name in self.names

    def _run(self, indices: list) -> None:
        latest = max(self._ran, default=-1)
        for index in indices:
            late = index < latest
            if late:
                self._keep_current()
                self._show(before=index)
            self._run_statement(self._statements[index])
            if late:
                self._show(before=None)
            latest = max(latest, index)

    def _run_statement(self, statement: Any) -> None:
        touched = statement.facts.writes | statement.facts.changes
        before = {name: self.names[name] for name in touched if name in self.names}
        self._settled.clear()
        self.before_statement(statement.index)
        try:
            exec(statement.compile(), self.names)
            self._ran.add(statement.index)
        except BaseException as error:
            self._failed[statement.index] = error
            error.__traceback__ = _without_own_frame(error.__traceback__)
            self._tell_failure(statement, error)
        for name in touched:
            versions = self._versions.setdefault(name, [(-1, before[name])] if name in before else [])
            if name in self.names or name in before:
                versions.append((statement.index, self.names.get(name, _DELETED)))
                versions.sort(key=_position)

    def _keep_current(self) -> None:
        """Notes what functions have made of their globals since."""
        for name, versions in self._versions.items():
            if versions:
                versions[-1] = (versions[-1][0], self.names.get(name, _DELETED))

    def _show(self, before: Optional[int]) -> None:
        """Gives all names the value they have before a statement; at the end of the source for None."""
        for name, versions in self._versions.items():
            shown = [value for index, value in versions if before is None or index < before]
            if shown and shown[-1] is not _DELETED:
                self.names[name] = shown[-1]
            else:
                self.names.pop(name, None)

    def _tell_failure(self, statement: Any, error: BaseException) -> None:
        where = self._where(statement, error)
        text = f"{type(error).__name__}: {self._text(error)}"[:500]
        message = f"A statement was skipped because it failed: {text}"
        self._failure_helps[statement.index] = {"kind": "statement-skipped", "message": message, "where": where}

    def _where(self, statement: Any, error: BaseException) -> dict:
        line = statement.node.lineno
        step = error.__traceback__
        while step is not None:
            place = self.places.of_code(step.tb_frame.f_code.co_filename, step.tb_lineno, None)
            if place is not None and place.get("cell") == statement.cell:
                line = place["line"]
                break
            step = step.tb_next
        return self.places.place(statement.cell, line)

    @staticmethod
    def _text(error: BaseException) -> str:
        return explain_syntax(error) if isinstance(error, SyntaxError) else message_of(error)

    def _because(self, error: BaseException) -> str:
        name = getattr(error, "missing", None) or missing_name(error)
        if type(name) is not str:
            return ""
        for index in reversed(self._slicer.writers(name)):
            if index in self._failed:
                cause = self._failed[index]
                place = self.places.text(self._where(self._statements[index], cause))
                inner = self._because(cause) if cause is not error else ""
                return f", because {place} failed: {type(cause).__name__}: {self._text(cause)}{inner}"[:1000]
        return f", because {self.unread[name]}" if name in self.unread else ""


def _position(version: tuple) -> int:
    return version[0]


def _without_own_frame(traceback: Any) -> Any:
    return None if traceback is None else traceback.tb_next
