"""`reportdoc province`: the reports of all colleges of a province."""

from __future__ import annotations

from gettext import gettext as _

import click

from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.province.check import check
from reportdoc.cli.province.show import show
from reportdoc.cli.province.summary import summary


@click.group(
    help=as_written(
        _("Read, verify, check and compare the reports of all colleges of a province."),
        _("It needs the extra packages of reportdoc[province]."),
    ),
    short_help=_("Read and compare the reports of a province."),
    epilog=as_written(
        example(
            "reportdoc province check 收到的报告 --output 结果",
            "reportdoc province summary 结果",
            "reportdoc province show 结果 10001",
        )
    ),
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
@common_options
def province() -> None:
    """Hold the commands."""


province.add_command(check)
province.add_command(show)
province.add_command(summary)
