"""Places in a submission, and the file names under which its code is compiled."""

from __future__ import annotations

import os
from typing import Optional


class Places:
    """Maps the file name of a code object back to the student's file and cell."""

    def __init__(self, folder: str, file: str) -> None:
        self._folder = os.path.abspath(folder) + os.sep
        self._file = file
        self._known: dict = {}

    def compiled_name(self, cell: Optional[int]) -> str:
        """The name to compile a cell (or the whole file) under."""
        name = self._folder + self._file if cell is None else f"<{self._file} cell {cell}>"
        self._known[name] = (self._file, cell)
        return name

    def place(self, cell: Optional[int], line: int, inside: Optional[str] = None) -> dict:
        return _place(self._file, cell, line, inside)

    def of_code(self, code_file: str, line: Optional[int], inside: Optional[str]) -> Optional[dict]:
        """The place of a line of running code, or None when it is not the student's."""
        known = self._known.get(code_file)
        if known is not None:
            return _place(known[0], known[1], line or 1, inside)
        # Code may say that it is in any file: one outside is not the student's.
        if code_file.startswith(self._folder) and os.path.normpath(code_file) == code_file:
            return _place(code_file[len(self._folder) :].replace(os.sep, "/"), None, line or 1, inside)
        return None

    def text(self, place: dict) -> str:
        """The place in words, e.g. ``cell 3 line 2``."""
        if "cell" in place:
            return f"cell {place['cell']} line {place['line']}"
        return f"line {place['line']}" if place["file"] == self._file else f"{place['file']} line {place['line']}"


def _place(file: str, cell: Optional[int], line: int, inside: Optional[str]) -> dict:
    place: dict = {"file": file, "line": max(1, line)}
    if cell is not None:
        place["cell"] = cell
    if inside is not None and not inside.startswith("<"):
        place["inside"] = inside
    return place
