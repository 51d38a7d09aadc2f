"""How failures are shown: one clear message each, never a traceback."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from gettext import gettext as _
from gettext import ngettext
from typing import NoReturn

import click

from reportdoc.app.interruption import interruptible
from reportdoc.cli import exit_code
from reportdoc.present.language import language
from reportdoc.present.problems import as_data, error_text, errors, line
from reportdoc.report.problem import ContentError, InputError, OperationError, Problem


@contextmanager
def reported(as_json: bool) -> Generator[None]:
    """Turn what a command raises into a message and an exit code; a termination signal ends it like Ctrl-C."""
    try:
        with interruptible():
            yield
    except ContentError as error:
        show_problems(error.problems, as_json)
        sys.exit(exit_code.CONTENT)
    except (OperationError, OSError) as error:
        code = exit_code.CONTENT if isinstance(error, InputError) else exit_code.FAILED
        _stop([error_text(language(), one) for one in errors(error)], code, as_json)
    except KeyboardInterrupt:
        _stop([_("Stopped. The files of the last build are untouched.")], exit_code.INTERRUPTED, as_json)


def show_failure(error: Exception) -> None:
    """Print a ContentError, an OperationError or an OSError as `reported` does, and go on."""
    if isinstance(error, ContentError):
        show_problems(error.problems)
    elif isinstance(error, OperationError | OSError):
        for one in errors(error):
            _show_error(error_text(language(), one))


def show_problems(problems: Iterable[Problem], as_json: bool = False) -> None:
    """Print every problem: for people on the error stream, as JSON on the output."""
    listed = list(problems)
    spoken = language()
    if as_json:
        data = {"problems": [as_data(spoken, problem) for problem in listed]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    count = ngettext("{count} problem in the content:", "{count} problems in the content:", len(listed))
    click.secho(count.format(count=len(listed)), err=True, fg="red", bold=True)
    for problem in listed:
        click.echo(f"  {line(spoken, problem)}", err=True)


def _stop(texts: list[str], code: int, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"error": "\n".join(texts)}, ensure_ascii=False, indent=2))
    else:
        for text in texts:
            _show_error(text)
    sys.exit(code)


def _show_error(text: str) -> None:
    click.secho(_("Error: {message}").format(message=text), err=True, fg="red")
