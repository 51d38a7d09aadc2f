"""What each number of a sentence is taken for, its value, its unit, and whether it is meant exactly."""

from __future__ import annotations

import pytest

from reportdoc.audit.reading.mention import mentions

READ = {
    # Counted and measured.
    "毕业生4487人。": ["quantity 4487人 = 4487 人"],
    "投入1,234.50万元。": ["quantity 1,234.50万元 = 1234.50 万元"],
    "占地16.24万平方米。": ["quantity 16.24万平方米 = 162400.00 平方米"],
    "增长-3.5%。": ["quantity -3.5% = -3.5 %"],
    "增长3.5％。": ["quantity 3.5％ = 3.5 %"],
    "编号12。": ["quantity 12 = 12 -"],
    "三个平台、十二门课程、五年。": ["quantity 三个 = 3 个 written", "quantity 十二门 = 12 门 written",
                      "quantity 五年 = 5 年 written"],
    "两千人参加。": ["quantity 两千人 = 2000 人 written"],
    # About.
    "大约300人。": ["quantity 大约300人 = 300 人 about"],
    "达近300人，满300人，仅300人。": ["quantity 达近300人 = 300 人 about", "quantity 满300人 = 300 人",
                            "quantity 仅300人 = 300 人"],
    "逾300人、近300人、超300人。": ["quantity 逾300人 = 300 人 about", "quantity 近300人 = 300 人 about",
                           "quantity 超300人 = 300 人 about"],
    "300余人、300多人、300来人。": ["quantity 300余人 = 300 人 about", "quantity 300多人 = 300 人 about",
                           "quantity 300来人 = 300 人 about"],
    "300人以上，300人左右，300人有余。": ["quantity 300人以上 = 300 人 about", "quantity 300人左右 = 300 人 about",
                               "quantity 300人有余 = 300 人 about"],
    "3万余人。": ["quantity 3万余人 = 30000 人 about"],
    "约三百人、三百余人。": ["quantity 约三百人 = 300 人 about written", "quantity 三百余人 = 300 人 about written"],
    # Dates.
    "2023年招生。": ["date 2023年"], "2023届学生。": ["date 2023届"], "2019级学生。": ["date 2019级"],
    "2023学年开始。": ["date 2023学年"], "2021版大纲。": ["date 2021版"], "2023-9-16开幕。": ["date 2023-9-16"],
    "2023年9月16日开幕。": ["date 2023年9月16日"], "9月16日开幕。": ["date 9月16日"], "9月份开幕。": ["date 9月份"],
    "二〇二三年九月开幕。": ["date 二〇二三年九月"],
    # In order.
    "第3名，第九届。": ["ordinal 第3", "ordinal 第九"], "位居前10名。": ["ordinal 前10"], "前三强。": ["ordinal 前三"],
    # From one to another.
    "2021—2023年。": ["range 2021—2023年"], "2021至2023学年。": ["range 2021至2023学年"],
    "9月1日至10月7日。": ["range 9月1日至10月7日"], "3至5名。": ["range 3至5", ], "3%~5%。": ["range 3%~5", ],
    # Ratios.
    "生师比16.89比1。": ["ratio 16.89比1"], "师生比1比190。": ["ratio 1比190"],
    "第1比2022年多3人。": ["ordinal 第1", "date 2022年", "quantity 3人 = 3 人"],
    "生师比16.5:1。": ["ratio 16.5:1"], "比例为1：16。": ["ratio 1：16"],
    # Names.
    "〔2023〕51号。": ["code 〔2023〕51号"], "《“十四五”规划3》。": ["code 《“十四五”规划3》"], "《规划》。": [],
    "“1513”格局。": ["code “1513”"], "ISO9001体系。": ["code ISO9001"], "1+X证书。": ["code 1+X"],
    "5G网络。": ["code 5G"], "GB/T 35796—2017。": ["code GB/T 35796—2017"], "代码9787111。": ["code 9787111"],
    "捐赠9787111元。": ["quantity 9787111元 = 9787111 元"],
    # Words.
    "一个中心，一方面，一步一步。": [], "二级学院，三二分段。": [], "千方百计，千家万户。": [], "十分重视，零次。": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=READ)
def test_every_number_is_what_it_says(text: str, read: list[str]) -> None:
    found = []
    for one in mentions(text):
        value = f" = {one.value} {one.unit or '-'}" if one.number else ""
        found.append(f"{one.kind.value} {one.text}{value}{' about' * one.approximate}{' written' * one.written}")
    assert found == read


def test_a_mention_ends_behind_its_unit_and_begins_before_its_about() -> None:
    (one,) = mentions("学校有约1.2万人左右参加。")
    assert (one.start, one.end, one.text) == (3, 11, "约1.2万人左右")


def test_a_year_behind_a_comma_is_no_thousands() -> None:
    assert [found.text for found in mentions("育渔号498，2020年下水，共5，698吨。")] == ["498", "2020年", "5，698吨"]
