"""`-v` and `--log-file`: what a command does beneath its messages, for whoever has to find out why.

The program's own loggers write below the level of warnings only, so nothing shows unless it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from logging import Handler

_LOGGER = "reportdoc"
_LINE = "%(asctime)s.%(msecs)03d %(name)s: %(message)s"
_TIME = "%Y-%m-%d %H:%M:%S"
_HEAD = 64
"""Bytes at the start of a file in which a log names the program."""


def _verbose(context: click.Context, option: click.Parameter, value: bool) -> None:
    if not value:
        return
    from logging import StreamHandler, getLogger

    # It may stand before the command's name and behind it; a line is shown once.
    if not any(type(handler) is StreamHandler for handler in getLogger(_LOGGER).handlers):
        _attach(context, StreamHandler(sys.stderr))


def _file(context: click.Context, option: click.Parameter, value: Path | None) -> None:
    if value is None:
        return
    from logging import FileHandler

    try:
        if not _is_log(value):
            raise click.BadParameter(_("{file} is there already and is no log; name another file").format(file=value))
        _attach(context, FileHandler(value, encoding="utf-8"))
    except OSError as error:
        raise click.BadParameter(f"{value}: {_(error.strerror or str(error))}") from None


def _is_log(path: Path) -> bool:
    """Tell whether lines may be added to a file: there is none, or it is empty or a log; reports must not be spoilt."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return not head or f" {_LOGGER}.".encode() in head


def _attach(context: click.Context, handler: Handler) -> None:
    """Let a handler have every line of the program until the command is done."""
    from logging import DEBUG, Formatter, getLogger

    handler.setFormatter(Formatter(_LINE, _TIME))
    logger = getLogger(_LOGGER)
    logger.setLevel(DEBUG)
    logger.addHandler(handler)

    def detach() -> None:
        logger.removeHandler(handler)
        handler.close()

    context.call_on_close(detach)


Command = TypeVar("Command", bound=Callable[..., object])


def log_options(command: Command) -> Command:
    """Give a command `-v` and `--log-file`."""
    file = click.option(
        "--log-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        expose_value=False,
        callback=_file,
        help=_("Add the same to FILE, with times."),
    )
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_verbose,
        help=_("Show what is done beneath: programs, caches, retries."),
    )
    return verbose(file(command))
