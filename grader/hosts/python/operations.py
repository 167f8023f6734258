"""Runs programs: lists of operations in plain data (``grader/model/program.ts``)."""

from __future__ import annotations

import sys
from typing import Any, Sequence

from plumbline_host.arguments import CannotMake, make, maker
from plumbline_host.kinds import name_of
from plumbline_host.members import members, part, set_part
from plumbline_host.numerics import numpy
from plumbline_host.randomness import Control
from plumbline_host.script_run import ScriptRun
from plumbline_host.signatures import keyword_only_names
from plumbline_host.submission import Submission
from plumbline_host.values import Budget, write, write_table

MAX_NUMBERS_OF_ANSWER = 400_000
MAX_NUMBERS_OF_PROGRAM = 800_000
LEAST_RECURSION = 1000


class Skip(Exception):
    """The operation refers to something that is not there; the text says what."""


class Operations:
    """Answers programs about one submission."""

    def __init__(self, submission: Submission, control: Control) -> None:
        self._submission = submission
        self._control = control
        self._results: list = []
        self._mode: dict = {"kind": "silent"}
        submission.before_statement = control.begin_statement

    def run(self, program: list) -> dict:
        """The answers, one for each operation; results are kept for references within the program only."""
        self._results = []
        self._mode = {"kind": "silent"}
        self._control.use(self._mode)
        answers = []
        budget = Budget(MAX_NUMBERS_OF_PROGRAM)
        if numpy is None and _has_array(program):
            self._submission.imports.expect("numpy")  # lists in the place of arrays would fail code that is right
        for operation in program:
            self._control.start_counting()
            self._results.append(None)
            answer = self._answer(operation, budget)
            if "returned" in answer:
                answer["draws"] = self._control.counted()
            answers.append(answer)
            if sys.getrecursionlimit() < LEAST_RECURSION:
                sys.setrecursionlimit(LEAST_RECURSION)
        self._results = []
        self._submission.imports.check()
        helps = self._submission.take_helps()
        return {"answers": answers, "helps": helps} if helps else {"answers": answers}

    def is_students(self, error: BaseException) -> bool:
        """Whether an error that came up here was raised by code of the submission."""
        return self._submission.imports.passed_through(error)

    def _answer(self, operation: dict, budget: Budget) -> dict:
        try:
            return self._perform(operation, budget)
        except (Skip, CannotMake) as reason:
            return {"skipped": str(reason)}
        except BaseException as error:  # whatever a student raises is data, SystemExit too
            return {"threw": self._submission.explain(error)}

    def _perform(self, operation: dict, budget: Budget) -> dict:
        kind = operation["op"]
        if kind == "call" or kind == "construct":
            with self._submission.moments.showing(operation["callee"].get("at")):
                return self._call(operation, budget)
        if kind == "script":
            return self._script(operation, budget)
        if kind == "randomness":
            self._mode = operation["mode"]
            self._control.use(self._mode)
            return {"returned": None}
        if kind == "read":
            return {"returned": self._keep(self._callee(operation), budget)}
        target = self._resolve(operation["object"])
        if kind == "get":
            return {"returned": self._keep(self._supplied(part, (target, operation["name"]), {}), budget)}
        if kind == "members":
            found = self._supplied(members, (target,), {})
            self._results[-1] = (found,)
            # One by one: an attribute that is too large to be sent leaves the others readable.
            return {"returned": {"$record": [[name, self._written(value, budget)] for name, value in found.items()]}}
        if kind == "set":
            self._supplied(set_part, (target, operation["name"], make(operation["value"], self._resolve)), {})
            return {"returned": None}
        raise Skip(f"there is no operation {kind}")

    def _call(self, operation: dict, budget: Budget) -> dict:
        callee = self._callee(operation["callee"])
        wires = operation["arguments"]
        positional, keywords = keyword_only_names(callee)
        times = int(operation.get("repeat") or 1)
        # A maker makes what it is asked for once more, to see whether it can be shared: not worth it for one call.
        makers = [maker(wire, self._resolve) for wire in wires] if times > 1 else []
        results = []
        arguments: list = []
        for _ in range(times):
            if makers:
                arguments = [value if fresh is None else fresh() for value, fresh in makers]
            else:
                arguments = [make(wire, self._resolve) for wire in wires]
            # What a function only takes by keyword comes last in its signature, and so in the arguments.
            split = min(len(arguments), positional) if keywords else len(arguments)
            named = dict(zip(keywords, arguments[split:]))
            with self._submission.moments.given(self._given(operation)):
                results.append(self._supplied(callee, arguments[:split], named))
        value = results if operation.get("repeat") else results[0]
        self._results[-1] = (value,)
        answer = {"returned": None}
        if not operation.get("silent"):
            table = write_table(results, budget) if operation.get("repeat") else None
            answer["returned"] = self._written(value, budget) if table is None else table
        if operation.get("echo"):
            answer["arguments"] = [self._written(argument, budget) for argument in arguments]
        return answer

    def _script(self, operation: dict, budget: Budget) -> dict:
        scripts = self._submission.scripts
        number = int(operation["script"])
        if not 0 <= number < len(scripts):
            raise Skip(f"there is no script {number}")
        literals = {int(one["id"]): make(one["value"], self._resolve) for one in operation.get("literals", ())}
        # Every run begins anew, with the same draws: what is left over from an experiment before is the same each time.
        self._control.use(self._mode)
        run = ScriptRun(self._submission, self._control, scripts[number], self._given(operation), literals, operation.get("rounds"))
        try:
            found = run.run(operation["read"])
        except CannotMake:
            raise
        except BaseException as error:  # told here: what failed in this run is only known here
            return {"threw": self._submission.explain(error, run.failed)}
        self._results[-1] = (found,)
        answer: dict = {"returned": {"$record": [[name, self._written(value, budget)] for name, value in found.items()]}}
        if run.rounds is not None:
            answer["rounds"] = run.rounds
        return answer

    def _given(self, operation: dict) -> dict:
        return {self._submission.spelled(one["name"]): make(one["value"], self._resolve) for one in operation.get("given", ())}

    def _supplied(self, callee: Any, arguments: Sequence, named: dict) -> Any:
        """What a call gives; tried once more where code further down defines a name that it misses."""
        try:
            return callee(*arguments, **named)
        except NameError as error:
            with self._control.suspended():
                supplied = self._submission.can_supply(error)
            if not supplied:
                raise
        return callee(*arguments, **named)

    def _callee(self, callee: dict) -> Any:
        if "name" in callee:
            with self._control.suspended():
                return self._submission.value_of(callee["name"], callee.get("at"))
        if "method" in callee:
            return self._supplied(part, (self._resolve(callee["of"]), callee["method"]), {})
        return self._resolve(callee)

    def _keep(self, value: Any, budget: Budget) -> Any:
        self._results[-1] = (value,)
        return self._written(value, budget)

    @staticmethod
    def _written(value: Any, budget: Budget) -> Any:
        own = Budget(min(MAX_NUMBERS_OF_ANSWER, budget.left))
        before = own.left
        wire = write(value, own)
        budget.left -= before - max(own.left, 0)
        return wire

    def _resolve(self, reference: dict) -> Any:
        index = int(reference["$ref"])
        if not 0 <= index < len(self._results) or self._results[index] is None:
            raise Skip(f"operation {index} returned nothing to refer to")
        value = self._results[index][0]
        for step in reference.get("path", ()):
            try:
                value = part(value, step) if type(step) is str else value[int(step)]
            except Exception as error:
                raise Skip(f"the result of operation {index} has no part {step!r} ({name_of(type(error))})") from None
        return value


def _has_array(wire: Any) -> bool:
    if type(wire) is dict:
        return "$array" in wire or any(_has_array(inner) for inner in wire.values())
    return type(wire) is list and any(_has_array(inner) for inner in wire)
