"""The audit beside a build: how many findings there are, remembered as long as the content is what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.cache.store import Store, key_of
from reportdoc.cache.tools import fingerprint
from reportdoc.pipeline.assembly import unchanged
from reportdoc.pipeline.built import Found
from reportdoc.pipeline.surroundings import Surroundings
from reportdoc.project.files import CONTENT, Folder

if TYPE_CHECKING:
    from reportdoc.content.load import Loaded

_STAGE, _KEY = "audit", "counts"
_ACCEPTED = f"{CONTENT}/accepted.yaml"


def kept(store: Store, project: Path, around: Surroundings, seen: dict[str, str | None]) -> Found | None:
    """Return what an earlier build counted, if content and acceptances are still the same.

    What `assembly.unchanged` has looked up already stands in `seen`.
    """
    record = store.record(_STAGE, _KEY)
    folder = Folder(project.resolve())
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        if record and record["tool"] == _tool(around) and record["accepted"] == folder.now(_ACCEPTED):
            return Found(**record["counts"]) if unchanged(record["read"], folder, seen) else None
    return None


def made(store: Store, project: Path, around: Surroundings, loaded: Loaded | None) -> Found:
    """Audit a project, which is read first unless it has been, and remember the counts.

    Raises ContentError with every problem of the acceptances, OSError where the store cannot be written.
    """
    from reportdoc.audit.acceptance import read_acceptances
    from reportdoc.audit.audit import results
    from reportdoc.audit.profile import load_profile
    from reportdoc.audit.reading.document import read
    from reportdoc.content.load import load

    folder = Folder(project.resolve())
    acceptances = read_acceptances(folder)
    loaded = loaded or load(project)
    document = read(loaded.report, load_profile(loaded.report.metadata.profile))
    counts = Counter(
        "accepted" if result.acceptance else result.finding.severity.name.lower()
        for result in results(document, acceptances)
    )
    found = Found(counts["error"], counts["conflict"], counts["explain"], counts["accepted"])
    _remember(store, found, loaded.read, folder.read.get(_ACCEPTED), _tool(around))
    return found


def _remember(store: Store, found: Found, read: Mapping[str, str], accepted: str | None, tool: str) -> None:
    record: dict[str, Any] = {
        "read": dict(read),
        "accepted": accepted,
        "tool": tool,
        "counts": asdict(found),
        "objects": [],
    }
    store.write(_STAGE, _KEY, record)


def _tool(around: Surroundings) -> str:
    return key_of({"assemble": around.assemble, "audit": fingerprint("audit")})
