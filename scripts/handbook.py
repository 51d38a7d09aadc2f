"""Rewrites the pages of the handbook that are taken from the source: commands and messages (`make handbook`).

`python -m scripts.handbook audit diff` says of these two Chinese pages that they translate today's English ones.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from reportdoc.present.handbook.pages import CHINESE, ENGLISH, OF, digest, page
from scripts.handbook_list import messages

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/handbook"
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

_WORDS: Final = {
    ENGLISH: (
        "Commands",
        "Every command with all its options, as `--help` prints them. Words in capitals stand for your own,"
        " as PROJECT for the report's folder; what stands in brackets may be left out.",
    ),
    CHINESE: (
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
    title, intro = _WORDS[language]
    found = [f"# {title}", intro]
    for name, text in json.loads(done.stdout):
        found += [f"## {name}", f"```text\n{text.rstrip()}\n```"]
    return "\n\n".join(found) + "\n"


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
