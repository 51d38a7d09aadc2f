"""`province summary` and `show`: what only all reports together show, on a page that needs nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.batch.conftest import Inbox
from tests.support.programs import reportdoc


@pytest.fixture(scope="module")
def made(inbox: Inbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = shutil.copytree(inbox.output, tmp_path_factory.mktemp("summary") / "out")
    ran = reportdoc("province", "summary", output, "--letters", "--previous", inbox.output, "--lang", "zh_CN")
    assert ran.returncode == 0, ran.stderr
    return output


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing(made: Path) -> None:
    page = (made / "summary.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|link|img|iframe|object)\b|\bsrc=|@import|url\((?!#)", page) == []
    assert set(re.findall(r'\bhref="([^#"][^"]*)"', page)) == set()


def test_the_page_names_what_is_missing_shared_and_outside_a_norm(made: Path) -> None:
    page = (made / "summary.html").read_text(encoding="utf-8")
    for words in ("岚江第〇职业技术学院", "教发〔2004〕2号", "生师比 ≤ 18", "相同"):
        assert words in page


def test_text_of_a_submission_is_text_on_the_page(made: Path) -> None:
    page = (made / "summary.html").read_text(encoding="utf-8")
    assert "10177-&lt;b&gt;&amp;.docx" in page
    assert "<b>" not in page


def test_page_and_workbook_are_in_the_language_asked_for(made: Path) -> None:
    page = (made / "summary.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in page
    titles = re.findall(r"<h[23][^>]*>([^<]*)|<figcaption>([^<]*)|<th>([^<]*)", page)
    words = {word for found in titles for word in found if word and not word.strip("%").isdecimal()}
    assert {word for word in words if word != "%" and not re.search("[一-鿿]", word)} == set()
    assert "套话：无" in words


def test_a_norm_that_no_report_answers_is_told_as_such_and_not_as_kept(made: Path) -> None:
    page = (made / "summary.html").read_text(encoding="utf-8")
    (told,) = re.findall("具有研究生学位教师占专任教师的比例 ≥ 15[^<]*", page)
    assert told == "具有研究生学位教师占专任教师的比例 ≥ 15（教发〔2004〕2号）：没有报告列出这项指标"
    assert "生师比 ≤ 18（教发〔2004〕2号）<" in page


def test_figures_stand_to_the_right_as_they_are_printed_and_their_median_is_a_number(made: Path) -> None:
    book = openpyxl.load_workbook(made / "summary.xlsx")
    norms = [row for row in book["合格标准"].iter_rows() if row[1].value == "生师比"]
    assert norms
    for row in norms:
        assert isinstance(row[2].value, str)
        assert row[2].alignment.horizontal == "right"
    spreads = {row[1]: row for row in book["指标分布"].iter_rows(values_only=True)}
    head, values = spreads["指标"], spreads["月收入"]
    assert values[head.index("中位数")] == 3000.5
    assert values[head.index("离散系数")] == 0.0


def test_the_workbook_has_a_sheet_for_each_table(made: Path) -> None:
    book = openpyxl.load_workbook(made / "summary.xlsx")
    assert book.sheetnames[:3] == ["总览", "完整性", "评分"]
    told = {row[0].value: row[1].value for row in book["总览"].iter_rows(min_row=3)}
    assert (told["报送材料"], told["学校数"], told["未能读取"]) == (5, 2, 2)
    kept = list(book["沿用的段落"].iter_rows(min_row=5, values_only=True))
    assert [row[1:] for row in kept] == [(42, 42, 100), (42, 42, 100)]
    pairs = list(book["文字雷同"].iter_rows(min_row=5, values_only=True))
    assert [pair[0] for pair in pairs if "上一年" not in str(pair[4])] == ["相同"]


def test_it_is_the_same_bytes_each_time(made: Path, inbox: Inbox, tmp_path: Path) -> None:
    output = shutil.copytree(made, tmp_path / "out")
    reportdoc("province", "summary", output, "--previous", inbox.output, "--lang", "zh_CN")
    for name in ("summary.html", "summary.xlsx"):
        assert (output / name).read_bytes() == (made / name).read_bytes()


def test_each_college_gets_a_letter_with_its_own_figures_in_the_look_of_the_report(made: Path) -> None:
    first, second = sorted((made / "letters").iterdir())
    letter = docx.Document(str(second))
    assert letter.paragraphs[0].text == "关于 2023 年度质量报告的反馈意见"
    assert "岚江第〇职业技术学院（10100）" in letter.paragraphs[1].text
    cells = {row.cells[0].text: row.cells[2].text for table in letter.tables for row in table.rows}
    assert cells["月收入"] == "3000"
    other = [paragraph.text for paragraph in docx.Document(str(first)).paragraphs]
    assert "云岭第一工业职业学院" in other[1]
    assert [text.partition("也见于其他学校的报告")[0] for text in other if "也见于其他学校的报告" in text] == [
        "第 1 部分中有一段"
    ]


def test_show_tells_a_college_among_the_others(inbox: Inbox) -> None:
    ran = reportdoc("province", "show", inbox.output, "云岭第一工业职业学院")
    assert ran.returncode == 0
    assert ran.stdout.startswith("10100 云岭第一工业职业学院 2023\n")
    assert re.search(r"生师比  [0-9]+[.][0-9]+∶1  \(", ran.stdout)
    assert re.search(r"月收入  3001 元  \(3000\.5; percentile 75\)", ran.stdout)


def test_a_list_of_types_in_which_no_code_stands_is_told(inbox: Inbox, tmp_path: Path) -> None:
    types = tmp_path / "types.csv"
    types.write_text("学校\t类型\n10100\t高职\n", encoding="utf-8")
    ran = reportdoc("province", "summary", inbox.output, "--types", types)
    assert ran.returncode == 2
    assert ran.stderr.startswith('Error: "types.csv" is no list of types (a line is a code, a comma and a type')


def test_what_is_not_there_is_told(inbox: Inbox, tmp_path: Path) -> None:
    assert "there is no college" in reportdoc("province", "show", inbox.output, "99999").stderr
    for made, said in ((None, "is no folder of a province"), ('{"format": 99}', "was made by a newer version")):
        if made:
            (tmp_path / "province.json").write_text(made)
        for arguments in (("summary", tmp_path), ("show", tmp_path, "10100")):
            ran = reportdoc("province", *arguments)
            assert ran.returncode == 2
            assert said in ran.stderr
            assert ran.stderr.count("\n") == 1
