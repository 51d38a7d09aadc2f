"""The labels of the whole report, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportdoc.content.document import MarkdownFile, Opening
from reportdoc.project.collector import Collector
from reportdoc.project.project import Project
from reportdoc.report.inline import Reference
from reportdoc.report.label import ANNEX, MAXIMUM_LENGTH, Kind, is_label, kind
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.text.suggest import suggest

KINDS: Mapping[str, Kind] = {
    "heading": Kind.SECTION,
    "table": Kind.TABLE,
    "figure": Kind.FIGURE,
    "chart": Kind.FIGURE,
    "case": Kind.CASE,
}
"""The kind of label that each kind of block takes."""


@dataclass(frozen=True, slots=True)
class LabelTarget:
    """What a label names."""

    place: Place
    numbered: bool
    opening: Opening | None
    """None for the annex and its tables."""


class Labels:
    """The labels that authors gave, checked, and new ones for blocks without."""

    def __init__(self, documents: Iterable[MarkdownFile], project: Project, collector: Collector) -> None:
        """Take every label; malformed and duplicate ones are noted in `collector`."""
        self._collector = collector
        self._counter: Counter[tuple[Kind, int]] = Counter()
        self.targets: dict[str, LabelTarget] = {}
        for document in documents:
            for opening in document.openings.values():
                if opening.label is not None and (wrong := _wrong(opening)):
                    collector.add(opening.place, *wrong)
                elif opening.label is not None:
                    numbered = "unnumbered" not in opening.flags and not (
                        document.unnumbered and opening.name == "heading"
                    )
                    self._take(opening.label, LabelTarget(opening.place, numbered, opening))
        annex = project.settings.annex
        for index, entry in enumerate(annex.tables if annex else ()):
            place = project.source.place("annex", "tables", index, "label")
            self._take(entry.label, LabelTarget(place, True, None))

    def automatic(self, kind: Kind, part: int) -> str:
        """Return a new label for a block that has none, made from the part it stands in and a running number."""
        while True:
            self._counter[kind, part] += 1
            label = f"{kind.value}-auto-{part}-{self._counter[kind, part]}"
            if label not in self.targets:
                return label

    def check(self, references: Iterable[Reference]) -> None:
        """Note every reference to a label that does not exist or that has no number to print."""
        for reference in references:
            for label in reference.labels:
                target = self.targets.get(label)
                if label == ANNEX or (target and not target.numbered):
                    self._collector.add(reference.place, message('"{label}" has no number to refer to', label=label))
                elif target is None:
                    text = message('there is no label "{label}"', label=label)
                    self._collector.add(reference.place, text, self._near(label))

    def _near(self, label: str) -> Message | None:
        prefix, _, name = label.partition("-")
        labels = sorted(self.targets, key=lambda known: not known.startswith(prefix))
        names = {known.partition("-")[2]: known for known in reversed(labels)}
        near = suggest(name, reversed(names))
        return message('did you mean "{name}"?', name=names[near]) if near else None

    def _take(self, label: str, target: LabelTarget) -> None:
        first = self.targets.setdefault(label, target)
        if first is not target:
            text = message('the label "{label}" is given twice, first at {place}', label=label, place=first.place)
            self._collector.add(target.place, text, message("every label must be unique in the whole report"))


def _wrong(opening: Opening) -> tuple[Message, Message | None] | None:
    label = opening.label or ""
    expected = KINDS.get(opening.name)
    if expected is None:
        return message('a block of the kind "{kind}" takes no label', kind=opening.name), None
    if label == ANNEX:
        return message('the label "{label}" belongs to the annex', label=label), None
    if not is_label(label):
        example = f"{expected.value}-clubs"
        hint = message(
            "a kind, a hyphen, lower-case letters, digits and hyphens, at most {limit} characters: {example}",
            limit=MAXIMUM_LENGTH,
            example=example,
        )
        return message('"{label}" is not a label', label=label), hint
    if kind(label) is not expected:
        text = message('the label "{label}" must begin with {prefix}', label=label, prefix=f"{expected.value}-")
        return text, None
    return None
