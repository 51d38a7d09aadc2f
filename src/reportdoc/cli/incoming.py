"""`reportdoc incoming`: files that departments have handed in through a page, and that wait for the office."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.incoming.box import Incoming


@click.command(
    help=as_written(
        _(
            "List the files that departments have handed in to PROJECT (default: this\n"
            "folder) through reportdoc serve. What take shows of a file,\n"
            "reportdoc take PROJECT/incoming/000001/FILE shows of one that waits."
        ),
        _(
            "--take puts the file of a number into the project, as take does, for the\n"
            "department that handed it in; --return gives it back with --reason."
        ),
    ),
    short_help=_("List, take in or return what waits."),
    epilog=as_written(example("reportdoc incoming 年报")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--take", "taken", metavar="NUMBER", type=int, help=_("Take this file in."))
@click.option("--return", "returned", metavar="NUMBER", type=int, help=_("Give this file back."))
@click.option("--reason", metavar="TEXT", default="", help=_("Why: what is to be done otherwise."))
@click.option("--by", metavar="NAME", default="", help=_("Who decides."))
@common_options
def incoming(project: Path, taken: int | None, returned: int | None, reason: str, by: str) -> None:
    """List what waits, or decide on one of them."""
    if taken is not None and returned is not None:
        raise click.UsageError(_("a file is taken in or returned"))
    with reported(as_json=False):
        from reportdoc.app.incoming import box
        from reportdoc.present.deliveries.waiting import line
        from reportdoc.report.problem import ContentError

        if taken is not None:
            _take(project, _found(project, taken), by)
        elif returned is not None:
            box.give_back(project, _found(project, returned), reason, by)
            click.echo(language().message("Returned: {file}", file=_found(project, returned).file))
        else:
            for one in box.waiting(project):
                click.echo(line(language(), one))
            if spoilt := box.spoilt(project):
                raise ContentError(spoilt)


def _found(project: Path, number: int) -> Incoming:
    from reportdoc.app.incoming import box
    from reportdoc.report.message import message
    from reportdoc.report.problem import ContentError, InputError

    one = box.find(project, number)
    spoilt = [each for each in box.spoilt(project) if each.place.file.startswith(f"{box.FOLDER}/{number:06}/")]
    if one is None and spoilt:
        raise ContentError(spoilt)
    if one is None:
        raise InputError(message("no file waits under the number {number}", number=number))
    return one


def _take(project: Path, one: Incoming, by: str) -> None:
    from reportdoc.app.incoming.preview import Asked, take_in
    from reportdoc.app.survey.stamp import content_stamp
    from reportdoc.present.findings.columns import titles
    from reportdoc.report.message import message
    from reportdoc.report.problem import InputError

    left = take_in(project, Asked(one, None), content_stamp(project), by, titles())
    if left is not None:
        text = message('"{file}" does not say what it is for', file=one.file)
        raise InputError(text, message("take it with reportdoc take, and say there what it is for"))
    click.echo(language().message("Taken in: {file}", file=one.file))
