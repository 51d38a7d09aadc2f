"""`reportdoc province show`: one college among the others."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.province.extra import extra
from reportdoc.present.language import language


@click.command(
    help=as_written(_("Show what is known of the college with CODE, five digits or its name, in OUT.")),
    short_help=_("Show one college."),
    epilog=as_written(example("reportdoc province show 结果 10001")),
    options_metavar=OPTIONS,
)
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("code", metavar="CODE")
@common_options
def show(output: Path, code: str) -> None:
    """Show a college."""
    with reported(as_json=False), extra():
        from reportdoc.batch.show import show as run
        from reportdoc.present.province.college import as_text

        found = run(output, code)
        click.echo("\n\n".join(as_text(language(), one) for one in found))
