"""The Chinese catalogue is complete, and the user's language is the one that speaks."""

from __future__ import annotations

import re
import string
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from scripts.messages import catalogue, texts, untranslated
from tests.cli.folder import project
from tests.support.kinds import first
from tests.support.programs import reportdoc, reportdoc_process

ENGLISH = "Compile a college's annual quality report"
CHINESE = "把高职院校的年度质量报告编排成"
SILENT = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def pair(message: Message) -> tuple[str, str]:
    """Return a text and its translation; Chinese has one form, which serves for the plural."""
    if isinstance(message.id, str):
        return message.id, str(message.string or "")
    return message.id[1], (message.string or [""])[0]


def fields(text: str) -> Counter[str]:
    """Return the fields of a text, `{name!r:spec}` and `%(name)s`, with how often each stands in it."""
    braces = (
        f"{{{name}!{conversion}:{spec}}}"
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )
    return Counter([*braces, *re.findall(r"%\(\w+\)s", text)])


def language_of(*arguments: str, **variables: str) -> str:
    # A process of its own, for help texts are made as commands are imported.
    done = reportdoc_process(*arguments, "--help", environment=list((SILENT | variables).items()))
    assert done.returncode == 0, done.stderr
    return "Chinese" if CHINESE in done.stdout else "English" if ENGLISH in done.stdout else done.stdout


def test_every_text_of_the_program_is_in_the_catalogue_and_no_other() -> None:
    # `make messages` brings the two together.
    assert {key(text) for text in texts() if text.id} == {key(message) for message in catalogue() if message.id}


def test_every_text_is_translated() -> None:
    assert untranslated(catalogue()) == []


def test_no_translation_is_unsure_or_obsolete() -> None:
    assert [key(message) for message in catalogue() if message.id and message.fuzzy] == []
    assert list(catalogue().obsolete) == []


def test_a_translation_has_the_fields_of_its_text() -> None:
    different = [
        (text, translation)
        for text, translation in map(pair, catalogue())
        if translation and fields(text) != fields(translation)
    ]
    assert different == []


@pytest.mark.parametrize("variable", first(2, ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]))
def test_a_locale_variable_chooses_the_language(variable: str) -> None:
    assert language_of(**{variable: "zh_CN.UTF-8"}) == "Chinese"
    assert language_of(**{variable: "en_US.UTF-8"}) == "English"


def test_without_any_choice_the_language_is_english() -> None:
    assert language_of() == "English"


@pytest.mark.parametrize("name", first(2, ["zh_CN", "zh-CN", "zh", "zh_TW"]))
def test_the_option_wins_over_the_variables(name: str) -> None:
    assert language_of("--lang", name, LC_ALL="en_US.UTF-8", LANGUAGE="en") == "Chinese"
    assert language_of(f"--lang={name}", LANG="en_US.UTF-8") == "Chinese"


@pytest.mark.parametrize("name", first(2, ["en", "tlh", "../../etc", ""]))
def test_a_language_without_a_catalogue_is_english(name: str) -> None:
    assert language_of("--lang", name, LANGUAGE="en") == "English"


def test_english_can_be_chosen_on_a_chinese_system() -> None:
    assert language_of("--lang", "en", LANG="zh_CN.UTF-8") == "English"


@pytest.mark.parametrize("arguments", [("--lang", "zh_CN", "build"), ("build", "--lang", "zh_CN")])
def test_problems_are_told_in_chinese(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    project(tmp_path, "# 人才培养\n\n见 @tbl-clubs。\n\n### 就业\n")
    done = reportdoc(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "内容中有 2 个问题：",
        "  第 1 章（人才培养）第 1 段，content/chapters/1.md:3：没有标签“tbl-clubs”",
        "  1.0.1（就业），content/chapters/1.md:5：标题从第 1 级跳到了第 3 级（请改为 ##）",
    ]


def test_a_wrong_command_line_is_told_in_chinese() -> None:
    done = reportdoc_process("--lang", "zh_CN", "buil")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "用法: reportdoc [选项] 命令 [参数]...",
        "运行“reportdoc --help”可查看帮助。",
        "",
        "错误：没有命令 'buil'。 是否应为 'build'？",
    ]


def test_an_error_of_the_system_is_told_in_chinese(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "file").touch()
    done = reportdoc("--lang", "zh_CN", "build", "--no-pdf", "--output", "file/output", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "错误：file/output: 不是文件夹\n")
