"""No audit hooks of a submission's: they cannot be taken out again, and would be asked about each step of the host's too."""

from __future__ import annotations

import sys
from typing import Any


def keep_out_hooks() -> None:
    """From now on ``sys.addaudithook`` adds nothing, and says nothing: so Python has it when a hook refuses another."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: Any) -> None:
    if event == "sys.addaudithook":
        raise RuntimeError
