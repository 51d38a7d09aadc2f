"""Proposals: figures of the text that a cell states, each with the value that is to print it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.binding.entry import Entry, entry
from reportdoc.app.binding.form import Form, form, ratio
from reportdoc.app.binding.spots import Spots
from reportdoc.app.deliveries.staging import Stage, stage
from reportdoc.audit.agreement.model.cell import facts
from reportdoc.audit.agreement.model.claim import claims
from reportdoc.audit.ledger.naming import Named, named_cells
from reportdoc.audit.reading.document import Document, read
from reportdoc.audit.reading.mention import Mention
from reportdoc.audit.reading.passage import Sentence
from reportdoc.content.load import Loaded, load
from reportdoc.profiles.profile import load_profile
from reportdoc.project.folders import CONTENT
from reportdoc.project.history.entry import Deed
from reportdoc.project.project import REPORT
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.text_file import text_file
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import OperationError
from reportdoc.report.source import Source, source_of
from reportdoc.report.value import Value
from reportdoc.report.whereabouts import Index, index

_VALUES = "values.yaml"
_TEXTS = (".md", ".csv", f"{CONTENT}/{REPORT}")
_TELLING = 2
"""Decimals from which a percentage is the quotient of two figures of its sentence by more than chance."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure, and what is to print it."""

    sentence: Sentence
    start: int
    """Of the characters that are printed, in the sentence."""
    end: int
    expression: str
    """What stands between the braces."""
    sources: tuple[Source, ...]
    """The cells it comes from, as a reader finds them."""
    places: tuple[Place, ...]
    """The same, as they stand in files."""
    entries: tuple[Entry, ...]
    """Values that it needs and that are not there yet."""
    at: tuple[int, int]
    """Where it stands in the file of the sentence."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What can be bound in a project."""

    stage: Stage
    proposals: tuple[Proposal, ...]
    whereabouts: Index
    """Where a reader finds what they name."""
    _settings: str | None

    def publish(self, accepted: Sequence[Proposal]) -> None:
        """Write the accepted proposals into the project, all or nothing.

        Raises ContentError where the project could not be read any more, OperationError where it would print
        something else, OSError.
        """
        before = _printed(load(self.stage.root))
        _write(self.stage, accepted, self._settings)
        if _printed(load(self.stage.root)) != before:
            raise OperationError(message("with these values the report would print something else; nothing is written"))
        with workplace(self.stage.project, PATIENCE) as place:
            self.stage.publish(place, Deed("bind", (str(len(accepted)),)))


