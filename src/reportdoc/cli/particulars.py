"""What `new` and `settings` are told alike: college, year, and who answers for what."""

from __future__ import annotations

from gettext import gettext as _

import click

from reportdoc.cli.asking import checked, college_code, college_name
from reportdoc.cli.logs import Command

_OPTIONS = (
    click.option("--college", metavar="NAME", callback=checked(college_name), help=_("The college's name in Chinese.")),
    click.option("--english", metavar="NAME", help=_("The college's name in English, for the cover.")),
    click.option("--code", metavar="DIGITS", callback=checked(college_code), help=_("Its code of five digits.")),
    click.option("--year", type=click.IntRange(1980, 2100), metavar="YEAR", help=_("The year to report on.")),
    click.option(
        "--department",
        "departments",
        metavar="PART=NAME",
        multiple=True,
        help=_("Who answers for a part, as 人才培养=教务处 (may be repeated)."),
    ),
)


def particulars_options(command: Command) -> Command:
    """Give a command `--college`, `--english`, `--code`, `--year` and `--department`; what is not said is None."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def owners(given: tuple[str, ...]) -> dict[str, str]:
    """Return the departments of `--department` by their parts; raises UsageError."""
    return pairs(given, _("write --department as 人才培养=教务处"))


def pairs(given: tuple[str, ...], usage: str) -> dict[str, str]:
    """Return values written `NAME=VALUE` by their names; raises UsageError with `usage` where one is not."""
    parted = [one.partition("=") for one in given]
    if not all(name.strip() and equals for name, equals, _value in parted):
        raise click.UsageError(usage)
    return {name.strip(): value.strip() for name, _equals, value in parted}
