"""The four directories: `TOC` fields with their entries already in them (ECMA-376 Part 1, 17.16.5.68)."""

from __future__ import annotations

from reportdoc.report.directory import DEPTH, Entry
from reportdoc.report.label import Kind, bookmark
from reportdoc.report.numbering import WORDS
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.field import END, begin, field, run, unbroken

UNKNOWN_PAGE = "—"
"""What stands in a directory for a page that no engine has told yet."""


def directory(builder: Builder, kind: Kind, entries: tuple[Entry, ...]) -> str:
    """Return the paragraphs of a directory: one field around all of its lines, each a link with its page."""
    written = [_entry(builder, kind, entry) for entry in entries]
    if not written:
        return ""
    written[0] = (written[0][0], begin(_instruction(builder, kind)) + written[0][1])
    written[-1] = (written[-1][0], written[-1][1] + END)
    return "".join(builder.paragraph(name, content) for name, content in written)


def _instruction(builder: Builder, kind: Kind) -> str:
    if kind is Kind.SECTION:
        annex = f' \\t "{style.ANNEX_CAPTION},2"' if style.ANNEX_CAPTION in builder.styles else ""
        return f'TOC \\o "1-{DEPTH}" \\h \\z \\u{annex}'
    return f'TOC \\h \\z \\c "{WORDS[kind]}"'


def _entry(builder: Builder, kind: Kind, entry: Entry) -> tuple[str, str]:
    section = kind is Kind.SECTION
    # 附表 1 stands in 目录 as in its caption.
    space = " " if section and entry.number[:1].isdecimal() else "　"
    text = f"{unbroken(entry.number)}{space}{entry.title}" if entry.number else entry.title
    name = bookmark(entry.label)
    page = field(f"PAGEREF {name} \\h", UNKNOWN_PAGE)
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
    return style.CONTENTS_ENTRY[entry.level - 1] if section else style.LIST_ENTRY, link
