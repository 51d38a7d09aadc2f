"""The audit beside a build: how many findings, which were accepted; remembered as long as the content is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.app.build.inputs import Surroundings
from reportdoc.app.build.result import Accepted, Found
from reportdoc.cache.store import Store, key_of
from reportdoc.cache.tools import fingerprint
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT

if TYPE_CHECKING:
    from reportdoc.audit.acceptance import Acceptance, Judged
    from reportdoc.content.load import Loaded

_STAGE, _KEY = "audit", "findings"
_JUDGEMENTS = (f"{CONTENT}/accepted.yaml", f"{CONTENT}/confirmed.csv", f"{CONTENT}/explained.yaml")
"""What people have said of findings and numbers; a build reads them for the audit alone."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the audit of a project found."""

    found: Found
    accepted: tuple[Accepted, ...]
    """By id."""
    files: dict[str, str | None]
    """What the files of acceptances, confirmations and explanations were, as `Folder` keeps them; None for none."""
    ledger: dict[str, int]
    """How many numbers there are, and how many have each status."""
    unanswered: int
    """Numbers that somebody must answer for before the report is sealed; none where report and profile ask for none."""


def kept(store: Store, project: Path, around: Surroundings, seen: dict[str, str | None]) -> Found | None:
    """Return what an earlier build counted, if content and acceptances are still the same.

    What `assembly.unchanged` has looked up already stands in `seen`.
    """
    record = store.record(_STAGE, _KEY)
    folder = Folder(project.resolve())
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        said = {one: folder.now(one) for one in _JUDGEMENTS}
        if record and record["tool"] == _tool(around) and record["said"] == said:
            return Found(**record["counts"]) if folder.unchanged(record["read"], seen) else None
    return None


def made(store: Store, project: Path, around: Surroundings, loaded: Loaded | None) -> Found:
    """Audit a project, which is read first unless it has been, and remember what it found.

    Raises ContentError with every problem of the acceptances and confirmations, OSError where the store cannot be
    written.
    """
    from reportdoc.content.load import load

    loaded = loaded or load(project)
    one = judged(project, loaded)
    record: dict[str, Any] = {
        "read": dict(loaded.read),
        "said": one.files,
        "tool": _tool(around),
        "counts": asdict(one.found),
        "objects": [],
    }
    store.write(_STAGE, _KEY, record)
    return one.found


def judged(project: Path, loaded: Loaded) -> Counted:
    """Audit what was read of a project; raises ContentError with every problem of what was said of it."""
    from reportdoc.audit.acceptance import read_acceptances
    from reportdoc.audit.audit import audit
    from reportdoc.audit.explanation import read_explanations
    from reportdoc.audit.ledger.entries import UNANSWERED
    from reportdoc.profiles.profile import load_profile
    from reportdoc.project.confirmed import read_confirmations

    folder = Folder(project.resolve())
    said = read_acceptances(folder), read_confirmations(folder), read_explanations(folder)
    audited = audit(loaded.report, (), *said)
    found = audited.results
    counts = Counter("accepted" if one.acceptance else one.finding.severity.name.lower() for one in found)
    sums = Found(counts["error"], counts["conflict"], counts["explain"], counts["accepted"])
    files = {one: folder.read.get(one) for one in _JUDGEMENTS}
    metadata, ledger = loaded.report.metadata, audited.ledger
    asked = load_profile(metadata.profile).confirm if metadata.confirm is None else metadata.confirm
    unanswered = sum(map(ledger.count, UNANSWERED)) if asked else 0
    return Counted(sums, tuple(_acceptances(found)), files, ledger.counts, unanswered)


def _acceptances(judged: Iterable[Judged]) -> list[Accepted]:
    """Return what was accepted, gathered findings and their members alike, each acceptance once."""
    used: dict[str, Acceptance] = {}
    waiting = list(judged)
    while waiting:
        one = waiting.pop()
        waiting += one.members
        if one.acceptance:
            used[one.acceptance.identity] = one.acceptance
    return [
        Accepted(identity, one.reason, one.name, one.date.isoformat() if one.date else "")
        for identity, one in sorted(used.items())
    ]


def _tool(around: Surroundings) -> str:
    return key_of({"assemble": around.assemble, "audit": fingerprint("audit")})
