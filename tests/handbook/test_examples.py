"""What the handbook shows is done: its commands are run, its content is loaded, its errors are found.

A mark before a block says how: `<!-- run -->` runs a console block, in the order of the page and in one folder;
`<!-- run: long -->` does so in `make fuzz` alone; `<!-- file: PATH -->` writes the block there; `<!-- content -->` is
content that loads; `<!-- finds: CODE -->` is content in which the audit finds just that.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportdoc.app.audit.check import check
from reportdoc.app.scaffold.new import make
from reportdoc.content.load import load
from reportdoc.present.handbook.pages import CHINESE, ENGLISH, names, page
from tests.support.kinds import first

_BLOCK = re.compile(r"<!-- (run|file|content|finds)(?:: ([^\n]*?))? -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAM = Path(sys.executable).with_name("reportdoc")
_LOCALES = {CHINESE: "zh_CN", ENGLISH: "en"}


@dataclass(frozen=True, slots=True)
class Block:
    mark: str
    word: str
    body: str


def blocks(language: str, name: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(page(language, name) or ""):
        yield Block(found[1], found[2] or "", found[3])


def pages(*marks: str, word: str | None = None) -> list[tuple[str, str]]:
    return [
        (language, name)
        for language in (CHINESE, ENGLISH)
        for name in names(language)
        if any(one.mark in marks and word in (None, one.word) for one in blocks(language, name))
    ]


def run_page(language: str, name: str, folder: Path, words: tuple[str, ...]) -> None:
    for block in blocks(language, name):
        if block.mark == "file":
            path = folder / block.word
            if path.parent.is_dir():
                path.write_text(block.body, encoding="utf-8")
        elif block.mark == "run" and block.word in words:
            run_block(block.body, language, folder)


def run_block(body: str, language: str, folder: Path) -> None:
    settings = os.environ | {"LANGUAGE": _LOCALES[language], "LC_ALL": "C.UTF-8"}
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        first, *arguments = shlex.split(command)
        assert first == "reportdoc", command
        done = subprocess.run([_PROGRAM, *arguments], cwd=folder, env=settings, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, f"{command}: {done.stderr}"
        for line in shown.splitlines():
            assert line.strip() in done.stdout, f"{command} does not print: {line}"


_SHORT = sorted(pages("run", word=""), key=lambda page: page[1] != "first-report")


@pytest.mark.parametrize(("language", "name"), first(1, _SHORT))
def test_commands_of_a_page_do_what_it_says(language: str, name: str, tmp_path: Path) -> None:
    run_page(language, name, tmp_path, ("",))


@pytest.mark.long
@pytest.mark.parametrize(("language", "name"), pages("run", word="long"))
def test_all_commands_of_a_page_do_what_it_says(language: str, name: str, tmp_path: Path) -> None:
    run_page(language, name, tmp_path, ("", "long"))


@pytest.mark.parametrize(("language", "name"), pages("content", "finds"))
def test_content_of_a_page_loads_and_errors_in_it_are_found(language: str, name: str, tmp_path: Path) -> None:
    project = tmp_path / "年报"
    make(project)
    wanted = []
    for block in blocks(language, name):
        if block.mark == "file" and "/content/" in block.word:
            (tmp_path / block.word).write_text(block.body, encoding="utf-8")
    parts = [block for block in blocks(language, name) if block.mark in ("content", "finds")]
    lines = ["# 服务贡献"]
    for number, block in enumerate(parts, 1):
        lines += [f"## 例{number}", ""] if not block.body.startswith("#") else []
        lines += block.body.rstrip("\n").split("\n")
        wanted.append((len(lines), block))
        lines.append("")
    (project / "content/chapters/2-service.md").write_text("\n".join(lines), encoding="utf-8")
    if all(block.mark == "content" for block in parts):
        load(project)
        return
    found = {
        (finding.code, finding.spots[0].place.line)
        for finding in (one.finding for one in check(project).audit.results)
        if finding.spots[0].place.file == "content/chapters/2-service.md"
    }
    expected = {(block.word, line) for line, block in wanted if block.mark == "finds"}
    assert found == expected
