"""A function behind another of the same name: what it takes and gives comes in another form."""

from __future__ import annotations

import ast

from .parts import add_at_top, functions_of, parameters_of, passed_on, put_behind, returns_value, signature

HELPERS = """
import numpy as np
import copy
import functools
import collections
import types


def _each(value, change):
    if isinstance(value, (tuple, list)):
        return type(value)(_each(one, change) for one in value)
    return change(value)


def _is_number(value):
    return np.ndim(value) == 0 and isinstance(value, (int, float, np.number))
"""


def results(helper: str, applies=lambda function, target: True, takes_lists=False):
    """
    Every target's result goes through ``changed``, a function of the helper's text that takes it and the results' names.

    With ``takes_lists`` lists among the arguments become arrays first: what gives lists has to take them at the next step.
    """

    def rewriting(tree, targets):
        found = [one for one in functions_of(tree, targets) if applies(*one) and returns_value(one[0])]
        for function, target in found:
            names = [one["names"][0] for one in target["results"]]
            put_behind(
                tree,
                function,
                f"def {function.name}({signature(function)}):\n{taken(function) if takes_lists else ''}    return _changed_{function.name}(OWN({passed_on(function)}), {names!r})\n",
            )
        if found:
            text = "".join(helper.replace("changed", f"_changed_{function.name[len('_own_'):].split('_', 1)[1]}") for function, _ in found)
            add_at_top(tree, HELPERS + text)

    return rewriting


def taken(function) -> str:
    return "".join(f"    {name} = np.array({name}) if isinstance({name}, list) else {name}\n" for name in parameters_of(function))


def _has_functions(target) -> bool:
    return any(one.get("callable") for one in target["results"])


def _plain_results(function, target) -> bool:
    return not _has_functions(target)


def _several(function, target) -> bool:
    needed = [one for one in target["results"] if not one.get("optional")]
    found = [one.value for one in ast.walk(function) if isinstance(one, ast.Return)]
    return len(needed) > 1 or any(isinstance(one, ast.Tuple) for one in found)


def _several_numbers(function, target) -> bool:
    return _several(function, target) and not _has_functions(target)


lists_for_arrays = results(
    "def changed(value, names):\n    return _each(value, lambda one: one.tolist() if isinstance(one, (np.ndarray, np.number)) else one)\n",
    _plain_results,
    takes_lists=True,
)
one_element_arrays = results(
    "def changed(value, names):\n    return _each(value, lambda one: np.array([one]) if _is_number(one) else one)\n", _plain_results
)
zero_dimensional_arrays = results(
    "def changed(value, names):\n    return _each(value, lambda one: np.array(one) if _is_number(one) else one)\n", _plain_results
)
wider_numbers = results(
    "def changed(value, names):\n    return _each(value, lambda one: np.longdouble(one) if _is_number(one) else one)\n", _plain_results
)
results_as_list = results("def changed(value, names):\n    return list(value) if isinstance(value, tuple) else value\n", _several)
results_as_array = results(
    "def changed(value, names):\n    return np.array(value) if isinstance(value, tuple) and all(_is_number(one) for one in value) else value\n",
    _several_numbers,
)
results_by_name = results(
    "def changed(value, names):\n    return dict(zip(names, value)) if isinstance(value, tuple) and len(value) == len(names) else value\n",
    _several,
)
results_as_named_tuple = results(
    "def changed(value, names):\n"
    "    return collections.namedtuple('Result', names)(*value) if isinstance(value, tuple) and len(value) == len(names) else value\n",
    _several,
)
results_as_object = results(
    "def changed(value, names):\n"
    "    return types.SimpleNamespace(**dict(zip(names, value))) if isinstance(value, tuple) and len(value) == len(names) else value\n",
    _several,
)


def behind(make):
    """Puts what ``make`` writes for a function and its target in front of it; None leaves it alone."""

    def rewriting(tree, targets):
        found = False
        for function, target in functions_of(tree, targets):
            text = make(function, target) if returns_value(function) else None
            if text is not None:
                put_behind(tree, function, text)
                found = True
        if found:
            add_at_top(tree, HELPERS)

    return rewriting


def _copied(function, target):
    names = parameters_of(function)
    copies = "".join(f"    {one} = copy.deepcopy({one})\n" for one in names)
    return f"def {function.name}({signature(function)}):\n{copies}    return OWN({passed_on(function)})\n"


def _keyword_only(function, target):
    names = parameters_of(function)
    if not names or function.args.defaults or function.args.kwonlyargs:
        return None
    return f"def {function.name}(*, {', '.join(names)}):\n    return OWN({passed_on(function)})\n"


def _defaults(function, target):
    names = parameters_of(function)
    if function.args.defaults or function.args.kwonlyargs or not names:
        return None
    return f"def {function.name}({', '.join(f'{one}=None' for one in names)}):\n    return OWN({passed_on(function)})\n"


def _decorated(function, target):
    name = function.name
    return (
        f"def _watched_{name}(function):\n"
        f"    @functools.wraps(function)\n"
        f"    def watched(*arguments, **named):\n"
        f"        watched.calls = getattr(watched, 'calls', 0) + 1\n"
        f"        return function(*arguments, **named)\n"
        f"    return watched\n"
        f"@_watched_{name}\n"
        f"def {name}({signature(function)}):\n"
        f"    return OWN({passed_on(function)})\n"
    )


def _lambda(function, target):
    return f"{function.name} = lambda {signature(function)}: OWN({passed_on(function)})\n"


def _partial(function, target):
    return f"{function.name} = OWN\n"


def _callable_object(function, target):
    name = function.name
    return (
        f"class _Callable_{name}:\n"
        f"    def __call__(self, {signature(function)}):\n"
        f"        return OWN({passed_on(function)})\n"
        f"{name} = _Callable_{name}()\n"
    )


copied_arguments = behind(_copied)
keyword_only = behind(_keyword_only)
default_values = behind(_defaults)
decorated = behind(_decorated)
lambda_for_def = behind(_lambda)
second_name = behind(_partial)
callable_object = behind(_callable_object)
