"""What is the fault of the grader or of its environment, never of a student."""

from __future__ import annotations


class HostFault(Exception):
    """Nothing can be told of the submission; the text says why."""