@contextmanager
def bind(project: Path) -> Generator[Binding]:
    """Yield the figures of a project's text that a cell states; nothing is written before `publish`.

    Raises ContentError with every problem of the content.
    """
    begin(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        loaded = load(copy.root)
        document = read(loaded.report, load_profile(loaded.report.metadata.profile))
        texts = {file: text_file((copy.root / file).read_bytes()).text for file in loaded.read if file.endswith(_TEXTS)}
        places = index(document.report)
        proposing = _Proposing(document, places, Spots(document, texts))
        yield Binding(copy, tuple(proposing.all()), places, _values_of(texts))


class _Proposing:
    """Finds what can be bound, sentence by sentence."""

    def __init__(self, document: Document, places: Index, spots: Spots) -> None:
        self._document, self._places, self._spots = document, places, spots
        self._known = dict(document.report.values)
        self._by_place = {value.place: value for value in reversed(self._known.values())}
        self._entries: dict[str, Entry] = {}

    def all(self) -> Iterator[Proposal]:
        named: dict[int, list[Named]] = {}
        for one in named_cells(self._document, claims(self._document), facts(self._document)):
            named.setdefault(id(one.claim.sentence), []).append(one)
        for sentence in self._document.sentences:
            bound: dict[int, Value] = {
                one.start: self._known[one.names[0]]
                for one in sentence.mentions
                if len(one.names) == 1 and one.names[0] in self._known
            }
            for one in named.get(id(sentence), ()):
                if found := self._cell(one):
                    proposal, value = found
                    bound[one.claim.mention.start] = value
                    yield proposal
            yield from self._shares(sentence, bound)

    def _cell(self, one: Named) -> tuple[Proposal, Value] | None:
        sentence, mention, fact = one.claim.sentence, one.claim.mention, one.fact
        shape = form(sentence.text, mention, fact.spot.text)
        at = self._spots.find(sentence, shape.start, shape.end) if shape else None
        if shape is None or at is None:
            return None
        value = self._by_place.get(fact.spot.place)
        if value is None:
            new = entry(fact, self._known)
            if new is None:
                return None
            value = Value(new.name, fact.spot.text, fact.unit, fact.spot.place)
            self._known[new.name] = self._by_place[value.place] = value
            self._entries[new.name] = new
        return self._proposal(sentence, shape, at, shape.expression(value.name), (value,)), value

    def _shares(self, sentence: Sentence, bound: Mapping[int, Value]) -> Iterator[Proposal]:
        """Yield percentages that are the quotient of the figure before them and one other of their sentence."""
        for mention in sentence.mentions:
            before = [start for start in bound if start < mention.start]
            if mention.start in bound or mention.names or not before or not _may_be_share(mention):
                continue
            part = bound[max(before)]
            wholes = {value.name: value for start, value in bound.items() if start in before and value is not part}
            found = [(shape, one) for one in wholes.values() if (shape := ratio(sentence.text, mention, part, one))]
            if len(found) == 1:
                (shape, whole), *_ = found
                at = self._spots.find(sentence, shape.start, shape.end)
                if at:
                    expression = shape.expression(f"({part.name} / {whole.name})")
                    yield self._proposal(sentence, shape, at, expression, (part, whole))

    def _proposal(
        self, sentence: Sentence, shape: Form, at: tuple[int, int], expression: str, values: Sequence[Value]
    ) -> Proposal:
        sources = [source_of(self._places, value) for value in values]
        entries = tuple(self._entries[value.name] for value in values if value.name in self._entries)
        return Proposal(
            sentence,
            shape.start,
            shape.end,
            expression,
            tuple(one for one in sources if one),
            tuple(value.place for value in values),
            entries,
            at,
        )


def _may_be_share(mention: Mention) -> bool:
    number = mention.number
    return bool(number and mention.unit == "%" and number.decimals >= _TELLING and not mention.approximate)


def _values_of(texts: Mapping[str, str]) -> str | None:
    """Return the file of the values, relative to `content/`, as `report.yaml` names it."""
    import yaml

    data = yaml.safe_load(texts[f"{CONTENT}/{REPORT}"])
    name = data.get("values") if isinstance(data, dict) else None
    return str(name) if name else None


def _printed(loaded: Loaded) -> list[str]:
    document = read(loaded.report, load_profile(loaded.report.metadata.profile))
    return [passage.text for passage in document.passages]


def _write(copy: Stage, accepted: Sequence[Proposal], values: str | None) -> None:
    by_file: dict[str, list[Proposal]] = {}
    for one in accepted:
        by_file.setdefault(one.sentence.spot.place.file, []).append(one)
    for file, proposals in by_file.items():

        def changed(text: str, proposals: Sequence[Proposal] = proposals) -> str:
            for one in sorted(proposals, key=lambda one: one.at, reverse=True):
                text = f"{text[: one.at[0]]}{{{{ {one.expression} }}}}{text[one.at[1] :]}"
            return text

        _edit(copy, file, changed)
    entries = dict.fromkeys(new for one in accepted for new in one.entries)
    added = "".join(one.text for one in entries)
    if not added:
        return
    if values is None:
        _edit(copy, f"{CONTENT}/{REPORT}", lambda text: _ended(text) + f"values: {_VALUES}\n")
    _edit(copy, f"{CONTENT}/{values or _VALUES}", lambda text: _ended(text) + added)


def _edit(copy: Stage, file: str, change: Callable[[str], str]) -> None:
    path = copy.root / file
    known = text_file(path.read_bytes() if path.is_file() else b"")
    copy.write(file, known.encoded(change(known.text)))


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"
