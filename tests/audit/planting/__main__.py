"""Plant errors from the command line: `python -m tests.audit.planting PROJECT TARGET --seed 1` lists them."""

from __future__ import annotations

from pathlib import Path

import click

from tests.audit.planting.plant import plant


@click.command()
@click.argument("project", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True, help="Chooses the places and the changes.")
def main(project: Path, target: Path, seed: int) -> None:
    """Copy PROJECT to the new folder TARGET with errors planted in it, and list them."""
    for number, planted in enumerate(plant(project, target, seed), 1):
        click.echo(f"{number:2} {planted}")


main()
