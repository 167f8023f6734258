"""Context managers from generators. Those of ``contextlib`` look names up where a student may have replaced them."""

from __future__ import annotations

from typing import Any, Callable

from plumbline_host.errors import with_traceback


class _Context:
    """Runs a generator to its ``yield``, and on from there once the block is left."""

    def __init__(self, generator: Any) -> None:
        self._generator = generator

    def __enter__(self) -> Any:
        return next(self._generator)

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> bool:
        try:
            if error is None:
                next(self._generator)
            else:
                self._generator.throw(error)
        except StopIteration:
            return error is not None
        except BaseException as raised:
            if raised is not error:
                raise
            with_traceback(error, traceback)
            return False
        raise RuntimeError("a context has more than one yield")


def contextmanager(function: Callable) -> Callable:
    """Makes a function that yields once usable with ``with``."""

    def make(*arguments: Any, **options: Any) -> _Context:
        return _Context(function(*arguments, **options))

    return make
