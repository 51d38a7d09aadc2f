"""A file of which only what has changed is parsed reads as if all of it had been."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportdoc.content import parser as under_test
from reportdoc.content.parser import Parser

CHAPTER = """# 立德树人 {#sec-moral}

第一段，见@fig-class。

## 社团 {#sec-clubs}

社团有**十**个[^1]。

[^1]: 年末数。

::: {.case #case-one title="甲"}
盒中一段。

## 盒中的标题

- 一
- 二
:::

## 就业 {#sec-jobs}

去向落实率为{{ 落实率 }}。

- 一项

### 升学

| 升学 | 人数 |
|---|---|
| 专升本 | 3 |

## 结尾

最后一段。
"""

CHANGES: dict[str, Callable[[str], str]] = {
    "a word": lambda text: text.replace("十", "十二"),
    "a line more": lambda text: text.replace("第一段", "第零段。\n\n第一段"),
    "a section less": lambda text: text.replace("## 就业 {#sec-jobs}\n\n去向落实率为{{ 落实率 }}。\n\n- 一项\n\n", ""),
    "a heading no more": lambda text: text.replace("## 就业", "就业"),
    "a case left open": lambda text: text.replace(":::\n\n## 就业", "\n## 就业"),
    "a case closed early": lambda text: text.replace("盒中一段。\n", "盒中一段。\n:::\n"),
    "code left open": lambda text: text.replace("社团有", "```\n社团有"),
    "a remark left open": lambda text: text.replace("第一段", "<!-- 第一段"),
    "a formula left open": lambda text: text.replace("第一段", "$$\n第一段"),
    "a link by reference": lambda text: text.replace("社团有", "[甲] 社团有") + "\n[甲]: https://example.org\n",
    "a link named far above": lambda text: text.replace("第一段", "[结尾]: https://example.org\n\n第一段"),
    "an empty line less": lambda text: text.replace("项\n\n### 升学", "项\n### 升学"),
    "a heading becomes part of a list": lambda text: text.replace("### 升学", "  升学"),
    "the end": lambda text: text.replace("最后一段。\n", "最后一段。\n\n## 后记\n"),
    "the title": lambda text: text.replace("# 立德树人", "# 立德"),
    "nothing left": lambda text: "",
    "returns": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_file_reads_as_if_all_of_it_were_parsed(name: str) -> None:
    parser = Parser(in_part=True)
    parser.parse(CHAPTER)
    changed = CHANGES[name](CHAPTER)
    assert changed != CHAPTER
    # And so does the file that it is changed back into.
    for text in (changed, CHAPTER, changed.replace("结尾", "尾声")):
        assert parser.parse(text) == Parser().parse(text)


def test_of_a_word_that_has_changed_its_section_alone_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parser, parsed = Parser(in_part=True), list[str]()
    parser.parse(CHAPTER)
    whole = under_test.Parser._whole
    monkeypatch.setattr(under_test.Parser, "_whole", lambda self, text: (parsed.append(text), whole(self, text))[1])
    parser.parse(CHAPTER.replace("落实率为", "落实率已为"))
    assert parsed == ["## 就业 {#sec-jobs}\n\n去向落实率已为{{ 落实率 }}。\n\n- 一项\n\n### 升学"]


def test_lines_below_a_change_keep_their_places() -> None:
    parser = Parser(in_part=True)
    parser.parse(CHAPTER)
    tokens = parser.parse(CHAPTER.replace("第一段", "第零段。\n\n第一段")).tokens
    lines = [token.map[0] + 1 for token in tokens if token.type == "heading_open" and token.map]
    assert lines == [1, 7, 16, 22, 28, 34]
