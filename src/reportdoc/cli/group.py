"""The `reportdoc` command itself."""

from __future__ import annotations

from gettext import gettext as _

import click

from reportdoc import __version__
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "accept": ("accept.accept", _("Accept a finding with a reason.")),
        "approve": ("approve.approve", _("Record the signatory's decision.")),
        "bind": ("bind.bind", _("Bind numbers of the text to cells.")),
        "build": ("build.build", _("Build the Word file and the PDF.")),
        "check": ("check.check", _("Hold figures and texts against each other.")),
        "comment": ("comment.comment", _("Remark on a paragraph, or close a remark.")),
        "confirm": ("confirm.confirm", _("Answer for numbers, by name and evidence.")),
        "diff": ("diff.diff", _("Show what changed between two versions.")),
        "doctor": ("doctor.doctor", _("Say what is there to build with, and what is missing.")),
        "explain": ("explain.explain", _("Say why a finding is right as it is.")),
        "form": ("form.form", _("Write forms for departments to fill in.")),
        "import": ("importing.import_", _("Make a project of a Word file.")),
        "incoming": ("incoming.incoming", _("List, take in or return what waits.")),
        "new": ("new.new", _("Make a small project that builds at once.")),
        "province": ("province.province", _("Read and compare the reports of a province.")),
        "seal": ("seal.seal", _("Merge the signed page, stamp, sign and package.")),
        "serve": ("serve.serve", _("Open the workbench in a browser.")),
        "settings": ("settings.settings", _("Say who answers for what, and until when.")),
        "snapshot": ("snapshot.snapshot", _("Keep the version of today under a name.")),
        "status": ("status.status", _("Show what is in and what is missing.")),
        "take": ("take.take", _("Take a department's file into the project.")),
        "undo": ("undo.undo", _("Take back what the latest command wrote.")),
        "verify": ("verify.verify", _("Say whether a sealed PDF is whole, and who signed.")),
        "watch": ("watch.watch", _("Build again whenever a file is saved.")),
    },
    help=as_written(
        _("Compile a college's annual quality report into its official Word file and\nthe same document as PDF.")
    ),
    epilog=as_written(
        example("reportdoc new 年报", "reportdoc build 年报", "reportdoc serve 年报"),
        _(
            "Exit codes: 0 done; 1 something outside the content failed, or check has a\n"
            "finding; 2 problems in the content, or a wrong command line; 3 Word file\n"
            "made, but no layout engine."
        ),
    ),
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND [ARGS]..."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@common_options
def reportdoc() -> None:
    """Hold the commands."""
