"""A loaded submission: runs its statements when something asked for needs them, each at most once, in source order."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Callable, Iterable, Iterator, Optional

from plumbline_host.budget import Budget, OutOfTime
from plumbline_host.contexts import contextmanager
from plumbline_host.definitions import is_main_guard
from plumbline_host.errors import describe_error, explain_syntax, message_of, missing_name, told_by, traceback_of, untraced_error, with_traceback
from plumbline_host.imports import Imports
from plumbline_host.kinds import name_of
from plumbline_host.members import canonical
from plumbline_host.moments import Moments
from plumbline_host.places import Places
from plumbline_host.python2 import because_python2
from plumbline_host.slices import Slicer

#: Of one message.
MAX_HELPS = 100


class Submission:
    """The student's names, filled on demand.

    Statements may run late: cell 3 after cell 9, when only now something needs cell 3. Around such a run the names are
    put back to what they were at that place of the source, and forward again afterwards, so that the order in which
    the grader asks changes nothing.
    """

    def __init__(self, statements: list, places: Places, imports: Imports, module_name: str) -> None:
        self.places = places
        self.statements: list = statements
        self.slicer = Slicer(statements)
        self._ran: set = set()
        self._failed: dict = {}
        self._retried: set = set()
        #: Guards whose inside has been run.
        self._run_as_main: set = set()
        #: Name -> why it is missing, for names of cells that could not be read.
        self.unread: dict = {}
        self._imports = imports
        #: For what is run as a last resort.
        self._budget = Budget()
        #: Statement -> help: what failed since the last answers.
        self._failure_helps: dict = {}
        #: (Name, moment) whose statements have all been run or have failed.
        self._settled: set = set()
        #: Told the index of each statement before it runs.
        self.before_statement: Callable[[int], None] = int
        module = ModuleType(module_name)
        module.__dict__["__builtins__"] = imports.student_builtins()
        sys.modules[module_name] = module
        self.names: dict = module.__dict__
        #: What the names hold before any of the student's code.
        self.bare: dict = dict(self.names)
        #: The scripts of the survey, where there is one.
        self.scripts: list = []
        self.moments = Moments(self.names)

    def value_of(self, name: str, at: Optional[int] = None) -> Any:
        """What a top-level name holds (at a moment). Raises NameError when nothing defines it."""
        name = self.spelled(name)
        self._run_slice(name, at)
        with self.moments.showing(at):
            if at is not None and name in self.names:
                return self.names[name]
        if at is not None or (name not in self.names and not self._supply(name)):
            error = NameError(f"name '{name}' is not defined")
            error.missing = name
            raise error
        return self.names[name]

    def explain(self, error: BaseException, failed: Optional[dict] = None) -> dict:
        """The error in wire form; a NameError also says why the name is missing. ``failed``: statements that failed, too."""
        try:
            return describe_error(error, self.places, self._because(error, {**self._failed, **(failed or {})}))
        except BaseException:  # whatever gets in the way of telling a student's error is the student's, too
            return untraced_error(error)

    def run_once(self, indices: Iterable) -> None:
        """Runs those of these statements that have neither run nor failed yet."""
        pending = sorted(set(indices) - self._ran - self._failed.keys())
        self._run(pending)
        self._retry([index for index in pending if index in self._failed])

    def can_supply(self, error: BaseException) -> bool:
        """Runs what may define the name that a NameError misses; whether it is defined now."""
        name = missing_name(error)
        if name is None or name in self.names:
            return False
        shown = self.moments.shown
        with self.moments.showing(None):
            supplied = self._supply(name)
            value = self.names.get(name)
        if supplied and shown is not None:
            self.names[name] = value
        return supplied

    @property
    def imports(self) -> Imports:
        """What its imports find."""
        return self._imports

    def take_helps(self) -> list:
        """Helps that came up while running, since the last time; more than the first nobody reads."""
        helps = [*self._failure_helps.values(), *self._imports.take_helps()]
        self._failure_helps.clear()
        return helps[:MAX_HELPS]

    def spelled(self, name: str) -> str:
        """The student's own spelling: snake_case and camelCase of a name are the same name."""
        if name in self.names or self.slicer.writers(name):
            return name
        wanted = canonical(name)
        return next((own for statement in self.statements for own in statement.facts.writes if canonical(own) == wanted), name)

    def _run_slice(self, name: str, at: Optional[int] = None) -> None:
        with self._as_main(name):
            self._run_needed(name, at)

    @contextmanager
    def _as_main(self, name: str) -> Iterator[None]:
        """
        Within it, what is under ``if __name__ == '__main__':`` is run where a name is made nowhere else. Else it is not: what a
        function reads is what importing the file leaves.
        """
        makers = self.slicer.writers(name)
        if not makers or not all(is_main_guard(self.statements[index].node) for index in makers):
            yield
            return
        # What ran as in an import did nothing.
        self._ran.difference_update(set(makers) - self._run_as_main)
        own = self.names.get("__name__")
        self.names["__name__"] = "__main__"
        try:
            yield
        finally:
            self.names["__name__"] = own
            self._run_as_main.update(makers)

    def _run_needed(self, name: str, at: Optional[int]) -> None:
        while (name, at) not in self._settled:
            pending = self.slicer.needed([name], self._failed, at) - self._ran
            if not pending:
                self._settled.add((name, at))
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
                    self._run_statement(self.statements[index])

    def _supply(self, name: str) -> bool:
        """Runs what slices do not show to be needed: a later definition, code that defines names by other means."""
        if self.slicer.writers(name):
            self._run(sorted(self.slicer.needed([name], self._failed) - self._ran))
        elif self.slicer.dynamic and name not in self.unread:
            self._run(sorted(self.slicer.needed_by(self.slicer.dynamic, self._failed) - self._ran))
            if name not in self.names:
                everything = {statement.index for statement in self.statements}
                self._run(sorted(everything - self._ran - self._failed.keys()), self._budget)
        return name in self.names

    def _run(self, indices: list, budget: Optional[Budget] = None) -> None:
        latest = max(self._ran, default=-1)
        for index in indices:
            late = index < latest
            if budget is not None and budget.is_spent:
                self._tell_skipped(self.statements[index], "the time for statements that nothing is known to need was used up")
                return
            with self.moments.showing(index if late else None):
                self._run_statement(self.statements[index], budget)
                if late:
                    self.moments.shown = index + 1
            latest = max(latest, index)

    def _run_statement(self, statement: Any, budget: Optional[Budget] = None) -> None:
        before = self.moments.before(statement)
        self._settled.clear()
        self.before_statement(statement.index)
        try:
            if budget is None:
                exec(statement.compile(), self.names)
            else:
                budget.run(statement.compile(), self.names)
            self._ran.add(statement.index)
        except BaseException as error:
            self._failed[statement.index] = error
            with_traceback(error, _without_own_frame(traceback_of(error)))
            self._tell_failure(statement, error)
            if type(error) is OutOfTime:
                self._undo(statement, before)
        self.moments.after(statement, before)

    def _undo(self, statement: Any, before: dict) -> None:
        """As if it had never begun: how far it came says more about the machine than about the code."""
        for name in statement.facts.writes | statement.facts.changes:
            self.names.pop(name, None)
            if name in before and name not in statement.in_place:
                self.names[name] = before[name]

    def _tell_failure(self, statement: Any, error: BaseException) -> None:
        if type(error) is OutOfTime:
            self._tell_skipped(statement, "it took too long, and nothing that is asked for is known to need it")
        else:
            text = f"{name_of(type(error))}: {self._text(error)}"[:500]
            self._tell_skipped(statement, f"it failed: {text}", error)

    def _tell_skipped(self, statement: Any, why: str, error: Optional[BaseException] = None) -> None:
        where = self.places.place(statement.cell, statement.node.lineno) if error is None else self._where(statement, error)
        help_ = {"kind": "statement-skipped", "message": f"A statement was skipped because {why}", "where": where}
        self._failure_helps[statement.index] = help_

    def _where(self, statement: Any, error: BaseException) -> dict:
        line = statement.node.lineno
        step = traceback_of(error)
        while step is not None:
            place = self.places.of_code(step.tb_frame.f_code.co_filename, step.tb_lineno, None)
            if place is not None and place.get("cell") == statement.cell:
                line = place["line"]
                break
            step = step.tb_next
        return self.places.place(statement.cell, line)

    @staticmethod
    def _text(error: BaseException) -> str:
        return explain_syntax(error) if issubclass(type(error), SyntaxError) else message_of(error)

    def _because(self, error: BaseException, failed: dict) -> str:
        name = told_by(error, "missing") or missing_name(error)
        if type(name) is not str:
            return ""
        for index in reversed(self.slicer.writers(name)):
            if index in failed:
                cause = failed[index]
                place = self.places.text(self._where(self.statements[index], cause))
                inner = self._because(cause, failed) if cause is not error else ""
                return f", because {place} failed: {name_of(type(cause))}: {self._text(cause)}{inner}"[:1000]
        reason = self.unread.get(name) or because_python2(name)
        return f", because {reason}" if reason else ""


def _without_own_frame(traceback: Any) -> Any:
    return None if traceback is None else traceback.tb_next
