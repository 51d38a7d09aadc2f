"""Passphrases and PINs: from the environment, a file descriptor or a prompt; never from the command line."""

from __future__ import annotations

import os
import sys
from gettext import gettext as _

import click

from reportdoc.report.message import message
from reportdoc.report.problem import InputError

VARIABLE = "REPORTDOC_PASSPHRASE"
_LONGEST = 10_000


class Passphrases:
    """What opens each key: a line each where they are given together, else asked for where there is a terminal."""

    def __init__(self, descriptor: int | None) -> None:
        """Read what is given on a file descriptor or in the environment; raises InputError where that is not open."""
        given = os.environ.get(VARIABLE)
        if descriptor is not None:
            try:
                with os.fdopen(descriptor, encoding="utf-8", closefd=False) as stream:
                    given = stream.read(_LONGEST)
            except (OSError, ValueError):
                text = message("file descriptor {number} cannot be read", number=descriptor)
                raise InputError(text, message("open it, as in --passphrase-fd 3 3<FILE")) from None
        self._lines = given.splitlines() if given else None

    def __call__(self, name: str, number: int) -> str | None:
        """Return the passphrase of a key; one line given is for all of them. None where there is nothing to ask."""
        if self._lines is not None:
            return self._lines[0] if len(self._lines) == 1 else dict(enumerate(self._lines)).get(number)
        if not sys.stdin.isatty():
            text = message('the key "{name}" needs a passphrase', name=name)
            raise InputError(text, message("give it in {variable} or with --passphrase-fd", variable=VARIABLE))
        answer: str = click.prompt(_("Passphrase of {name}").format(name=name), hide_input=True, default="", err=True)
        return answer
