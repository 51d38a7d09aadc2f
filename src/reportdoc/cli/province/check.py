"""`reportdoc province check`: every submission is read, verified and checked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli import exit_code
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example, trust_option
from reportdoc.cli.province.extra import extra
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.batch.engine import EngineContext


@click.command(
    help=as_written(
        _(
            "Read every submission in the folder SUBMISSIONS: a sealed package, a Word\n"
            "file or a project, as a file, folder or zip. Seals are verified, figures and\n"
            "texts held against each other; what comes out are tables in OUT/data.\n"
            "SUBMISSIONS may be an address that fsspec reads, as s3://bucket/2023."
        ),
        _(
            "Run again, it goes on where it was cut off, and reads what is new or has\n"
            "changed. A submission that cannot be read is told, and stops nothing."
        ),
    ),
    epilog=as_written(
        example("reportdoc province check 收到的报告 --output 结果 --trust 机构.pem"),
        _(
            "Exit codes: 0 every submission was read; 1 some could not be, or the machine\n"
            "failed; 2 a folder or scheduler that is not there, or a wrong command line."
        ),
    ),
    short_help=_("Read, verify and check all submissions."),
    options_metavar=OPTIONS,
)
@click.argument("submissions", metavar="SUBMISSIONS")
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), metavar="OUT", help=_("Folder for results and tables.")
)
@click.option(
    "--workers", type=click.IntRange(1, 1000), metavar="N", help=_("Submissions read at once (default: processors).")
)
@click.option("--scheduler", metavar="ADDRESS", help=_("Use the workers of a Dask scheduler, as tcp://host:8786."))
@click.option("--build", is_flag=True, help=_("Lay out projects as well, as `build` does: pages of findings."))
@click.option("--pages", is_flag=True, help=_("Lay out Word files as well, and count the pages of packages."))
@trust_option
@click.option(
    "--seconds",
    type=click.IntRange(1, 86400),
    default=600,
    metavar="N",
    help=_("Processor time a submission may take (default: 600)."),
)
@click.option(
    "--megabytes",
    type=click.IntRange(500, 1_000_000),
    default=4000,
    metavar="N",
    help=_("Memory a submission may take (default: 4000)."),
)
@click.option("--retry", is_flag=True, help=_("Try again what could not be read."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the result as JSON."))
@common_options
def check(
    submissions: str,
    output: Path,
    workers: int | None,
    scheduler: str | None,
    build: bool,
    pages: bool,
    trust: tuple[Path, ...],
    seconds: int,
    megabytes: int,
    retry: bool,
    as_json: bool,
) -> None:
    """Check submissions; the heavy imports wait until the command line has been read."""
    if workers and scheduler:
        raise click.UsageError(_("--workers and --scheduler exclude each other"))
    with reported(as_json), extra():
        from reportdoc.batch.check import Order
        from reportdoc.batch.check import check as run
        from reportdoc.batch.job import Limits
        from reportdoc.cli.province.progress import shown
        from reportdoc.present.province.checked import as_data, as_text

        laid_out = (*(["project"] if build else []), *(["word", "package"] if pages else []))
        order = Order(submissions, output, trust, Limits(seconds, megabytes), laid_out, retry)
        with shown(as_json) as progress:
            try:
                checked = run(order, _engine(workers, scheduler, bool(laid_out)), progress)
            except KeyboardInterrupt:
                click.secho(_("Stopped. Run it again and it goes on from here."), err=True, fg="red")
                sys.exit(exit_code.INTERRUPTED)
        if as_json:
            click.echo(json.dumps(as_data(checked.colleges, checked.done), ensure_ascii=False, indent=2))
        else:
            click.echo(as_text(language(), checked.colleges, checked.done, output))
    if checked.unread:
        sys.exit(exit_code.FINDINGS)


def _engine(workers: int | None, scheduler: str | None, lays_out: bool) -> Callable[[], EngineContext]:
    from reportdoc.batch import dask_engine
    from reportdoc.batch.alone import alone

    if scheduler:
        return lambda: dask_engine.remote(scheduler, lays_out)
    count = workers or os.cpu_count() or 1
    return alone if count == 1 else lambda: dask_engine.local(count)
