"""What is said of a cell that Python cannot read, and of the names that are missing for it."""

from __future__ import annotations

import re
from typing import Any

from plumbline_host.errors import explain_syntax
from plumbline_host.members import canonical
from plumbline_host.places import Places
from plumbline_host.python2 import python2_idiom

#: Names that a cell binds at its top level, as far as its text tells.
BINDS = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*=[^=]|^(?:import|from)\s.*?\b(\w+)\s*$", re.MULTILINE)
MAX_NAMED = 5


def failed_cell(cell: Any, error: SyntaxError, places: Places, wanted: set, unread: dict) -> dict:
    """The help about a cell, with the asked names that stand in it; notes in ``unread`` why its names are missing."""
    line = error.lineno or 1
    idiom = python2_idiom(cell.source, line)
    if idiom is None:
        text = explain_syntax(error)
        why = f"cell {cell.number} line {line} cannot be read: {text}"
        message = f"Cell {cell.number} was skipped: line {line} is not valid Python ({text})."
    else:
        why = f"cell {cell.number}, line {line} is written for Python 2 ({idiom}); the cell was not run"
        message = f"Cell {cell.number}, line {line} is written for Python 2 ({idiom}); the cell was not run."
    names = [next(filter(None, found)) for found in BINDS.findall(cell.source)]
    unread.update(dict.fromkeys(names, why))
    asked = list(dict.fromkeys(f"`{name}`" for name in names if canonical(name) in wanted))[:MAX_NAMED]
    if asked:
        message += f" It holds {', '.join(asked)}, which is asked for."
    return {"kind": "cell-failed", "message": message, "where": places.place(cell.number, line)}
