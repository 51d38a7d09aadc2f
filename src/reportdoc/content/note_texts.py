"""The notes of one file: their texts, and which of them the text has marked so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportdoc.content.tree import Node
from reportdoc.project.collector import Collector
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.suggest import did_you_mean


class NoteTexts:
    """What stands behind each `[^name]: ` of a file."""

    def __init__(self, file: str, nodes: Iterable[Node], collector: Collector) -> None:
        """Take every text; a name that is given twice is noted in the collector."""
        self._file, self._collector = file, collector
        self._texts: dict[str, Node] = {}
        self._marked: dict[str, int] = {}
        for node in _texts(nodes):
            name = node.info
            if name in self._texts:
                first = self._place(self._texts[name].line)
                text = message("the note {mark} is given twice, first at {place}", mark=_mark(name), place=first)
                collector.add(self._place(node.line), text, message("every note of a file has a name of its own"))
            else:
                self._texts[name] = node

    def take(self, name: str, line: int) -> Node | None:
        """Return the text of the note that a line marks; none where there is none, or a second mark, which is noted."""
        if name not in self._texts:
            text = message("there is no text for the note {mark}", mark=_mark(name))
            known = [_mark(one) for one in self._texts]
            hint = did_you_mean(_mark(name), known) or message("write a paragraph {mark}: with it", mark=_mark(name))
            self._collector.add(self._place(line), text, hint)
            return None
        if name in self._marked:
            first = self._place(self._marked[name])
            text = message("the note {mark} is marked twice, first at {place}", mark=_mark(name), place=first)
            self._collector.add(self._place(line), text, message("give the second one a name and a text of its own"))
            return None
        self._marked[name] = line
        return self._texts[name]

    def check(self) -> None:
        """Note every text that nothing has marked."""
        for name, node in self._texts.items():
            if name not in self._marked:
                text = message("nothing in the text marks the note {mark}", mark=_mark(name))
                hint = message("write {mark} where it belongs, or delete the note", mark=_mark(name))
                self._collector.add(self._place(node.line), text, hint)

    def _place(self, line: int) -> Place:
        return Place(self._file, line)


def _texts(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.type == "note_text":
            yield node
        elif node.type != "inline":
            yield from _texts(node.children)


def _mark(name: str) -> str:
    return f"[^{name}]"
