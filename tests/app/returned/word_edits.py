"""Everyday edits of a Word file, as people make them; each tells what it did to the words of the file."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Opened
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BETWEEN = "、"
"""Stands between the numbers of one reference."""
_NEW = ("据统计", "进一步", "稳步", "（含在职）", "结合实际", "其中重点", "2019年起", "约3成", "A类")
_SENTENCES = (
    "学校党委多次专题研究此项工作。",
    "各学院按职责分工抓好落实，年底统一考核。",
    "该项工作列入2023年度重点任务清单，共分5个阶段推进。",
)


def paragraphs(document: Opened, style: str = "") -> list[Any]:
    """Return the paragraphs with text whose style's name begins so, but for directories."""
    found = []
    names = {one.style_id: str(one.name) for one in document.styles}
    for one in document.element.body.iter(f"{W}p"):
        name = names.get(_style(one), "")
        directory = name.lower().startswith(("toc", "table of figures"))
        if name.startswith(style) and not directory and words(one).strip():
            found.append(one)
    return found


def take_out(element: etree._Element) -> None:
    """Take an element out of its file."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def words(paragraph: etree._Element) -> str:
    """Return the text of a paragraph."""
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _style(paragraph: Any) -> str:
    identity = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(identity.get(f"{W}val")) if identity is not None else ""


def _plain_texts(paragraph: Any) -> list[Any]:
    """Return the texts that stand in no field, nor between those of one reference to several places."""
    found, depth = [], 0
    for one in paragraph.iter(f"{W}fldChar", f"{W}t"):
        if one.tag == f"{W}fldChar":
            kind = one.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        elif not depth and one.text and one.text.strip() not in ("", BETWEEN):
            found.append(one)
    return found


def _set(text: Any, value: str) -> None:
    text.text = value
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


_FREE = ("第一期", "数控车工", "40", "第二期", "电工", "36", "书法,烘焙", "52", "第四期", "61")

Edit = Callable[[Opened, random.Random], None]


def put_in_words(document: Opened, chance: random.Random) -> None:
    """Put a few words into a paragraph, not within a figure."""
    paragraph = chance.choice(_running(document))
    text = chance.choice(_plain_texts(paragraph))
    spots = [at for at in range(len(text.text) + 1) if not text.text[max(0, at - 1) : at + 1].isdigit()]
    spots = [at for at in spots if not any(one.isdigit() for one in text.text[max(0, at - 1) : at + 1])]
    at = chance.choice(spots or [0])
    # Behind 附表 1, 2019 would be 附表 12019: no reader of the file knows any more what was a reference.
    number = words(paragraph)[: _start(paragraph, text)][-1:].isdigit() and not at
    new = chance.choice([one for one in _NEW if not (number and one[0].isdigit())])
    _set(text, text.text[:at] + new + text.text[at:])


def _start(paragraph: Any, text: Any) -> int:
    """Return how many characters of a paragraph stand before a text of it."""
    return sum(len(one.text or "") for one in takewhile(lambda one: one is not text, paragraph.iter(f"{W}t")))


def take_out_words(document: Opened, chance: random.Random) -> None:
    """Take two to five characters out, no figures."""
    text = chance.choice(_plain_texts(chance.choice(_running(document))))
    spots = [at for at in range(len(text.text) - 3) if not any(one.isdigit() for one in text.text[at : at + 3])]
    if spots:
        at = chance.choice(spots)
        _set(text, text.text[:at] + text.text[at + 2 :])


def add_sentence(document: Opened, chance: random.Random) -> None:
    """Add a sentence at the end of a paragraph."""
    paragraph = chance.choice(_running(document))
    run = copy.deepcopy(_plain_texts(paragraph)[-1].getparent())
    for one in run.findall(f"{W}t")[1:]:
        run.remove(one)
    _set(run.find(f"{W}t"), chance.choice(_SENTENCES))
    paragraph.append(run)


def new_paragraph(document: Opened, chance: random.Random) -> None:
    """Write a new paragraph behind another, as Enter at its end makes it."""
    paragraph = chance.choice(_running(document))
    new = copy.deepcopy(paragraph)
    for one in list(new):
        if one.tag != f"{W}pPr":
            new.remove(one)
    run = etree.SubElement(new, f"{W}r")
    _set(etree.SubElement(run, f"{W}t"), f"{chance.choice(_NEW)}，{chance.choice(_SENTENCES)}{chance.randrange(10**6)}")
    paragraph.addnext(new)


def take_out_paragraph(document: Opened, chance: random.Random) -> None:
    """Take a paragraph of running text out."""
    paragraph = chance.choice(_running(document))
    if len(paragraph.getparent().findall(f"{W}p")) > 2:
        take_out(paragraph)


def reword_heading(document: Opened, chance: random.Random) -> None:
    """Change the words of a heading."""
    text = chance.choice(
        _plain_texts(chance.choice(paragraphs(document, "Heading") or paragraphs(document, "heading")))
    )
    _set(text, f"{text.text}{chance.choice(('与成效', '概况', '及特色'))}")


def reword_caption(document: Opened, chance: random.Random) -> None:
    """Change the words of a caption or of a case's title."""
    style = chance.choice(("表题", "图题", "案例标题"))
    text = _plain_texts(chance.choice(paragraphs(document, style)))[-1]
    _set(text, f"{text.text}{chance.choice(('一览', '（修订）', '情况'))}")


