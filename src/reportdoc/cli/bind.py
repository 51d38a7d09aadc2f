"""`reportdoc bind`: figures of the text that a cell states are bound to it."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.binding.bind import Binding, Proposal

_YES, _NO, _ALL, _QUIT = "y", "n", "a", "q"


@click.command(
    help=as_written(
        _(
            "Propose values for PROJECT (default: this folder): where a number of the\n"
            "text equals a cell or an indicator that its words name, it gets an entry in\n"
            "values.yaml and {{ … }} in its place, and prints what it printed."
        ),
        _(
            "On a terminal each is asked about: y yes, n no, a all that follow, q no\n"
            "more. In a script, where nobody can answer, all are written; --dry-run\n"
            "writes none. What two cells could state is never proposed."
        ),
    ),
    epilog=as_written(example("reportdoc bind 年报 --dry-run", "reportdoc bind 年报")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--yes", is_flag=True, help=_("Write all without asking."))
@click.option("--dry-run", is_flag=True, help=_("Show what would be bound, and write nothing."))
@common_options
def bind(project: Path, yes: bool, dry_run: bool) -> None:
    """Show what can be bound, and bind it."""
    with reported(as_json=False):
        from reportdoc.app.binding import bind as binding
        from reportdoc.present.binding.text import counted

        with binding.bind(project) as found:
            click.echo(counted(language(), found.proposals))
            accepted = _accepted(found, asking=sys.stdin.isatty() and not yes and not dry_run)
            if dry_run or not accepted:
                return
            found.publish(accepted)
        for file in found.stage.written:
            click.echo(language().message("Written: {file}", file=file))


def _accepted(found: Binding, asking: bool) -> list[Proposal]:
    """Show proposals, and return those that are wanted; all where nobody is asked."""
    from reportdoc.present.binding.text import proposed

    accepted: list[Proposal] = []
    for one in found.proposals:
        click.echo(proposed(language(), one, found.whereabouts))
        if asking:
            answer = click.prompt(_("Bind it?"), type=click.Choice([_YES, _NO, _ALL, _QUIT]), default=_YES)
            if answer == _QUIT:
                break
            if answer == _NO:
                continue
            asking = answer != _ALL
        accepted.append(one)
    return accepted
