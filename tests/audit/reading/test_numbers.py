"""Numbers as reports print them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from reportdoc.audit.reading.mention import MentionKind, mentions
from reportdoc.text.number import cell_number, number, printed
from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("476 人", "476", "人"),
        ("98.11%", "98.11", "%"),
        ("1,234.5", "1234.5", ""),
        ("28（学位授予27人）", "28", ""),
        ("-5", "-5", ""),
        ("１２", "12", ""),
        ("1.2万", "12000", ""),
        ("35万元", "35", "万元"),
    ],
)
def test_cells_with_numbers(text: str, value: str, unit: str) -> None:
    found = cell_number(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "—", "3+2", "2023年5月", "A1", "应用电子技术3+2", "约20", "9" * 40])
def test_cells_without_numbers(text: str) -> None:
    assert cell_number(text) is None


@pytest.mark.parametrize(("stated", "agrees"), [("97.19", True), ("97.20", True), ("97.18", False), ("97.21", False)])
def test_a_number_agrees_at_the_precision_it_is_printed_in(stated: str, agrees: bool) -> None:
    assert number(stated).agrees(Fraction("97.195")) is agrees


@pytest.mark.parametrize(
    ("value", "ulp", "text"), [("97.195", "0.01", "97.20"), ("-0.5", "1", "-1"), ("2.4", "1", "2")]
)
def test_printing_rounds_half_up(value: str, ulp: str, text: str) -> None:
    assert printed(Fraction(value), Decimal(ulp)) == text


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("第九届大赛获一等奖23项、二等奖37项。", ["23项", "37项"]),
        ("按“1513”格局推进1+X证书试点。", []),
        ("依据教职成司函〔2023〕25号和GB/T 35796—2017。", []),
        ("2021—2023年，2019级学生300余门次。", ["300余门次"]),
        ("建筑面积16.24万平方米，约1.2万人。", ["16.24万平方米", "约1.2万人"]),
        ("生师比为1:16.5。", []),
        ("提高0.64个百分点，达到98.1%。", ["0.64个百分点", "98.1%"]),
        ("一个中心、三个平台、五年。", ["三个", "五年"]),
        ("位居前10名，ISO9001体系，5G网络，三二分段。", []),
        ("《“十四五”规划》3本。", ["3本"]),
        ("2023年5月18日，18人参加。", ["18人"]),
    ],
)
def test_quantities_of_running_text(text: str, quantities: list[str]) -> None:
    assert [found.text for found in mentions(text) if found.kind is MentionKind.QUANTITY] == quantities


def test_every_sentence_knows_its_own_line(project: Project) -> None:
    project.chapter("第一句有3人。\n第二句有\n5人。第三句。\n")
    lines = [(one.text, one.spot.place.line) for one in project.document().sentences][1:]
    assert lines == [("第一句有3人。", 3), ("第二句有 5人。", 4), ("第三句。", 5)]


def test_references_are_no_quantities_and_values_know_their_names(project: Project) -> None:
    project.more("values: values.yaml\n")
    project.write("values.yaml", "人数:\n  text: '12'\n  unit: 人\n")
    project.chapter(f"共{{{{ 人数 }}}}人，见@tbl-t。\n\n{project.table('t', '名称,数', '甲,1')}")
    sentence = project.document().sentences[1]
    assert [(one.text, one.names) for one in sentence.mentions] == [("12人", ("人数",))]


def test_a_row_of_digits_as_long_as_no_amount_is_passed_over(tmp_path: Path) -> None:
    folder = Project(tmp_path)
    table = folder.table("slips", "项目,金额", f"甲,{'3' * 40}", f"乙,{'6' * 40}", f"合计,{'8' * 40}")
    text = f"合计{'9' * 40}元，其中甲项{'3' * 40}元、乙项{'5' * 40}元，比上年的{'2' * 300}元减少1元，占33.33%。"
    assert folder.findings("", f"{text}\n\n{table}\n见@tbl-slips。\n") == []
