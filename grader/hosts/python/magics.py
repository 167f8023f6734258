"""Notebook idioms that are no Python: ``%`` magics, ``!`` shell lines, trailing ``?``, ``%%`` cell magics, prompts.

Lines keep their numbers. A line is only touched where Python cannot read it, so that text in strings stays as it is.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple, Optional

#: Cell magics that run the cell as Python all the same.
TRANSPARENT = frozenset({"time", "timeit", "capture", "prun", "memit", "matplotlib", "heat", "snakeviz", "scalene"})
#: Line magics whose argument is a statement that has an effect.
RUNS_ITS_LINE = ("%time ", "%prun ", "%memit ")
MAX_REPAIRS = 500
#: Prompts that were pasted along with the code: those of Python and of IPython, and how their lines go on.
PROMPTS = (
    (re.compile(r"^[ \t]*>>>(?: |$)"), re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)")),
    (re.compile(r"^[ \t]*In \[\d+\]: ?"), re.compile(r"^[ \t]*(?:In \[\d+\]: ?|\.{3,}: ?)")),
)


class Parsed(NamedTuple):
    """The statements of a cell, or what is wrong with it."""

    tree: Optional[ast.Module]
    error: Optional[SyntaxError]
    #: (line, text) of what was ignored
    ignored: list
    #: Name of a cell magic for another language: the cell is no Python at all.
    foreign: Optional[str]


def parse(source: str) -> Parsed:
    """Parses a cell. Without magics, it is parsed once."""
    lines = source.split("\n")
    ignored: list = []
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    while first < len(lines) and lines[first].lstrip().startswith("%%"):
        text = lines[first].strip()
        name = text[2:].split()[0] if text[2:].split() else ""
        if name not in TRANSPARENT:
            return Parsed(None, None, ignored, text)
        ignored.append((first + 1, text))
        lines[first] = ""
        first += 1
    error: Optional[Exception] = None
    typed = False
    for _ in range(MAX_REPAIRS):
        try:
            return Parsed(ast.parse("\n".join(lines)), None, sorted(ignored), None)
        except SyntaxError as found:
            error = found
        except (ValueError, RecursionError, MemoryError) as found:
            error = SyntaxError(f"the code cannot be read: {found}" if str(found) else "the code cannot be read: it is nested too deeply")
        if not typed:
            typed, before = True, lines
            lines = _typed(lines)
            if lines != before:
                continue
        line = (getattr(error, "lineno", None) or 1) - 1
        # The line itself; else one at the end of which Python was still waiting; else any that looks like one.
        candidates = [line, line - 1, *range(len(lines))]
        repaired = next((i for i in candidates if 0 <= i < len(lines) and _ignore(lines, i, ignored)), None)
        if repaired is None:
            break
    return Parsed(None, error if isinstance(error, SyntaxError) else SyntaxError(str(error)), sorted(ignored), None)


def _typed(lines: list) -> list:
    """The lines without pasted prompts and without an indentation of the whole cell, as a notebook runs them."""
    first = next((line for line in lines if line.strip()), "")
    for begins, prompt in PROMPTS:
        if begins.match(first):
            return [prompt.sub("", line, count=1) for line in lines]
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    if not indent:
        return lines
    return [line[len(indent) :] if line.startswith(indent) else line for line in lines]


def _ignore(lines: list, at: int, ignored: list) -> bool:
    """Blanks the magic at a line; False when there is none."""
    text = lines[at].strip()
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    if text.startswith(RUNS_ITS_LINE):
        ignored.append((at + 1, text.split()[0]))
        lines[at] = indent + text.split(None, 1)[1]
        return True
    if text.startswith(("%", "!", "?")) or (text.endswith("?") and not text.startswith("#")):
        ignored.append((at + 1, text))
        last = at
        while lines[last].rstrip().endswith("\\") and last + 1 < len(lines):
            lines[last] = ""
            last += 1
        lines[last] = ""
        lines[at] = indent + "pass"
        return True
    name, equals, value = text.partition("=")
    if equals and value.lstrip().startswith(("!", "%")) and name.strip().replace(",", "").replace(" ", "").isidentifier():
        ignored.append((at + 1, text))
        value = value.lstrip()
        lines[at] = indent + (f"{name}= {value.split(None, 1)[1]}" if value.startswith(RUNS_ITS_LINE) else "pass")
        return True
    return False
