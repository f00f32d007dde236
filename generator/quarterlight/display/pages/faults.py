"""Faults of a site's own templates, as problems that name the template and its line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError

from quarterlight.words.problems import Location, Problem


class TemplateFaultError(Exception):
    """A template of the site's own cannot be used; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.found)
        self.problem = problem


@contextmanager
def faults_named(folder: str) -> Iterator[None]:
    """Turn whatever a template raises inside the block into a TemplateFaultError; `folder` holds the site's own."""
    try:
        yield
    except (TemplateError, UnicodeDecodeError, RecursionError, ArithmeticError, LookupError, TypeError) as error:
        raise TemplateFaultError(_template_problem(error, folder)) from error


def _template_problem(error: Exception, folder: str) -> Problem:
    """Return where a template failed: the innermost one that the traceback passes."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if f"/{folder}/" in frame.filename.replace("\\", "/"):
            name, line = frame.filename.replace("\\", "/").rsplit(f"/{folder}/", 1)[1], frame.lineno
    where = Location(f"{folder}/{name}" if name else folder, line)
    said = str(error) or type(error).__name__
    return Problem(
        "template", where, f"the template cannot be used: {said}.", "Correct it, or delete it to use the built-in one."
    )
