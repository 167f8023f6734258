"""What a callable object tells about its parameters. Reads code objects; runs nothing of the student's."""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import Any, Optional

from plumbline_host.kinds import attribute_of

VARIADIC, KEYWORDS = 0x04, 0x08  # inspect.CO_VARARGS, inspect.CO_VARKEYWORDS


def signature_of(value: Any) -> Optional[dict]:
    """The signature of a callable in wire form, without ``self``; None for what cannot be called."""
    kind = type(value)
    if kind is FunctionType:
        return _of_function(_unwrapped(value), 0)
    if kind is MethodType:
        function = value.__func__
        return _of_function(_unwrapped(function), 1) if type(function) is FunctionType else _unknown()
    if issubclass(kind, type):
        return _of_class(value)
    if not callable(value):
        return None
    method = attribute_of(kind, "__call__")
    return _of_function(method, 1) if type(method) is FunctionType else _inspected(value)


def keyword_only_names(value: Any) -> tuple:
    """(positional parameters, names of keyword-only parameters) of a function that takes no ``*args``."""
    function = value
    skipped = 0
    if isinstance(value, type):
        function, skipped = attribute_of(value, "__init__"), 1
    elif type(value) is MethodType:
        function, skipped = value.__func__, 1
    if type(function) is not FunctionType:
        return 0, ()
    code = function.__code__
    if code.co_flags & VARIADIC or not code.co_kwonlyargcount:
        return 0, ()
    return code.co_argcount - skipped, code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]


def _of_function(function: FunctionType, skip: int) -> dict:
    code = function.__code__
    count = code.co_argcount
    first_default = count - len(function.__defaults__ or ())
    keyword_defaults = function.__kwdefaults__ or {}
    names = code.co_varnames
    parameters = [{"name": names[i], "required": i < first_default} for i in range(skip, count)]
    parameters += [
        {"name": name, "required": name not in keyword_defaults} for name in names[count : count + code.co_kwonlyargcount]
    ]
    return {"parameters": parameters, "variadic": bool(code.co_flags & VARIADIC)}


def _of_class(value: type) -> dict:
    for name in ("__init__", "__new__"):
        method = attribute_of(value, name)
        if type(method) is staticmethod:
            method = method.__func__
        if type(method) is FunctionType:
            return _of_function(method, 1)
    return _unknown()


def _unwrapped(function: FunctionType) -> FunctionType:
    """The function behind a wrapper that takes anything; a wrapper with parameters of its own stands for itself."""
    for _ in range(10):
        inner = function.__dict__.get("__wrapped__")
        takes_anything = function.__code__.co_flags & VARIADIC and not function.__code__.co_argcount
        if type(inner) is not FunctionType or not takes_anything:
            break
        function = inner
    return function


def _inspected(value: Any) -> dict:
    try:
        import inspect

        found = inspect.signature(value).parameters.values()
        return {
            "parameters": [
                {"name": str(parameter.name), "required": parameter.default is parameter.empty}
                for parameter in found
                if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
            ],
            "variadic": any(parameter.kind is parameter.VAR_POSITIONAL for parameter in found),
        }
    except BaseException:  # objects may answer in any way they like
        return _unknown()


def _unknown() -> dict:
    return {"parameters": [], "variadic": True}
