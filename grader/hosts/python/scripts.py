"""Statements at the top level that can be asked like a function (``grader/model/survey.ts``), read from their text."""

from __future__ import annotations

from typing import Any, Callable, Optional

from plumbline_host.counts import Count, count_of
from plumbline_host.draws import draws
from plumbline_host.forms import Functions, makes_function
from plumbline_host.literals import literals_of
from plumbline_host.loops import descents_in
from plumbline_host.outputs import follow, loops_around
from plumbline_host.script_inputs import ASSIGNMENTS, inputs_of, made_of
from plumbline_host.slices import Slicer

MAX_SCRIPTS = 60
MAX_LITERALS = 100


class Script:
    """A loop, or an assignment, with what it starts from and what it leads to; ``statement``: the number of its own."""

    __slots__ = ("statement", "loop", "count", "carried", "inputs", "outputs", "literals", "after", "at", "slice", "within")
    __slots__ += ("around", "attempted", "dropped", "anew")

    def __init__(self, statement: int, loop: Any, carried: list, within: bool = False) -> None:
        self.statement = statement
        self.loop = loop
        self.carried = carried
        self.count: Optional[Count] = None
        self.inputs: dict = {}
        self.outputs: list = []
        #: (constant, ``factor`` or ``count``)
        self.literals: list = []
        #: Statements behind it that make something of its outputs.
        self.after: list = []
        self.at: Optional[int] = None
        #: All statements that are run for it.
        self.slice: list = []
        #: Whether it stands in a sweep, of which one round is made.
        self.within = within
        #: Loops around it that make one round.
        self.around: list = []
        #: Behind it in the sweep: what may fail, and what is left out.
        self.attempted: list = []
        self.dropped: list = []
        #: What is run anew, by what is given and how: kept by ``script_run.py``, for all runs.
        self.anew: dict = {}


def scripts_of(statements: list, slicer: Slicer, surveyed: Callable[[str], bool], function_of: Functions) -> list:
    """All scripts in the order of the source; of too many, loops come first, and those in sweeps after other loops."""
    found: list = []
    for statement in statements:
        for loop, carried, within in descents_in(statement.node, statement.facts.changes, function_of):
            found.append(Script(statement.index, loop, carried, within))
        if isinstance(statement.node, ASSIGNMENTS) and statement.node.value is not None:
            names = [name for name in statement.facts.writes if surveyed(name)]
            if names and statement.needs and not draws(statement.node) and not makes_function(statement.node.value, function_of):
                found.append(Script(statement.index, None, []))
    kept: list = []
    for script in sorted(found, key=lambda script: (script.loop is None, script.within)):
        if len(kept) < MAX_SCRIPTS and _complete(script, statements, slicer, function_of):
            kept.append(script)
    return sorted(kept, key=lambda script: script.statement)


def _complete(script: Script, statements: list, slicer: Slicer, function_of: Functions) -> bool:
    before = slicer.needed_by([script.statement])
    script.inputs = inputs_of(script, statements, slicer, before - {script.statement}, function_of)
    follow(script, statements, function_of)
    if script.within:
        script.around = loops_around(statements[script.statement].node, script.loop)
    if script.loop is None:
        if not script.inputs:
            return False
    else:
        starts = {name: one.value for name, one in script.inputs.items()}
        makers = {name: made_of(one, statements) for name, one in script.inputs.items()}
        script.count = count_of(script.loop, starts.get, makers.get)
        script.literals = literals_of(script.loop, script.carried, script.count)[:MAX_LITERALS]
    script.slice = sorted(before.union(slicer.needed_by([script.statement, *script.after])))
    return True
