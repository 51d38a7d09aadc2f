"""A body, header or footer of the newer file becomes one that also shows what the older was."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.redline.blocks import AlignedBlock, BlockKind
from reportdoc.redline.carry import Carrier
from reportdoc.redline.compare import BlockStep, Content, RowStep
from reportdoc.redline.edits import edits
from reportdoc.redline.keys import Side
from reportdoc.redline.last_paragraph import hand_over
from reportdoc.redline.mark_blocks import mark, mark_row
from reportdoc.redline.properties import Properties
from reportdoc.redline.revisions import Change
from reportdoc.redline.runs import written
from reportdoc.redline.sections import Sections
from reportdoc.redline.tokens import tokens


class Story:
    """Writes what was found about one part into the root of that part in the output."""

    def __init__(self, before: Side, after: Side, carrier: Carrier, sections: Sections | None = None) -> None:
        self._before, self._after, self._carrier, self._sections = before, after, carrier, sections
        self._properties = Properties(before, after, carrier)
        self._revisions = carrier.revisions

    def fill(self, container: etree._Element, content: Content) -> None:
        """Write the blocks of a container: those of the newer file in place, those of the older between them."""
        nodes = [self._step(step) for step in content.steps]
        hand_over(content.steps, nodes, self._properties, self._revisions)
        markers = [marker for node in content.old_markers if (marker := self._carrier.marker(node)) is not None]
        first = [node for node in container if node.tag == f"{W}tcPr"]
        last = [node for node in container if node.tag == f"{W}sectPr"]
        inside = [node for group in nodes for node in group]
        wanted = [*first, *inside, *content.new_markers, *markers, *last]
        kept = set(wanted)
        for node in [child for child in container if child not in kept]:
            container.remove(node)
        for node in wanted:  # assigned as a slice, they take the square of the time
            container.append(node)

    def _step(self, step: BlockStep) -> list[etree._Element]:
        markers = [] if step.new is None else list(step.new.markers)
        if step.old is not None:
            carried = map(self._carrier.marker, step.old.markers)
            markers.extend(marker for marker in carried if marker is not None)
        return markers + self._block(step)

    def _block(self, step: BlockStep) -> list[etree._Element]:
        old, new = step.old, step.new
        if new is None:
            return [part for node in old.nodes for part in self._deleted(node)] if old else []
        if old is None:
            return [part for node in new.nodes for part in self._inserted(node)]
        if new.kind is BlockKind.PARAGRAPH:
            self._paragraph(old, new)
        elif new.kind is BlockKind.TABLE:
            self._table(old.node, new.node, step)
        elif step.inner and new.kind is BlockKind.CONTROL:
            content = new.node.find(f"{W}sdtContent")
            assert content is not None  # else it is no control to us
            self.fill(content, step.inner)
        elif step.inner:
            return [part for line in step.inner.steps for part in self._step(line)]
        return new.nodes

    def _inserted(self, node: etree._Element) -> list[etree._Element]:
        if self._sections is not None:
            for section in node.iter(f"{W}sectPr"):
                self._sections.insert(section)
        return mark(node, Change.INSERTED, self._revisions)

    def _deleted(self, node: etree._Element) -> list[etree._Element]:
        copy = self._carrier.carried(node)
        if self._sections is not None:
            for old, section in zip(node.iter(f"{W}sectPr"), copy.iter(f"{W}sectPr"), strict=True):
                self._sections.delete(old, section)
        return mark(copy, Change.DELETED, self._revisions)

    def _paragraph(self, old: AlignedBlock, new: AlignedBlock) -> None:
        node = new.node
        if old.key != new.key:
            found = edits(tokens(old.node, self._before), tokens(node, self._after))
            if not all(edit.same for edit in found):
                properties = [child for child in node if child.tag == f"{W}pPr"]
                node[:] = [*properties, *written(found, self._carrier)]
        if old.key != new.key or "<w:numId" in new.key:
            self._properties.note_paragraph(old.node, node)
        section, before = node.find(f"{W}pPr/{W}sectPr"), old.node.find(f"{W}pPr/{W}sectPr")
        if section is not None and before is not None and self._sections is not None:
            self._sections.keep(before, section)

    def _table(self, old: etree._Element, new: etree._Element, step: BlockStep) -> None:
        if not step.rows:
            return
        self._properties.note(old, new, f"{W}tblPr")
        self._properties.note(old, new, f"{W}tblGrid")
        rows = [self._row(row) for row in step.rows]
        place = next((index for index, child in enumerate(new) if child.tag == f"{W}tr"), len(new))
        after = [child for child in new[place:] if child.tag != f"{W}tr"]
        new[place:] = [*rows, *after]

    def _row(self, step: RowStep) -> etree._Element:
        if step.new is None:
            assert step.old is not None  # a step has at least one side
            copy = self._carrier.carried(step.old.node)
            mark_row(copy, Change.DELETED, self._revisions)
            return copy
        row = step.new.node
        if step.old is None:
            mark_row(row, Change.INSERTED, self._revisions)
        elif step.cells:
            for name in (f"{W}tblPrEx", f"{W}trPr"):
                self._properties.note(step.old.node, row, name)
            for cell, before, content in zip(step.new.cells, step.old.cells, step.cells, strict=True):
                self._properties.note(before, cell, f"{W}tcPr")
                self.fill(cell, content)
        return row
