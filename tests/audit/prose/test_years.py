"""Spans of years, shares of one whole, directions, and what is left: at their limits."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    "自2019年起与企业合作，至2023年已连续五年招生。": None,
    "自2019年起与企业合作，至2023年已连续四年招生。": None,
    "自2019年起与企业合作，至2023年已连续六年招生。":
        f"P406 {AT} | 六年 → 2023 − 2019 + 1 = 5 | from 2019 to 2023 it is 5 years",
    "与企业的合作始于2019年，截至2022年已持续4年。": None,
    "与企业的合作始于2019年，截至2022年已持续3年。": None,
    "与企业的合作始于2019年；截至2022年已持续6年。": None,
    "学校成立于1958年，办学至今64年。":
        f"P406 {AT} | 64年 → 2023 − 1958 + 1 = 66 | from 1958 to 2023 it is 66 years",
    "学校成立于1958年，办学至今67年。":
        f"P406 {AT} | 67年 → 2023 − 1958 + 1 = 66 | from 1958 to 2023 it is 66 years",
    "学校成立于1958年，办学至今约60年。": None,
    "学校创建于1958年，迄今已有56年历史。":
        f"P406 {AT} | 56年 → 2023 − 1958 + 1 = 66 | from 1958 to 2023 it is 66 years",
    "学校创建于1958年，迄今已有65年历史。": None,
    "2021—2023年四年间，投入2.5亿元。":
        f"P406 {AT} | 四年 → 2023 − 2021 + 1 = 3 | from 2021 to 2023 it is 3 years",
    "2021年至2023年三年间，投入2.5亿元。": None,
    "2021年至2023年五年间，投入2.5亿元。":
        f"P406 {AT} | 五年 → 2023 − 2021 + 1 = 3 | from 2021 to 2023 it is 3 years",
    "2019年投产，3年建设、2年试运行，5年建成。": None,
    "项目建设期为2019—2022年，为期三年。": None,
    "项目建设期为2019—2022年，为期四年。": None,
    "项目建设期为2019—2022年，为期五年。": None,
    "近三年（2021—2023年）获奖44项。": None,
    "近三年（2020—2023年）获奖44项。": None,
    "近五年（2020—2023年）获奖44项。": None,
    "近四年（2020—2023年）获奖44项。": None,
    "高级职称教师占37.17，比上年有所提高。":
        f"P407 {AT} | 37.17 → 37.17% | 37.17 has no percent sign",
    "高级职称教师占137.17，比上年有所提高。": None,
    "高级职称教师占37.17亩。": None,
    "高级职称教师占比37.17，下降。":
        f"P407 {AT} | 37.17 → 37.17% | 37.17 has no percent sign",
    "高级职称教师达37.17，下降。": None,
    "甲专业占45.2%，乙专业占30.1%，丙专业占25.7%。":
        f"P408 {AT} | 25.7% → 45.2 + 30.1 + 25.7 = 101.0 | the shares of the sentence add up to 101.0, not to 100",
    "甲专业占45.2%，乙专业占30.1%，丙专业占29.7%。":
        f"P408 {AT} | 29.7% → 45.2 + 30.1 + 29.7 = 105.0 | the shares of the sentence add up to 105.0, not to 100",
    "甲专业占45.2%，乙专业占30.1%，丙专业占29.8%。": None,
    "甲专业占45.2%，乙专业占30.1%，丙专业占24.8%。": None,
    "甲专业占45.2%，乙专业占54.8%。": None,
    "甲专业占45.2%，乙专业占55.8%。": None,
    "很满意45.2%，满意30.1%，不满意27.7%。": None,
    "很满意45.2%，满意30.1%，不满意24.7%。": None,
    "很满意45.2%、满意30.1%、一般10.0%、不满意17.7%。": None,
    "落实率由94.39%提高到95.03%，下降0.64个百分点。":
        f"P412 {AT} | 0.64个百分点 → 94.39 → 95.03"
        " | the words before 0.64个百分点 tell the other direction than 94.39% and 95.03%",
    "落实率由95.03%下降到94.39%，提高0.64个百分点。":
        f"P412 {AT} | 0.64个百分点 → 95.03 → 94.39"
        " | the words before 0.64个百分点 tell the other direction than 95.03% and 94.39%",
    "落实率由95.03%提高到94.39%。":
        f"P412 {AT} | 94.39% → 95.03 → 94.39"
        " | the words before 94.39% tell the other direction than 95.03% and 94.39%",
    "落实率由94.39%下降到95.03%。":
        f"P412 {AT} | 95.03% → 94.39 → 95.03"
        " | the words before 95.03% tell the other direction than 94.39% and 95.03%",
    "落实率从94.39%降至95.03%。":
        f"P412 {AT} | 95.03% → 94.39 → 95.03"
        " | the words before 95.03% tell the other direction than 94.39% and 95.03%",
    "落实率从94.39%升至95.03%。": None,
    "招生由3300人减少到3630人。":
        f"P412 {AT} | 3630人 → 3300 → 3630"
        " | the words before 3630人 tell the other direction than 3300人 and 3630人",
    "招生由3300人增加到2970人。":
        f"P412 {AT} | 2970人 → 3300 → 2970"
        " | the words before 2970人 tell the other direction than 3300人 and 2970人",
    "招生3630人，比上年的3300人减少330人。":
        f"P412 {AT} | 330人 → 3300 → 3630 | the words before 330人 tell the other direction than 3300人 and 3630人",
    "招生2970人，比上年的3300人增加330人。":
        f"P412 {AT} | 330人 → 3300 → 2970 | the words before 330人 tell the other direction than 3300人 and 2970人",
    "招生2970人，较上年的3300人增长10%。":
        f"P412 {AT} | 10% → 3300 → 2970 | the words before 10% tell the other direction than 3300人 and 2970人",
    "招生2970人，较上年的3300人下降10%。": None,
    "经费由82.60万元增加到92.60元。":
        f"P409 {AT} | 92.60元 →"
        " | 92.60元 beside 82.60万元: a unit may be wrong\n"
        f"P412 {AT} | 92.60元 → 82.60万元 → 92.60元"
        " | the words before 92.60元 tell the other direction than 82.60万元 and 92.60元",
    "经费由82.60万元增加到92.60万元。": None,
    "经费由826万元增加到8.5亿元。": None,
    "经费由826万元增加到8300万元。": None,
    "新增企业17家，退出企业9家，净增8家。": None,
    "新增企业17家，退出企业9家，净增约26家。": None,
    "留学生46人，距80人的目标相差34人。": None,
    "排查隐患135处，整改132处，剩余3处。": None,
    "排查隐患135处，整改132处，未整改3处。": None,
    "排查隐患135处，整改132处，未整改13处。":
        f"P402 {AT} | 13处 → 135 − 132 = 3处 | 13处 is not what 132处 leave of 135处",
    "收入1286.40万元，支出1200.00万元，净收入68.40万元。":
        f"P402 {AT} | 68.40万元 → 1286.40 − 1200.00 = 86.40万元"
        " | 68.40万元 is not what 1200.00万元 leave of 1286.40万元",
    "收入1286.40万元，成本1200.00万元，净收入68.40万元。":
        f"P402 {AT} | 68.40万元 → 1286.40 − 1200.00 = 86.40万元"
        " | 68.40万元 is not what 1200.00万元 leave of 1286.40万元",
    "高血压97人、糖尿病38人，同时患有两种的21人，实际共114人。": None,
    "高血压97人、糖尿病38人，同时患有两种的21人，实际共115人。":
        f"P402 {AT} | 115人 → 97 + 38 − 21 = 114人 | 115人 is not the sum of its parts",
    "高血压97人、糖尿病38人，两种均有的21人，实际共115人。":
        f"P402 {AT} | 115人 → 97 + 38 − 21 = 114人 | 115人 is not the sum of its parts",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_what_a_passage_tells_agrees(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("P", text)] == (told.split("\n") if told else [])
