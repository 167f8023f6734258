"""Where the parts of a text are: the parser counts lines and bytes, a change of the text needs characters."""

from __future__ import annotations

import re


class Text:
    """A text by the places of its syntax tree."""

    def __init__(self, text: str) -> None:
        self.whole = text
        self._lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, byte: int) -> int:
        """The character at a line, counted from 1, and a byte of it."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return self._starts[line - 1] + len(text.encode()[:byte].decode(errors="ignore"))

    def span(self, node) -> tuple:
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def of(self, node) -> str:
        start, end = self.span(node)
        return self.whole[start:end]

    def line_of(self, position: int) -> int:
        return self.whole.count("\n", 0, position) + 1

    def code_in(self, start: int, end: int):
        """The characters between two places that are no comments, with where they are."""
        position = start
        while position < end:
            if self.whole[position] == "#":
                stop = self.whole.find("\n", position, end)
                position = end if stop < 0 else stop
                continue
            yield position, self.whole[position]
            position += 1
