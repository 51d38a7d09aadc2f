"""Events in the order of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该专业2018年获批，2017年首次招生。", ["2017年"]),
        ("该专业2016年获批，2017年首次招生。", []),
        ("院里有一口1962年砌的窑，2021年修复，2020年3月重新点火。", ["2020年3月"]),
        ("院里有一口1962年砌的窑，2021年修复，2022年3月重新点火。", []),
        ("这里有一座1929年的夜校旧址。1926年列为文物保护单位，2019年布展。", ["1926年"]),
        ("这里有一座1929年的夜校旧址。1996年列为文物保护单位，2019年布展。", []),
        ("2023年办第三届，第一届办在2019年，第二届办在2018年。", ["2018年"]),
        ("报告于12月8日审议，12月30日经党委会审定，12月29日发布。", ["12月29日"]),
        ("报告于12月8日审议，12月28日经党委会审定，1月5日发布。", []),
        ("学校2008年升格，前身是2002年开办的学校。", []),
        ("2023年9月获称号，是第2位获此称号的教师，第1位是2021年获称号的某人。", []),
        ("在校生数以2023年10月31日为准，毕业生以2023年8月31日为准。", []),
        ("2023年培训612人次，2022年培训548人次。", []),
        ("甲赛2010年首办，2020年停办；比它晚起步的乙节，2012年首办。", []),
        ("2023年11月修订规划，2019年印发的《编制规定》同时修订。", []),
    ],
)
def test_what_is_told_behind_a_later_event_is_not_before_it(tmp_path: Path, text: str, found: list[str]) -> None:
    told = [one for one in Project(tmp_path).findings("W", text + "\n") if one.code == "W619"]
    assert [one.stated for one in told] == found
