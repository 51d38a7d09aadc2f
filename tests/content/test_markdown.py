"""Text: what each form of Markdown becomes, and which forms are refused."""

from __future__ import annotations

import pytest

from reportdoc.present.language import language
from reportdoc.report.block import Block, List, Paragraph
from reportdoc.report.inline import Emphasis, Inline, LineBreak, Link, SoftBreak, Strong, Subscript, Superscript, Text
from reportdoc.report.plain import plain
from reportdoc.report.problem import ContentError
from tests.content.folder import Folder
from tests.content.pictures import picture
from tests.support.growth import growth


def _content(folder: Folder, text: str) -> tuple[Inline, ...]:
    (block,) = folder.blocks(text)
    assert isinstance(block, Paragraph)
    return block.content


def _texts(block: Block) -> list[object]:
    match block:
        case Paragraph(content=(Text(text=text),)):
            return [text]
        case List(items=items):
            return [[text for inner in item for text in _texts(inner)] for item in items]
        case _:
            raise AssertionError(block)


def test_marks_become_their_inline(folder: Folder) -> None:
    assert _content(folder, "**重点**和*次要*，H~2~O，m^2^") == (
        Strong((Text("重点"),)),
        Text("和"),
        Emphasis((Text("次要"),)),
        Text("，H"),
        Subscript((Text("2"),)),
        Text("O，m"),
        Superscript((Text("2"),)),
    )


def test_bold_ends_beside_chinese_quotation_marks(folder: Folder) -> None:
    assert _content(folder, "推进**“双高”**建设") == (Text("推进"), Strong((Text("“双高”"),)), Text("建设"))


def test_asterisks_in_arithmetic_stay(folder: Folder) -> None:
    assert _content(folder, "2 * 3 * 4") == (Text("2 * 3 * 4"),)


@pytest.mark.parametrize("target", ["https://example.org/a", "http://example.org", "mailto:a@example.org"])
def test_a_link_out_is_kept(folder: Folder, target: str) -> None:
    assert _content(folder, f"[网站]({target})") == (Link(target, (Text("网站"),)),)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "#sec-a", "data:text/html,x", "x.md"])
def test_any_other_link_is_refused(folder: Folder, target: str) -> None:
    assert folder.problems(f"[网站]({target})") == [
        f'content/chapters/1.md:3: the link to "{target}" is not supported '
        "(links lead to http, https and mailto addresses; refer to blocks as @tbl-label)"
    ]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("前一行\n后一行", "前一行后一行"),
        ("one\ntwo", "one two"),
        ("共有\nABC", "共有 ABC"),
        ("结束。\n2023年", "结束。2023年"),
        ("“引”\n文字", "“引”文字"),
        ("文字\n“引”", "文字“引”"),
    ],
)
def test_a_line_break_joins_chinese_and_separates_latin(folder: Folder, source: str, printed: str) -> None:
    assert plain(_content(folder, source), {}) == printed


def test_a_line_break_is_kept_with_its_line(folder: Folder) -> None:
    assert _content(folder, "前一行\n后一行") == (Text("前一行"), SoftBreak(4), Text("后一行"))


def test_a_line_break_before_a_mark_looks_at_the_text_inside(folder: Folder) -> None:
    assert _content(folder, "前一行\n**后一行**") == (Text("前一行"), SoftBreak(4), Strong((Text("后一行"),)))


def test_a_backslash_at_the_end_of_a_line_breaks_it(folder: Folder) -> None:
    assert _content(folder, "上\\\n下") == (Text("上"), LineBreak(), SoftBreak(4), Text("下"))


def test_ideographic_spaces_before_a_paragraph_are_dropped(folder: Folder) -> None:
    assert _content(folder, "　　段落") == (Text("段落"),)


def test_paragraphs_keep_the_line_they_begin_on(folder: Folder) -> None:
    first, second = folder.blocks("一\n二\n\n三")
    assert (first.place.line, second.place.line) == (3, 6)
    assert str(second.place) == "content/chapters/1.md:6"


def test_lists_nest_and_keep_their_start(folder: Folder) -> None:
    (block,) = folder.blocks("3. 甲\n   - 子\n   - 丑\n4. 乙\n\n   又一段\n")
    assert isinstance(block, List)
    assert (block.ordered, block.start) == (True, 3)
    assert _texts(block) == [["甲", ["子"], ["丑"]], ["乙", "又一段"]]
    inner = block.items[0][1]
    assert isinstance(inner, List)
    assert not inner.ordered


