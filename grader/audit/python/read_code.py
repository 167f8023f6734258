"""Reads the text of a solution and answers what could be changed in it. Reads syntax only: nothing of the text is run.

One JSON object comes on the standard input, `{"task": ..., "text": ..., ...}`; one goes to the standard output. To a text that is no
program the answer is `{"unreadable": {"line": 6, "why": "invalid syntax"}}`.
"""

import ast
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from plumbline_audit.mutate import mutate  # noqa: E402
from plumbline_audit.rewrite import rewrite  # noqa: E402

TASKS = {"mutate": mutate, "rewrite": rewrite}


def problem_of(text: str) -> dict | None:
    """Why a text is no program; None where it is one."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        return {"line": error.lineno, "why": error.msg}
    except (ValueError, RecursionError, MemoryError) as error:
        # A null character in the text; or it is nested too deeply.
        return {"line": None, "why": str(error) or type(error).__name__}
    return None


if __name__ == "__main__":
    question = json.load(sys.stdin)
    problem = problem_of(question["text"])
    answer = {"unreadable": problem} if problem else TASKS[question.pop("task")](**question)
    json.dump(answer, sys.stdout)
