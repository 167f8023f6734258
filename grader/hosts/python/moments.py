"""What the names of a submission held at each moment: just before each of its top-level statements."""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from typing import Any, Iterator, Optional

from plumbline_host.numerics import own_numpy as numpy

#: The value of a name that the submission has deleted.
DELETED = object()
MAX_COPIED = 1_000_000
CONTAINERS = (list, dict, set, bytearray)


class Moments:
    """Versions of names, in source order; ``names`` holds those of the moment that is shown."""

    def __init__(self, names: dict) -> None:
        self._names = names
        #: name -> [(statement, value or DELETED)]; statement -1: what it held before all of them.
        self._versions: dict = {}
        #: The moment that is shown; None: the end.
        self.shown: Optional[int] = None

    @contextmanager
    def showing(self, at: Optional[int]) -> Iterator[None]:
        """Within it, names hold what they hold at a moment; what code makes of them meanwhile is kept."""
        before = self.shown
        if at == before:
            yield
            return
        self._turn_to(at)
        try:
            yield
        finally:
            self._turn_to(before)

    @contextmanager
    def given(self, values: dict) -> Iterator[None]:
        """Within it, names hold these values."""
        before = {name: self._names[name] for name in values if name in self._names}
        self._names.update(values)
        try:
            yield
        finally:
            for name in values:
                self._names.pop(name, None)
            self._names.update(before)

    def _turn_to(self, at: Optional[int]) -> None:
        self._keep(self.shown)
        self._show(at)
        self.shown = at

    def before(self, statement: Any) -> dict:
        """What a statement may touch, before it runs; what it changes in place is kept as it was, under other names too."""
        touched = statement.facts.writes | statement.facts.changes
        held = {name: self._names[name] for name in touched if name in self._names}
        changed = [held[name] for name in statement.in_place & held.keys()]
        changed = [value for value in changed if type(value) in CONTAINERS or _is_array(value)]
        for name, versions in self._versions.items() if changed else ():
            for i, (index, value) in enumerate(versions):
                if index < statement.index and any(_is_part(value, whole) for whole in changed):
                    versions[i] = (index, copied(value))
                    if value is self._names.get(name) and name not in held:
                        versions.append((statement.index, value))
                        versions.sort(key=_position)
                        break
        return held

    def after(self, statement: Any, before: dict) -> None:
        """Notes what a statement has made of its names."""
        for name in statement.facts.writes | statement.facts.changes:
            versions = self._versions.setdefault(name, [(-1, before[name])] if name in before else [])
            if name in self._names or name in before:
                versions.append((statement.index, self._names.get(name, DELETED)))
                versions.sort(key=_position)

    def made_by(self, statement: Any) -> dict:
        """What a statement that has run left in its names."""
        found = {}
        for name in statement.facts.writes | statement.facts.changes:
            for index, value in self._versions.get(name, ()):
                if index == statement.index:
                    found[name] = value
        return found

    def _keep(self, before: Optional[int]) -> None:
        """Notes what functions have made of their globals since; ``before``: the moment that is shown."""
        for name, versions in self._versions.items():
            for i in range(len(versions) - 1, -1, -1):
                if before is None or versions[i][0] < before:
                    versions[i] = (versions[i][0], self._names.get(name, DELETED))
                    break

    def _show(self, before: Optional[int]) -> None:
        """Gives all names the value they have before a statement; at the end of the source for None."""
        for name, versions in self._versions.items():
            shown = [value for index, value in versions if before is None or index < before]
            if shown and shown[-1] is not DELETED:
                self._names[name] = shown[-1]
            else:
                self._names.pop(name, None)


def _position(version: tuple) -> int:
    return version[0]


def _is_array(value: Any) -> bool:
    return numpy is not None and type(value) is numpy.ndarray


def _is_part(value: Any, whole: Any) -> bool:
    """Whether a value is another, or a view of the same numbers."""
    return value is whole or (_is_array(value) and _is_array(whole) and numpy.may_share_memory(value, whole))


def copied(value: Any, memo: Optional[dict] = None) -> Any:
    """A copy of plain data; anything else, and what is very large, is itself."""
    kind = type(value)
    if numpy is not None and kind is numpy.ndarray:
        if value.size > MAX_COPIED or value.dtype.hasobject and value.size > 10_000:
            return value
    elif kind not in CONTAINERS or len(value) > MAX_COPIED:
        return value
    try:
        return deepcopy(value, memo)
    except Exception:  # what a student puts into a list may refuse
        return value
