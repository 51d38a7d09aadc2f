"""Small projects for the audit's tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportdoc.audit.audit import check
from reportdoc.audit.causes.forms import gather_forms
from reportdoc.audit.causes.gather import gather
from reportdoc.audit.families import FAMILIES
from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding, ordered
from reportdoc.audit.reading.document import Document, read
from reportdoc.content.load import load
from reportdoc.profiles.profile import load_profile
from tests.content.folder import Folder


class Project(Folder):
    """A project folder whose findings can be asked for."""

    def table(self, name: str, *rows: str, caption: str = "情况表", header: int = 1) -> str:
        """Write a table of these CSV lines, and return its block for the chapter."""
        self.write(f"tables/{name}.csv", "\n".join(rows) + "\n")
        return f'::: {{.table #tbl-{name} src="tables/{name}.csv" header={header}}}\n{caption}\n:::\n'

    def annex(self, **tables: str) -> None:
        """Write indicator tables, title and CSV lines each, and name them in `report.yaml`."""
        lines = ["annex:", "  title: 附表：指标", "  tables:"]
        for number, (title, rows) in enumerate(tables.items(), 1):
            self.write(f"annex/t{number}.csv", f"序号,指标,单位,2023年\n{rows}\n")
            lines.append(f"    - {{label: annex-t{number}, title: {title}, src: annex/t{number}.csv}}")
        self.more("\n".join(lines) + "\n")

    def document(self) -> Document:
        """Return the project as the checks read it."""
        report = self.load().report
        return read(report, load_profile(report.metadata.profile))

    def found(self, codes: str, chapter: str | None = None) -> list[str]:
        """Return `severity code place` of the findings whose codes begin so, of the chapter with this text."""
        return [f"{found.severity.name} {found.code} {found.spots[0].place}" for found in self.findings(codes, chapter)]

    def findings(self, codes: str, chapter: str | None = None) -> list[Finding]:
        """Return the findings whose codes begin so; of one family, only that is asked."""
        if chapter is not None:
            self.chapter(chapter)
        own = [family for family in FAMILIES if any(code[:1] == codes[:1] for code in family.codes)]
        document = self.document()
        found = _of(document, own) if own else check(document)
        return [one for one in found if one.code.startswith(codes)]


def _of(document: Document, families: Sequence[Family]) -> list[Finding]:
    """Return what some families find, gathered as those of all are: it takes half as long."""
    return ordered(gather(gather_forms([found for family in families for found in family.check(document)])))


def audited(project: Path) -> list[Finding]:
    """Return the findings of a project folder, before what has been accepted is set apart."""
    report = load(project).report
    return check(read(report, load_profile(report.metadata.profile)))
