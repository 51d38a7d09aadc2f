"""核查: findings by severity, department and code; accepted, asked about, explained."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from starlette.responses import Response

from reportdoc.app.answers.given import acceptance
from reportdoc.app.answers.take import give_answers
from reportdoc.app.commenting.comment import comment
from reportdoc.app.explaining import explain as explaining
from reportdoc.app.survey.veil import veiled
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.audit import codes
from reportdoc.audit.finding import Severity
from reportdoc.audit.named import named
from reportdoc.present.findings.words import severity_word
from reportdoc.project.history.entry import Deed
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.web.access.role import Role
from reportdoc.web.pages.audit_views import finding_view
from reportdoc.web.pages.looking import Look, looked
from reportdoc.web.pages.returning import returned
from reportdoc.web.visit import NotFound, Visit

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPEN, _EXPLAINED, _ACCEPTED, _ALL = "open", "explained", "accepted", "all"


def findings(visit: Visit) -> Response:
    """List findings, those that are open unless others are asked for, the gravest first."""
    look = looked(visit)
    results = look.audited.audit.results
    wanted = {name: visit.asked(name) for name in ("severity", "department", "code", "state")}
    kept = sorted((one for one in results if _fits(one, wanted)), key=lambda one: -one.finding.severity)
    return visit.page(
        "findings.html",
        {
            "fresh": look.fresh,
            "found": [finding_view(visit.language, look, one) for one in kept],
            "wanted": wanted,
            "severities": [(one.name.lower(), severity_word(visit.language, one)) for one in reversed(Severity)],
            "departments": sorted({one.finding.owner for one in results if one.finding.owner}),
            "codes": _codes(visit, results),
            "counts": Counter(_state(one) for one in results),
            "total": len(results),
            "to": visit.here,
        },
    )


def accept(visit: Visit) -> Response:
    """Accept a finding with a reason and a name."""
    look, judged = _found(visit)
    if judged.acceptance:
        raise InputError(
            message(
                "{name} has accepted this already: {reason}",
                name=judged.acceptance.name,
                reason=judged.acceptance.reason,
            )
        )
    reason, name = visit.needed("reason", message("the reason")), visit.signature()
    identity = judged.finding.identity
    give_answers(visit.desk.project, acceptance(identity, reason, name), Deed("accept", (identity,), name), look.whole)
    return returned(visit, "/findings", message("{id} is accepted.", id=identity))


def ask(visit: Visit) -> Response:
    """Ask the department about a finding: a comment at its place."""
    look, judged = _found(visit)
    spot, identity = judged.finding.spots[0], judged.finding.identity
    landmark = look.landmarks.of(spot.place)
    question, name = visit.needed("question", message("the question")), visit.signature()
    comment(visit.desk.project, landmark.name if landmark else "", spot.text, f"{identity}：{question}", name)
    return returned(visit, "/findings", message("The question is at {id}; the department sees it there.", id=identity))


def explain(visit: Visit) -> Response:
    """Explain a finding, in place of what was said of it before."""
    look, judged = _found(visit)
    text, name = visit.needed("text", message("the explanation")), visit.signature()
    identity = judged.finding.identity
    explaining.explain(visit.desk.project, look.identity(identity), text, name, judged.finding.owner, look.whole)
    return returned(visit, "/findings", message("{id} is explained; the office will look at it.", id=identity))


def withdraw(visit: Visit) -> Response:
    """Take an explanation back, one that has lapsed, too."""
    look, judged = _found(visit)
    # An explanation that has lapsed is found as a finding of its own, which is known by the id of what it explained.
    found = judged.finding
    identity = found.key if found.code == "R804" else look.identity(found.identity)
    explaining.withdraw(visit.desk.project, identity, visit.who.name)
    known = veiled(identity) if visit.role is Role.DEPARTMENT else identity
    return returned(visit, "/findings", message("The explanation of {id} is withdrawn.", id=known))


def export(visit: Visit) -> Response:
    """Hand out the audit's workbook; a department's has its own rows only."""
    from reportdoc.present.findings.workbook import write_workbook

    look = looked(visit)
    with scratch() as work:
        path = Path(work) / "audit.xlsx"
        write_workbook(visit.language, look.audited, path)
        data = path.read_bytes()
    name = f'attachment; filename="{look.audited.metadata.code}-{look.audited.metadata.year}-audit.xlsx"'
    return Response(data, media_type=_XLSX, headers={"Content-Disposition": name})


def _found(visit: Visit) -> tuple[Look, Judged]:
    look = looked(visit)
    judged = named(look.audited.audit.results, visit.path("identity"))
    if judged is None:
        if visit.who.role is Role.DEPARTMENT:
            raise NotFound
        raise InputError(message("the finding is not there any more; somebody has changed what it was about"))
    return look, judged


def _state(judged: Judged) -> str:
    return _ACCEPTED if judged.acceptance else _EXPLAINED if judged.explanation else _OPEN


def _fits(judged: Judged, wanted: dict[str, str]) -> bool:
    found, state = judged.finding, wanted["state"]
    return (
        wanted["severity"] in ("", found.severity.name.lower())
        and wanted["department"] in ("", found.owner)
        and wanted["code"] in ("", found.code)
        and (state == _ALL or (not state and _state(judged) != _ACCEPTED) or state == _state(judged))
    )


def _codes(visit: Visit, results: tuple[Judged, ...]) -> list[tuple[str, str]]:
    titles = codes()
    found = sorted({one.finding.code for one in results})
    return [(code, f"{code} {visit.language.translated(titles[code])}") for code in found]
