"""What an object has: reading, setting and listing its parts by name.

An entry of a dict and an attribute of any other object are the same to the grader, and so are ``snake_case`` and
``camelCase`` of a name. A name with two leading underscores is told and found as it is written in its class.
"""

from __future__ import annotations

from typing import Any, Iterable, Optional

MAX_NAMES = 200

_mro_of = type.__dict__["__mro__"].__get__
_names_of = type.__dict__["__dict__"].__get__


def part(value: Any, name: str) -> Any:
    """An entry of a dict or an attribute. Raises what reading it raises."""
    if isinstance(value, dict):
        own = _key(value, name)
        return getattr(value, _attribute(value, name)) if own is None else value[own]
    try:
        return getattr(value, name)
    except AttributeError:
        own = _attribute(value, name)
        if own == name:
            raise
    return getattr(value, own)


def set_part(value: Any, name: str, content: Any) -> None:
    """Sets an entry or an attribute, under the name that the object has it by; under ``name`` when it has none."""
    if isinstance(value, dict):
        own = _key(value, name)
        value[name if own is None else own] = content
    elif _declares(value, name):
        setattr(value, name, content)
    else:
        setattr(value, _attribute(value, name), content)


def members(value: Any) -> dict:
    """Attributes and methods by name, own ones first; without those whose reading fails.

    Raises what ``dir`` of the object raises, and the first failure where nothing can be read at all.
    """
    found: dict = {}
    failure: Optional[BaseException] = None
    if isinstance(value, dict):
        found.update((key, entry) for key, entry in dict.copy(value).items() if type(key) is str)
    for own in _ordered(value):
        if len(found) >= MAX_NAMES:
            break
        try:
            found.setdefault(_written(value, own), getattr(value, own))
        except Exception as error:  # a getter is the student's code
            failure = failure or error
    if failure is not None and not found:
        raise failure
    return dict(list(found.items())[:MAX_NAMES])


def canonical(name: str) -> str:
    """The same for snake_case and camelCase of a name."""
    return name.replace("_", "").lower()


def _ordered(value: Any) -> Iterable:
    """Names that ``dir`` shows: own attributes as they were made, then those of the classes."""
    shown = [name for name in dir(value) if type(name) is str and not (name.startswith("__") and name.endswith("__"))]
    if isinstance(value, dict):
        plain = set(dir(dict))
        shown = [name for name in shown if name not in plain]
    known = set(shown)
    own = [name for name in _own_dict(value) if name in known]
    return dict.fromkeys((*own, *shown))


def _own_dict(value: Any) -> dict:
    try:
        own = object.__getattribute__(value, "__dict__")
    except BaseException:  # slots, or a property in its place
        return {}
    return own if type(own) is dict else {}


def _declares(value: Any, name: str) -> bool:
    """Whether an object has an attribute, told without running a getter."""
    if name in _own_dict(value):
        return True
    return any(name in _names_of(base) for base in _mro_of(type(value)))


def _key(value: dict, name: str) -> Optional[str]:
    if name in value:
        return name
    return _alike([key for key in value if type(key) is str], name)


def _attribute(value: Any, name: str) -> str:
    written = {_written(value, own): own for own in dir(value) if type(own) is str}
    if name in written:
        return written[name]
    alike = _alike(written, name)
    return name if alike is None else written[alike]


def _alike(names: Iterable, name: str) -> Optional[str]:
    wanted = canonical(name)
    return next((own for own in names if canonical(own) == wanted), None)


def _written(value: Any, own: str) -> str:
    """``_Layer__W`` is what Python makes of ``__W`` within ``class Layer``."""
    if own.startswith("_") and "__" in own:
        for base in _mro_of(type(value)):
            prefix = f"_{base.__name__.lstrip('_')}__"
            if own.startswith(prefix) and len(own) > len(prefix):
                return own[len(prefix) - 2 :]
    return own
