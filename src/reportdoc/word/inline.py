"""Inline content as runs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdoc.ooxml.equation import omml
from reportdoc.ooxml.names import M
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    SoftBreak,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from reportdoc.report.label import bookmark
from reportdoc.report.message import message
from reportdoc.report.plain import SEPARATOR
from reportdoc.report.problem import ContentError, Problem
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.field import reference, run
from reportdoc.word.review import controlled


@dataclass(frozen=True, slots=True)
class _Marks:
    """The character formatting in force."""

    strong: bool = False
    emphasis: bool = False
    raised: str = ""

    def properties(self, builder: Builder) -> str:
        """Return the content of `w:rPr`, in the order of the schema (ECMA-376 Part 1, 17.3.2.28)."""
        name = style.EMPHASIS if self.emphasis else style.STRONG if self.strong else None
        character = f'<w:rStyle w:val="{builder.styles[name]}"/>' if name else ""
        bold = "<w:b/><w:bCs/>" if self.strong and self.emphasis else ""
        raised = f'<w:vertAlign w:val="{self.raised}"/>' if self.raised else ""
        return character + bold + raised


def runs(builder: Builder, content: tuple[Inline, ...]) -> str:
    """Return the runs, fields and hyperlinks of inline content."""
    return _runs(builder, content, _Marks())


def _runs(builder: Builder, content: tuple[Inline, ...], marks: _Marks) -> str:
    return "".join(_run(builder, inline, marks) for inline in _joined(content))


def _joined(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return content without the breaks of its source, so that text on both sides of one stays a single run."""
    joined: list[Inline] = []
    for inline in content:
        match inline, joined[-1] if joined else None:
            case SoftBreak(), _:
                pass
            case Text(text=after), Text(text=before):
                joined[-1] = Text(before + after)
            case _:
                joined.append(inline)
    return tuple(joined)


def _run(builder: Builder, inline: Inline, marks: _Marks) -> str:
    match inline:
        case Quantity(text=text, names=names) if builder.sources:
            title = "；".join(builder.sources.get(name, name) for name in names)
            return controlled(run(text, marks.properties(builder)), title, next(builder.ids))
        case Text(text=text) | Quantity(text=text):
            return run(text, marks.properties(builder))
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case SoftBreak():
            return ""
        case Math(formula=formula, display=display):
            return f'<m:oMathPara xmlns:m="{M[1:-1]}">{omml(formula)}</m:oMathPara>' if display else omml(formula)
        case Note():
            return _note(builder, inline)
        case Strong(content=content):
            return _runs(builder, content, replace(marks, strong=True))
        case Emphasis(content=content):
            return _runs(builder, content, replace(marks, emphasis=True))
        case Superscript(content=content):
            return _runs(builder, content, replace(marks, raised="superscript"))
        case Subscript(content=content):
            return _runs(builder, content, replace(marks, raised="subscript"))
        case Link(target=target, content=content):
            return f'<w:hyperlink r:id="{builder.link(target)}">{_runs(builder, content, marks)}</w:hyperlink>'
        case Reference(labels=labels):
            properties = marks.properties(builder)
            return run(SEPARATOR, properties).join(
                reference(bookmark(label), builder.numbers[label], properties) for label in labels
            )


def _note(builder: Builder, note: Note) -> str:
    """Return the mark of a note, whose text goes into its own part; raises ContentError as `optional` does."""
    mark = f'<w:rPr><w:rStyle w:val="{builder.optional(style.FOOTNOTE_MARK, note.place)}"/></w:rPr>'
    if not builder.notes.counted:
        text = message("the template numbers notes otherwise than 1, 2, … through the whole report")
        hint = message("set it so in Word: References, Footnotes")
        raise ContentError([Problem(note.place, text, hint)])
    inside = replace(builder, in_note=True)
    properties = f'<w:pPr><w:pStyle w:val="{builder.optional(style.FOOTNOTE, note.place)}"/></w:pPr>'
    own = f"<w:r>{mark}<w:footnoteRef/></w:r>{run(' ')}"
    identity = builder.notes.add(f"<w:p>{properties}{own}{runs(inside, note.text)}</w:p>")
    return f'<w:r>{mark}<w:footnoteReference w:id="{identity}"/></w:r>'
