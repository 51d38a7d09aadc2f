"""`reportdoc verify`: is a sealed PDF still what was sealed, and by whom?"""

from __future__ import annotations

import json
import sys
from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli import exit_code
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example, trust_option
from reportdoc.cli.quiet import quiet_libraries
from reportdoc.cli.settled import SettledPath
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _("Say whether FILE.pdf is what was signed, by whom and when, and whether its\npackage is what was sealed."),
        _(
            "Nobody is trusted unless named: without --trust the best result is: intact,\n"
            "signer not verified. Whether certificates have been revoked is asked where\n"
            "they say, unless --offline."
        ),
    ),
    epilog=as_written(
        example("reportdoc verify 报告.pdf --package 报送包 --trust 机构.pem"),
        _("Exit codes: 0 all of it holds; 1 something does not, or is not known;\n2 a wrong command line."),
    ),
    options_metavar=OPTIONS,
)
@click.argument("file", metavar="FILE.pdf", type=SettledPath(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--package",
    type=SettledPath(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help=_("Compare with the manifest and the files of this package."),
)
@trust_option
@click.option("--offline", is_flag=True, help=_("Use only what the file holds; ask nobody."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the result as JSON."))
@common_options
def verify(file: Path, package: Path | None, trust: tuple[Path, ...], offline: bool, as_json: bool) -> None:
    """Verify a file; the heavy imports wait until the command line has been read."""
    quiet_libraries()
    with reported(as_json):
        from reportdoc.app.sealing.verify import verify as run
        from reportdoc.present.verification.json import as_data
        from reportdoc.present.verification.text import as_text

        found = run(file, package, trust, offline)
        if as_json:
            data = {"holds": found.holds, **as_data(language(), found.verdict, found.match)}
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            click.echo(as_text(language(), found.verdict, found.match, found.holds))
    if not found.holds:
        sys.exit(exit_code.FINDINGS)
