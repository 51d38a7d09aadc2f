"""The audit of a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from reportdoc.audit.audit import Audit
    from reportdoc.report.report import Metadata, Report
    from reportdoc.report.whereabouts import Index


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit found, and in which report."""

    metadata: Metadata
    audit: Audit
    places: Index
    """Where a reader finds what findings name."""

    @property
    def name(self) -> str:
        """Name of a file with the findings, without its ending."""
        return f"{self.metadata.code}-{self.metadata.college}-{self.metadata.year}-audit"


def check(project: Path, only: Iterable[str] = ()) -> Audited:
    """Audit the report of a project folder; `only` names codes, or their beginnings, to look for.

    Raises InputError where there is no such code, ContentError with every problem of the content, its acceptances
    and confirmations.
    """
    from reportdoc.content.load import load
    from reportdoc.project.collector import Collector

    begin(project)
    wanted = _known(only)
    collector, report = Collector(), None
    with collector.collecting():
        report = load(project).report
    found = None
    with collector.collecting():
        found = audited(project, report, wanted)
    collector.raise_any()
    assert found
    return found


def audited(project: Path, report: Report | None, wanted: tuple[str, ...] = ()) -> Audited | None:
    """Audit a report that was read from a project; where there is none, only read what people said.

    Raises ContentError with every problem of those.
    """
    from reportdoc.audit.acceptance import read_acceptances
    from reportdoc.audit.audit import audit
    from reportdoc.audit.explanation import read_explanations
    from reportdoc.project.collector import Collector
    from reportdoc.project.confirmed import read_confirmations
    from reportdoc.project.files import Folder
    from reportdoc.report.whereabouts import index

    folder, collector = Folder(project.resolve()), Collector()
    with collector.collecting():
        acceptances = read_acceptances(folder)
    with collector.collecting():
        confirmations = read_confirmations(folder)
    with collector.collecting():
        explanations = read_explanations(folder)
    collector.raise_any()
    if report is None:
        return None
    return Audited(report.metadata, audit(report, wanted, acceptances, confirmations, explanations), index(report))


def _known(only: Iterable[str]) -> tuple[str, ...]:
    from reportdoc.audit.audit import codes
    from reportdoc.text.suggest import did_you_mean

    wanted, known = tuple(only), codes()
    for code in wanted:
        if not any(one.startswith(code) for one in known):
            hint = did_you_mean(code, known) or message("there are {codes}", codes=", ".join(known))
            raise InputError(message('there is no code "{code}"', code=code), hint)
    return wanted
