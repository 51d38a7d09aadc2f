"""How far a report is: by department what was delivered, what is missing, what is newer than the last build."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.register import Delivery, read_deliveries
from reportdoc.app.deliveries.standing import PICTURES, Facts, Standing, facts_from
from reportdoc.cache.key import user_key
from reportdoc.cache.store import CACHE, Store
from reportdoc.cache.tools import fingerprint
from reportdoc.project.comments import OPEN, Comment, read_comments
from reportdoc.project.digest import file_digest
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT, OUTPUT
from reportdoc.report.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportdoc.report.report import Report

_STAGE, _KEY = "status", "facts"


@dataclass(frozen=True, slots=True)
class PartStatus:
    """The state of one part of the report."""

    department: str
    """Who answers for it; empty where `report.yaml` does not say."""
    title: str
    file: str
    """File of its text, relative to the project; that of the first table of the annex."""
    delivery: Delivery | None
    """The latest, of its text or anything in it."""
    text: Delivery | None
    """The latest of its text; of the annex, of its values."""
    missing: tuple[Message, ...]
    carried: tuple[int, int] | None
    """How many paragraphs, or values of the annex, are still last year's, and of how many; none without last year."""
    newer: bool
    """Reads otherwise than the last build read it, or was never built."""


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """The state of a project."""

    built: datetime | None
    """Local time of the last build; none where there is none."""
    lines: tuple[PartStatus, ...]
    unused: tuple[str, ...]
    """Pictures in `content/` that no figure shows, relative to the project."""
    comments: tuple[Comment, ...] = ()
    """Open ones, of Word files that came back."""


def status(project: Path) -> ProjectStatus:
    """Return how far a project is; raises ContentError with every problem of its content.

    What the content says of that is remembered where builds keep theirs, as long as the content is the same.
    """
    begin(project, project / OUTPUT)
    store = Store(project / OUTPUT / CACHE, user_key())
    return _judged(project, _kept(store, project) or _read(store, project))


def status_of(project: Path, report: Report) -> ProjectStatus:
    """Return how far a project is whose report has been read."""
    from reportdoc.app.deliveries.facts import facts

    return _judged(project, facts(project, report))


def _kept(store: Store, project: Path) -> Facts | None:
    record = store.record(_STAGE, _KEY)
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        if record and record["tool"] == fingerprint(_STAGE) and Folder(project.resolve()).unchanged(record["read"], {}):
            return facts_from(record["facts"])
    return None


def _read(store: Store, project: Path) -> Facts:
    # What these import takes longer than all the rest of the command.
    from reportdoc.app.deliveries.facts import facts
    from reportdoc.content.load import load

    loaded = load(project)
    found = facts(project, loaded.report)
    if not store.empty:
        record: dict[str, Any] = {
            "read": dict(loaded.read),
            "tool": fingerprint(_STAGE),
            "facts": found.record(),
            "objects": [],
        }
        with suppress(OSError):
            store.write(_STAGE, _KEY, record)
    return found


def _judged(project: Path, facts: Facts) -> ProjectStatus:
    deliveries = read_deliveries(project)
    made = [one.stat().st_mtime for one in (project / OUTPUT).glob("*.docx")]
    built = max(made, default=None)
    newer = _Newer(project.resolve(), built)
    lines = [_part(one, deliveries, newer) for one in facts.standings]
    lines.sort(key=lambda line: line.department)
    open_comments = tuple(one for one in read_comments(project) if one.state == OPEN)
    moment = datetime.fromtimestamp(built).astimezone() if built else None
    return ProjectStatus(moment, tuple(lines), tuple(_unused(project, facts)), open_comments)


class _Newer:
    """Tells what reads otherwise than the last build read it."""

    def __init__(self, project: Path, built: float | None) -> None:
        self._folder, self._built = Folder(project), built
        self._seen: dict[str, str | None] = {}
        self._read = list(_read_by_builds(project))

    def __call__(self, files: Iterable[str]) -> bool:
        wanted = list(files)
        if self._built is None:
            return True
        known = [{file: read[file] for file in wanted} for read in self._read if read.keys() >= set(wanted)]
        if known:
            return not any(self._folder.unchanged(read, self._seen) for read in known)
        # Who built it was somebody else; then the time of files has to do.
        return any((self._folder.root / file).stat().st_mtime > self._built for file in wanted)


def _read_by_builds(project: Path) -> Iterator[dict[str, str]]:
    """Yield what builds of this user read whose files are those of the output folder."""
    store = Store(project / OUTPUT / CACHE, user_key())
    for key in () if store.empty else ("pages", "word"):
        with suppress(KeyError, TypeError, ValueError, AttributeError, OSError):
            record = store.record("built", key)
            if record and all(file_digest(project / OUTPUT / name) == one for name, one in record["files"].items()):
                yield dict(record["read"])


def _part(one: Standing, deliveries: list[Delivery], newer: _Newer) -> PartStatus:
    # A chapter that came as a whole came from who answers for it, or sent it.
    wholes = [delivery for delivery in deliveries if delivery.target == one.file]
    texts = [delivery for delivery in wholes if one.whole or delivery.department == one.department]
    texts += [delivery for delivery in deliveries if delivery.target in one.texts]
    return PartStatus(
        department=one.department,
        title=one.title,
        file=one.file,
        delivery=_latest([*texts, *(delivery for delivery in deliveries if delivery.target in one.labels)]),
        text=_latest(texts),
        missing=one.missing,
        carried=one.carried,
        newer=newer(one.files),
    )


def _latest(deliveries: Iterable[Delivery]) -> Delivery | None:
    return max(deliveries, key=lambda one: one.time, default=None)


def _unused(project: Path, facts: Facts) -> Iterator[str]:
    root = project.resolve()
    shown = {root / file for file in facts.shown}
    last = root / CONTENT / facts.last if facts.last else root / OUTPUT
    for path in sorted((root / CONTENT).rglob("*")):
        is_picture = path.suffix.lower() in PICTURES and path.is_file()
        if is_picture and path.resolve() not in shown and not path.is_relative_to(last):
            yield path.relative_to(root).as_posix()
