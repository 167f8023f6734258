"""numpy, when it is there: imported once, before any of the student's code."""

from __future__ import annotations

from typing import Any

numpy: Any
#: Why numpy is not there; empty when it is.
numpy_problem = ""
try:
    import numpy
except Exception as error:  # absent, or there in part: its compiled parts fail in many ways
    numpy = None
    numpy_problem = str(error) or type(error).__name__
