"""The handbook's page of all messages of errors: what happened, why, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.pofile import read_po

from reportdoc.present.handbook.anchors import of_message
from reportdoc.present.handbook.pages import CHINESE, ENGLISH
from scripts.handbook_messages import Told, told
from scripts.handbook_remedies import Remedy, parts, remedies

_SOURCE: Final = Path(__file__).parents[1] / "src/reportdoc"
_CATALOGUE: Final = _SOURCE / "present/locale/zh_CN/LC_MESSAGES/reportdoc.po"

ROOMS: Final = {
    "content": ("Text, tables and values", "文字、表格和数"),
    "project": ("The project's folder and its settings", "项目文件夹和设置"),
    "text": ("Formulas", "公式"),
    "ooxml": ("Office files", "Office 文件"),
    "manuscript": ("Import of Word files", "导入 Word 文件"),
    "word": ("The Word file", "生成 Word 文件"),
    "layout": ("Layout and fonts", "排版和字体"),
    "pdf": ("PDF, seals and signatures", "PDF、印章和签名"),
    "redline": ("Tracked changes", "修订痕迹"),
    "audit": ("Acceptances and confirmations", "接受和确认"),
    "app/doctor": ("What doctor says of a machine", "环境检查（doctor）"),
    "app": ("Commands", "各项操作"),
    "web": ("The workbench", "工作台"),
    "batch": ("The submissions of a province", "全省汇总"),
    "cli": ("What is typed with a command", "命令里打的字"),
}
"""Rooms whose messages are told as errors, in the order of the page, with their titles."""
_WORDS: Final = {
    ENGLISH: (
        "All messages of errors",
        "Every error message of the program, every remark of an import or a delivery, and every line of doctor that is"
        " not well, by where it comes from: first what happened, as the program says it, with"
        " … for what it is about; below that why, and what to do. Those met often are explained at length under"
        " [errors](errors.md).",
        "Why: ",
        "What to do: ",
    ),
    CHINESE: (
        "全部出错提示",
        "程序的全部出错提示、导入和收稿的说明、环境检查里不正常的各行，按出处排列。"
        "按 Ctrl+F，输入提示里的几个字来找。粗体是提示的原话，就是发生了什么，"
        "“……”是随情形而变的部分；下面是为什么、怎么办。常见的在[出错提示](errors.md)里有详细说明。",
        "为什么：",
        "怎么办：",
    ),
}


def messages(language: str) -> str:
    """Return the page of all messages of errors in a language; what is but a part of others is left out."""
    with _CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN")
    known = {one.id: one.string for one in catalogue if isinstance(one.id, str)}

    def said(text: str) -> str:
        found = str(known.get(text) or text) if language == CHINESE else text
        gap = "……" if language == CHINESE else "…"
        parsed = Formatter().parse(found)
        return _plain("".join(text + (gap if name is not None else "") for text, name, *_ in parsed))

    title, intro, *labels = _WORDS[language]
    page, seen, more = [f"# {title}", intro], set(parts()), remedies(language)
    for room, names in ROOMS.items():
        page.append(f"## {names[language == CHINESE]}")
        entries = [one for one in told(_SOURCE, room) if one.text not in seen]
        seen |= {one.text for one in entries}
        page.append("\n".join(_entry(one, said, labels, more.get(one.text)) for one in entries))
    return "\n\n".join(page) + "\n"


def _entry(one: Told, said: Callable[[str], str], labels: list[str], remedy: Remedy | None) -> str:
    """Return an entry; what to do is said by the remedy where it says it, and else by the message's own hints."""
    why, way = labels
    causes = [_plain(remedy.why)] if remedy else []
    ways = [_plain(remedy.way)] if remedy and remedy.way else [said(hint) for hint in one.hints]
    first = f'- <a id="{of_message(one.text)}"></a>**{said(one.text)}**'
    return "\n".join([first, *(f"  - {why}{text}" for text in causes), *(f"  - {way}{text}" for text in ways)])


def _plain(text: str) -> str:
    """Escape what Markdown would take for its own."""
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|$~^@:&-])", r"\\\1", text)
