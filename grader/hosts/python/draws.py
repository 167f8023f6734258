"""Whether a statement draws at random, as far as its text tells."""

from __future__ import annotations

import ast
from typing import Any

from plumbline_host.trees import walk

DRAWING = frozenset(
    "random choice choices rand randn randint uniform normal gauss standard_normal default_rng rng RandomState shuffle "
    "permutation sample normalvariate seed triangular random_sample".split()
)


def draws(node: Any) -> bool:
    for part in walk(node):
        name = part.id if isinstance(part, ast.Name) else getattr(part, "attr", None)
        if name in DRAWING:
            return True
    return False
