"""`reportdoc accept`: a finding is right as it is, for a reason and in somebody's name."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.take_answers import told


@click.command(
    help=as_written(
        _(
            "Accept the finding ID of PROJECT (default: this folder), as reportdoc check\n"
            "names it, with a reason and a name; content/accepted.yaml keeps it."
        )
    ),
    epilog=as_written(example("reportdoc accept T102-1b6e4a90 年报 --reason 按补录后人数 --name 张三")),
    options_metavar=OPTIONS,
)
@click.argument("identity", metavar="ID")
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--reason", metavar="TEXT", required=True, help=_("Why it is right as it is."))
@click.option("--name", metavar="NAME", required=True, help=_("Who says so."))
@common_options
def accept(identity: str, project: Path, reason: str, name: str) -> None:
    """Write the acceptance, and tell what was written."""
    with reported(as_json=False):
        from reportdoc.app.answers.given import acceptance
        from reportdoc.app.answers.take import give_answers
        from reportdoc.project.history.entry import Deed

        told(give_answers(project, acceptance(identity, reason, name), Deed("accept", (identity,), name)))
