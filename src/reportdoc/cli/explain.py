"""`reportdoc explain`: a department says why a finding is right as it is."""

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
            "Explain the finding ID of PROJECT (default: this folder) for those who put\n"
            "the report together; content/explained.yaml keeps it until they accept it,\n"
            "and tells when the figure has changed since."
        )
    ),
    epilog=as_written(example("reportdoc explain T102-1b6e4a90 年报 --text 按补录后人数 --name 张三")),
    options_metavar=OPTIONS,
)
@click.argument("identity", metavar="ID")
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--text", metavar="TEXT", default="", help=_("The explanation."))
@click.option("--name", metavar="NAME", required=True, help=_("Who explains it."))
@click.option("--department", metavar="NAME", default="", help=_("Of which department (default: the figure's)."))
@click.option("--withdraw", is_flag=True, help=_("Take the explanation back."))
@common_options
def explain(identity: str, project: Path, text: str, name: str, department: str, withdraw: bool) -> None:
    """Write the explanation, or take it back."""
    with reported(as_json=False):
        from reportdoc.app.explaining import explain as explaining

        if withdraw:
            explaining.withdraw(project, identity, name)
        else:
            explaining.explain(project, identity, text, name, department)
        click.echo(language().message("Written: {file}", file=explaining.FILE))
