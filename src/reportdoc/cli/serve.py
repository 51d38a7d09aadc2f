"""`reportdoc serve`: the workbench in a browser."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example

if TYPE_CHECKING:
    from reportdoc.web.serve import Address


@click.command(
    help=as_written(
        _(
            "Open the workbench for PROJECT (default: this folder) in a browser: what is\n"
            "to be done, departments' files, findings, pages, versions, sealing."
        ),
        _(
            "The printed address lets the report office in, once. Departments and the\n"
            "signatory get links from there. All that pages do is in the project's\n"
            "folder, as if commands had done it. Ctrl-C ends it."
        ),
        _(
            "With another --host than this machine's the office needs a password, and\n"
            "HTTPS should stand before it (docs/workbench.md)."
        ),
    ),
    epilog=as_written(example("reportdoc serve 年报")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", help=_("Address to listen at (default: 127.0.0.1)."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8420,
    help=_("Port to listen at; 0 takes a free one (default: 8420)."),
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help=_("A name under which others reach the server (may be repeated)."),
)
@click.option("--no-open", is_flag=True, help=_("Do not open the browser."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the address as JSON."))
@common_options
def serve(project: Path, host: str, port: int, names: tuple[str, ...], no_open: bool, as_json: bool) -> None:
    """Serve until interrupted."""
    with reported(as_json):
        from reportdoc.web.access.loopback import is_loopback
        from reportdoc.web.serve import Order, needs_password
        from reportdoc.web.serve import serve as run

        password = ""
        if not is_loopback(host) and project.is_dir() and needs_password(project) and sys.stdin.isatty():
            password = _password()
        with suppress(KeyboardInterrupt):
            run(Order(project, host, port, names, password), lambda address: _started(address, as_json, no_open))
    if not as_json:
        click.echo(_("Ended. All that was done is in the project's folder."))


def _password() -> str:
    from reportdoc.web.access.passwords import SHORTEST

    click.echo(_("Others than this machine can reach the server, so the report office needs a password."), err=True)
    while True:
        again = _("The same once more")
        given: str = click.prompt(_("New password"), hide_input=True, confirmation_prompt=again, err=True)
        if len(given) >= SHORTEST:
            return given
        click.echo(_("At least {count} characters, please.").format(count=SHORTEST), err=True)


def _started(address: Address, as_json: bool, no_open: bool) -> None:
    if as_json:
        click.echo(json.dumps({"url": address.url, "host": address.host, "port": address.port}))
    else:
        click.echo(_("The workbench is open. Ctrl-C ends it. The address lets the report office in, once:"))
        click.echo(f"  {address.url}")
    sys.stdout.flush()
    if not no_open:
        # A browser that does not come up must not hold up the server.
        threading.Thread(target=click.launch, args=(address.url,), daemon=True).start()
