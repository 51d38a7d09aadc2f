"""`reportdoc take`: what a department delivers goes into the project."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.screenful import show
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.deliveries.take import Taken
    from reportdoc.app.deliveries.target import Wish


@click.command(
    help=as_written(
        _(
            "Take FILE, delivered by a department, into PROJECT (the last argument if it\n"
            "is a project, or else this folder): a Word file for a chapter, a section or\n"
            "a case, a sheet (.xlsx, .xls, .et, .csv) for a table or the indicator tables,\n"
            "a picture for a figure."
        ),
        _(
            "The whole Word file, as build made it and somebody changed it since, goes back\n"
            "to where it came from: words, cells, captions and titles change in their\n"
            "places, and what is bound in them stays bound. It is merged with what the\n"
            "project says today."
        ),
        _(
            "The workbook of check --format xlsx goes back as well: reasons and names by\n"
            "its findings become acceptances, names and evidence by its numbers\n"
            "confirmations; a wished correction of a cell or a bound value is made."
        ),
        _(
            "What changes is shown first, and written after a yes; in a script, where\n"
            "nobody can answer, without one. Labels stay; who delivered what and when is\n"
            "kept in content/deliveries.csv. Without an option the file's name says what\n"
            "it is for: that of the file it replaces, or the title of a chapter, section\n"
            "or case, which may stand in a longer name."
        ),
    ),
    epilog=as_written(
        example(
            "reportdoc take 服务贡献.docx 年报",
            "reportdoc take 社团.xlsx 年报 --table 表1-1",
            "reportdoc take 核查.xlsx 年报",
        )
    ),
    options_metavar=OPTIONS,
)
@click.argument("files", metavar="FILE... [PROJECT]", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--chapter", metavar="ID", help=_("The chapter: its number, title, label or file."))
@click.option("--section", metavar="ID", help=_("A section: its number, as 1.1.4, title or label."))
@click.option("--table", metavar="LABEL", help=_("The table or chart: its label or number, as 表1-3."))
@click.option("--case", metavar="LABEL", help=_("The case: its label or number, as 案例7."))
@click.option("--figure", metavar="LABEL", help=_("The figure: its label or number, as 图2-1."))
@click.option("--annex", is_flag=True, help=_("The indicator tables: rows are found by their names."))
@click.option(
    "--new",
    metavar="KIND",
    type=click.Choice(["table", "chart", "figure", "case", "section"]),
    help=_("Add what is not in the report yet: table, chart, figure,\ncase or section; a label is made for it."),
)
@click.option(
    "--after",
    metavar="LABEL",
    default="",
    help=_("With --new: what it comes behind, a label or number\n(default: by the number typed before its title)."),
)
@click.option("--title", metavar="TEXT", default="", help=_("With --new: its title (default: what the file says)."))
@click.option(
    "--sheet",
    metavar="NAME",
    default="",
    help=_("The sheet of the workbook (default: the one that\nholds the table; all for --annex)."),
)
@click.option(
    "--range", "area", metavar="AREA", default="", help=_("The cells of the sheet, as A3:F20 (default: all).")
)
@click.option("--built", metavar="NAME", default="", help=_("The snapshot a returned Word file was built as."))
@click.option(
    "--ours/--theirs",
    "ours",
    default=None,
    help=_(
        "Whose text stands where a returned file and the\nproject both changed a place (default: asked on a\n"
        "terminal, or else the project's)."
    ),
)
@click.option(
    "--figures",
    type=click.Choice(["keep", "source", "text"]),
    help=_(
        "Bound figures typed over in Word: keep them, change\ntheir source, or make them text (default: in a\n"
        "returned file asked on a terminal, or else kept; in\na department's own file text)."
    ),
)
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject", "ask"]),
    default="accept",
    help=_("Tracked changes of a returned file (default:\naccepted)."),
)
@click.option("--department", metavar="NAME", default="", help=_("Who delivered (default: the chapter's department)."))
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@click.option("--full", is_flag=True, help=_("Show all that changes, not only a screenful of it."))
@click.option("--dry-run", is_flag=True, help=_("Show what would change, and write nothing."))
@common_options
def take(
    files: tuple[Path, ...],
    chapter: str | None,
    section: str | None,
    table: str | None,
    case: str | None,
    figure: str | None,
    annex: bool,
    new: str | None,
    after: str,
    title: str,
    sheet: str,
    area: str,
    built: str,
    ours: bool | None,
    figures: str | None,
    changes: str,
    department: str,
    yes: bool,
    full: bool,
    dry_run: bool,
) -> None:
    """Show what deliveries change, and write it."""
    sources, project = _divided(files)
    with reported(as_json=False):
        from reportdoc.app.deliveries import take as taking
        from reportdoc.app.typed_over import Figures

        wish = _added(
            new,
            after,
            title,
            _wish(
                {"chapter": chapter, "section": section, "table": table, "case": case, "figure": figure},
                annex,
                len(sources),
            ),
        )
        if wish.addition is None and len(sources) == 1:
            from reportdoc.app.incoming.way import Way, way_of
            from reportdoc.cli.take_answers import take_answers
            from reportdoc.cli.take_returned import Asked, take_returned
            from reportdoc.present.findings.columns import titles

            way = Way.RETURNED if built and wish.kind is None else way_of(project, sources[0], wish, titles())
            if way is Way.ANSWERS and not sheet and not area:
                take_answers(project, sources[0], department, yes, full, dry_run)
                return
            if way in (Way.RETURNED, Way.PART):
                asked = Asked(built, ours, figures, changes, department, yes, full, dry_run)
                take_returned(project, sources[0], asked, wish if way is Way.PART else None)
                return
        reading = taking.Reading(sheet, area, Figures(figures) if figures else Figures.TEXT)
        with taking.take(project, sources, wish, reading, department) as taken:
            _show(taken, full)
            if dry_run:
                return
            # In a script there is nobody to ask; what changes has been shown there too.
            if taken.stage.written and not yes and sys.stdin.isatty():
                click.confirm(_("Write this?"), abort=True)
            taken.publish()
    _told(taken)


def _divided(files: tuple[Path, ...]) -> tuple[tuple[Path, ...], Path]:
    from reportdoc.project.folders import CONTENT
    from reportdoc.project.project import REPORT

    last = files[-1]
    if (last / CONTENT / REPORT).is_file() or last.is_dir():
        if len(files) == 1:
            raise click.MissingParameter(param_hint="'FILE'", param_type="argument")
        return files[:-1], last
    return files, Path(".")


def _added(new: str | None, after: str, title: str, wish: Wish) -> Wish:
    from reportdoc.app.deliveries.target import Addition, New, Wish

    if new is None and (after or title):
        raise click.UsageError(_("--after and --title are for what --new adds"))
    if new and wish.kind:
        raise click.UsageError(_("--new is for what is not there yet; leave out what names something that is"))
    return Wish(None, "", Addition(New(new), after, title)) if new else wish


def _wish(named: dict[str, str | None], annex: bool, count: int) -> Wish:
    from reportdoc.app.deliveries.kinds import TargetKind
    from reportdoc.app.deliveries.target import Wish

    given = [(TargetKind(kind), name) for kind, name in named.items() if name is not None]
    given += [(TargetKind.ANNEX, "")] if annex else []
    if len(given) > 1:
        raise click.UsageError(
            _("a file is for one thing: give one of --chapter, --section, --table, --case, --figure, --annex")
        )
    if given and count > 1 and not annex:
        raise click.UsageError(_("several files cannot be for the same thing; their names must say what they are for"))
    return Wish(*given[0]) if given else Wish(None, "")


def _show(taken: Taken, full: bool) -> None:
    from reportdoc.present.deliveries.taken import changes, notices

    show(changes(language(), taken), full, list(notices(language(), taken)))


def _told(taken: Taken) -> None:
    from reportdoc.present.deliveries.taken import written

    for line in written(language(), taken):
        click.echo(line)
