"""Every error message has its entry in the handbook: what happened, why, and what to do, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from reportdoc.present.handbook.anchors import of_message
from reportdoc.present.handbook.html import shown
from reportdoc.present.handbook.pages import CHINESE, ENGLISH, page
from scripts.handbook_messages import told
from scripts.handbook_remedies import parts, remedies

SOURCE = Path(__file__).parents[2] / "src/reportdoc"
ROOMS = re.findall(r"\w+", "content project text ooxml manuscript word layout pdf redline audit app web batch cli")
LABELS = {CHINESE: ("为什么：", "怎么办："), ENGLISH: ("Why: ", "What to do: ")}


@cache
def texts() -> frozenset[str]:
    return frozenset(one.text for room in ROOMS for one in told(SOURCE, room))


@cache
def entries(language: str) -> Mapping[str, str]:
    plain = re.sub(r"\\(.)", r"\1", page(language, "messages") or "")
    return {found[1]: found[0] for found in re.finditer(r'^- <a id="(.+?)">.*\n(?:  - .*\n)*', plain, re.MULTILINE)}


@pytest.mark.parametrize("language", LABELS)
def test_every_message_says_what_happened_why_and_what_to_do(language: str) -> None:
    found = shown(language, "messages")
    assert found
    why, way = LABELS[language]
    for text in texts() - parts():
        assert of_message(text) in found.anchors, f"run make handbook: {text}"
        entry = entries(language)[of_message(text)]
        assert len(re.findall(rf"^  - {why}\S", entry, re.MULTILINE)) == 1, f"docs/handbook/remedies/: {text}"
        assert re.search(rf"^  - {way}\S", entry, re.MULTILINE), f"docs/handbook/remedies/: {text}"


@pytest.mark.parametrize("language", LABELS)
def test_what_the_entries_say_is_said_of_a_message_of_the_program_and_stands_with_it(language: str) -> None:
    given = remedies(language)
    assert not given.keys() - texts(), "these are messages no more"
    for text, remedy in given.items():
        entry = entries(language)[of_message(text)]
        assert remedy.why in entry, "run make handbook"
        assert remedy.way in entry, "run make handbook"


def test_parts_of_other_messages_are_texts_of_the_program_and_have_no_entry() -> None:
    assert parts() <= texts()
    assert not {of_message(one) for one in parts()} & entries(CHINESE).keys()


def test_a_cause_is_a_sentence_and_neither_the_message_nor_what_to_do_once_more() -> None:
    for text, remedy in remedies(CHINESE).items():
        assert re.search("[\u4e00-\u9fff]", remedy.why), text
        assert len(remedy.why) <= 90, f"short, please: {text}"
        assert remedy.why != remedy.way, text
    for text, remedy in remedies(ENGLISH).items():
        assert len(remedy.why) <= 260, f"short, please: {text}"
        assert remedy.why not in {remedy.way, text}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('why_en = "a"', "it does not say why"),
        ('why_zh = "乙"', "it does not say why"),
        ('why_en = "a"\nwhy_zh = " "', "it does not say why"),
        ('why_en = "a"\nwhy_zh = "乙"\nen = "b"', "in one language alone"),
        ('why_en = "a"\nwhy_zh = "乙"\nwho = "b"', "nobody reads who"),
        ('why_en = "a"\nwhy_zh = "乙"\n[[remedy]]\nmessage = "m"\nwhy_en = "a"\nwhy_zh = "乙"', "it is told twice"),
    ],
)
def test_an_entry_that_lacks_something_is_refused(entry: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(f'[[remedy]]\nmessage = "m"\n{entry}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        remedies(CHINESE, tmp_path)


def test_hints_stand_with_the_message_that_they_are_given_with() -> None:
    found = {one.text: one.hints for one in told(SOURCE, "content")}
    assert found["a second heading of level 1"] == ("a chapter is a file of its own, named in content/report.yaml",)
    assert found["the heading skips from level {above} to level {level}"] == ("write {marks}",)
    assert found["{format} pictures cannot be used"] == ("export it as PNG or JPEG",)
    stamps = {one.text: one.hints for one in told(SOURCE, "pdf")}
    assert stamps["the time-stamp authority {url} gave no time stamp: {reason}"]
