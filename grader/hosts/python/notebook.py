"""Reads what was handed in: a notebook (nbformat 3 or 4) or a Python file, into cells of source text."""

from __future__ import annotations

import os
from typing import Any, NamedTuple, Optional

from plumbline_host.channel import parse_json

MAX_BYTES = 64 * 1024 * 1024
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

#: Kernels of other languages, as their notebooks name them.
OTHER_KERNELS = {
    **{"ir": "R", "julia": "Julia", "octave": "Octave", "matlab": "MATLAB", "bash": "Bash", "scala": "Scala"},
    **{"javascript": "JavaScript", "jslab": "JavaScript", "typescript": "TypeScript", "tslab": "TypeScript"},
}


class Cell(NamedTuple):
    """Source text with its place: ``number`` counts all cells of the notebook from 1; None for a Python file.

    ``count`` is the number under which it was last run (``In [7]``), where the notebook tells.
    """

    number: Optional[int]
    source: str
    count: Optional[int] = None


class Reading(NamedTuple):
    """The code of a file, and what had to be said about reading it."""

    cells: list
    helps: list


class Unreadable(Exception):
    """The file cannot be read as code; the text says why."""


def read(folder: str, file: str) -> Reading:
    """Raises Unreadable when the file is neither a notebook nor text, OSError when it is not there."""
    with open(os.path.join(folder, file), "rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB")
    notebook = file.lower().endswith(".ipynb")
    text, helps = _decoded(data, file, notebook)
    if "\0" in text:
        raise Unreadable("the file holds bytes of the value 0: it is not text")
    if not notebook:
        if not text.strip():
            message = f"{file} is empty: nothing was saved in it. Save it once more, look into it, and hand in that file."
            helps = [{"kind": "files-chosen", "message": message}]
        return Reading([Cell(None, text)], helps)
    if not text.strip():
        message = f"{file} is empty: nothing was saved in it. Save the notebook once more, look into it, and hand in that file."
        return Reading([], [{"kind": "files-chosen", "message": message}])
    return Reading(_cells(text, file, helps), helps)


def _decoded(data: bytes, file: str, notebook: bool) -> tuple:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _lines(data.decode(encoding).lstrip("\ufeff")), []
            except UnicodeDecodeError:
                break
    declared = None if notebook else _declared_encoding(data)
    for encoding in (declared, "utf-8"):
        try:
            if encoding is not None:
                return _lines(data.decode(encoding)), []
        except (UnicodeDecodeError, LookupError):
            continue
    message = f"{file} is not valid UTF-8; it was read as Latin-1."
    return _lines(data.decode("latin-1")), [{"kind": "encoding", "message": message}]


def _declared_encoding(data: bytes) -> Optional[str]:
    """The encoding that a Python file declares in its first two lines (PEP 263)."""
    for line in data.split(b"\n", 2)[:2]:
        if line.lstrip().startswith(b"#") and b"coding" in line:
            after = line.split(b"coding", 1)[1].lstrip(b":=").strip()
            name = after.split()[0].decode("ascii", "ignore") if after else ""
            return name.strip("-*") or None
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cells(text: str, file: str, helps: list) -> list:
    try:
        document = parse_json(text)
    except RecursionError:
        raise Unreadable("the file is not a notebook: its JSON is nested too deeply to be read") from None
    except ValueError:
        raise Unreadable("the file is not a notebook: it is not valid JSON (was it saved or downloaded completely?)") from None
    if type(document) is not dict:
        raise Unreadable("the file is not a notebook: its JSON is not an object")
    language = _language(document.get("metadata"))
    if language is not None and "python" not in language.lower():
        raise Unreadable(f"the notebook is written in {language[:40]}, not in Python")
    entries = document.get("cells")
    if type(entries) is not list:
        sheets = document.get("worksheets")  # nbformat 3
        entries = [
            cell
            for sheet in (sheets if type(sheets) is list else [])
            if type(sheet) is dict and type(sheet.get("cells")) is list
            for cell in sheet["cells"]
        ]
        if type(sheets) is not list:
            raise Unreadable("the file is not a notebook: it has no cells")
    cells = []
    for number, entry in enumerate(entries, 1):
        if type(entry) is not dict or entry.get("cell_type") != "code":
            continue
        source = _source(entry.get("source", entry.get("input")))
        if source is None:
            message = f"Cell {number} was skipped: its source is not text."
            helps.append({"kind": "cell-skipped", "message": message, "where": {"file": file, "cell": number, "line": 1}})
        elif source.strip():
            cells.append(Cell(number, source, _count(entry)))
    if not cells and not helps:
        helps.append({"kind": "files-chosen", "message": _without_code(entries, file)})
    return cells


def _count(entry: dict) -> Optional[int]:
    count = entry.get("execution_count", entry.get("prompt_number"))
    return count if type(count) is int else None


def _without_code(entries: list, file: str) -> str:
    """What to do about a notebook in which no code was found."""
    if not any(type(entry) is dict and (_source(entry.get("source", entry.get("input"))) or "").strip() for entry in entries):
        return f"{file} has no text in any cell. Save the notebook once more, look into it, and hand in that file."
    return (
        f"{file} has no code: its cells are all text. Is it the notebook that you meant to hand in? "
        "If your code stands in a text cell, change the type of that cell to Code."
    )


def _source(source: Any) -> Optional[str]:
    if type(source) is str:
        return _lines(source)
    if type(source) is list and all(type(line) is str for line in source):
        return _lines("".join(source))
    return None


def _language(metadata: Any) -> Optional[str]:
    """The language that a notebook says it is written in; older ones only tell the kernel (``julia-1.6``, ``ir``)."""
    if type(metadata) is not dict:
        return None
    for key, field in (("kernelspec", "language"), ("language_info", "name")):
        described = metadata.get(key)
        if type(described) is dict and type(described.get(field)) is str and described[field]:
            return described[field]
    kernel = metadata.get("kernelspec")
    name = kernel.get("name") if type(kernel) is dict else None
    return OTHER_KERNELS.get(name.lower().split("-")[0]) if type(name) is str else None
