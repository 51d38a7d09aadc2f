"""Text written as Markdown reads back as the same text, whatever characters it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdoc.content.parser import Parser
from reportdoc.manuscript.writing.inlines import markdown
from reportdoc.report.inline import LineBreak, Reference, Strong, Text
from reportdoc.report.place import Place
from tests.support.fuzzing import examples

_PARSER = Parser()
_CHARACTERS = "人才12.、*_`[]<>~^&!|\\{}@#-+=:()\"' 　“”%tbl-a＠｛＃"


def _read(text: str) -> str:
    parsed = _PARSER.parse(text)
    assert not parsed.notes
    tokens = parsed.tokens
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], tokens
    leaves = tokens[1].children or []
    assert {leaf.type for leaf in leaves} <= {"text", "text_special"}, leaves
    return "".join(leaf.content for leaf in leaves)


@examples(100)
@given(st.text(_CHARACTERS, min_size=1, max_size=40).filter(str.strip))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    assert _read(markdown([Text(text)])) == text.strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. 加强领导", r"1\. 加强领导"),
        ("2023年招生", "2023年招生"),
        ("# 标题", r"\# 标题"),
        ("- 其一", r"\- 其一"),
        ("邮箱 a@tbl-b", r"邮箱 a\@tbl-b"),
        ("## 红色", r"\## 红色"),
        ("＃＃红色｛｛甲｝｝＠tbl-b", "&#65283;＃红色&#65371;&#65371;甲｝｝&#65312;tbl-b"),
        ("《A*B》", r"《A\*B》"),
    ],
)
def test_what_markdown_would_take_for_a_mark_is_escaped(text: str, written: str) -> None:
    assert markdown([Text(text)]) == written


def test_marks_and_references_are_written_as_authors_write_them() -> None:
    place = Place("a.docx")
    content = (
        Strong((Text("# 成效"),)),
        Text("见"),
        Reference(("tbl-a",), place),
        Text("所示"),
        LineBreak(),
        Text("1) 二"),
    )
    assert markdown(content) == "**\\# 成效**见@tbl-a所示\\\n1\\) 二"


def test_a_reference_before_a_letter_is_set_apart() -> None:
    assert markdown((Reference(("fig-a",), Place("a.docx")), Text("b"))) == "[@fig-a]b"