def test_lists_deeper_than_nine_levels_are_refused(folder: Folder) -> None:
    text = "".join(f"{'  ' * level}- 项\n" for level in range(10))
    assert folder.problems(text) == ["content/chapters/1.md:12: lists are nested more than 9 levels deep"]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("```\nx\n```", "3: code has no place in the report (write it as a paragraph)"),
        ("文\n\n    x", "5: text indented by four spaces is code, which has no place in the report"),
        ("`x`", "3: code has no place in the report (delete the backticks)"),
        ("> 引文", "3: quotations have no place in the report (remove the >)"),
        ("甲|乙\n-|-\n1|2", "3: tables are not written in the text (put it into a CSV file and write a block"),
        ("文\n\n---\n", "5: rules have no place in the report"),
        ("<div>\n", "3: HTML has no place in the report (write it as Markdown)"),
        ("一\n<b>二</b>", "4: HTML has no place in the report"),
        ("![图](a.png)", "3: pictures are not written as ![]() (write a block ::: {.figure #fig-label src="),
        ("{% if x %}", '3: "{%" has no place in the text (only values between two braces are supported'),
        ("{# x #}", '3: "{#" has no place in the text'),
        ("一\n二{{ x", '4: "{{" is never closed (write \\{{ to print it)'),
        ("约20~30，多至40~50", "3: the text between two ~ is raised or lowered (write \\~ to print the character)"),
        (
            "一\n二\x01三",
            "4: the character U+0001 cannot stand in a Word file (delete it; it is invisible in most editors)",
        ),
        ("一\n二\ufffe", "4: the character U+FFFE cannot stand in a Word file"),
        ("&#1;", "3: the character U+FFFD stands for one that was lost"),
    ],
)
def test_what_has_no_place_in_the_layout_is_refused(folder: Folder, source: str, problem: str) -> None:
    (found,) = set(folder.problems(source))
    assert found.startswith(f"content/chapters/1.md:{problem}")


def test_escaped_braces_are_printed(folder: Folder) -> None:
    assert _content(folder, "写作 \\{{ 名称 }}") == (Text("写作 {{ 名称 }}"),)


def test_a_text_file_in_gbk_is_refused_with_the_line(folder: Folder) -> None:
    folder.write("chapters/1.md", "# A\n\n中文\n".encode("gbk"))
    assert folder.problems() == [
        "content/chapters/1.md:3: this line is not UTF-8 text (save the file again with the encoding UTF-8)"
    ]


def test_an_encoded_lone_surrogate_is_refused_with_the_line(folder: Folder) -> None:
    folder.write("chapters/1.md", b"# A\n\n\xed\xa0\x80\n")
    (problem,) = folder.problems()
    assert problem.startswith("content/chapters/1.md:3: this line is not UTF-8 text")


@pytest.mark.long
@pytest.mark.parametrize("text", ["[", "**", "{{", "*a **b ", "~a "])
def test_hostile_text_is_read_in_time_that_grows_with_its_length(folder: Folder, text: str) -> None:
    small, large = (text * (length // len(text)) for length in (4_000, 16_000))
    assert growth(folder.problems, small, large, 12) < 12


@pytest.mark.parametrize("letters", ["7", "a ", "学校办学成效显著。", "[", "*", "`", "《"])
def test_a_paragraph_of_a_million_characters_is_told_and_not_judged(folder: Folder, letters: str) -> None:
    long = (letters * 1_000_000)[:1_000_000].strip()
    told = f"content/chapters/1.md:5: the paragraph has {len(long)} characters; more than 20000 are not read"
    assert folder.problems(f"文字。\n\n{long}\n") == [f"{told} (divide it into paragraphs)"]


def test_a_paragraph_of_many_lines_is_no_shorter(folder: Folder) -> None:
    long = "\n".join(["[学校" * 25] * 300)
    told = "content/chapters/1.md:3: the paragraph has 22799 characters; more than 20000 are not read"
    assert folder.problems(long) == [f"{told} (divide it into paragraphs)"]


@pytest.mark.parametrize(
    ("line", "told"),
    [("", "1.1（社团）第 1 段"), ("- ", "1.1（社团）第 1 段"), ("### ", "1.1.1（…）")],
)
def test_a_paragraph_that_is_too_long_is_called_by_its_section_not_by_the_figure_before_it(
    folder: Folder, line: str, told: str
) -> None:
    folder.write("pictures/a.png", picture("PNG", 40, 30))
    folder.chapter(f'## 社团\n\n::: {{.figure src="pictures/a.png"}}\n图\n:::\n\n{line}{"长" * 20_001}\n\n后一段。\n')
    with pytest.raises(ContentError) as caught:
        folder.load()
    (problem,) = caught.value.problems
    assert problem.place.line == 9
    assert problem.seen
    assert language("zh_CN").translated(problem.seen) == told
