"""The `reportdoc` command itself."""

from __future__ import annotations

from gettext import gettext as _

import click

from reportdoc import __version__
from reportdoc.cli.accept import accept
from reportdoc.cli.approve import approve
from reportdoc.cli.bind import bind
from reportdoc.cli.build import build
from reportdoc.cli.check import check
from reportdoc.cli.comment import comment
from reportdoc.cli.confirm import confirm
from reportdoc.cli.diff import diff
from reportdoc.cli.explain import explain
from reportdoc.cli.help import OPTIONS, as_written, common_options
from reportdoc.cli.importing import import_
from reportdoc.cli.new import new
from reportdoc.cli.seal import seal
from reportdoc.cli.serve import serve
from reportdoc.cli.snapshot import snapshot
from reportdoc.cli.status import status
from reportdoc.cli.take import take
from reportdoc.cli.undo import undo
from reportdoc.cli.verify import verify
from reportdoc.cli.watch import watch


@click.group(
    help=as_written(
        _("Compile a college's annual quality report into its official Word file and\nthe same document as PDF.")
    ),
    epilog=as_written(
        _(
            "Exit codes: 0 done; 1 something outside the content failed, or check has a\n"
            "finding; 2 problems in the content, or a wrong command line; 3 Word file\n"
            "made, but no layout engine."
        )
    ),
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND [ARGS]..."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@common_options
def reportdoc() -> None:
    """Hold the commands."""


reportdoc.add_command(accept)
reportdoc.add_command(approve)
reportdoc.add_command(bind)
reportdoc.add_command(build)
reportdoc.add_command(check)
reportdoc.add_command(comment)
reportdoc.add_command(confirm)
reportdoc.add_command(diff)
reportdoc.add_command(explain)
reportdoc.add_command(import_)
reportdoc.add_command(new)
reportdoc.add_command(seal)
reportdoc.add_command(serve)
reportdoc.add_command(snapshot)
reportdoc.add_command(status)
reportdoc.add_command(take)
reportdoc.add_command(undo)
reportdoc.add_command(verify)
reportdoc.add_command(watch)
