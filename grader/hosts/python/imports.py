"""What a student's ``import`` finds.

The standard library, the packages of the assignment and the other Python files of the submission are real. Plotting and
notebook modules, and modules that are not there, are stand-ins. Only imports written by the student are answered so:
a library that tries for an optional module of its own still learns that it is absent.
"""

from __future__ import annotations

import builtins
import os
import sys
from _frozen_importlib_external import PathFinder, SourceFileLoader, spec_from_file_location
from typing import Any, Iterable, Optional

from plumbline_host.errors import told_by, traceback_of
from plumbline_host.faults import HostFault
from plumbline_host.numerics import numpy, numpy_problem
from plumbline_host.scipy_normal import NORM
from plumbline_host.standins import stand_in_module

#: Modules that draw, show or decorate: their results are never graded.
DISPLAY = frozenset(
    "matplotlib matplotlib_inline mpl_toolkits pylab IPython ipywidgets seaborn plotly bokeh altair ipykernel google tqdm "
    "tkinter turtle PIL imageio cv2 celluloid mplcursors jupyterthemes termcolor colorama prettytable tabulate".split()
)
#: Packages whose modules have another name.
MODULE_OF = {"scikit-learn": "sklearn", "pillow": "PIL", "python-dateutil": "dateutil", "pyyaml": "yaml"}
_real_import = builtins.__import__


