"""交付: the finished files, the declaration, and sealing step by step."""

from __future__ import annotations

import shutil
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.responses import FileResponse, Response

from reportdoc.app.approving.approvals import last_approved
from reportdoc.app.compare.since import unchanged_since
from reportdoc.app.sealing.request import Order, Stamp
from reportdoc.audit.finding import Severity
from reportdoc.audit.ledger.entries import UNANSWERED
from reportdoc.profiles.naming import MANIFEST
from reportdoc.project.folders import OUTPUT
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.web.access.loopback import is_loopback
from reportdoc.web.rendering import CHINESE, ENGLISH, spoken
from reportdoc.web.visit import NotFound, Visit
from reportdoc.web.work.sealing import declaration_page, sealed, verified

_PARTS = ("declaration", "stamp", "edge", "key")


def handover(visit: Visit) -> Response:
    """Show what is ready, and how far sealing is."""
    project, state = visit.desk.project, visit.state()
    audited, approved = state.survey.audited, last_approved(visit.desk.project)
    results = [one for one in audited.audit.results if not one.acceptance] if audited else []
    return visit.page(
        "handover.html",
        {
            "state": state,
            "fresh": state.fresh,
            "files": _files(project / OUTPUT),
            "packages": [one.name for one in _packages(project)],
            "errors": sum(one.finding.severity is Severity.ERROR for one in results),
            "conflicts": sum(one.finding.severity is Severity.CONFLICT for one in results),
            "open": sum(audited.audit.ledger.count(one) for one in UNANSWERED) if audited else 0,
            "approved": approved,
            "same": approved is not None and unchanged_since(project, approved.version),
            "keys": _at_the_machine(visit),
            "folder": str(project.resolve()),
        },
    )


def download(visit: Visit) -> Response:
    """Hand out one of the finished files."""
    name = visit.path("name")
    if name not in _files(visit.desk.project / OUTPUT):
        raise NotFound
    return FileResponse(visit.desk.project / OUTPUT / name, filename=name)


def declaration(visit: Visit) -> Response:
    """Hand out the declaration alone, to be printed, signed and stamped."""
    pdfs = [one for one in _files(visit.desk.project / OUTPUT) if one.endswith("年度质量报告.pdf")]
    if not pdfs:
        raise InputError(message("The report has not been built yet."))
    page = visit.desk.beside.call(declaration_page, visit.desk.project / OUTPUT / pdfs[0])
    return Response(page, media_type="application/pdf")


def review(visit: Visit) -> Response:
    """Make the copy for reading and marking."""
    from reportdoc.app.build.review import build_review

    project = visit.desk.project
    with visit.desk.builder.held():
        visit.desk.builds.call(build_review, project, project / OUTPUT, True, _quietly)
    return visit.back("/handover", message("The copy for review is made; it is among the files."))


def seal(visit: Visit) -> Response:
    """Seal the report with what was given."""
    with scratch() as folder, visit.desk.builder.held():
        given = {name: _saved(one, Path(folder, name)) for name in _PARTS for one in visit.files(name)}
        if "declaration" not in given:
            raise InputError(message("The scan of the signed declaration is missing."))
        if "key" in given and not _at_the_machine(visit):
            raise InputError(message("Keys are used on the machine itself only; there, use reportdoc seal."))
        order = Order(
            declaration=given["declaration"],
            stamps=(Stamp(given["stamp"]),) if "stamp" in given else (),
            edge=given.get("edge"),
            keys=(given["key"],) if "key" in given else (),
            archive=bool(visit.text("archive")),
            zip=True,
        )
        secret = visit.form.get("passphrase", "")
        code = CHINESE if visit.language is spoken(CHINESE) else ENGLISH
        found = visit.desk.limited.call(
            sealed, visit.desk.project, order, secret if isinstance(secret, str) else "", code
        )
    return visit.page("sealed.html", {"package": found.package, "lines": found.lines, "holds": True})


def verify(visit: Visit) -> Response:
    """Show whether a package is whole."""
    package = next((one for one in _packages(visit.desk.project) if one.name == visit.path("package")), None)
    if package is None:
        raise NotFound
    code = CHINESE if visit.language is spoken(CHINESE) else ENGLISH
    holds, lines = visit.desk.limited.call(verified, package, code)
    return visit.page("sealed.html", {"package": package.name, "lines": lines, "holds": holds})


def _files(output: Path) -> list[str]:
    if not output.is_dir():
        return []
    return sorted(one.name for one in output.iterdir() if one.suffix in (".docx", ".pdf", ".xlsx", ".zip"))


def _packages(project: Path) -> list[Path]:
    return sorted(one.parent for one in (project / OUTPUT).glob(f"*/{MANIFEST}"))


def _saved(upload: UploadFile, folder: Path) -> Path:
    """Write what was sent into a folder, under a name of ours with the ending of its own."""
    ending = Path(upload.filename or "").suffix.lower()
    folder.mkdir()
    path = folder / (f"{folder.name}{ending}" if ending[1:].isalnum() else folder.name)
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)
    return path


def _at_the_machine(visit: Visit) -> bool:
    # A proxy on this machine is at it, too; who comes by one names the server as others do.
    client, named = visit.request.client, visit.request.url.hostname or ""
    return not visit.desk.network and client is not None and is_loopback(client.host) and is_loopback(named)


def _quietly(name: Message, index: int, steps: int) -> None:
    """Tell nobody of the steps of a build."""
