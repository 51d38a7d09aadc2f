"""What has changed since a version that was kept."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.compare.figure_names import figure_names, names_in
from reportdoc.app.compare.snapshots import FOLDER, find
from reportdoc.app.compare.versions import Version, VersionKind
from reportdoc.project.folders import OUTPUT, SOURCES
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.report import Report

if TYPE_CHECKING:
    from reportdoc.diff.changes import Comparison


def since(project: Path, name: str) -> Comparison:
    """Return what reads otherwise in the content of today than in a snapshot; pages are not compared.

    Raises ContentError where there is no such snapshot, or the content cannot be built.
    """
    from reportdoc.diff import compare, read

    kept = find(project, name)
    with _today(project) as (today, report):
        return compare(read(kept.docx), read(today), figure_names(kept.folder), names_in(report))


def redline_since(project: Path, name: str) -> Path:
    """Write today's Word file with what changed since a snapshot tracked into the output folder; return its path.

    Raises ContentError as `since`, OSError.
    """
    from reportdoc.app.compare.write import write_redline

    kept = find(project, name)
    with _today(project) as (today, report):
        old = Version(VersionKind.SNAPSHOT, name, kept.docx, kept.folder, project / OUTPUT)
        metadata = report.metadata
        target = project / OUTPUT / f"{metadata.code}-{metadata.college}-{metadata.year}-{name}-修订.docx"
        return write_redline(old, Version(VersionKind.PROJECT, str(project), today, project, project / OUTPUT), target)


@contextmanager
def _today(project: Path) -> Generator[tuple[Path, Report]]:
    """Yield the Word file of the content of today, without page numbers, and the report in it."""
    from reportdoc.app.build.assemble import draft
    from reportdoc.app.build.inputs import templates_of
    from reportdoc.content.load import load

    loaded = load(project)
    with scratch() as work:
        today = Path(work, "today.docx")
        today.write_bytes(draft(loaded, templates_of(project)))
        yield today, loaded.report


def between(project: Path, old: str, new: str) -> Comparison:
    """Return what reads otherwise in one snapshot than in an older one; raises ContentError as `find`."""
    from reportdoc.diff import compare, read

    before, after = find(project, old), find(project, new)
    return compare(read(before.docx), read(after.docx), figure_names(before.folder), figure_names(after.folder))


def unchanged_since(project: Path, name: str) -> bool:
    """Tell whether content, templates and fonts are as in a snapshot; not where there is none of that name."""
    kept = project / FOLDER / name
    return kept.is_dir() and all(identity(kept / one) == identity(project / one) for one in SOURCES)
