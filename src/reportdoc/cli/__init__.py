"""The command line: one file a command, which parses, prints and exits, and does no work of its own."""

import sys


def main() -> None:
    """Run the `reportdoc` command; the language is settled first, since help texts are made as commands are."""
    from reportdoc.cli import language

    language.choose(sys.argv[1:])
    from reportdoc.cli.group import reportdoc

    reportdoc(prog_name="reportdoc")
