"""One build: nothing at all where nothing has changed, and otherwise only the stages that something reaches."""

from __future__ import annotations

import logging
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from reportdoc.app.begin import begin
from reportdoc.app.build import assemble, cached_counts, paginate
from reportdoc.app.build.assemble import Assembly, Begun
from reportdoc.app.build.engine import engine_or_absence
from reportdoc.app.build.finish import deliver, get_ready, intact
from reportdoc.app.build.inputs import Surroundings, surroundings, templates_of
from reportdoc.app.build.origin import keep
from reportdoc.app.build.records import message_from, message_record, notices_from, notices_record
from reportdoc.app.build.result import Built, Counts, Found, Step
from reportdoc.app.proof import SameWords, require_agreement
from reportdoc.app.second_process import SecondProcess
from reportdoc.cache.key import user_key
from reportdoc.cache.store import CACHE, Store
from reportdoc.layout import engines
from reportdoc.layout.engine import Engine
from reportdoc.project.files import Folder
from reportdoc.project.folders import FONTS
from reportdoc.project.publishing.workplace import Workplace, workplace
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from reportdoc.content.load import Loaded

_log = logging.getLogger(__name__)

_STAGE = "built"
_PAGINATE, _FINISH, _PROOFREAD = message("Laying out pages"), message("Finishing"), message("Proofreading")


def build(
    project: Path,
    output: Path,
    pdf: bool,
    step: Step,
    clean: bool = False,
    engine: Engine | None = None,
    cache: Path | None = None,
    audit: bool = True,
    verify: bool = False,
) -> Built:
    """Build the report of a project folder into an output folder; the files there are replaced when all is made.

    What an earlier build left in the cache, a folder of the output folder unless another is named, is used where its
    content shows that it still holds; `clean` forgets it first. An engine that already runs may be handed in; it stays
    the caller's. The audit counts its findings beside it unless told not to; they never stop a build. With `verify`, a
    second reader reads the finished PDF before it is put in its place.

    Raises ContentError with every problem of the content, InputErrors where the second reader disagrees,
    OperationErrors where Word file and PDF do not say the same, OperationError and OSError for failures outside it.
    """
    started = perf_counter()
    begin(project)
    with ExitStack() as stack:
        place = stack.enter_context(workplace(output))
        store = Store(cache or output / CACHE, user_key())
        if clean:
            store.clear()
        engine, absence = engine_or_absence(project, engine, stack) if pdf else (None, None)
        if engine and store.empty:
            engine.prepare()
        around = surroundings(project, engine)
        run = _Run(project, output, store, engine, absence, around, started, audit, verify and engine is not None)
        return run.unchanged(step) or run.build(place, step)


def build_pdf(project: Path, output: Path, step: Step) -> Path:
    """Return the PDF of a project, built now unless the one in the output folder is what its content gives today.

    Raises EngineMissing, before anything is replaced, and what `build` raises.
    """
    with engines.engine(project / FONTS) as engine:
        engine.version  # noqa: B018 - asked, since it raises where there is none
        pdf = build(project, output, pdf=True, step=step, engine=engine, audit=False).pdf
    assert pdf
    return pdf


