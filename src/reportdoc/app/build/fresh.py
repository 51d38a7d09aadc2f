"""A build from nothing, for what will be signed: no cache is asked, and what was read is what was used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from reportdoc.app.build import assemble, cached_counts, paginate
from reportdoc.app.build.cached_counts import Counted
from reportdoc.app.build.finish import finished, get_ready
from reportdoc.app.build.inputs import templates_digest, templates_of
from reportdoc.app.build.result import Fresh
from reportdoc.layout import engines
from reportdoc.project.confirmed import FILE as CONFIRMED
from reportdoc.project.folders import FONTS


def fresh(project: Path, work: Path, meanwhile: Callable[[str, Counted], None]) -> Fresh:
    """Build the report of a project folder into a folder that nobody else writes to.

    The content is read once, for both files, for the audit and for the digests. While the engine works, `meanwhile` is
    called with the name of both files, without their endings, and with what the audit found; what it raises ends the
    build.

    Raises ContentError with every problem of the content, EngineMissing, OperationError and OSError.
    """
    with engines.engine(project / FONTS) as engine:
        engine.prepare()
        templates = _copied(templates_of(project), work / "templates")
        begun, loaded = assemble.made(project, templates, lambda stage, index, stages: None)
        judged = cache(partial(cached_counts.judged, project, loaded))

        def aside() -> None:
            get_ready()
            meanwhile(begun.rest().name, judged())

        pages, assembly = paginate.made(begun.copy, engine, work, aside), begun.rest()
        made, _ = finished(assembly, pages, engine, work)
        docx, pdf = (made[ending].rename(work / f"{assembly.name}.{ending}") for ending in ("docx", "pdf"))
        one = judged()
        # What was accepted stands in the manifest itself; who confirmed what is known by its file.
        read = {**assembly.read, **{file: known for file in (CONFIRMED,) if (known := one.files.get(file))}}
        return Fresh(docx, pdf, read, templates_digest(templates), engine.version, one.accepted, one.ledger)


def _copied(templates: Path, folder: Path) -> Path:
    """Copy templates, which are opened several times while a report is assembled, to where they stay as they are."""
    folder.mkdir()
    for path in templates.glob("*.docx"):
        shutil.copyfile(path, folder / path.name)
    return folder
