"""`reportdoc comment`: a remark on a paragraph, or a question on a finding, away from Word."""

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
            "Keep a remark on PLACE, the number of a section or a table as 1.1.4 or\n"
            "“表 1-1”, in content/comments.yaml of PROJECT (default: this folder). It is a\n"
            "comment in the copy for review and on the pages of reportdoc serve."
        )
    ),
    epilog=as_written(example("reportdoc comment 1.1.4 年报 --text 请补上年数据 --name 王五")),
    options_metavar=OPTIONS,
)
@click.argument("place", metavar="PLACE")
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--about", metavar="WORDS", default="", help=_("Words of the paragraph it is made on."))
@click.option("--text", metavar="TEXT", default="", help=_("The remark."))
@click.option("--name", metavar="NAME", required=True, help=_("Who makes it, or closes it."))
@click.option("--close", is_flag=True, help=_("Close the remark whose id is given in place of PLACE."))
@common_options
def comment(place: str, project: Path, about: str, text: str, name: str, close: bool) -> None:
    """Write a comment, or close one."""
    with reported(as_json=False):
        from reportdoc.app.commenting import comment as commenting
        from reportdoc.project.comments import FILE

        made = commenting.close(project, place, name) if close else None
        one = made or commenting.comment(project, place, about, text, name)
        click.echo(language().message("Written: {file}", file=FILE))
        click.echo(one.identity)
