"""The command line: one file a command, which parses, prints and exits, and does no work of its own."""

from __future__ import annotations

import atexit
import gc
import io
import sys


def main() -> None:
    """Run the `reportdoc` command; the language is settled first, since help texts are made as commands are."""
    if sys.argv[1:] == ["--version"]:
        # Whoever asks in a script, at every start of something else, waits for nothing but Python.
        from reportdoc import __version__

        print("reportdoc", __version__)
        return
    from reportdoc.cli import language

    # Most of what a command makes lives until it ends, where all of it would be walked through once more: a quarter of
    # a second after a build.
    gc.set_threshold(50_000, 20, 50)
    atexit.register(gc.freeze)
    language.choose(sys.argv[1:])
    # A file name may hold bytes that are no text; showing them escaped is better than failing at the very end.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    from reportdoc.cli.group import reportdoc

    reportdoc(prog_name="reportdoc")
