"""Whole manuscripts: every file that an import makes, all that it tells and on what evidence, line by line.

What is expected stands in `tests/golden/manuscript/`, and was read against the documents made here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.seed.manuscripts import picture
from tests.manuscript.wordml import cell, field, r, row

_TEXT = "这一段是正文，说的是学校这一年做了哪些工作，取得了哪些成效。"
_RAISED = '<w:vertAlign w:val="superscript"/>'
_LINK = 'HYPERLINK "https://example.org/"'
_HEAD = ("序号", "指标", "单位", "2023年")


def _empty() -> Manuscript:
    manuscript = Manuscript()
    manuscript.document = Document()
    return manuscript


def _lines(manuscript: Manuscript, *lines: str) -> None:
    """Add lines: `#` begins one in Word's heading styles, `*` a bold one, `!` a large one, `*!` both, `-` a bullet."""
    for line in lines:
        mark, text = line[: len(line) - len(line.lstrip("#*!-"))], line.lstrip("#*!-")
        if mark.startswith("#"):
            manuscript.document.add_heading(text, len(mark))
        elif mark.startswith("-"):
            manuscript.text(text, "List Bullet")
        else:
            run = manuscript.document.add_paragraph().add_run(text)
            run.bold = True if "*" in mark else None
            run.font.size = Pt(16) if "!" in mark else None


def _case(manuscript: Manuscript, *lines: str) -> None:
    box = manuscript.document.add_table(1, 1).cell(0, 0)
    box.text = lines[0]
    for line in lines[1:]:
        box.add_paragraph(line)


def _orderly() -> Manuscript:
    """Return a report with Word's styles, a cover, a directory, front matter, two chapters and an annex."""
    manuscript = _empty()
    _lines(
        manuscript,
        "天津机电职业技术学院",
        "TIANJIN VOCATIONAL COLLEGE",
        "高等职业教育质量年度报告（2023年度）",
        "二〇二四年一月",
        "内容真实性责任声明",
        "学校对本报告的真实性负责。",
        "目  录",
        "前言\t1",
        "1 人才培养\t2",
        "1.1 立德树人\t2",
        "1.1.1 思政课程\t3",
        "2 服务贡献\t5",
        "附表：指标\t8",
        "#前言",
        "##办学条件",
        "学校占地700亩。",
        "表 1 概况",
    )
    manuscript.table(("名称", "数量"), ("教师", "67"))
    manuscript.picture("a")
    _lines(manuscript, "图 1 校园")
    _lines(manuscript, "#1 人才培养", _TEXT, "##1.1 立德树人", "见表 1-1 和图 1-1、案例 1，以及 1.2。")
    _lines(manuscript, "表 1-1 学生社团", "单位：人")
    manuscript.table(("序号", "名称", "人数"), ("1", "航模社", "67"))
    manuscript.xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    manuscript.table(("序号", "名称", "人数"), ("2", "数控社", "70"))
    _lines(manuscript, "数据来源：学工处", "###1.1.1 思政课程", "-组织讲座", "-参观学习", _TEXT)
    manuscript.picture("b")
    _lines(manuscript, "图 1-1 合影", "图片来源：宣传部")
    manuscript.picture("c", "d")
    _lines(manuscript, "图 1-2 左 图 1-3 右", "##1.3 专业建设")
    _case(manuscript, "案例 1 万物复苏", "老师带着学生种下树苗。", "成效见表 1-1。")
    _lines(manuscript, "【案例 2】大国工匠", "工匠的故事。", "##其他", _TEXT)
    manuscript.xml(
        f"<w:p>{r('经费')}{r('31.8', '<w:b/>')}{r('万元，m')}{r('2', _RAISED)}"
        f'<w:del w:id="1" w:author="张三"><w:r><w:delText>原文</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="李四">{r("新文")}</w:ins>'
        "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
    )
    manuscript.document.add_comment(manuscript.document.paragraphs[-1].runs, text="请核对", author="王五", initials="W")
    _lines(manuscript, "#2 服务贡献", "##2.1 服务国家", _TEXT, "表 2-1 捐赠")
    manuscript.xml(
        f"<w:tbl>{row(cell('项目', merge='restart'), cell('金额', 2))}{row(cell(merge='-'), '2022', '2023')}"
        f"{row('培训', '1.5', '2.5')}</w:tbl>"
    )
    _lines(manuscript, "##2.1 服务地方", "###2.2.1 乡村", "见 2.2.1、表 2-9。", "#附表：指标")
    _lines(manuscript, "名称：天津机电职业技术学院(12721)", "附表 1：计分卡")
    manuscript.table(_HEAD, ("1", "毕业生人数", "人", "4407"), ("2", "毕业去向落实人数", "人", "4170"))
    _lines(manuscript, "表 2 自定")
    manuscript.table(_HEAD, ("1", "自定指标", "个", "7"), ("2", "又一指标", "个", "8"))
    _lines(manuscript, "以上由质量办汇总。")
    manuscript.document.sections[0].header.paragraphs[0].text = "质量年度报告"
    return manuscript


