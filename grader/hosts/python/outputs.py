"""What a script leads to: the names that it makes, and what is made of them afterwards."""

from __future__ import annotations

import ast
from typing import Any

from plumbline_host.draws import draws
from plumbline_host.facts import facts_of
from plumbline_host.flow import LOOPS
from plumbline_host.forms import Functions, makes_function
from plumbline_host.script_inputs import ASSIGNMENTS, ahead_of, parts_of
from plumbline_host.trees import walk


def follow(script: Any, statements: list, function_of: Functions) -> None:
    """Finds what is made of the outputs afterwards, and the moment at which they come to an end."""
    own = statements[script.statement]
    outputs, kept = _made_in(script, own, function_of)
    beside = _kept_starts(script, statements)
    outputs += [name for name in beside if name not in outputs]
    following = _Following(outputs, kept, function_of)
    ended = script.within and _follow_within(script, own.node, following)
    for statement in statements[script.statement + 1 :]:
        kind = "ends" if ended else following.kind_of(statement.node, statement.facts, statement.needs)
        if kind == "ends":
            script.at = statement.index
            break
        if kind == "made":
            script.after.append(statement.index)
    script.outputs = outputs


def _made_in(script: Any, own: Any, function_of: Functions) -> tuple:
    """The outputs of the script itself, and those of which it has to be waited for what becomes of them."""
    if script.loop is None:
        outputs = [name for name, _ in parts_of(own.node)]
        return outputs, set(outputs)
    targets = set() if isinstance(script.loop, ast.While) else facts_of(script.loop.target).writes
    facts = facts_of(ast.Module(body=script.loop.body, type_ignores=[]))
    # Those of the whole statement know which names are modules.
    changed = own.facts.changes if own.node is script.loop else facts.changes & own.facts.changes
    made = {name for name in facts.writes | changed if function_of(name) is None} - targets
    # What is bound anew in each round is no result to wait for.
    return [*script.carried, *sorted(made - set(script.carried))], set(script.carried) | changed


class _Following:
    """Goes from statement to statement behind a script. ``outputs`` grows with what is made of them."""

    def __init__(self, outputs: list, kept: set, function_of: Functions) -> None:
        self._outputs = outputs
        self._kept = kept
        self._live = set(outputs)
        self._function_of = function_of

    def kind_of(self, node: Any, facts: Any, needs: set) -> str:
        """``made`` of outputs, ``ends`` them, or just ``passes``."""
        assigns = isinstance(node, ASSIGNMENTS)
        made_of = self._live & needs
        if (assigns or isinstance(node, ast.Expr)) and made_of and (assigns and facts.writes or facts.changes & self._kept):
            if not (assigns and self._begins_anew(node, facts.writes & self._kept)):
                new = [name for name, _ in parts_of(node)] if assigns else []
                self._outputs += [name for name in new if name not in self._outputs]
                self._live |= set(new)
                return "made"
        if self._kept & (facts.writes | facts.changes):
            return "ends"
        self._live -= facts.writes
        return "passes"

    def _begins_anew(self, node: Any, kept: set) -> bool:
        """Whether an assignment makes something else of outputs: `x = x[0]` does not, and `x = x + 0.1` does."""
        if makes_function(node.value, self._function_of):
            return True
        return bool(kept) and any(isinstance(part, (ast.BinOp, ast.Lambda)) for part in walk(node.value))


def _follow_within(script: Any, node: Any, following: _Following) -> bool:
    """Sorts what stands behind a loop in the blocks around it. True: the outputs come to an end there."""
    ended = False
    for part in behind(node, script.loop):
        if not ended:
            facts = facts_of(part)
            kind = following.kind_of(part, facts, facts.reads | facts.changes)
            ended = kind == "ends"
            if kind == "made" or (kind == "passes" and isinstance(part, ASSIGNMENTS) and facts.writes):
                script.attempted.append(part)
                continue
        script.dropped.append(part)
    return ended


def behind(node: Any, loop: Any) -> list:
    """Statements that stand behind a loop in the blocks around it, the nearest first."""
    handlers = [handler.body for handler in getattr(node, "handlers", ())]
    for block in [*(getattr(node, name, ()) for name in ("body", "orelse", "finalbody")), *handlers]:
        for place, part in enumerate(block):
            if part is loop:
                return block[place + 1 :]
            if any(one is loop for one in walk(part)):
                return behind(part, loop) + block[place + 1 :]
    return []


def loops_around(node: Any, loop: Any) -> list:
    return [part for part in walk(node) if isinstance(part, LOOPS) and part is not loop and any(one is loop for one in walk(part))]


def _kept_starts(script: Any, statements: list) -> list:
    """Names under which starts are kept (`first = x`): they may well move along. Their statements are run with the script."""
    found = []
    for name in script.carried:
        start = script.inputs.get(name)
        for statement in statements[start.statement + 1 : script.statement] if start is not None else ():
            node = statement.node
            if isinstance(node, ASSIGNMENTS) and node.value is not None and name in statement.needs and not draws(node):
                if name not in statement.facts.writes:
                    script.after.append(statement.index)
                    found += [one for one, _ in parts_of(node)]
        if start is not None and start.node is not None:
            found += _kept_within(name, start.node, ahead_of(statements[script.statement].node, script.loop))
    return found


def _kept_within(name: str, start: Any, nodes: list) -> list:
    """The same where the start is set in a block around the loop: what stands there is run anyway."""
    found: list = []
    behind_start = False
    for node in nodes:
        facts = facts_of(node)
        if behind_start and isinstance(node, ASSIGNMENTS) and name in facts.reads - facts.writes:
            found += [one for one, _ in parts_of(node)]
        behind_start = behind_start or node is start
    return found
