"""What a type is called and what it has, read past everything that its metaclass may answer in its place."""

from __future__ import annotations

from typing import Any

_name_of = type.__dict__["__name__"].__get__
_module_of = type.__dict__["__module__"].__get__
_mro_of = type.__dict__["__mro__"].__get__
_names_of = type.__dict__["__dict__"].__get__


def name_of(kind: type) -> str:
    return _name_of(kind)


def module_of(kind: type) -> str:
    """The module that a type says it is from; empty when it says something else than a text."""
    try:
        name = _module_of(kind)
    except AttributeError:  # deleted
        return ""
    return name if type(name) is str else ""


def attribute_of(kind: type, name: str) -> Any:
    """What a type or the first of its bases has under a name, as it is written there; None when there is nothing."""
    for base in _mro_of(kind):
        found = _names_of(base).get(name)
        if found is not None:
            return found
    return None
