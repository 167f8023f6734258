"""Does something to a module right after it was imported, before anybody else sees it."""

from __future__ import annotations

import sys
from typing import Any, Callable


class ImportHook:
    """A finder that leaves finding to the others and runs a patch after the module's own code, within ``meanwhile()``."""

    def __init__(self, patches: dict, meanwhile: Callable) -> None:
        self._patches = patches
        self._meanwhile = meanwhile

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name not in self._patches:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _PatchingLoader(spec.loader, self._patches.pop(name), self._meanwhile)
                return spec
        return None


class _PatchingLoader:
    def __init__(self, loader: Any, patch: Callable, meanwhile: Callable) -> None:
        self._loader = loader
        self._patch = patch
        self._meanwhile = meanwhile

    def create_module(self, spec: Any) -> Any:
        return self._loader.create_module(spec)

    def exec_module(self, module: Any) -> None:
        with self._meanwhile():
            self._loader.exec_module(module)
            module.__loader__ = module.__spec__.loader = self._loader
            self._patch(module)
