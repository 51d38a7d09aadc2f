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
            except UnicodeDecodeError:
                raise _unreadable() from None
            except (OSError, ValueError):
                text = message("file descriptor {number} cannot be read", number=descriptor)
                raise InputError(text, message("open it, as in --passphrase-fd 3 3<FILE")) from None
        if given and any("\ud800" <= sign <= "\udfff" for sign in given):
            raise _unreadable()
        self._lines = _lines(given) if given else None

    def __call__(self, name: str, number: int) -> str | None:
        """Return the passphrase of a key; one line given is for all of them. Empty where there is none."""
        if self._lines is not None:
            if len(self._lines) > 1 and number >= len(self._lines):
                text = message('there is no passphrase for the key "{name}"', name=name)
                raise InputError(text, message("give a line for each key, or one line for all of them"))
            return self._lines[0] if len(self._lines) == 1 else self._lines[number]
        if not sys.stdin.isatty():
            text = message('the key "{name}" needs a passphrase', name=name)
            raise InputError(text, message("give it in {variable} or with --passphrase-fd", variable=VARIABLE))
        answer: str = click.prompt(_("Passphrase of {name}").format(name=name), hide_input=True, default="", err=True)
        return answer


def _lines(given: str) -> list[str]:
    """Return the lines of a text; only ends of lines end them, for a passphrase may hold anything else."""
    lines = given.replace("\r\n", "\n").split("\n")
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _unreadable() -> InputError:
    return InputError(message("the passphrase is not in UTF-8"), message("in another encoding, type it at the prompt"))
