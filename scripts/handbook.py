"""Rewrites the pages of the handbook that are taken from the source: commands and messages (`make handbook`).

`python -m scripts.handbook audit diff` says of these two Chinese pages that they translate today's English ones.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

from reportdoc.present.handbook.anchors import of_message
from reportdoc.present.handbook.pages import CHINESE, ENGLISH, OF, digest, page
from scripts.handbook_messages import Told, told

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/handbook"
_CATALOGUE = ROOT / "src/reportdoc/present/locale/zh_CN/LC_MESSAGES/reportdoc.po"
_REMEDIES = PAGES / "remedies.toml"
_LOCALES = {CHINESE: "zh_CN", ENGLISH: "en"}

_HELP = """
import json, sys
from reportdoc.cli.language import choose
choose(())
import click
from reportdoc.cli.group import reportdoc
def pages(command, name, above):
    context = click.Context(command, info_name=name, parent=above, max_content_width=88, terminal_width=88)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            yield from pages(command.get_command(context, each), each, context)
json.dump(list(pages(reportdoc, "reportdoc", None)), sys.stdout)
"""

_ROOMS: Final = {
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
    "app": ("Commands", "各项操作"),
    "web": ("The workbench", "工作台"),
    "batch": ("The submissions of a province", "全省汇总"),
    "cli": ("What is typed with a command", "命令里打的字"),
}
"""Rooms whose messages are told as errors, in the order of the page, with their titles."""
_WORDS: Final = {
    ENGLISH: (
        "All messages of errors",
        "Every error message of the program, by where it comes from; `{…}` stands for what it is about. Those met often"
        " are explained at length under [errors](errors.md). What has no way out of its own here is"
        " a part of another message.",
        "What to do: ",
        "Commands",
        "Every command with all its options, as `--help` prints them. Words in capitals stand for your own,"
        " as PROJECT for the report's folder; what stands in brackets may be left out.",
    ),
    CHINESE: (
        "全部出错提示",
        "程序的全部出错提示，按出处排列。按 Ctrl+F，输入提示里的几个字来找；`{…}` 是随情形而变的部分。"
        "常见的在[出错提示](errors.md)里有详细说明。没有另写办法的，只是别的提示里的几个字。",
        "怎么办：",
        "命令",
        "全部命令和选项，与 `--help` 显示的相同。大写的词换成您自己的：PROJECT 是年报文件夹，"
        "DIR 是文件夹，FILE 是文件，NAME 是姓名或名称；方括号里的可以不写。",
    ),
}


def commands(language: str) -> str:
    """Return the page of commands in a language."""
    import json

    settings = os.environ | {"LANGUAGE": _LOCALES[language], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", _HELP], env=settings, capture_output=True, check=True, encoding="utf-8"
    )
    *_, title, intro = _WORDS[language]
    parts = [f"# {title}", intro]
    for name, text in json.loads(done.stdout):
        parts += [f"## {name}", f"```text\n{text.rstrip()}\n```"]
    return "\n\n".join(parts) + "\n"


def remedies(language: str) -> dict[str, str]:
    """Return what to do about messages that do not say it themselves, by their English templates."""
    entries = tomllib.loads(_REMEDIES.read_text(encoding="utf-8"))["remedy"]
    return {text: one[language] for one in entries for text in one.get("messages") or [one["message"]]}


def messages(language: str) -> str:
    """Return the page of all messages of errors in a language."""
    with _CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN")
    known = {one.id: one.string for one in catalogue if isinstance(one.id, str)}

    def said(text: str) -> str:
        found = str(known.get(text) or text) if language == CHINESE else text
        return _plain(found.replace("{{", "{").replace("}}", "}"))

    title, intro, way, *_ = _WORDS[language]
    parts, seen, more = [f"# {title}", intro], set[str](), remedies(language)
    for room, names in _ROOMS.items():
        parts.append(f"## {names[language == CHINESE]}")
        entries: list[Told] = [one for one in told(ROOT / "src/reportdoc", room) if one.text not in seen]
        seen |= {one.text for one in entries}
        parts.append("\n".join(_entry(one, said, way, more.get(one.text)) for one in entries))
    return "\n\n".join(parts) + "\n"


def _entry(one: Told, said: Callable[[str], str], way: str, remedy: str | None) -> str:
    ways = [said(hint) for hint in one.hints] + ([_plain(remedy)] if remedy else [])
    first = f'- <a id="{of_message(one.text)}"></a>{said(one.text)}'
    return "\n".join([first, *(f"  - {way}{text}" for text in ways)])


def _plain(text: str) -> str:
    """Escape what Markdown would take for its own."""
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|$~^@:&-])", r"\\\1", text)


def stamp(name: str) -> None:
    """Say of the Chinese page of a name that it is a translation of today's English one."""
    path, english = PAGES / CHINESE / f"{name}.md", page(ENGLISH, name)
    if english is None or not path.is_file():
        sys.exit(f"there is no page {name} in both languages")
    text = OF.sub("", path.read_text(encoding="utf-8")).rstrip("\n")
    path.write_text(f"{text}\n\n<!-- of: {digest(english)} -->\n", encoding="utf-8")


def main() -> None:
    """Write the pages; with names, stamp those pages."""
    for name in sys.argv[1:]:
        stamp(name)
    if not sys.argv[1:]:
        for name, made in (("commands", commands), ("messages", messages)):
            for language in (ENGLISH, CHINESE):
                (PAGES / language / f"{name}.md").write_text(made(language), encoding="utf-8")
            stamp(name)


if __name__ == "__main__":
    main()
