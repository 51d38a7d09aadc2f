"""The `reportdoc` command itself."""

from __future__ import annotations

from gettext import gettext as _

import click

from reportdoc import __version__
from reportdoc.cli.build import build
from reportdoc.cli.new import new


@click.group(
    help=_("Compile a college's annual quality report into its official Word file and the same document as PDF."),
    epilog=_("Exit codes: 0 done; 1 failed outside the content; 2 problems in the content; 3 no layout engine."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--lang", metavar=_("LANGUAGE"), expose_value=False, help=_("Language of messages: en or zh_CN."))
def reportdoc() -> None:
    """Hold the commands; the option `--lang` was read before, by `language.choose`."""


reportdoc.add_command(build)
reportdoc.add_command(new)
