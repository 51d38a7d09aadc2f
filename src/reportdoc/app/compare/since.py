"""What has changed since a version that was kept."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.compare.figure_names import figure_names, names_in
from reportdoc.app.compare.snapshots import find
from reportdoc.diff import Comparison, compare, read
from reportdoc.project.publishing.scratch import scratch


def since(project: Path, name: str) -> Comparison:
    """Return what reads otherwise in the content of today than in a snapshot; pages are not compared.

    Raises ContentError where there is no such snapshot, or the content cannot be built.
    """
    from reportdoc.app.build.assemble import draft
    from reportdoc.app.build.inputs import templates_of
    from reportdoc.content.load import load

    kept = find(project, name)
    loaded = load(project)
    with scratch() as work:
        today = Path(work, "today.docx")
        today.write_bytes(draft(loaded, templates_of(project)))
        return compare(read(kept.docx), read(today), figure_names(kept.folder), names_in(loaded.report))


def between(project: Path, old: str, new: str) -> Comparison:
    """Return what reads otherwise in one snapshot than in an older one; raises ContentError as `find`."""
    before, after = find(project, old), find(project, new)
    return compare(read(before.docx), read(after.docx), figure_names(before.folder), figure_names(after.folder))
