"""Every address of the workbench, who may ask for it, and what answers: the one table of who may what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from reportdoc.web.access.role import Role
from reportdoc.web.pages import (
    activity,
    beginning,
    building,
    departments,
    entering,
    findings,
    handbook,
    handover,
    incoming,
    inviting,
    numbers,
    overview,
    previewing,
    report_pages,
    settings,
    versions,
)
from reportdoc.web.visit import Visit

Handler = Callable[[Visit], Response]
OFFICE = frozenset([Role.OFFICE])
READERS = frozenset([Role.OFFICE, Role.SIGNATORY])
"""Those who may read everything."""
SIGNATORY = frozenset([Role.SIGNATORY])
"""Those whose decision it is: nobody decides in another's name."""
DEPARTMENT = frozenset([Role.DEPARTMENT])
DELIVERERS = frozenset([Role.OFFICE, Role.DEPARTMENT])
"""Those who work on the content; a department's visitor on what its departments answer for."""
EVERYBODY = frozenset(Role)
"""All who have entered."""
ANYBODY: frozenset[Role] = frozenset()
"""Those, too, who have not."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address, asked for in one way."""

    method: str
    path: str
    roles: frozenset[Role]
    """Who may; `ANYBODY` asks nobody to have entered."""
    handler: Handler


ADDRESSES: tuple[Address, ...] = (
    Address("GET", "/start", ANYBODY, entering.start),
    Address("GET", "/enter", ANYBODY, entering.asked),
    Address("POST", "/enter", ANYBODY, entering.enter),
    Address("GET", "/i/{token}", ANYBODY, entering.invited),
    Address("POST", "/i/{token}", ANYBODY, entering.accept),
    Address("POST", "/leave", EVERYBODY, entering.leave),
    Address("GET", "/", EVERYBODY, overview.home),
    Address("GET", "/overview", READERS, overview.overview),
    Address("GET", "/begin", OFFICE, beginning.begin),
    Address("POST", "/begin", OFFICE, beginning.begun),
    Address("GET", "/settings", OFFICE, settings.settings),
    Address("POST", "/settings", OFFICE, settings.changed),
    Address("POST", "/invitations", OFFICE, inviting.invite),
    Address("POST", "/invitations/{identity}/withdraw", OFFICE, inviting.withdraw),
    Address("GET", "/remind", OFFICE, departments.remind),
    Address("GET", "/department", DEPARTMENT, departments.own),
    Address("GET", "/departments", OFFICE, departments.every),
    Address("GET", "/departments/{name}", OFFICE, departments.one),
    Address("POST", "/deadlines", OFFICE, departments.deadlines),
    Address("GET", "/forms/all", DELIVERERS, departments.archive),
    Address("GET", "/forms/one", DELIVERERS, departments.form),
    Address("GET", "/incoming", OFFICE, incoming.incoming),
    Address("POST", "/incoming/files", DELIVERERS, incoming.upload),
    Address("GET", "/incoming/{number}", DELIVERERS, incoming.shown),
    Address("POST", "/incoming/{number}/say", DELIVERERS, incoming.say),
    Address("POST", "/incoming/{number}/confirm", DEPARTMENT, incoming.confirm),
    Address("POST", "/incoming/{number}/withdraw", DELIVERERS, incoming.withdraw),
    Address("POST", "/incoming/{number}/take", OFFICE, incoming.take),
    Address("POST", "/incoming/{number}/return", OFFICE, incoming.give_back),
    Address("POST", "/build", OFFICE, building.wish),
    Address("GET", "/build", EVERYBODY, building.shown),
    Address("GET", "/pages", EVERYBODY, report_pages.pages),
    Address("GET", "/pages/{page}", EVERYBODY, report_pages.page),
    Address("GET", "/pages/{page}/{width}.jpg", EVERYBODY, report_pages.picture),
    Address("GET", "/previews/{name}.jpg", EVERYBODY, previewing.picture),
    Address("POST", "/comments", EVERYBODY, report_pages.comment),
    Address("POST", "/comments/{identity}/close", DELIVERERS, report_pages.close),
    Address("GET", "/findings", EVERYBODY, findings.findings),
    Address("GET", "/findings/audit.xlsx", EVERYBODY, findings.export),
    Address("POST", "/findings/{identity}/accept", OFFICE, findings.accept),
    Address("POST", "/findings/{identity}/ask", OFFICE, findings.ask),
    Address("POST", "/findings/{identity}/explain", DELIVERERS, findings.explain),
    Address("POST", "/findings/{identity}/withdraw", DELIVERERS, findings.withdraw),
    Address("GET", "/numbers", EVERYBODY, numbers.numbers),
    Address("POST", "/numbers", DELIVERERS, numbers.confirm),
    Address("GET", "/numbers/{identity}", EVERYBODY, numbers.number),
    Address("POST", "/numbers/{identity}/withdraw", DELIVERERS, numbers.withdraw),
    Address("POST", "/numbers/{identity}/correct", DELIVERERS, numbers.correct),
    Address("GET", "/versions", READERS, versions.versions),
    Address("POST", "/versions", OFFICE, versions.keep),
    Address("GET", "/versions/compare", READERS, versions.compare),
    Address("GET", "/versions/redline", READERS, versions.redline),
    Address("POST", "/versions/decide", SIGNATORY, versions.decide),
    Address("GET", "/handover", OFFICE, handover.handover),
    Address("GET", "/handover/declaration.pdf", OFFICE, handover.declaration),
    Address("GET", "/handover/file/{name}", OFFICE, handover.download),
    Address("POST", "/handover/review", OFFICE, handover.review),
    Address("POST", "/handover/seal", OFFICE, handover.seal),
    Address("GET", "/handover/verify/{package}", OFFICE, handover.verify),
    Address("GET", "/help", ANYBODY, handbook.first),
    Address("GET", "/help/{page}", ANYBODY, handbook.read),
    Address("GET", "/help/pictures/{name}", ANYBODY, handbook.picture),
    Address("GET", "/activity", READERS, activity.activity),
    Address("POST", "/undo", OFFICE, activity.undo),
)
