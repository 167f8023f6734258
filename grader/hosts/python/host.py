"""Entry point of the Python host: loads one submission and answers programs about it.

Started inside the sandbox as ``python -I -S -B host.py [--site FOLDER]... [--limits MB PROCESSES]`` with the grader's channel on descriptor 3.

The other modules of this folder are loaded as the package ``plumbline_host`` (so that they cannot be taken for a
student's ``errors.py``) with builtins of their own (so that a student who replaces ``len`` or ``isinstance`` changes
nothing here).
"""

import builtins
import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import SourceFileLoader, spec_from_file_location

PACKAGE = "plumbline_host"
FOLDER = os.path.dirname(os.path.abspath(__file__))
PRIVATE_BUILTINS = dict(vars(builtins))


class PrivateLoader(SourceFileLoader):
    """Runs a module with builtins that submissions cannot reach."""

    def exec_module(self, module):
        module.__dict__["__builtins__"] = PRIVATE_BUILTINS
        super().exec_module(module)


class PrivateFinder:
    """Finds the modules of this folder, under the package name only."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == PACKAGE:
            spec = ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = [FOLDER]
            return spec
        package, _, leaf = name.partition(".")
        if package != PACKAGE:
            return None
        location = os.path.join(FOLDER, leaf + ".py")
        return spec_from_file_location(name, location, loader=PrivateLoader(name, location))


def main():
    sys.path.extend(sys.argv[i + 1] for i, word in enumerate(sys.argv[:-1]) if word == "--site")
    words, sys.argv = sys.argv, ["submission"]
    sys.meta_path.insert(0, PrivateFinder)

    from plumbline_host.channel import open_channel
    from plumbline_host.limits import tell
    from plumbline_host.serve import serve

    tell(words)
    serve(open_channel(3))


if __name__ == "__main__":
    main()
