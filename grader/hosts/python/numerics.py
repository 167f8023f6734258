"""numpy, when it is there: imported once, before any of the student's code."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

numpy: Any
#: Its names as they are before any of the student's code, which may put others in their place. For the host's own work.
own_numpy: Any = None
#: Why numpy is not there; empty when it is.
numpy_problem = ""
try:
    import numpy

    own_numpy = SimpleNamespace(**vars(numpy))
except Exception as error:  # absent, or there in part: its compiled parts fail in many ways
    numpy = None
    numpy_problem = str(error) or type(error).__name__
