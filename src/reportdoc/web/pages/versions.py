"""版本: what was kept, what has changed since the approved version, the signatory's decision."""

from __future__ import annotations

from starlette.responses import FileResponse, Response

from reportdoc.app.approving.approvals import read_approvals
from reportdoc.app.approving.approve import approve as approve_now
from reportdoc.app.approving.approve import give_back
from reportdoc.app.approving.kept import Kept, kept
from reportdoc.app.compare.since import between, redline_since, since
from reportdoc.app.compare.snapshots import make
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.audit.ledger.entries import Status
from reportdoc.present.approvals import line
from reportdoc.present.comparison.view import view
from reportdoc.present.findings.words import status_word
from reportdoc.present.places import shown
from reportdoc.present.problems import line as problem_line
from reportdoc.report.message import Message, message
from reportdoc.web.access.role import Role
from reportdoc.web.visit import NotFound, Visit
from reportdoc.web.work.keeper import PATIENCE

_PATIENCE = 6.0
"""Seconds that a page waits for a comparison; the sample's takes two."""


def versions(visit: Visit) -> Response:
    """Show all versions, and what has changed since the approved one or the one that was asked for."""
    desk, asked = visit.desk, visit.asked("old")
    # Who decides waits for what there is to decide on.
    state = desk.keeper.state(PATIENCE) if visit.role is Role.SIGNATORY else visit.state()
    listed = kept(desk.project)
    approved = next((one for one in listed if one.approval), None)
    old = _named(listed, asked) if asked else approved
    comparison = None
    if old and not state.survey.problems:
        key = ("since", old.name, old.made, content_stamp(desk.project))
        comparison = desk.comparisons.within(_PATIENCE, key, desk.builds.call, since, desk.project, old.name)
    audited = state.survey.audited
    return visit.page(
        "versions.html",
        {
            "state": state,
            "fresh": state.fresh,
            "problems": [problem_line(visit.language, one) for one in state.survey.problems],
            "versions": listed,
            "old": old,
            "waiting": old is not None and comparison is None and not state.survey.problems,
            "view": view(visit.language, comparison) if comparison else None,
            "decisions": [line(visit.language, one) for one in reversed(read_approvals(desk.project))],
            "accepted": [one for one in audited.audit.results if one.acceptance] if audited else [],
            "states": [
                (status_word(visit.language, one), audited.audit.ledger.count(one)) for one in Status if audited
            ],
            "shown": lambda place: shown(visit.language, place, audited.places) if audited else str(place),
            "seen": state.survey.content,
        },
    )


def compare(visit: Visit) -> Response:
    """Show what changed between two versions."""
    listed = kept(visit.desk.project)
    old, new = _named(listed, visit.asked("old")), _named(listed, visit.asked("new"))
    key = ("between", old.name, old.made, new.name, new.made)
    desk = visit.desk
    found = desk.comparisons.within(_PATIENCE, key, desk.builds.call, between, desk.project, old.name, new.name)
    values = {"old": old, "new": new, "view": view(visit.language, found) if found else None}
    return visit.page("compared.html", values)


def redline(visit: Visit) -> Response:
    """Hand out today's Word file with all changes since a version tracked."""
    old = _named(kept(visit.desk.project), visit.asked("old"))
    path = visit.desk.builds.call(redline_since, visit.desk.project, old.name)
    return FileResponse(path, filename=path.name)


def keep(visit: Visit) -> Response:
    """Keep the report as it stands under a name."""
    name = visit.needed("version", message("the version's name"))
    with visit.desk.builder.held():
        visit.desk.builds.call(make, visit.desk.project, name, _quietly)
    return visit.back("/versions", message("Kept as {name}.", name=name))


def decide(visit: Visit) -> Response:
    """Approve the report as it was shown, or give it back."""
    name, desk = visit.signature(), visit.desk
    if visit.text("decision") == "return":
        give_back(desk.project, name, visit.text("reason"), visit.text("seen"))
        return visit.back("/versions", message("Given back to the office, with your reason."))
    seen = visit.needed("seen", message("the version that was looked at"))
    with desk.builder.held():
        found = desk.builds.call(approve_now, desk.project, name, visit.text("reason"), seen)
    return visit.back("/versions", message("Approved, and kept as {name}.", name=found.version))


def _named(listed: tuple[Kept, ...], name: str) -> Kept:
    found = next((one for one in listed if one.name == name), None)
    if found is None:
        raise NotFound
    return found


def _quietly(name: Message, index: int, steps: int) -> None:
    """Tell nobody of the steps of a build."""
