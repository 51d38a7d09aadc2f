"""What cover and declaration say becomes `report.yaml`; what they do not say is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from docx import Document

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.recognition.cover import Hints, metadata
from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript

TODAY = date(2025, 3, 9)
COVER = (
    "12345",
    "天津机电职业技术学院",
    "TIANJIN VOCATIONAL COLLEGE OF MECHANICS AND ELECTRICITY",
    "高等职业教育质量年度报告（2023年度）",
    "2024年1月4日",
)


def _field(name: str, *lines: str, file: str = "稿.docx", above: str = "") -> tuple[object, list[str]]:
    """Return a field, and what is told of it."""
    log = Log()
    found = getattr(metadata(lines, Hints(file, above, TODAY), log), name)
    words = {"college": "college's name", "english": "English", "code": "code", "title": "title", "year": "the year"}
    return found, [str(note.message) for note in log.notes if words.get(name, "date of") in str(note.message)]


@pytest.mark.parametrize(
    ("name", "lines", "expected"),
    [
        ("college", ("天津机电职业技术学院",), "天津机电职业技术学院"),
        ("college", ("天 津 机 电 职 业 技 术 学 院",), "天津机电职业技术学院"),
        ("college", ("学校名称天津机电职业技术大学",), "天津机电职业技术大学"),
        ("college", ("单位名称：天津医学高等专科学校",), "天津医学高等专科学校"),
        ("college", ("2023年", "内蒙古化工职业学院质量年度报告"), "内蒙古化工职业学院"),
        ("college", ("某某学院质量报告", "天津机电职业技术学院"), "天津机电职业技术学院"),
        ("english", ("Tianjin College of Arts",), "Tianjin College of Arts"),
        ("english", (" O'Neil College, Tianjin (North) ",), "O'Neil College, Tianjin (North)"),
        ("english", ("ABCDEFGH", "Tianjin College"), "Tianjin College"),
        ("code", ("学校代码：12721",), "12721"),
        ("code", ("院校编码 12721",), "12721"),
        ("code", ("天津机电（12721）",), "12721"),
        ("code", ("天津机电(12721)",), "12721"),
        ("code", ("学校代号12721",), "12721"),
        ("code", ("学校代码 ： 12721",), "12721"),
        ("college", ("院校名称天津职业学院",), "天津职业学院"),
        ("college", ("岚江第〇职业技术学院",), "岚江第〇职业技术学院"),
        ("college", ("二〇二四年天津职业学院",), "天津职业学院"),
        ("college", ("天津（滨海）·职业大学",), "天津（滨海）·职业大学"),
        ("college", ("天津师范专科",), "天津师范专科"),
        ("college", ("天津中等职业学校",), "天津中等职业学校"),
        ("college", ("学院", "一学院", "天津学院"), "天津学院"),
        ("english", ("Abc d", "Abc de"), "Abc de"),
        ("english", ("Tianjin & Co. College", "Tianjin College"), "Tianjin & Co. College"),
        ("english", ("Tianjin College 2023", "Tianjin College"), "Tianjin College"),
        ("title", ("天津大学院校质量年报告",), "院校质量年报告"),
        ("title", ("2023年度质量报告", "职业教育质量年度报告"), "职业教育质量年度报告"),
        ("year", ("2022届毕业生质量报告",), 2022),
        ("year", ("质量年度", "2021年"), 2021),
        ("year", ("1999年度报告", "3022年度报告", "2020年"), 2020),
        ("date", ("二〇二四年十一月",), date(2024, 11, 1)),
        ("date", ("二○二四年 3 月",), date(2024, 3, 1)),
        ("date", ("二〇一九年五月",), date(2019, 5, 1)),
        ("date", ("二〇二六年七月", "2024年1月8日"), date(2024, 1, 8)),
        ("date", ("二〇三八年六月",), date(2038, 6, 1)),
        ("title", ("天津机电职业技术学院高等职业教育质量年度报告",), "高等职业教育质量年度报告"),
        ("title", ("高等职业教育", "质 量 年 度 报 告"), "质量年度报告"),
        ("title", ("职业院校质量年报告（2023）",), "职业院校质量年报告"),
        ("title", ("某某学院2023年度质量报告", "中等职业教育年度质量报告"), "中等职业教育年度质量报告"),
        ("year", ("质量年度报告（2022年度）",), 2022),
        ("year", ("2024年1月", "质量报告 2022"), 2022),
        ("year", ("二〇二四年", "2024年1月"), 2024),
        ("date", ("2024年1月4日",), date(2024, 1, 4)),
        ("date", ("2024 年 12 月 31 日",), date(2024, 12, 31)),
        ("date", ("2024年2月30日", "2024年3月1日"), date(2024, 3, 1)),
        ("date", ("二〇二四年一月",), date(2024, 1, 1)),
        ("date", ("二○二三年十二月",), date(2023, 12, 1)),
        ("date", ("二零二四年十月",), date(2024, 10, 1)),
        ("date", ("2023年11月",), date(2023, 11, 1)),
        ("date", ("二〇二四年十三月", "二〇二四年九月"), date(2024, 9, 1)),
    ],
)
def test_a_line_of_the_cover(name: str, lines: tuple[str, ...], expected: object) -> None:
    assert _field(name, *lines) == (expected, [])


@pytest.mark.parametrize(
    ("name", "lines", "expected", "told"),
    [
        ("college", ("质量报告",), "（学校名称）", "enter it in content/report.yaml"),
        ("english", ("College",), "(English name)", "enter it in content/report.yaml"),
        ("code", ("电话 123456",), "00000", "in place of 00000"),
        ("code", ("代码 127213",), "00000", "in place of 00000"),
        ("title", ("报告",), "高等职业教育质量年度报告", "the usual one is in content/report.yaml"),
        ("year", ("报告",), 2024, "last year is in content/report.yaml"),
        ("date", ("报告",), TODAY, "today's is in content/report.yaml"),
        ("date", ("2024年13月45日",), TODAY, "today's is in content/report.yaml"),
    ],
)
def test_what_the_cover_does_not_say(name: str, lines: tuple[str, ...], expected: object, told: str) -> None:
    found, notes = _field(name, *lines)
    assert (found, [told in note for note in notes]) == (expected, [True])


def test_the_name_of_the_file_and_the_line_over_the_indicators_say_what_the_cover_does_not() -> None:
    assert _field("code", file="12721-质量年报.docx") == ("12721", [])
    assert _field("code", above="名称：天津机电职业技术学院(12721)") == ("12721", [])
    for sign in "-_—":
        assert _field("code", file=f"12721{sign}质量年报.docx") == ("12721", [])
    assert _field("code", file="x12721-质量年报.docx")[0] == "00000"
    assert _field("year", file="质量年报2022.docx") == (2022, [])
    assert _field("year", "2021年", file="2022.docx") == (2022, [])
    assert _field("year", "2021年度", file="2022.docx") == (2021, [])
    assert _field("college", above="名称：天津机电职业技术学院(12721)") == ("天津机电职业技术学院", [])
    assert _field("college", file="天津机电职业技术学院年报.docx") == ("天津机电职业技术学院", [])


def _covered(*lines: str) -> Manuscript:
    manuscript = Manuscript()
    manuscript.document = Document()
    for line in lines:
        manuscript.text(line)
    manuscript.document.add_heading("人才培养", 1)
    return manuscript


def test_a_cover_becomes_the_settings_and_is_set_aside(tmp_path: Path) -> None:
    manuscript = _covered(*COVER)
    manuscript.text("正文若干字。")
    project = made(manuscript, tmp_path)
    assert yaml.safe_load(project.text("report.yaml")) == {
        "college": {
            "name": "天津机电职业技术学院",
            "english": "TIANJIN VOCATIONAL COLLEGE OF MECHANICS AND ELECTRICITY",
            "code": "00000",
        },
        "title": "高等职业教育质量年度报告",
        "year": 2023,
        "date": date(2024, 1, 4),
        "profile": "2023",
        "chapters": [{"file": "chapters/1-rencai-peiyang.md"}],
    }
    assert project.chapter == "正文若干字。"
    aside = "line of the cover or the declaration; the templates set it anew: "
    assert [note.removeprefix(aside) for note in project.notes if note.startswith(aside)] == list(COVER)


def test_quotes_in_a_name_do_not_break_the_settings(tmp_path: Path) -> None:
    manuscript = _covered(*COVER)
    manuscript.text("正文若干字。")
    manuscript.document.add_heading('附表：“双高” "指标"', 1)
    manuscript.table(
        ("序号", "指标", "单位", "2023年"), ("1", "毕业生人数", "人", "4407"), ("2", "就业率", "%", "92.9")
    )
    settings = yaml.safe_load(made(manuscript, tmp_path).text("report.yaml"))
    assert settings["annex"]["title"] == '附表：“双高” "指标"'


def test_a_declaration_is_no_text_however_long_and_a_preface_is(tmp_path: Path) -> None:
    long = "学校对报告内容的真实性负责。" * 12
    project = made(_covered("内容真实性声明", long, *COVER), tmp_path)
    assert not any(name.startswith("content/front") for name in project.files)
    assert f"line of the cover or the declaration; the templates set it anew: {long}" in project.notes
    manuscript = _covered(*COVER[:3], "学校历史悠久，办学条件优良。" * 12, "这一段跟着它。")
    manuscript.text("正文若干字。")
    project = made(manuscript, tmp_path)
    front = project.text("front/1-qianyan.md")
    assert front == f"# 前言 {{.unnumbered}}\n\n{'学校历史悠久，办学条件优良。' * 12}\n\n这一段跟着它。\n"
    assert yaml.safe_load(project.text("report.yaml"))["front"] == [{"file": "front/1-qianyan.md"}]
    assert 'text before the first heading stands under "前言" now' in project.notes


def test_a_logo_on_the_cover_is_kept_and_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document = Document()
    manuscript.picture("logo", text="天津机电职业技术学院")
    manuscript.document.add_heading("人才培养", 1)
    manuscript.text("正文若干字。")
    project = made(manuscript, tmp_path)
    assert [name for name in project.files if "picture" in name] == ["content/pictures/other-image1.png"]
    assert "picture on the cover; it is in the folder pictures" in project.notes
