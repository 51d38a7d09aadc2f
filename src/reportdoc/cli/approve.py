"""`reportdoc approve`: the signatory's decision."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Record that the signatory has approved the report in PROJECT (default:\n"
            "this folder), or has given it back."
        ),
        _(
            "An approved report is built and kept as a snapshot; seal then says which\n"
            "approved version it seals. What was decided is kept in approvals.csv."
        ),
    ),
    epilog=as_written(
        example(
            "reportdoc approve 年报 --name 李四 --remark 同意",
            "reportdoc approve 年报 --name 李四 --return 就业数据请再核",
        )
    ),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--name", metavar="NAME", help=_("Who decides."))
@click.option("--remark", metavar="TEXT", default="", help=_("What is said with an approval."))
@click.option("--return", "reason", metavar="REASON", help=_("Give the report back, with what is to be done."))
@click.option("--list", "listed", is_flag=True, help=_("List what was decided, and do nothing."))
@common_options
def approve(project: Path, name: str | None, remark: str, reason: str | None, listed: bool) -> None:
    """Record a decision."""
    if not listed and not name:
        raise click.UsageError(_("--name is missing: who decides"))
    with reported(as_json=False):
        from reportdoc.app.approving import approve as approving
        from reportdoc.app.approving.approvals import read_approvals
        from reportdoc.present.approvals import line

        if listed:
            found = read_approvals(project)
        elif reason is not None:
            found = [approving.give_back(project, name or "", reason)]
        else:
            found = [approving.approve(project, name or "", remark)]
        for one in found:
            click.echo(line(language(), one))