class _Run:
    """One build and all it needs to know."""

    def __init__(
        self,
        project: Path,
        output: Path,
        store: Store,
        engine: Engine | None,
        absence: Message | None,
        around: Surroundings,
        started: float,
        audit: bool,
        verify: bool,
    ) -> None:
        self._project, self._output, self._store = project, output, store
        self._engine, self._absence, self._around, self._started = engine, absence, around, started
        self._key = "word" if engine is None else "pages"
        self._audit, self._verify = audit, verify
        self._found: Found | None = None
        self._warnings: tuple[Message, ...] = ()

    def unchanged(self, step: Step) -> Built | None:
        """Return the last build, if it read what is there now and its files are still as it made them."""
        record = self._store.record(_STAGE, self._key)
        if record is None or record.get("surroundings") != self._around.record():
            return None
        built, seen = None, dict[str, str | None]()
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            same = Folder(self._project.resolve()).unchanged(record["read"], seen)
            if same and intact(self._output, record["files"]):
                built = self._remembered(record)
        if built is None:
            return None
        if built.pdf:
            self._proofread(built.pdf, built.pdf.name, step)
        return replace(built, audit=self._audited(None, seen))

    def build(self, place: Workplace, step: Step) -> Built:
        """Run the stages that something has reached."""
        rebuilt: list[str] = []
        begun, loaded = assemble.kept(self._store, self._project, self._around), None
        if begun is None:
            if self._engine:
                # The engine takes as long to start as the content takes to read, so it starts first.
                self._engine.prepare()
            begun, loaded = assemble.made(self._project, templates_of(self._project), step)
            rebuilt.append(assemble.STAGE)
        pages = paginate.kept(self._store, begun.copy, self._around) if self._engine else None
        if self._engine and pages is None:
            step(_PAGINATE, 2, 4)
            aside = partial(self._aside, begun, loaded)
            pages = paginate.made(begun.copy, self._engine, place.folder, aside)
            paginate.keep(self._store, begun.copy, pages, self._around)
            rebuilt.append(paginate.STAGE)
        else:
            self._aside(begun, loaded)
        step(_FINISH, 3, 4)
        _log.info("made anew: %s", ", ".join((*rebuilt, "finish")))
        assembly = begun.rest()
        return self._deliver(assembly, pages, place, (*rebuilt, "finish"), step)

    def _aside(self, begun: Begun, loaded: Loaded | None) -> None:
        """Do what nothing waits for: it fits beside the engine's work."""
        if loaded:
            assemble.keep(self._store, self._project, begun.rest(), self._around)
        if self._engine:
            self._warnings = self._substitutions()
            get_ready()
        if self._verify:
            import pypdf  # noqa: F401 - for the import itself
        self._found = self._audited(loaded, {})

    def _audited(self, loaded: Loaded | None, seen: dict[str, str | None]) -> Found | None:
        """Return what the audit counts; the content is read again only where that is not known."""
        if not self._audit:
            return None
        found = cached_counts.kept(self._store, self._project, self._around, seen)
        return found or cached_counts.made(self._store, self._project, self._around, loaded)

    def _proofread(self, pdf: Path, name: str, step: Step) -> None:
        if self._verify:
            step(_PROOFREAD, 3, 4)
            require_agreement(pdf, name)

    def _deliver(
        self,
        assembly: Assembly,
        pages: bytes | None,
        place: Workplace,
        rebuilt: tuple[str, ...],
        step: Step,
    ) -> Built:
        with SecondProcess() as beside:
            words = SameWords(beside)

            def check(docx: Path, pdf: Path) -> None:
                words.require(docx, pdf)
                self._proofread(pdf, f"{assembly.name}.pdf", step)

            delivered = deliver(assembly, pages, self._engine, place, check, words.begin)
        record: dict[str, Any] = {
            "surroundings": self._around.record(),
            "read": dict(assembly.read),
            "files": delivered.digests,
            "docx": delivered.docx.name,
            "pdf": delivered.pdf.name if delivered.pdf else None,
            "pages": delivered.pages,
            "counts": {name: getattr(assembly.counts, name) for name in Counts.__dataclass_fields__},
            "notices": notices_record(assembly.notices),
            "warnings": [message_record(warning) for warning in self._warnings],
            "objects": [],
        }
        self._store.write(_STAGE, self._key, record)
        self._store.prune()
        keep(self._project, assembly.read)
        return self._remembered(record, rebuilt)

    def _remembered(self, record: dict[str, Any], rebuilt: tuple[str, ...] = ()) -> Built:
        return Built(
            docx=self._output / record["docx"],
            pdf=self._output / record["pdf"] if record["pdf"] else None,
            pages=record["pages"],
            counts=Counts(**record["counts"]),
            seconds=perf_counter() - self._started,
            notices=notices_from(record["notices"]),
            warnings=(*map(message_from, record["warnings"]), *([self._absence] if self._absence else [])),
            engine_missing=self._absence is not None,
            rebuilt=rebuilt,
            audit=self._found,
            verified=self._verify,
        )

    def _substitutions(self) -> tuple[Message, ...]:
        from reportdoc.layout.fonts import substitutes
        from reportdoc.word.fonts import template_fonts

        return tuple(
            message(
                "the template names the font {font}, which this machine lacks; {substitute} stands in for it",
                font=found.font,
                substitute=found.substitute,
            )
            for found in substitutes(
                template_fonts(templates_of(self._project)), self._project / FONTS, self._around.fonts
            )
        )
