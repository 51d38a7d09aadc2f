"""Paragraphs, lists, cases, figures, charts and the annex of a manuscript as Markdown and files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.seed.manuscripts import picture


@pytest.fixture
def manuscript() -> Manuscript:
    return Manuscript()


def _numbered(manuscript: Manuscript, *levels: tuple[str, str], first: int = 40) -> None:
    """Add a list with a format and a pattern for each level."""
    numbering = manuscript.document.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{first}">{inside}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    instance = f'<w:num {nsdecls("w")} w:numId="{first}"><w:abstractNumId w:val="{first}"/></w:num>'
    numbering.append(parse_xml(instance))


def _item(manuscript: Manuscript, text: str, level: int = 0, number: int = 40) -> None:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    manuscript.xml(f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")


def test_bullets_and_numbers_become_lists_with_what_is_within(manuscript: Manuscript, tmp_path: Path) -> None:
    _numbered(manuscript, ("decimal", "%1."), ("bullet", "•"), ("decimal", "%3"))
    for text, level in (("甲", 0), ("甲一", 1), ("甲二", 1), ("甲二1", 2), ("乙", 0), ("丙", 0)):
        _item(manuscript, text, level)
    manuscript.text("中间的话。")
    _item(manuscript, "丁", 0)
    manuscript.text("- 不是列表")
    assert made(manuscript, tmp_path).chapter == (
        "1. 甲\n\n   - 甲一\n   - 甲二\n\n     1. 甲二1\n2. 乙\n3. 丙\n\n中间的话。\n\n4. 丁\n\n\\- 不是列表"
    )


def test_two_lists_that_follow_one_another_stay_two(manuscript: Manuscript, tmp_path: Path) -> None:
    _numbered(manuscript, ("decimal", "%1."))
    _numbered(manuscript, ("decimal", "%1．"), first=41)
    for text, number in (("甲", 40), ("乙", 40), ("丙", 41), ("丁", 41)):
        _item(manuscript, text, number=number)
    manuscript.text("项目", "List Bullet")
    assert made(manuscript, tmp_path).chapter == "1. 甲\n2. 乙\n\n1. 丙\n2. 丁\n\n- 项目"


@pytest.mark.parametrize(
    ("kind", "pattern", "count", "shown"),
    [
        ("chineseCounting", "（%1）", 1, "（一）项目"),
        ("chineseCountingThousand", "%1、", 3, "三、项目"),
        ("japaneseCounting", "%1、", 10, "十、项目"),
        ("ideographTraditional", "第%1条", 4, "第丁条 项目"),
        ("taiwaneseCounting", "%1、", 20, "二十、项目"),
        ("chineseCounting", "%1、", 35, "三十五、项目"),
        ("decimal", "第%1项 ", 2, "第2项 项目"),
        ("decimal", "（%1）", 2, "（2）项目"),
    ],
)
def test_numbers_that_markdown_has_not_become_text(
    manuscript: Manuscript, tmp_path: Path, kind: str, pattern: str, count: int, shown: str
) -> None:
    _numbered(manuscript, (kind, pattern))
    for _ in range(count):
        _item(manuscript, "项目")
    project = made(manuscript, tmp_path)
    assert project.chapter.split("\n\n")[-1] == shown
    mark = shown.removesuffix("项目").rstrip()
    told = [note for note in project.notes if note.startswith("the automatic number")]
    assert (len(told), told[-1]) == (count, f"the automatic number {mark} is text now: 项目")


def test_a_number_of_two_levels_counts_the_deeper_anew(manuscript: Manuscript, tmp_path: Path) -> None:
    _numbered(manuscript, ("chineseCounting", "%1、"), ("decimal", "（%1.%2）"))
    for text, level in (("甲", 0), ("甲一", 1), ("甲二", 1), ("乙", 0), ("乙一", 1)):
        _item(manuscript, text, level)
    assert made(manuscript, tmp_path).chapter.split("\n\n") == [
        "一、甲",
        "（一.1）甲一",
        "（一.2）甲二",
        "二、乙",
        "（二.1）乙一",
    ]


BORDER = "<w:pBdr>{}</w:pBdr>"
SIDES = tuple(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))


def _framed(manuscript: Manuscript, *texts: str, look: str = BORDER.format("".join(SIDES))) -> None:
    for text in texts:
        manuscript.xml(f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("look", "framed"),
    [
        (BORDER.format("".join(SIDES)), True),
        (BORDER.format("".join(SIDES[:3])), True),
        (BORDER.format("".join(SIDES[:2])), False),
        (BORDER.format("".join(SIDES[:2]) + '<w:right w:val="nil"/><w:bottom w:val="none"/>'), False),
        ('<w:shd w:val="clear" w:fill="DDEEFF"/>', True),
        ('<w:shd w:val="clear" w:fill="auto"/>', False),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', False),
    ],
)
def test_a_case_in_a_frame_ends_where_the_frame_does(
    manuscript: Manuscript, tmp_path: Path, look: str, framed: bool
) -> None:
    _framed(manuscript, "案例 1 万物复苏", "案例的正文。", look=look)
    manuscript.text("框后的正文。")
    project = made(manuscript, tmp_path)
    case = '::: {.case #case-wanwu-fusu title="万物复苏"}\n案例的正文。'
    assert project.chapter == case + ("\n:::\n\n框后的正文。" if framed else "\n\n框后的正文。\n:::")
    assert ("case without a box: check where it ends: 案例 1 万物复苏" in project.notes) != framed


def test_a_framed_case_ends_at_the_next_case_a_heading_and_the_end(manuscript: Manuscript, tmp_path: Path) -> None:
    _framed(manuscript, "案例 1 万物复苏", "其一。", "案例 2 大国工匠", "其二。")
    manuscript.document.add_heading("专业", 2)
    _framed(manuscript, "案例 3 结尾", "其三。")
    assert made(manuscript, tmp_path).chapter == (
        '::: {.case #case-wanwu-fusu title="万物复苏"}\n其一。\n:::\n\n'
        '::: {.case #case-daguo-gongjiang title="大国工匠"}\n其二。\n:::\n\n## 专业 {#sec-zhuanye}\n\n'
        '::: {.case #case-jiewei title="结尾"}\n其三。\n:::'
    )


def test_a_case_whose_box_follows_its_title(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("案例 1 万物复苏")
    manuscript.document.add_table(1, 1).cell(0, 0).text = "框中的正文。"
    manuscript.text("框后的正文。")
    project = made(manuscript, tmp_path)
    assert project.chapter == '::: {.case #case-wanwu-fusu title="万物复苏"}\n框中的正文。\n:::\n\n框后的正文。'
    assert not any(note.startswith("case without a box") for note in project.notes)


def test_a_case_without_title_or_text_says_so(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.document.add_table(1, 1).cell(0, 0).text = "案例 1"
    project = made(manuscript, tmp_path)
    assert project.chapter == '::: {.case #case-cichu-quebiao-ti title="（此处缺标题）"}\n（此处缺文字）\n:::'
    assert project.notes[:2] == ["case without text", "case without a title: 案例 1"]


def test_a_case_in_a_table_keeps_its_list_its_table_and_its_picture(manuscript: Manuscript, tmp_path: Path) -> None:
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 “双创”{1}"
    cell.add_paragraph("加强领导", "List Bullet")
    cell.add_paragraph().add_run().add_picture(picture("a"))
    cell.add_paragraph("图 1-1 合影")
    assert made(manuscript, tmp_path).chapter == (
        '::: {.case #case-shuangchuang-1 title="“双创”｛1｝"}\n- 加强领导\n\n'
        '::: {.figure #fig-heying src="pictures/heying.png"}\n合影\n:::\n:::'
    )


def test_pictures_with_and_without_captions(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.picture("a")
    manuscript.text("图 1-1 合影")
    manuscript.picture("b")
    manuscript.text("正文。")
    manuscript.text("图 1-2 没有图")
    manuscript.text("正文。")
    manuscript.picture("c", "d")
    manuscript.text("图 1-3 两张")
    manuscript.picture("a")
    manuscript.text("图 再来一次")
    manuscript.text("图片来源：学工处")
    project = made(manuscript, tmp_path)
    assert project.chapter.split("\n\n") == [
        '::: {.figure #fig-heying src="pictures/heying.png"}\n合影\n:::',
        '::: {.figure #fig-weiming-mingde-tu .unnumbered src="pictures/weiming-mingde-tu.png"}\n未命名的图\n:::',
        "正文。",
        '::: {.figure #fig-meiyou-tu src="pictures/missing.png"}\n没有图\n:::',
        "正文。",
        '::: {.figures}\n::: {.figure #fig-liangzhang src="pictures/liangzhang.png"}\n两张\n:::\n'
        '::: {.figure #fig-liangzhang-2 .unnumbered src="pictures/liangzhang-2.png"}\n两张\n:::\n:::',
        '::: {.figure #fig-zailai-yici .unnumbered src="pictures/heying.png" source="图片来源：学工处"}\n再来一次\n:::',
    ]
    assert {
        "picture without a caption",
        "a figure's caption without a picture: a grey box stands in: 图 1-2 没有图",
        "more pictures than captions: 两张",
    } <= set(project.notes)
    assert project.files["content/pictures/heying.png"] == picture("a").getvalue()
    assert project.files["content/pictures/liangzhang-2.png"] == picture("d").getvalue()


def test_captions_that_stand_one_below_the_other_under_their_pictures(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.picture("a", "b", "c")
    for line in ("图 1-1 甲", "图 1-2 乙", "图 1-3 丙", "图 1-4 丁"):
        manuscript.text(line)
    manuscript.picture("d")
    text = made(manuscript, tmp_path).chapter
    assert [line for line in text.splitlines() if line and line in "甲乙丙丁"] == ["甲", "乙", "丙", "丁"]
    assert text.count("{.figures}") == 1
    assert text.endswith('\n\n::: {.figure #fig-ding src="pictures/ding.png"}\n丁\n:::')  # it takes the one below


def test_the_description_of_a_picture_is_kept_and_names_it_where_nothing_else_does(
    manuscript: Manuscript, tmp_path: Path
) -> None:
    for seed, caption in (("a", "图 1-1 合影"), ("b", ""), ("c", "图 1-2 毕业典礼")):
        manuscript.picture(seed)
        for properties in manuscript.document.paragraphs[-1]._p.iter("{*}docPr"):
            properties.set("descr", "毕业典礼")
        manuscript.text(caption or "正文。")
    assert made(manuscript, tmp_path).chapter.split("\n\n") == [
        '::: {.figure #fig-heying src="pictures/heying.png" alt="毕业典礼"}\n合影\n:::',
        '::: {.figure #fig-biye-dianli .unnumbered src="pictures/biye-dianli.png"}\n毕业典礼\n:::',
        "正文。",
        '::: {.figure #fig-biye-dianli-2 src="pictures/biye-dianli-2.png"}\n毕业典礼\n:::',
    ]


def test_pictures_in_a_table_with_words_of_their_own(manuscript: Manuscript, tmp_path: Path) -> None:
    table = manuscript.document.add_table(4, 2)
    for place, (row, column) in enumerate(((0, 0), (0, 1), (2, 0), (2, 1))):
        table.cell(row, column).paragraphs[0].add_run().add_picture(picture(f"{place}图"))
        table.cell(row + 1, column).text = f"图 1-{place + 1} 第{place}张"
    table.cell(0, 0).add_paragraph("拍摄于春天")
    project = made(manuscript, tmp_path)
    assert project.chapter.count("{.figures}") == 2
    assert [line for line in project.chapter.splitlines() if line.startswith("第")] == [f"第{at}张" for at in range(4)]
    assert "line in a table of pictures: 拍摄于春天" in project.notes


def test_a_label_that_a_build_gave_is_kept(manuscript: Manuscript, tmp_path: Path) -> None:
    def marked(name: str, text: str, style: str) -> None:
        mark = f'<w:bookmarkStart w:id="9" w:name="{name}"/><w:r><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id="9"/>'
        manuscript.xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{mark}</w:p>')

    marked("sec_morals", "1.1 立德树人", "Heading2")
    marked("tbl_clubs", "表 1-1 社团", "Caption")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    marked("tbl_auto_7", "表 1-2 球队", "Caption")
    manuscript.table(("名称", "场次"), ("篮球队", "9"))
    manuscript.picture("a")
    marked("fig_photo", "图 1-1 合影", "Caption")
    marked("sec_wrong", "图 1-2 错位", "Caption")
    text = made(manuscript, tmp_path).chapter
    labels = re.findall(r"#([a-z]+-[a-z-]+)", text)
    assert labels == ["sec-morals", "tbl-clubs", "tbl-qiudui", "fig-photo", "fig-cuowei"]


INDICATORS = (
    ("1", "毕业生人数", "人", "4407"),
    ("2", "毕业去向落实人数", "人", "4170"),
    ("4", "月收入", "元", "4833.35"),
)
HEAD = ("序号", "指标", "单位", "2023年")


def test_the_annex_has_its_tables_and_sets_all_else_aside(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("正文若干字。")
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.text("名称：某某职业技术学院(12345)")
    manuscript.text("附表 1：计分卡")
    manuscript.table(HEAD, *INDICATORS)
    manuscript.text("表 2 自定的指标")
    manuscript.text("填表说明：" + "说明" * 30)
    manuscript.table(HEAD, ("1", "自定指标甲", "个", "7"), ("2", "自定指标乙", "个", "8"))
    manuscript.table(("单独一行", "备注"))
    project = made(manuscript, tmp_path)
    annex = {name: data.decode() for name, data in project.files.items() if name.startswith("content/annex/")}
    assert sorted(annex) == ["content/annex/jifen-ka.csv", "content/annex/ziding-dezhi-biao.csv"]
    assert annex["content/annex/jifen-ka.csv"].splitlines()[:2] == ["序号,指标,单位,2023年", "1,毕业生人数,人,4407"]
    assert project.chapter == "正文若干字。"
    for line in (
        "line above an indicator table; the template sets it anew: 名称：某某职业技术学院(12345)",
        f"text in the annex, which holds tables only: 填表说明：{'说明' * 30}",
        "text in the annex, which holds tables only: 单独一行 备注",
        "indicator table that the catalogue of the year does not know: 自定的指标",
    ):
        assert line in project.notes
    settings = project.text("report.yaml")
    assert settings.endswith(
        'annex:\n  title: "附表：指标"\n  tables:\n'
        '    - label: annex-jifen-ka\n      title: "计分卡"\n      src: annex/jifen-ka.csv\n'
        '    - label: annex-ziding-dezhi-biao\n      title: "自定的指标"\n      src: annex/ziding-dezhi-biao.csv\n'
    )


def test_an_annex_without_tables_is_told(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("正文若干字。")
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.text("见另册。")
    project = made(manuscript, tmp_path)
    assert "annex" not in project.text("report.yaml")
    assert "an annex without tables is left out: 附表：指标" in project.notes


@pytest.mark.parametrize(
    ("share", "known"), [(5, True), (2, True), (1, False)], ids=["all", "two of five", "one of five"]
)
def test_indicator_tables_are_known_by_two_fifths_of_their_rows(
    manuscript: Manuscript, tmp_path: Path, share: int, known: bool
) -> None:
    names = ("毕业生人数", "毕业去向落实人数", "其中：月收入", "自主创业率", "母校满意度")
    manuscript.text("正文若干字。")
    rows = [(name if at < share else f"其他{at}", "1") for at, name in enumerate(names)]
    manuscript.table(*rows)
    assert ('title: "人才培养质量计分卡"' in made(manuscript, tmp_path).text("report.yaml")) == known
