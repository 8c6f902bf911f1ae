"""Tasks asked for as a user would."""

import importlib

from invoke.collection import Collection

import tasks
from toolkit.commands import program


def ask(*words: str) -> int:
    """Run a task at the front door; return its exit code."""
    return program.answer(Collection.from_module(importlib.reload(tasks)), list(words))
