"""A group whose commands are imported when they are called: the list of them needs none."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from importlib import import_module
from typing import Any, Final

import click

_MODULE: Final = "reportdoc.cli"


class LazyGroup(click.Group):
    """A group of commands, of which it knows name, place and one sentence each."""

    def __init__(self, *arguments: Any, lazy: Mapping[str, tuple[str, str]], **options: Any) -> None:
        """Take what click takes, and for each command by name `file.attribute` in `cli/` and its sentence of help."""
        super().__init__(*arguments, **options)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now if need be; None where there is none of that name."""
        if cmd_name not in self.commands and cmd_name in self._lazy:
            file, _, attribute = self._lazy[cmd_name][0].partition(".")
            self.add_command(getattr(import_module(f"{_MODULE}.{file}"), attribute), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; an unknown one fails with the likeliest, for which click asks them all."""
        if args and args[0] not in self._lazy:
            for name in self._lazy:
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        rows = [(name, self._sentence(name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def _sentence(self, name: str) -> str:
        return self._lazy[name][1] if name in self._lazy else self.commands[name].get_short_help_str()