def _department() -> Manuscript:
    """Return what a department sends: numbers in characters, looks instead of styles, tables cut, odd captions."""
    manuscript = _empty()
    _lines(
        manuscript,
        "*!一、人才培养",
        _TEXT,
        "*（一）立德树人",
        "1.加强领导",
        _TEXT,
        "2.加强保障",
        _TEXT,
        "*（二）专业建设",
        "如图1所示。",
        "图1 合影",
    )
    manuscript.picture("a")
    _lines(manuscript, _TEXT, "*（三）主要成效：", _TEXT)
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    _lines(manuscript, "表1 社团", _TEXT)
    manuscript.table(("项目", "金额"), ("培训", "31.8"))
    _lines(manuscript, "续表")
    manuscript.table(("捐赠", "2.5"))
    _lines(manuscript, "*!二、服务贡献", "典型案例一 大国工匠")
    manuscript.text("工匠的故事。", "Quote")
    _lines(manuscript, _TEXT, _TEXT, "*（一）服务国家", _TEXT, "*补充说明", _TEXT, "表3 没有表格的题目", "图 没有编号")
    manuscript.picture("b")
    manuscript.picture("c")
    _lines(manuscript, "正文接着图。", "图 3 没有图")
    manuscript.document.add_table(1, 1).cell(0, 0).text = "框中的话。"
    table = manuscript.document.add_table(2, 2)
    for column, name in enumerate(("左", "右")):
        table.cell(0, column).paragraphs[0].add_run().add_picture(picture(name))
        table.cell(1, column).text = f"图 {column + 4} {name}"
    table.cell(1, 1).add_paragraph("摄于春天")
    rows = (row("指标", "数值"), row("毕业生人数", "4407"), row("毕业去向落实人数", "4170"), row("月收入", "48"))
    manuscript.xml(f"<w:tbl>{''.join(rows)}</w:tbl>")
    return manuscript


def _bare() -> Manuscript:
    """Return a file without a heading."""
    manuscript = _empty()
    _lines(manuscript, "学校落实就业工作，见表 1。", "表 1 就业")
    manuscript.table(("年份", "人数"), ("2022", "4300"), ("2023", "4407"))
    manuscript.xml(f"<w:p>{r('官网')}{field(_LINK, '链接')}</w:p>")
    return manuscript


def _preface() -> Manuscript:
    """Return a report whose preface stands before its first heading, and whose parts are known by their names."""
    manuscript = _empty()
    _lines(
        manuscript,
        "某某职业学院",
        "职业教育质量年度报告",
        "学校历史悠久，办学条件优良。" * 12,
        "这一段跟着它。",
        "第一章 人才培养",
        "第一节 立德树人",
        _TEXT,
        "第二节 专业建设",
        _TEXT,
        "第二章 服务贡献",
        _TEXT,
        "结语",
        _TEXT,
        "附件 1：指标表",
        "见另册。",
    )
    return manuscript


@pytest.mark.parametrize("make", [_orderly, _department, _bare, _preface])
def test_a_whole_manuscript(make: Callable[[], Manuscript], tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    name = make.__name__.strip("_")
    today = date.today()
    whole = made(make(), tmp_path, f"{name}.docx").whole.replace(f"date: {today}\n", "date: today's\n")
    golden(
        f"manuscript/{name}.txt",
        whole.replace(f'"{today.year - 1}"', '"last"').replace(f": {today.year - 1}\n", ": last\n"),
    )
