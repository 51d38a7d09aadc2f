"""`reportdoc snapshot`: keep a built version, with its content, under a name."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.progress import progress


@click.command(
    help=as_written(
        _("Build the report in PROJECT (default: this folder) and keep it, with its\ncontent, as NAME."),
        _(
            "It is kept in PROJECT/snapshots/NAME, which is a project itself. Later,\n"
            "reportdoc diff NAME PROJECT shows what has changed since, and --restore NAME\n"
            "brings its content, templates and fonts back."
        ),
    ),
    epilog=as_written(example("reportdoc snapshot 审定稿 年报", "reportdoc snapshot --list 年报")),
    options_metavar=OPTIONS,
)
@click.argument("name", required=False)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--force", is_flag=True, help=_("Replace the snapshot of that name."))
@click.option("--list", "listed", is_flag=True, help=_("List the snapshots there are; NAME may then be PROJECT."))
@click.option(
    "--restore",
    is_flag=True,
    help=_("Put the content kept as NAME in place of today's, which\nreportdoc undo brings back."),
)
@common_options
def snapshot(name: str | None, project: Path, force: bool, listed: bool, restore: bool) -> None:
    """Make a snapshot, list those there are, or bring one back."""
    if listed:
        _list(Path(name) if name else project)
        return
    if name is None:
        raise click.MissingParameter(param_hint="'NAME'", param_type="argument")
    if restore:
        _restore(project, name)
        return
    with reported(as_json=False):
        from reportdoc.app.compare.snapshots import make

        with progress(quiet=False) as step:
            kept = make(project, name, step, force)
    click.echo(_("Kept {name} in {folder}").format(name=name, folder=kept.folder))


def _restore(project: Path, name: str) -> None:
    with reported(as_json=False):
        from reportdoc.app.compare.restore import restore

        changed = restore(project, name)
    if not changed:
        click.echo(_("Nothing changes: the project is as {name} already.").format(name=name))
        return
    click.echo(_("As in {name} again: {folders}").format(name=name, folders=", ".join(changed)))
    click.echo(_("Today's content is kept; reportdoc undo brings it back."))


def _list(project: Path) -> None:
    with reported(as_json=False):
        from reportdoc.app.compare.snapshots import find, names

        for name in names(project):
            click.echo(f"{name}  {find(project, name).made:%Y-%m-%d %H:%M} UTC")
