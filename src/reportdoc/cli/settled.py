"""Paths of files that a command published, named on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from reportdoc.cli.failure import reported


class SettledPath(click.Path):
    """A path for whose folders is finished or undone, before anybody looks for it, what a killed command began there.

    The folder around a package holds it, and the one around that the PDF in it.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path as click does; ends the program where something can be neither finished nor undone."""
        from reportdoc.app.begin import begin

        folder = Path(os.fsdecode(value)).absolute().parent
        with reported(as_json=False):
            begin(folder, folder.parent)
        return super().convert(value, param, ctx)
