"""`reportdoc confirm`: somebody answers for numbers, no longer does, or knows a better one."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.take_answers import told
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Confirm the numbers IDS of PROJECT (default: this folder), one id or several\n"
            "with commas between them, as the workbook of reportdoc check names them;\n"
            "content/confirmed.csv keeps who did, when and by what evidence."
        ),
        _(
            "With --value the number becomes another: its cell or value is changed, or\n"
            "the wish is kept in content/comments.yaml where it stands in a sentence."
        ),
    ),
    epilog=as_written(example("reportdoc confirm N-1b6e4a90 年报 --name 李四 --evidence 社团名册")),
    options_metavar=OPTIONS,
)
@click.argument("ids", metavar="IDS")
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--name", metavar="NAME", required=True, help=_("Who answers for them."))
@click.option("--evidence", metavar="TEXT", default="", help=_("What bears them out."))
@click.option("--value", metavar="NUMBER", default="", help=_("What the number should be."))
@click.option("--withdraw", is_flag=True, help=_("Take the confirmations back."))
@common_options
def confirm(ids: str, project: Path, name: str, evidence: str, value: str, withdraw: bool) -> None:
    """Write confirmations or a correction, or take confirmations back."""
    identities = [one.strip() for one in ids.replace("，", ",").split(",") if one.strip()]
    if value and (withdraw or len(identities) > 1):
        raise click.UsageError(_("--value is for one number that is not withdrawn"))
    if not identities:
        raise click.UsageError(_("no number is named: IDS is the id of one, or several with commas between them"))
    with reported(as_json=False):
        from reportdoc.app.answers import given, withdrawing
        from reportdoc.app.answers.take import give_answers
        from reportdoc.project.history.entry import Deed

        if withdraw:
            for entry in withdrawing.withdraw(project, identities, name):
                click.echo(language().message("nobody answers any more for {value}", value=entry.value))
            return
        if value:
            answers = given.correction(identities[0], value, name, evidence)
        else:
            answers = given.confirmations(identities, name, evidence)
        told(give_answers(project, answers, Deed("correct" if value else "confirm", tuple(identities[:10]), name)))
