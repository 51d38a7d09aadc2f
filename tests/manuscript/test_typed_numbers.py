"""Numbers, captions and references that were typed, as offices type them, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.manuscript.model import Look, ManuscriptParagraph, Run
from reportdoc.manuscript.recognition.caption import captions
from reportdoc.manuscript.recognition.typed_numbers import typed
from tests.manuscript.made import line as para
from tests.manuscript.made import made, recognised, table
from tests.manuscript.manuscript import Manuscript


@pytest.mark.parametrize(
    ("line", "form", "levels", "title"),
    [
        ("1.4.2 就业工作", "DOTTED", (1, 4, 2), "就业工作"),
        ("1．4就业工作", "DOTTED", (1, 4), "就业工作"),
        ("1 . 4 . 就业工作", "DOTTED", (1, 4), "就业工作"),
        ("1.2.3.4.5.6 细目", "DOTTED", (1, 2, 3, 4, 5, 6), "细目"),
        ("2.3.2 1+X 证书培训", "DOTTED", (2, 3, 2), "1+X 证书培训"),
        ("2.4 5G 技术", "DOTTED", (2, 4), "5G 技术"),
        ("2.4 3d 打印", "DOTTED", (2, 4), "3d 打印"),
        ("2.4 3一体", "DOTTED", (2, 4), "3一体"),
        ("3.1、服务国家", "DOTTED", (3, 1), "服务国家"),
        ("第一章 人才培养", "CHAPTER", (1,), "人才培养"),
        ("第 十二 章：服务贡献", "CHAPTER", (12,), "服务贡献"),
        ("第3篇、政策", "CHAPTER", (3,), "政策"),
        ("第二部分 国际合作", "CHAPTER", (2,), "国际合作"),
        ("第二节 师资队伍", "SECTION", (2,), "师资队伍"),
        ("第10节．师资", "SECTION", (10,), "师资"),
        ("三、服务贡献", "COMMA", (3,), "服务贡献"),
        ("十、服务贡献", "COMMA", (10,), "服务贡献"),
        ("十一．服务贡献", "COMMA", (11,), "服务贡献"),
        ("二十、服务贡献", "COMMA", (20,), "服务贡献"),
        ("三十六. 服务贡献", "COMMA", (36,), "服务贡献"),
        ("（二）专业建设", "BRACKETS", (2,), "专业建设"),
        ("( 十 )、专业建设", "BRACKETS", (10,), "专业建设"),
        ("（3）专业建设", "ROUND", (3,), "专业建设"),
        ("(12). 专业建设", "ROUND", (12,), "专业建设"),
        ("3）专业建设", "ROUND", (3,), "专业建设"),
        ("7. 服务贡献", "SINGLE", (7,), "服务贡献"),
        ("7服务贡献", None, (), ""),
        ("7 服务贡献", "SINGLE", (7,), "服务贡献"),
        ("12、服务贡献", "SINGLE", (12,), "服务贡献"),
        ("6. 1+X 证书", "SINGLE", (6,), "1+X 证书"),
        ("  8．服务贡献", "SINGLE", (8,), "服务贡献"),
        ("2023年招生", None, (), ""),
        ("92.94%的毕业生", None, (), ""),
        ("5 %", None, (), ""),
        ("1,234人", None, (), ""),
        ("10 000", None, (), ""),
        ("1.4.2", None, (), ""),
        ("一个中心", None, (), ""),
        ("第一次", None, (), ""),
        ("百、其他", None, (), ""),
        ("人才培养", None, (), ""),
        ("", None, (), ""),
    ],
)
def test_the_number_at_the_start_of_a_line(line: str, form: str | None, levels: tuple[int, ...], title: str) -> None:
    found = typed(line)
    assert (found.form.name if found else None) == form
    assert (found.levels if found else ()) == levels
    assert (line[found.length :] if found else "") == title


def _paragraph(text: str, style: str = "") -> ManuscriptParagraph:
    return ManuscriptParagraph(1, (Run(text),), style, 0, None, Look(), False, (), (), ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("表 1-1 学生社团", [("tbl", "1-1", "表 1-1", "学生社团")]),
        ("表1—1学生社团", [("tbl", "1-1", "表1—1", "学生社团")]),
        ("表 １．２：学生社团", [("tbl", "1-2", "表 １．２：", "学生社团")]),
        ("表 3 学生社团", [("tbl", "3", "表 3", "学生社团")]),
        ("表三 学生社团", [("tbl", "三", "表三", "学生社团")]),
        ("表 1-2-3、学生社团", [("tbl", "1-2-3", "表 1-2-3、", "学生社团")]),
        ("附表 1 计分卡", [("annex", "1", "附表 1", "计分卡")]),
        ("附 表2 计分卡", [("annex", "2", "附 表2", "计分卡")]),
        ("附件表 3 计分卡", [("annex", "3", "附件表 3", "计分卡")]),
        ("图 2- 3 合影", [("fig", "2-3", "图 2- 3", "合影")]),
        ("图1 左 图2 右", [("fig", "1", "图1", "左"), ("fig", "2", "图2", "右")]),
        ("图 1-1 左　图 1-2 右", [("fig", "1-1", "图 1-1", "左"), ("fig", "1-2", "图 1-2", "右")]),
        ("案例 7 万物复苏", [("case", "7", "案例 7", "万物复苏")]),
        ("案例7：万物复苏", [("case", "7", "案例7：", "万物复苏")]),
        ("【案例 3】万物复苏", [("case", "3", "【案例 3】", "万物复苏")]),
        ("典型案例一 万物复苏", [("case", "一", "典型案例一", "万物复苏")]),
        ("特色案例 2 万物复苏", [("case", "2", "特色案例 2", "万物复苏")]),
        ("表 1-1", [("tbl", "1-1", "表 1-1", "")]),
        ("表：学生社团", [("tbl", "", "表", "学生社团")]),
        ("图 毕业生的就业满意度", [("fig", "", "图", "毕业生的就业满意度")]),
        # Sentences that begin so.
        ("表 1-1 学生社团。", []),
        ("表 1-1 所示的社团", []),
        ("表1-1显示，人数增加", []),
        ("图1-1反映了情况", []),
        ("表1-1，人数增加", []),
        ("表1为学生社团情况", []),
        ("图2和图3相似", []),
        ("表 1 为学生社团情况", [("tbl", "1", "表 1", "为学生社团情况")]),
        ("表 1-1：所示社团", [("tbl", "1-1", "表 1-1：", "所示社团")]),
        ("表一学生", []),
        ("表示满意", []),
        ("图书 30 万册", []),
        ("图 显示，人数增加", []),
        ("表：人数增加。", []),
        ("案例 7 讲了如下内容：", []),
        ("见表 1-1 学生社团", []),
        ("学校有 3 个社团", []),
        (f"表 1-1 {'社' * 100}", [("tbl", "1-1", "表 1-1", "社" * 100)]),
        (f"表 1-1 {'社' * 101}", []),
        (f"图 {'社' * 100}", [("fig", "", "图", "社" * 100)]),
        (f"图 {'社' * 101}", []),
        ("", []),
    ],
)
def test_the_captions_that_a_line_holds(line: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = captions(_paragraph(line))
    assert [(one.kind.value, one.number, one.typed, one.text) for one in found] == expected


@pytest.mark.parametrize(
    "word",
    (
        "所示",
        "所列",
        "显示",
        "表明",
        "可见",
        "可知",
        "反映",
        "列出",
        "给出",
        "说明了",
        "，",
        ",",
        "。",
        "；",
        ";",
    ),
)
def test_a_line_that_goes_on_as_a_sentence_does_is_no_caption(word: str) -> None:
    assert captions(_paragraph(f"表 1-1 {word}社团")) == ()
    assert captions(_paragraph(f"表 {word}社团")) == ()
    assert [one.text for one in captions(_paragraph(f"表 1-1 社团{word}的人数"))] == [f"社团{word}的人数"]


@pytest.mark.parametrize("word", "为是中的和与及至或等")
def test_a_clause_right_after_the_number_is_no_caption(word: str) -> None:
    assert captions(_paragraph(f"表1-1{word}社团")) == ()
    assert [one.text for one in captions(_paragraph(f"表1-1 {word}社团"))] == [f"{word}社团"]


@pytest.mark.parametrize("end", "。；：")
def test_a_line_that_ends_as_a_sentence_does_is_no_caption(end: str) -> None:
    assert captions(_paragraph(f"案例 1 社团{end}")) == ()
    assert captions(_paragraph(f"表 社团{end}")) == () or end == "："


@pytest.mark.parametrize("sign", "-－–—‐‑.．")
def test_signs_between_the_figures_of_a_number(sign: str) -> None:
    (found,) = captions(_paragraph(f"图 3 {sign} 12 合影"))
    assert (found.number, found.typed, found.text, found.kind.value) == ("3-12", f"图 3 {sign} 12", "合影", "fig")


@pytest.mark.parametrize(
    ("line", "typed", "text"),
    [
        ("[案例 1] 工匠", "[案例 1]", "工匠"),
        ("（案例 1）工匠", "（案例 1）", "工匠"),
        ("( 案例 1 )：工匠", "( 案例 1 )：", "工匠"),
        ("表 123 社团", "表 123", "社团"),
        ("表 十二 社团", "表 十二", "社团"),
        (" 表 1.社团", "表 1.", "社团"),
        ("表 1 、社团", "表 1 、", "社团"),
    ],
)
def test_brackets_marks_and_blanks_around_a_number(line: str, typed: str, text: str) -> None:
    assert [(one.typed, one.text) for one in captions(_paragraph(line))] == [(typed, text)]


@pytest.mark.parametrize("line", ("表 1234 社团", "表 十二三四 社团", "表1-1-1-1 社团", "附近 1 社团", "图表 1 社团"))
def test_what_is_no_number_of_a_caption(line: str) -> None:
    assert "社团" not in [one.text for one in captions(_paragraph(line))]


def test_two_captions_on_a_line_need_a_blank_and_a_mark() -> None:
    assert [one.text for one in captions(_paragraph("图 1-1 左图 1-2 右"))] == ["左图 1-2 右"]
    assert [one.text for one in captions(_paragraph("图 1-1 左 图 1-2右"))] == ["左 图 1-2右"]
    assert [one.text for one in captions(_paragraph("图 1-1 左 图 1-2：右 图 1-3、下"))] == ["左", "右", "下"]
    assert [one.text for one in captions(_paragraph("表 1-1 左 图 1-2 右"))] == ["左 图 1-2 右"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        *((f"{word}表 1-1 页", f"{word}表 1-1 页") for word in "代发报钟仪列外手"),
        *((f"{word}图 1-1 页", f"{word}图 1-1 页") for word in "地版蓝草插构企意"),
        *((f"有案例 1 {unit}", f"有@case-gongjiang {unit}") for unit in "人名项"),
        *((f"有案例 1{unit}", f"有案例 1{unit}") for unit in "人名项个次年月日%％"),
        *((f"见图 1 {sign} 1 。", "见@fig-heying 。") for sign in "-－–—‐‑"),
        *(
            (f"{word} 1.1 节", f"{word} @sec-lide-shuren 节")
            for word in ("见", "详见", "参见", "如", "见本报告", "见第")
        ),
        ("在 1.1 节", "在 1.1 节"),
        ("见 1.1％", "见 1.1％"),
        ("见案例 123", "见案例 123"),
        ("见表 1-1，见表 1-1", "见@tbl-shetuan，见@tbl-shetuan"),
        ("见附表 1", "见@annex-jifen-ka"),
    ],
)
def test_words_around_a_reference(line: str, written: str) -> None:
    elements = (
        *("#1 人才培养", "##1.1 立德树人", "表 1-1 社团", table(("名称", "人数"), ("航模社", "67"))),
        *(para(pictures="a"), "图 1-1 合影", table((para("案例 1 工匠"),), ("故事。",)), line, "#附表"),
        *("附表 1 计分卡", table(("指标", "数值"), ("甲", "1"))),
    )
    blocks = recognised(*elements).text("chapters/1-rencai-peiyang.md").split("\n\n")
    assert blocks[-1] == f"{written}\n"


def test_a_number_in_characters_without_a_blank_is_one_where_the_style_says_so() -> None:
    assert captions(_paragraph("表一学生社团")) == ()
    (found,) = captions(_paragraph("表一学生社团", "caption"))
    assert (found.number, found.text) == ("一", "学生社团")


_REFERENCES = (
    ("见表 1-1。", "见@tbl-shetuan。"),
    ("见表1—1和图 1-1。", "见@tbl-shetuan和@fig-heying。"),
    ("（见图1－1）", "（见@fig-heying）"),
    ("见案例 1。", "见@case-wanwu-fusu。"),
    ("见附表 1。", "见附表 1。"),
    ("详见 1.1。", "详见 @sec-lide-shuren。"),
    ("参见本报告第 1.1 节", "参见本报告第 @sec-lide-shuren 节"),
    ("如1.1所述", "如@sec-lide-shuren所述"),
    ("表 1-1 和表 1-1", "@tbl-shetuan 和@tbl-shetuan"),
    ("**表 1-1**", r"\*\*@tbl-shetuan\*\*"),
    # What is no reference.
    ("增长 1.1。", "增长 1.1。"),
    ("见 1.1%。", "见 1.1%。"),
    ("见 1.1.1。", "见 1.1.1。"),
    ("见 1.9。", "见 1.9。"),
    ("代表 1-1 名", "代表 1-1 名"),
    ("发表1-1篇", "发表1-1篇"),
    ("外表1-1处", "外表1-1处"),
    ("地图 1-1", "地图 1-1"),
    ("企图 1-1", "企图 1-1"),
    ("见表 1-1-1", "见表 1-1-1"),
    ("见表 1-1.5", "见表 1-1.5"),
    ("见表 1-1 2", "见@tbl-shetuan 2"),
    ("有案例 1 组", "有@case-wanwu-fusu 组"),
    ("有案例 1项", "有案例 1项"),
    ("见表 1-19", "见表 1-19"),
)
"""Lines of a manuscript, and what the Markdown says."""


def test_references_in_running_text(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document.add_heading("1.1 立德树人", 2)
    manuscript.text("表 1-1 社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.picture("a")
    manuscript.text("图 1-1 合影")
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 万物复苏"
    cell.add_paragraph("正文。")
    for line, _ in _REFERENCES:
        manuscript.text(line)
    written = made(manuscript, tmp_path).chapter.split("\n\n")[-len(_REFERENCES) :]
    assert dict(zip((line for line, _ in _REFERENCES), written, strict=True)) == dict(_REFERENCES)


def test_what_no_caption_is_or_two_are_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    for name in ("社团", "协会"):
        manuscript.text(f"表 1-1 {name}")
        manuscript.table(("名称", "人数"), (name, "67"))
    manuscript.text("见表 1-1、图 1-7、案例 9 和 1.1。")
    found = made(manuscript, tmp_path)
    assert found.chapter.splitlines()[-1] == "见表 1-1、图 1-7、案例 9 和 1.1。"
    told = [one for one in found.notes if one.startswith("refers to what no caption is, or more than one")]
    assert [one.split(": ")[1] for one in told] == ["表 1-1", "图 1-7"]


def test_references_stand_in_lists_cases_and_bold_words_but_not_in_titles(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.text("见表 1-1", "List Bullet")
    manuscript.document.add_paragraph().add_run("重点见表 1-1").bold = True
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 如表 1-1 的社团"
    cell.add_paragraph("详见表 1-1。")
    manuscript.document.add_heading("表 1-1 以外的社团", 2)
    text = made(manuscript, tmp_path).chapter
    assert "- 见@tbl-shetuan\n" in text
    assert "**重点见@tbl-shetuan**" in text
    assert 'title="如表 1-1 的社团"}\n详见@tbl-shetuan。\n:::' in text