class Imports:
    """Decides what each top-level module name stands for, and imports it."""

    def __init__(self, folder: str, packages: Iterable) -> None:
        self._folder = os.path.abspath(folder)
        self._packages = frozenset(MODULE_OF.get(name, name) for name in packages)
        self._stand_ins: dict = {}
        self._builtins: Optional[dict] = None
        self._kinds: dict = {}
        self._told: set = set()
        #: One help for each module that a stand-in replaces.
        self.helps: list = []
        #: The packages of the assignment as they came when they were imported.
        self._imported: dict = {} if numpy is None else {"numpy": numpy}
        #: Which package of the assignment could not be imported, and why.
        self._broken = ""

    def kind_of(self, root: str) -> str:
        """``sibling``, ``display``, ``real`` or ``absent``."""
        kind = self._kinds.get(root)
        if kind is None:
            kind = self._kinds[root] = self._decide(root)
        return kind

    def tell(self, root: str, where: Optional[dict]) -> None:
        """Notes, once, that a stand-in takes the place of a module; does nothing for modules that are real."""
        kind = self.kind_of(root)
        if kind in ("sibling", "real") or root in self._told:
            return
        self._told.add(root)
        why = "only draws or shows things" if kind == "display" else "is not installed here"
        message = f"`{root}` {why}: a stand-in that accepts anything took its place."
        if root == "scipy" and numpy is not None:
            message += " `scipy.stats.norm.rvs` draws normal numbers as ever."
        help_ = {"kind": "module-stubbed", "message": message}
        self.helps.append(help_ if where is None else {**help_, "where": where})

    def take_helps(self) -> list:
        """The helps since the last time."""
        helps, self.helps = self.helps, []
        return helps

    def _decide(self, root: str) -> str:
        if root in self._packages:
            # A stand-in in its place would let a right submission fail.
            self._notice(root, _problem_with(root))
            return "real"
        if root in DISPLAY:
            return "display"
        if root not in sys.modules and self.sibling_path(root) is not None:
            return "sibling"
        return "real" if _in_standard_library(root) else "absent"

    def expect(self, root: str) -> None:
        """Notes that a package is needed: where the assignment promises it and it is absent, nothing can be told."""
        if root in self._packages:
            self.kind_of(root)

    def check(self) -> None:
        """Raises HostFault once a package that the assignment promises could not be imported."""
        if self._broken:
            raise HostFault(self._broken)

    def _notice(self, root: str, problem: str) -> None:
        if problem and not self._broken:
            self._broken = f"{root} cannot be imported: {problem}"

    def sibling_path(self, name: str) -> Optional[str]:
        """The file (or package folder) of a module of the submission."""
        base = os.path.join(self._folder, *name.split("."))
        if os.path.isfile(base + ".py"):
            return base + ".py"
        return base if os.path.isdir(base) and any(file.endswith(".py") for file in os.listdir(base)) else None

    def student_builtins(self) -> dict:
        """The builtins of the student's code: those of Python, with imports answered here."""
        if self._builtins is None:
            self._builtins = {
                **vars(builtins),
                "__import__": self.import_module,
                "exit": sys.exit,
                "quit": sys.exit,
                "input": _nobody_answers,
                "display": _ignore,
                "get_ipython": lambda: stand_in_module("IPython"),
            }
            sys.meta_path.insert(0, _SiblingFinder(self))
        return self._builtins

    def import_module(self, name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        """``__import__`` for the student's code."""
        if level and not (globals and globals.get("__package__")):
            level = 0  # `from .helper import f` in a file that is no package
            name = name or "__init__"
        if level:
            return _real_import(name, globals, locals, fromlist, level)
        root = name.partition(".")[0]
        if self.kind_of(root) in ("display", "absent"):
            self.tell(root, None)
            if name in ("pylab", "matplotlib.pylab"):  # mostly numpy's names
                self.expect("numpy")
            return self._stand_in(name if fromlist else root)
        if root not in self._packages:
            return _real_import(name, globals, locals, fromlist, 0)
        try:
            found = _real_import(name, globals, locals, fromlist, 0)
        except Exception as error:
            if not _is_students(error, name, root) and not self.passed_through(error) and not self._was_taken_away(root):
                self._notice(root, str(error) or type(error).__name__)
            raise
        if root in sys.modules:
            self._imported.setdefault(root, sys.modules[root])
        return found

    def passed_through(self, error: BaseException) -> bool:
        """Whether an error came up from code of the submission, wherever it is met."""
        step = traceback_of(error)
        while step is not None:
            if step.tb_frame.f_builtins is self._builtins:
                return True
            step = step.tb_next
        return False

    def _was_taken_away(self, root: str) -> bool:
        """Whether a package that was there has gone from the table of modules: only the submission does that."""
        return root in self._imported and sys.modules.get(root) is not self._imported[root]

    def _stand_in(self, name: str) -> Any:
        module = self._stand_ins.get(name)
        if module is None:
            module = self._stand_ins[name] = stand_in_module(name)
            if name == "scipy":
                module.stats = self._stand_in("scipy.stats")
            elif name == "scipy.stats" and numpy is not None:
                module.norm = NORM
        return module


class _SiblingFinder:
    """Finds the submission's own modules and gives them the student's builtins."""

    def __init__(self, imports: Imports) -> None:
        self._imports = imports

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if self._imports._kinds.get(name.partition(".")[0]) != "sibling":
            return None
        location = self._imports.sibling_path(name)
        if location is None:
            return None
        is_package = not location.endswith(".py")
        if is_package and not os.path.isfile(os.path.join(location, "__init__.py")):
            return PathFinder.find_spec(name, [os.path.dirname(location)])
        file = os.path.join(location, "__init__.py") if is_package else location
        loader = _SiblingLoader(name, file, self._imports.student_builtins())
        return spec_from_file_location(name, file, loader=loader, submodule_search_locations=[location] if is_package else None)


class _SiblingLoader(SourceFileLoader):
    def __init__(self, name: str, path: str, student_builtins: dict) -> None:
        super().__init__(name, path)
        self._student_builtins = student_builtins

    def exec_module(self, module: Any) -> None:
        module.__dict__["__builtins__"] = self._student_builtins
        super().exec_module(module)


def _problem_with(root: str) -> str:
    """Why a package cannot be imported, as far as can be told without importing it; empty when it can."""
    if root == "numpy":
        return numpy_problem
    if root in sys.modules:
        return ""
    spec = PathFinder.find_spec(root)
    # A folder without a file to run is what a removed or half-made installation leaves behind.
    return "" if spec is not None and spec.origin is not None else "it is not installed"


def _is_students(error: Exception, name: str, root: str) -> bool:
    """Whether an import failed by what the student asked for: a module that the package does not have, or no room left."""
    if isinstance(error, (MemoryError, RecursionError)):
        return True
    missing = told_by(error, "name")
    return isinstance(error, ModuleNotFoundError) and missing != root and (name + ".").startswith(f"{missing}.")


def _in_standard_library(root: str) -> bool:
    names = getattr(sys, "stdlib_module_names", None)  # Python 3.10 and newer
    if names is not None and root not in names:
        return False
    if root in sys.builtin_module_names or root in sys.modules:
        return True
    spec = PathFinder.find_spec(root)
    if spec is None:
        return False
    return names is not None or not any(part in str(spec.origin) for part in ("site-packages", "dist-packages"))


def _ignore(*arguments: Any, **options: Any) -> None:
    return None


def _nobody_answers(prompt: Any = "", *rest: Any) -> str:
    """``input`` while the work is graded."""
    raise EOFError("input() has nobody to answer it while the work is graded; write the value down instead, as in n = 100")
