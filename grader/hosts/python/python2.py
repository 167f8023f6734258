"""Code that is written for Python 2: told by what only Python 2 can read, and by names that only Python 2 has."""

from __future__ import annotations

import re
from typing import Optional

#: Text within quotes tells nothing.
QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")

#: What Python 3 cannot read, and how it is called. Matched on one line without the text of its quotes and its comment.
IDIOMS = (
    (re.compile(r"(?:^|[;:])\s*print\s*>>"), "`print >>`"),
    (re.compile(r"(?:^|[;:])\s*print\s+(?![=.,:()\]]|(?:in|is|if|and|or|for)\b)\S"), "print without parentheses"),
    (re.compile(r"(?:^|[;:])\s*exec\s+[^\s=(.]"), "exec without parentheses"),
    (re.compile(r"^\s*except\s+[\w.]+\s*,\s*\w+\s*:"), "`except Error, e`"),
    (re.compile(r"(?:^|[;:])\s*raise\s+[\w.]+\s*,"), "`raise Error, text`"),
    (re.compile(r"`[^`]+`"), "backticks"),
    (re.compile(r"<>"), "`<>`"),
    (re.compile(r"\b(?:0[xX][0-9a-fA-F]+|\d+)[lL]\b"), "a number that ends in L"),
    (re.compile(r"(?<![\w.])0\d*[1-9]\d*\b(?!\.)"), "a number that begins with 0"),
    (re.compile(r"\bur(?=\"\")"), "`ur` before a text"),
    (re.compile(r"\b(?:def\s+\w+\s*\((?:[^()]*,)?|lambda\s+(?:[^():]*,)?)\s*\(\s*\w+\s*,"), "a parameter in parentheses"),
)

#: Names that only Python 2 has, and what to write.
NAMES = {
    "xrange": "range",
    "raw_input": "input",
    "unicode": "str",
    "basestring": "str",
    "long": "int",
    "unichr": "chr",
    "cmp": "(a > b) - (a < b)",
    "execfile": "exec(open(file).read())",
    "reduce": "functools.reduce",
    "file": "open",
}


def python2_idiom(source: str, line: int) -> Optional[str]:
    """What on a line that Python 3 cannot read is Python 2, as in ``print without parentheses``; None for other mistakes."""
    lines = source.split("\n")
    if not 1 <= line <= len(lines):
        return None
    code = QUOTED.sub('""', lines[line - 1]).partition("#")[0]
    return next((called for pattern, called in IDIOMS if pattern.search(code)), None)


def because_python2(name: str) -> Optional[str]:
    """Why a name of Python 2 is missing, to follow ``name 'xrange' is not defined, because``."""
    return f"it is a name of Python 2: in Python 3, write {NAMES[name]}" if name in NAMES else None
