"""The first stage: content and templates become a Word file whose page numbers are still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.app.build.inputs import Surroundings, templates_digest, templates_of
from reportdoc.app.build.origin import content_of
from reportdoc.app.build.records import notices_from, notices_record
from reportdoc.app.build.result import Counts, Step
from reportdoc.cache.store import Store, key_of
from reportdoc.profiles.naming import file_name
from reportdoc.project.files import Folder
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, Problem

if TYPE_CHECKING:
    from reportdoc.content.load import Loaded
    from reportdoc.report.numbering import Number
    from reportdoc.report.report import Report
    from reportdoc.word.package import WordFile
    from reportdoc.word.review import Review

STAGE = "assemble"
_READ, _ASSEMBLE = message("Reading the content"), message("Assembling the Word file")


@dataclass(frozen=True, slots=True)
class Assembly:
    """The Word file as assembled, and what later stages need to know of its report."""

    draft: bytes
    """The Word file, with — for every page number."""
    copy: bytes
    """The same for the layout engine (see `word.layout_copy`)."""
    labels: tuple[str, ...]
    """Labels whose pages the directories show; the first stands on page 1."""
    name: str
    """Name of both files without their ending."""
    title: str
    author: str
    language: str
    """BCP 47 tag."""
    date: date
    counts: Counts
    notices: tuple[Problem, ...]
    read: Mapping[str, str] = field(repr=False)
    """What was read, as `Folder` keeps it."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an engine waits for, and how the rest is made beside its work."""

    copy: bytes
    """The Word file for the layout engine."""
    rest: Callable[[], Assembly]
    """Returns all of it, made at the first call."""


def kept(store: Store, project: Path, around: Surroundings) -> Begun | None:
    """Return what an earlier build assembled of what is there now."""
    folder = Folder(project.resolve())
    seen: dict[str, str | None] = {}
    for _, record in store.newest(STAGE):
        if record.get("templates") == around.templates and record.get("tool") == around.assemble:
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                if folder.unchanged(record["read"], seen) and (found := _restored(store, record)):
                    store.record(STAGE, _key(record))
                    return _ended(found)
    return None


def _ended(assembly: Assembly) -> Begun:
    return Begun(assembly.copy, lambda: assembly)


def made(
    project: Path, templates: Path, step: Step, review: Callable[[Loaded], Review] | None = None
) -> tuple[Begun, Loaded]:
    """Read the content and begin to assemble it with a folder of templates; what was read is returned as well.

    With `review` it becomes a copy for reading and marking.

    Raises ContentError with every problem of the content and the templates.
    """
    from reportdoc.content.load import load

    step(_READ, 0, 4)
    loaded = load(project)
    step(_ASSEMBLE, 1, 4)
    return _begun(loaded, templates, review(loaded) if review else None), loaded


def draft(loaded: Loaded, templates: Path) -> bytes:
    """Return the Word file of what was read, with — for every page number, and no copy for the engine.

    Raises ContentError with every problem of the templates.
    """
    from reportdoc.report.numbering import number
    from reportdoc.word.package import archive
    from reportdoc.word.punctuation import set_for_word

    word = _word(loaded, number(loaded.report), templates)
    return archive(set_for_word(word), word.document)


def _word(loaded: Loaded, numbers: Mapping[str, Number], templates: Path, review: Review | None = None) -> WordFile:
    from reportdoc.ooxml.identity import Identity
    from reportdoc.report.located import located
    from reportdoc.report.whereabouts import index
    from reportdoc.word.assemble import assemble

    metadata = loaded.report.metadata
    identity = Identity(metadata.code, metadata.year, content_of(loaded.read))
    try:
        word = assemble(loaded.report, numbers, templates, identity, review)
    except ContentError as error:
        raise ContentError(located(error.problems, index(loaded.report))) from None
    return replace(word, notices=located(word.notices, index(loaded.report))) if word.notices else word


def _begun(loaded: Loaded, templates: Path, review: Review | None) -> Begun:
    from reportdoc.report.numbering import number
    from reportdoc.word.layout_copy import for_engine, layout_copy
    from reportdoc.word.package import archive

    numbers = number(loaded.report)
    word = _word(loaded, numbers, templates, review)
    copy = archive(for_engine(word), layout_copy(word.document, word.styles()))
    return Begun(copy, cache(partial(_rest, loaded, numbers, word, copy)))


def _rest(loaded: Loaded, numbers: Mapping[str, Number], word: WordFile, copy: bytes) -> Assembly:
    from reportdoc.report.directory import labels
    from reportdoc.word.package import archive
    from reportdoc.word.punctuation import set_for_word

    report, metadata = loaded.report, loaded.report.metadata
    return Assembly(
        draft=archive(set_for_word(word), word.document),
        copy=copy,
        labels=labels(report, numbers),
        name=file_name(metadata),
        title=metadata.full_title,
        author=metadata.college,
        language=metadata.language,
        date=metadata.date,
        counts=_counts(report, numbers),
        notices=(*loaded.notices, *word.notices),
        read=dict(loaded.read),
    )


def _counts(report: Report, numbers: Mapping[str, Number]) -> Counts:
    from reportdoc.report.label import Kind

    kinds = [number.kind for number in numbers.values()]
    return Counts(
        sum(one.numbered for one in report.chapters),
        kinds.count(Kind.TABLE),
        kinds.count(Kind.FIGURE),
        kinds.count(Kind.CASE),
    )


def _key(record: Mapping[str, Any]) -> str:
    return key_of({name: record[name] for name in ("read", "templates", "tool")})


def keep(store: Store, project: Path, assembly: Assembly, around: Surroundings) -> None:
    """Put an assembly into the store; raises OSError where that fails."""
    # Pictures and templates are read twice; what changed in between must not be taken for what it was.
    if (
        not Folder(project.resolve()).unchanged(assembly.read, {})
        or templates_digest(templates_of(project)) != around.templates
    ):
        return
    record: dict[str, Any] = {
        "read": dict(assembly.read),
        "templates": around.templates,
        "tool": around.assemble,
        "objects": [store.put(assembly.draft), store.put(assembly.copy)],
        "labels": list(assembly.labels),
        "name": assembly.name,
        "title": assembly.title,
        "author": assembly.author,
        "language": assembly.language,
        "date": assembly.date.isoformat(),
        "counts": asdict(assembly.counts),
        "notices": notices_record(assembly.notices),
    }
    store.write(STAGE, _key(record), record)


def _restored(store: Store, record: Mapping[str, Any]) -> Assembly | None:
    draft, copy = map(store.get, record["objects"])
    if draft is None or copy is None:
        return None
    return Assembly(
        draft=draft,
        copy=copy,
        labels=tuple(record["labels"]),
        name=record["name"],
        title=record["title"],
        author=record["author"],
        language=record["language"],
        date=date.fromisoformat(record["date"]),
        counts=Counts(**record["counts"]),
        notices=notices_from(record["notices"]),
        read=record["read"],
    )