def change_cell(document: Opened, chance: random.Random) -> None:
    """Write another word or figure into a cell."""
    table = next(one for one in _tables(document) if "第一期" in words(one))
    # A figure that text is bound to would change that text as well: that is another test's.
    cell = chance.choice([one for one in table.iter(f"{W}p") if words(one).strip() in _FREE])
    text = next(cell.iter(f"{W}t"))
    for other in list(cell.iter(f"{W}t"))[1:]:
        other.text = ""
    _set(text, str(chance.randrange(10, 9999)) if words(cell).strip().isdigit() else f"{text.text}（新）")


def new_row(document: Opened, chance: random.Random) -> None:
    """Copy a row of a table and write something else into it."""
    rows = chance.choice(_tables(document)).findall(f"{W}tr")
    row = chance.choice(rows[2:])
    new = copy.deepcopy(row)
    for cell in new.iter(f"{W}tc"):
        texts = list(cell.iter(f"{W}t"))
        for one in texts:
            one.text = ""
        _set(texts[0], f"新{chance.randrange(10**5)}")
    row.addnext(new)


def new_item(document: Opened, chance: random.Random) -> None:
    """Write a new item into a list."""
    paragraph = chance.choice(paragraphs(document, "List"))
    new = copy.deepcopy(paragraph)
    texts = list(new.iter(f"{W}t"))
    for one in texts[1:]:
        one.text = ""
    _set(texts[0], f"新增一项工作{chance.randrange(10**6)}。")
    paragraph.addnext(new)


def move_paragraph(document: Opened, chance: random.Random) -> None:
    """Move a paragraph behind another one of the body."""
    body = document.element.body
    running = [one for one in _running(document) if one.getparent() is body]
    one, other = chance.sample(running, 2)
    other.addnext(one)


def part_paragraph(document: Opened, chance: random.Random) -> None:
    """Part a paragraph in two with Enter at the end of a sentence."""
    texts = [
        text
        for one in _running(document)
        for text in _plain_texts(one)
        if "。" in text.text[:-1] and text.getparent().getparent() is one
    ]
    if not texts:
        return
    text = chance.choice(texts)
    run = text.getparent()
    paragraph = run.getparent()
    at = text.text.index("。") + 1
    new = copy.deepcopy(paragraph)
    for one in list(new):
        if one.tag != f"{W}pPr":
            new.remove(one)
    first = copy.deepcopy(run)
    _set(first.find(f"{W}t"), text.text[at:])
    new.append(first)
    for one in list(run.itersiblings()):
        new.append(one)
    _set(text, text.text[:at])
    paragraph.addnext(new)


KINDS: tuple[Edit, ...] = (
    put_in_words,
    take_out_words,
    add_sentence,
    new_paragraph,
    take_out_paragraph,
    reword_heading,
    reword_caption,
    change_cell,
    new_row,
    new_item,
    move_paragraph,
    part_paragraph,
)


def _running(document: Opened) -> list[Any]:
    found = [*paragraphs(document, "Body Text"), *paragraphs(document, "body text"), *paragraphs(document, "案例正文")]
    found += paragraphs(document, "框前正文")
    return [one for one in found if _plain_texts(one)]


def _tables(document: Opened) -> list[Any]:
    return [
        one
        for one in document.element.body.iter(f"{W}tbl")
        if len(one.findall(f"{W}tr")) > 2 and len(one.find(f"{W}tr").findall(f"{W}tc")) > 1
    ]


def said(path: Path) -> Iterator[str]:
    """Yield what a Word file says, paragraph by paragraph, without directories, blanks and what is computed."""
    document = Document(str(path))
    names = {one.style_id: str(one.name) for one in document.styles}
    for one in document.element.body.iter(f"{W}p"):
        name = names.get(_style(one), "")
        if not name.lower().startswith(("toc", "table of figures")) and name not in ("续表", "目录次标题"):
            text = "".join(
                "-" if part.tag == f"{W}noBreakHyphen" else part.text or ""
                for part in one.iter(f"{W}t", f"{W}noBreakHyphen")
            )
            text = "".join(text.split()).replace("\u2060", "")
            if text:
                yield text
