"""`reportdoc seal`: signed page, stamps, signatures, package."""

from __future__ import annotations

import json
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example, trust_option
from reportdoc.cli.passphrase import Passphrases
from reportdoc.cli.progress import progress
from reportdoc.cli.quiet import quiet_libraries
from reportdoc.present.language import language
from reportdoc.project.folders import OUTPUT

if TYPE_CHECKING:
    from reportdoc.app.sealing.request import Order

_LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")


@click.command(
    help=as_written(
        _(
            "Seal the report in PROJECT (default: this folder): the signed declaration,\n"
            "stamps, electronic signatures, and the package that is submitted."
        ),
        _(
            "The report must be built from its content of today, and no error that the\n"
            "audit finds may stand unaccepted. The scan takes the place of the blank\n"
            "declaration. The package is a folder with Word file, sealed PDF and\n"
            "manifest.json."
        ),
        _(
            "A stamp is SEAL.png@WHERE: declaration (unless another is named), cover, or\n"
            "PAGE:X,Y, in mm from the left and upper edge to the middle of the seal; @cover,38 is\n"
            "38 mm wide instead of 42. The first key's signature shows the first stamp,\n"
            "and so on; other stamps are drawn on the page."
        ),
        _("The picture of a seal is no electronic seal: only a signature is."),
    ),
    epilog=as_written(
        example(
            "reportdoc seal 年报 --declaration 扫描.pdf --edge-stamp 公章.png --zip",
            "reportdoc seal 年报 --declaration 扫描.pdf --sign 学校.p12 --archive --zip",
        )
    ),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option(
    "--declaration",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="SCAN",
    help=_("The signed declaration: PDF, JPEG, PNG or TIFF, one page."),
)
@click.option("--stamp", "stamps", multiple=True, metavar="SEAL.png[@WHERE]", help=_("Set a seal (may be repeated)."))
@click.option(
    "--edge-stamp",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="SEAL.png",
    help=_("Cut a seal over the right edges of all pages (骑缝章)."),
)
@click.option(
    "--edge-pages",
    type=click.IntRange(2, 200),
    metavar="N",
    default=20,
    help=_("Pages that share one seal over their edges (default: 20)."),
)
@click.option(
    "--sign",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="KEY.p12",
    help=_("Sign with the key in a PKCS#12 file (may be repeated)."),
)
@click.option(
    "--pkcs11",
    "tokens",
    multiple=True,
    metavar="URI",
    help=_("Sign with a key on a token:\npkcs11:token=T;object=KEY?module-path=FILE."),
)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help=_(
        "Read passphrases, a line for each key, from a file descriptor\n(default: REPORTDOC_PASSPHRASE, or a prompt)."
    ),
)
@click.option("--tsa", metavar="URL", help=_("Time-stamp authority (RFC 3161)."))
@click.option(
    "--level",
    type=click.Choice(_LEVELS, case_sensitive=False),
    metavar="LEVEL",
    help=_("PAdES level: B-B, B-T, B-LT or B-LTA (default: B-B; with --tsa, B-T;\nwith --trust as well, B-LTA)."),
)
@trust_option
@click.option("--archive", is_flag=True, help=_("Make the PDF PDF/A-2b."))
@click.option("--zip", "zipped", is_flag=True, help=_("Make a zip of the package, too."))
@click.option("--draft", is_flag=True, help=_("Build, then mark every page 草稿; checks nothing, signs nothing."))
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help=_("Where to write (default: PROJECT/output).")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the summary, or what is wrong, as JSON."))
@common_options
def seal(
    project: Path, as_json: bool, draft: bool, passphrase_fd: int | None, output: Path | None, **given: Any
) -> None:
    """Seal a report; the heavy imports wait until the command line has been read."""
    _check_usage(draft, given)
    quiet_libraries()
    with reported(as_json):
        from reportdoc.app.sealing import seal as sealing

        order = _order(given)
        built, target = project / OUTPUT, output or project / OUTPUT
        with progress(quiet=as_json) as step:
            if draft:
                sealed = sealing.draft(project, built, target, order, _font(), step)
            else:
                secrets = Passphrases(passphrase_fd) if order.keys else _nothing
                sealed = sealing.seal(project, built, target, order, secrets, step)
    if as_json:
        from reportdoc.present.seal.json import as_data

        click.echo(json.dumps(as_data(language(), sealed, order), ensure_ascii=False, indent=2))
    else:
        from reportdoc.present.seal.text import as_text, notices

        for notice in notices(language(), sealed):
            click.secho(notice, err=True, fg="yellow")
        click.echo(as_text(language(), sealed, order))


def _check_usage(draft: bool, given: dict[str, Any]) -> None:
    keys = given["files"] or given["tokens"]
    if draft and keys:
        raise click.UsageError(_("--draft never signs; leave out --sign and --pkcs11"))
    if not draft and given["declaration"] is None:
        raise click.UsageError(_("--declaration is missing: the scan of the signed page (or use --draft)"))
    if not keys and (given["tsa"] or given["level"]):
        raise click.UsageError(_("--tsa and --level are for signatures; name a key with --sign or --pkcs11"))


def _order(given: dict[str, Any]) -> Order:
    from reportdoc.app.sealing.request import Order, parse_stamp
    from reportdoc.pdf.signing.level import Level

    return Order(
        declaration=given["declaration"],
        stamps=tuple(parse_stamp(one) for one in given["stamps"]),
        edge=given["edge_stamp"],
        group=given["edge_pages"],
        keys=(*given["files"], *given["tokens"]),
        level=Level(given["level"].upper()) if given["level"] else _level(given),
        authority=given["tsa"],
        trust=given["trust"],
        archive=given["archive"],
        zip=given["zipped"],
    )


def _level(given: dict[str, Any]) -> Any:
    from reportdoc.pdf.signing.level import Level

    if not given["tsa"]:
        return Level.B_B
    return Level.B_LTA if given["trust"] else Level.B_T


def _nothing(name: str, number: int) -> None:
    """Answer nothing: without keys, nothing is asked."""


def _font() -> tuple[Path, int]:
    from reportdoc.layout.fonts import chinese_face

    return chinese_face()
