"""Case boxes: where they begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from reportdoc.manuscript.import_log import Evidence
from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.manuscript.recognition.caption import Caption, captions
from reportdoc.manuscript.recognition.context import Setting, labelled
from reportdoc.manuscript.recognition.inlines import inlines, one_line
from reportdoc.report import block
from reportdoc.report.inline import Text
from reportdoc.report.label import Kind
from reportdoc.report.message import Message, message


class Box(Enum):
    """What holds a case together."""

    TABLE = message("in a table of its own")
    FRAME = message("in paragraphs with a border or a shade")
    NOTHING = message("a typed line alone")


@dataclass(slots=True)
class OpenCase:
    """A case whose end has not come yet."""

    caption: Caption
    box: Box
    blocks: list[block.Block] = field(default_factory=list)
    first: tuple[str, float] | None = None
    """Style and size in pt of its first line of text."""

    def ends(self, paragraph: ManuscriptParagraph, plain: tuple[str, float]) -> bool:
        """Tell whether a paragraph stands after the case: no longer boxed, or back in the style of running text."""
        if self.box is Box.FRAME:
            return bool(self.blocks) and not paragraph.look.boxed
        look = (paragraph.style, paragraph.look.size)
        return self.first is not None and self.first != plain and look == plain and paragraph.mark is None


class Output:
    """Takes blocks, into the case that is open or else into the text."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._blocks: list[block.Block] = []
        self.case: OpenCase | None = None

    @property
    def target(self) -> list[block.Block]:
        """Where blocks go at present."""
        return self.case.blocks if self.case else self._blocks

    def close(self) -> tuple[block.Block, ...]:
        """End an open case and return all blocks."""
        self.end_case()
        return tuple(self._blocks)

    def begin_case(self, caption: Caption, box: Box) -> None:
        """Open a case; one that is open ends."""
        self.end_case()
        self.case = OpenCase(caption, box)

    def end_bare_case(self) -> None:
        """End an open case that nothing holds together."""
        if self.case and self.case.box is Box.NOTHING:
            self.end_case()

    def end_case(self) -> None:
        """End an open case, if there is one."""
        case, self.case = self.case, None
        if case is None:
            return
        self.add_case(case.caption, tuple(case.blocks), case.box)
        if case.box is Box.NOTHING:
            text = f"{case.caption.typed} {case.caption.text}"
            self._setting.log.review(message("case without a box: check where it ends"), case.caption.index, text)

    def add_case(self, caption: Caption, inner: tuple[block.Block, ...], box: Box) -> None:
        """Take a whole case."""
        log, index = self._setting.log, caption.index
        place = self._setting.place(index, f"案例 {caption.number}" if caption.number else "")
        if not inner:
            log.review(message("case without text"), index, caption.text)
            inner = (block.Paragraph((Text("（此处缺文字）"),), place),)
        title = one_line(inlines(caption.runs))
        if not title:
            log.review(message("case without a title"), index, caption.typed)
        self._blocks.append(block.Case(caption.label, title or (Text("（此处缺标题）"),), inner, place))
        reason: Message = box.value
        log.evidence.append(Evidence(index, "case", f"{caption.typed} {caption.text}", (reason,)))


def case_caption(paragraph: ManuscriptParagraph) -> Caption | None:
    """Return the title of the case that a paragraph begins, or none."""
    found = captions(paragraph)
    return labelled(found[0], paragraph) if found and found[0].kind is Kind.CASE else None
