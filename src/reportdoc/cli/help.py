"""What the help of every command has in common."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Final

import click

from reportdoc.cli.language import OPTION
from reportdoc.cli.logs import Command, log_options

OPTIONS: Final = _("[OPTIONS]")
"""How the line of usage names the options."""

_language_option = click.option(
    OPTION, metavar="LANG", expose_value=False, help=_("Language of messages: en or zh_CN (default: the system's).")
)
"""`--lang`; `language.choose` has read it already."""


def common_options(command: Command) -> Command:
    """Give a command what every one has: `--lang`, `-v` and `--log-file`, before and after the command's name."""
    return log_options(_language_option(command))


trust_option = click.option(
    "--trust",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CA.pem",
    help=_("Authorities to trust (may be repeated)."),
)
"""`--trust`, of all commands that judge signatures."""


def as_written(*paragraphs: str) -> str:
    """Return paragraphs for click with their line breaks kept.

    click wraps by counting characters, and a Chinese one is two columns wide; so each language breaks its own lines.
    """
    return "\n\n".join(f"\b\n{paragraph}" for paragraph in paragraphs)


def example(*commands: str) -> str:
    """Return the paragraph of a help that shows commands as somebody would type them."""
    return "\n".join([_("Example:"), *(f"  {command}" for command in commands)])
