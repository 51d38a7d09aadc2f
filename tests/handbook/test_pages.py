"""Chinese and English pages say the same, their links lead somewhere, and nothing of the program is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from reportdoc.audit.audit import codes
from reportdoc.cli.group import reportdoc
from reportdoc.present.handbook.html import contents, shown
from reportdoc.present.handbook.pages import CHINESE, ENGLISH, OF, digest, folder, headings, names, page
from reportdoc.web.routes import ADDRESSES
from scripts.workbench_pictures import ADDRESSES as PICTURED

LANGUAGES = (CHINESE, ENGLISH)
ROOT = Path(__file__).parents[2]
ALL = [(language, name) for language in LANGUAGES for name in names(ENGLISH)]


def text(language: str, name: str) -> str:
    found = page(language, name)
    assert found, f"{language}/{name}"
    return found


def test_both_languages_have_the_same_pages_in_the_same_order() -> None:
    assert names(CHINESE) == names(ENGLISH)
    assert [where for where, _ in contents(CHINESE)] == [where for where, _ in contents(ENGLISH)]
    assert {where.rpartition("/")[2] for where, _ in contents(CHINESE)} == set(names(ENGLISH)) - {"index"}


@pytest.mark.parametrize("name", names(ENGLISH))
def test_a_chinese_page_has_the_outline_of_its_english_one(name: str) -> None:
    levels = [[level for level, _ in headings(text(language, name))] for language in LANGUAGES]
    assert levels[0] == levels[1]


@pytest.mark.parametrize("name", names(ENGLISH))
def test_a_chinese_page_is_not_older_than_its_english_one(name: str) -> None:
    """Translate what has changed, then `python -m scripts.handbook NAME`."""
    said = OF.search((folder() / CHINESE / f"{name}.md").read_text(encoding="utf-8"))
    assert said, "the page does not say of which English page it is the translation"
    assert said[1] == digest(text(ENGLISH, name))


@pytest.mark.parametrize(("language", "name"), ALL)
def test_links_and_pictures_of_a_page_lead_somewhere(language: str, name: str) -> None:
    found = shown(language, name)
    assert found
    for target in re.findall(r'href="(?!https?:|mailto:)([^"]*)"', found.html):
        path, _, anchor = target.partition("#")
        other = shown(language, path.removeprefix("/help/")) if path else found
        assert other, target
        assert not anchor or anchor in other.anchors, target
    for target in re.findall(r'src="([^"]*)"', found.html):
        assert (ROOT / "docs/pictures" / target.removeprefix("/help/pictures/")).is_file(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_audit_has_its_entry(language: str) -> None:
    found = shown(language, "codes")
    assert found
    assert set(codes()) <= found.anchors
    entries = re.split(r"^### ", text(language, "codes"), flags=re.MULTILINE)[1:]
    said = {CHINESE: ["查到什么", "常见原因", "怎么办"], ENGLISH: ["What it is", "Usual cause", "What to do"]}
    for entry in entries:
        assert re.findall(r"^- \*\*(.+?)\*\*[：:] ?\S", entry, re.MULTILINE) == said[language], entry
        assert not re.search("同上|同 [A-Z]\\d|The same\\.|As with", entry), f"nobody reads the entry above: {entry}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_in_the_reference(language: str) -> None:
    parts = dict(re.findall(r"^## (.+?)\n\n```text\n(.*?)^```", text(language, "commands"), re.MULTILINE | re.DOTALL))
    commands = dict(_commands(reportdoc, "reportdoc", None))
    assert parts.keys() == commands.keys()
    for name, options in commands.items():
        missing = {option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", parts[name])}
        assert not missing, f"{name}: run make handbook"


def test_the_help_of_every_command_has_an_example_with_options_that_it_knows() -> None:
    helps = dict(_helps(reportdoc, "reportdoc", None))
    commands = _commands(reportdoc, "reportdoc", None)
    for name, own in commands:
        # A group shows its commands at work.
        options = own.union(*(those for other, those in commands if other.startswith(f"{name} ")))
        shown_help = helps[name]
        examples = re.findall(rf"^ +{name} (.+)$", shown_help.partition("Example:")[2], re.MULTILINE)
        assert examples, name
        for one in examples:
            assert set(re.findall(r"(?<!\S)--[a-z0-9-]+", one)) <= options, one


def test_every_picture_of_the_workbench_is_of_a_page_that_there_is() -> None:
    served = [re.sub(r"\{\w+\}", "[^/]+", one.path) for one in ADDRESSES if one.method == "GET"]
    for name, path in PICTURED.items():
        assert any(re.fullmatch(pattern, path.partition("?")[0]) for pattern in served), (
            f"{name}: {path} is no page any more"
        )
        assert (ROOT / f"docs/pictures/{name}.png").is_file(), "run make pictures"


def test_what_a_page_tells_to_click_is_written_so_in_the_program() -> None:
    with (ROOT / "src/reportdoc/present/locale/zh_CN/LC_MESSAGES/reportdoc.po").open("rb") as file:
        known = {one for entry in read_po(file) for one in _strings(entry.string)}
    known |= {one.replace("{code}", "T102") for one in known}
    told_of = {
        (name, words)
        for name in set(names(CHINESE)) - {"messages", "commands"}
        for words in re.findall(r"点(?:开|一下)?“([^”\n]{1,30})”", text(CHINESE, name))
    }
    assert len(told_of) > 40
    assert not {one for one in told_of - _OTHERS if one[1] not in known}, "no button or link is called so"


def test_what_is_explained_at_length_is_a_message_of_the_program() -> None:
    explained, listed = shown(ENGLISH, "errors"), shown(ENGLISH, "messages")
    assert explained
    assert listed
    told_of = {one for one in explained.anchors if re.fullmatch(r"m-[0-9a-f]{10}", one)}
    assert len(told_of) > 20
    assert told_of <= listed.anchors


def test_every_entry_of_an_error_says_what_why_and_what_to_do() -> None:
    said = {CHINESE: ["发生了什么", "为什么", "怎么办"], ENGLISH: ["What happened", "Why", "What to do"]}
    for language in LANGUAGES:
        for entry in re.split(r"^### ", text(language, "errors"), flags=re.MULTILINE)[1:]:
            assert re.findall(r"^- \*\*(.+?)\*\*[：:] ?\S", entry, re.MULTILINE) == said[language], entry


_OTHERS = {("errors", "文件—信息—保护"), ("returned", "一审稿")}
"""What is clicked in Word, and a name that somebody gave."""


def _strings(said: str | Sequence[str] | None) -> Sequence[str]:
    return (said,) if isinstance(said, str) else said or ()


def _commands(command: click.Command, name: str, above: click.Context | None) -> list[tuple[str, set[str]]]:
    context = click.Context(command, info_name=name, parent=above)
    options = {
        option
        for one in command.get_params(context)
        if isinstance(one, click.Option) and not one.hidden
        for option in (*one.opts, *one.secondary_opts)
        if option.startswith("--")
    }
    found = [(context.command_path, options)]
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below
            found += _commands(below, each, context)
    return found


def _helps(command: click.Command, name: str, above: click.Context | None) -> list[tuple[str, str]]:
    context = click.Context(command, info_name=name, parent=above)
    found = [(context.command_path, command.get_help(context))]
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below
            found += _helps(below, each, context)
    return found
